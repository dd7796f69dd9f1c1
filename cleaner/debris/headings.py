"""Which short lines are headlines and sub-headings: content, whatever their shape."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.debris.evidence import Lay
from cleaner.text.script import is_unspaced
from cleaner.text.tokens import tokens

# A headline stands at most so many lines above the article's first paragraph; between
# them there are a byline, a date, a share bar, a caption.
ABOVE = 8
PARAGRAPH = 20  # words of a line that is surely an article's
OPENING = 3  # paragraphs that say again what the headline says
LEAST_WORDS, MOST_WORDS = 3, 30  # of a headline
MOST_SUBHEADING = 12  # words
STEM = 4  # letters that a word and its inflected forms share
# So many of a headline's longer words, and this share of them, stand in the opening; of a
# line right above it (with no more than a byline between) fewer do.
LEAST_SHARED, SHARED, SHARED_UNSPACED = 2, 0.34, 0.7
RIGHT_ABOVE, LEAST_RIGHT_ABOVE, SHARED_RIGHT_ABOVE = 2, 1, 0.25


def headlines(lay: Lay) -> frozenset[int]:
    """The lines above the first paragraph that say what the first paragraphs say."""
    return frozenset(_headlines(lay))


def subheadings(lay: Lay) -> frozenset[int]:
    """The short lines that stand alone between paragraphs.

    Not for lines in lists: links and menus have neighbours of their kind.
    """
    return frozenset(_subheadings(lay))


def _headlines(lay: Lay) -> Iterator[int]:
    paragraphs = [i for i, s in enumerate(lay.shapes) if lay.prose[i] and s.words >= PARAGRAPH]
    if not paragraphs:
        return
    opening: set[str] = set()
    for i in paragraphs[:OPENING]:
        opening.update(_stems(lay, i))
    for i in range(max(0, paragraphs[0] - ABOVE), paragraphs[0]):
        near = paragraphs[0] - i <= RIGHT_ABOVE
        if LEAST_WORDS <= lay.shapes[i].words <= MOST_WORDS and _says(lay, i, opening, near):
            yield i


def _says(lay: Lay, i: int, opening: set[str], near: bool) -> bool:
    own = _stems(lay, i)
    shared, line = len(own & opening), lay.lines[i].text
    if is_unspaced(line):
        return shared >= LEAST_SHARED and shared >= SHARED_UNSPACED * len(own)
    if near and lay.shapes[i].words > LEAST_WORDS:
        return shared >= LEAST_RIGHT_ABOVE and shared >= SHARED_RIGHT_ABOVE * len(own)
    return shared >= LEAST_SHARED and shared >= SHARED * len(own)


def _stems(lay: Lay, i: int) -> set[str]:
    """The beginnings of a line's longer words; in scripts without spaces its letters."""
    found = set()
    for token in tokens(lay.lines[i].text):
        if is_unspaced(token.fold):
            found.add(token.fold)
        elif len(token.fold) >= STEM and token.fold not in lay.function_words:
            found.add(token.fold[:STEM])
    return found


def _subheadings(lay: Lay) -> Iterator[int]:
    for i in range(1, len(lay.lines) - 1):
        alone = lay.prose[i - 1] and lay.prose[i + 1] and not lay.prose[i]
        if alone and lay.shapes[i].words <= MOST_SUBHEADING:
            around = min(lay.shapes[i - 1].words, lay.shapes[i + 1].words)
            if around >= PARAGRAPH and lay.shapes[i].end in ("none", "stop"):
                yield i
