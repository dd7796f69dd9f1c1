"""Which short lines are headlines and sub-headings: content, whatever their shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.debris.evidence import Lay
from cleaner.text.script import is_unspaced
from cleaner.text.tokens import tokens

# A headline stands at most so many lines above the article's first paragraph; between
# them there are a byline, a date, a share bar, a caption.
ABOVE = 8
PARAGRAPH = 12  # words of a line of prose that is surely an article's
OPENING = 3  # paragraphs that say again what the headline says
LEAST_WORDS, MOST_WORDS = 3, 30  # of a headline
MOST_SUBHEADING = 12  # words
STEM = 4  # letters that a word and its inflected forms share
# So many of a headline's longer words, and this share of them, stand in the opening.
LEAST_SHARED, SHARED, SHARED_UNSPACED = 2, 0.34, 0.5
CLOSE = 4  # lines above the first paragraph within which the nearest line of words heads it


def headlines(lay: Lay, own: Sequence[int]) -> frozenset[int]:
    """The lines above the first paragraph that say what the first paragraphs say.

    Also the line nearest above it that has words enough for a headline and that no rule
    speaks against; `own` are the points of each line from its own words.
    """
    return frozenset(_headlines(lay, own))


def subheadings(lay: Lay) -> frozenset[int]:
    """The short lines that stand alone between paragraphs.

    Not for lines in lists: links and menus have neighbours of their kind.
    """
    return frozenset(_subheadings(lay))


def _headlines(lay: Lay, own: Sequence[int]) -> Iterator[int]:
    paragraphs = [i for i, s in enumerate(lay.shapes) if lay.prose[i] and s.words >= PARAGRAPH]
    if not paragraphs:
        return
    opening: set[str] = set()
    for i in paragraphs[:OPENING]:
        opening.update(_stems(lay, i))
    first = paragraphs[0]
    fit = [
        i
        for i in range(max(0, first - ABOVE), first)
        if LEAST_WORDS <= lay.shapes[i].words <= MOST_WORDS
    ]
    yield from (i for i in fit if _says(lay, i, opening))
    near = [i for i in fit if i >= first - CLOSE and own[i] <= 0 and lay.shapes[i].end == "none"]
    yield from near[-1:]


def _says(lay: Lay, i: int, opening: set[str]) -> bool:
    own = _stems(lay, i)
    shared = len(own & opening)
    least = SHARED_UNSPACED if is_unspaced(lay.lines[i].text) else SHARED
    return shared >= LEAST_SHARED and shared >= least * len(own)


def _stems(lay: Lay, i: int) -> set[str]:
    """The beginnings of a line's longer words; in scripts without spaces pairs of letters."""
    found, before = set(), ""
    for token in tokens(lay.lines[i].text):
        if is_unspaced(token.fold):
            found.update([before + token.fold] if before else [])
            before = token.fold
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
