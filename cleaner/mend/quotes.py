"""Quotations that were opened and never closed in their paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.mend.paragraphs import Paragraph, Prose
from cleaner.text.edit import Edit
from cleaner.text.flag import Flag
from cleaner.text.language import Language

RULE = "mend/quote"
MARKS = '„“”»«"'
_ANY = re.compile('[„“”»«"]')
_BEFORE_OPEN = frozenset(" \t\n\xa0\u202f([{–—-/:‚‘'")
_AFTER_CLOSE = frozenset(" \t\n\xa0\u202f)]}.,;:!?…–—-/’'*")
_ENDS = re.compile(r"(?:(?<!\.)\.|[!?])\Z")
_FEWEST_WORDS = 3
_FOLLOWING = 20
"""Paragraphs looked at for the end of a quotation that runs over several."""
_FOLLOWING_LENGTH = 20_000


@dataclass(frozen=True, slots=True)
class Quotes:
    """What the marks of a piece of text say: open and close pairs, and those left over."""

    pairs: tuple[tuple[int, int], ...]
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]
    unclear: tuple[int, ...]


def read_quotes(text: str) -> Quotes:
    """Pair the quotation marks of `text` by what stands before and after each.

    `“` closes in German and opens in English, `»` does either: only the place tells. A
    mark between two letters or two blanks is unclear. Single marks are left out, since
    apostrophes look the same.

    >>> read_quotes("„Ja“, sagte er, „nein.").unclosed
    (16,)
    """
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    unopened: list[int] = []
    unclear: list[int] = []
    for found in _ANY.finditer(text):
        at = found.start()
        role = _role(text, at, bool(stack))
        if role == "open":
            stack.append(at)
        elif role == "close" and stack:
            pairs.append((stack.pop(), at))
        elif role == "close":
            unopened.append(at)
        else:
            unclear.append(at)
    return Quotes(tuple(pairs), tuple(stack), tuple(unopened), tuple(unclear))


def _role(text: str, at: int, inside: bool) -> str:
    mark = text[at]
    if mark == "„":
        return "open"
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    opens = (before in _BEFORE_OPEN or before in MARKS) and not after.isspace()
    closes = not before.isspace() and (after in _AFTER_CLOSE or after in MARKS)
    if opens and closes:
        return "close" if inside else "open"
    if opens:
        return "open"
    return "close" if closes else "unclear"


def close_quote(
    paragraph: str,
    following: str | None,
    marks: Sequence[tuple[str, str]],
    speech_words: frozenset[str] = frozenset(),
) -> Edit | None:
    """Close a quotation that is opened and never closed in its paragraph, at its end.

    `following` is what comes after the paragraph, `marks` the pairs to choose from, the
    first that opens with the paragraph's mark. Not when the next paragraph opens with a
    mark too (a quotation over several paragraphs) or closes one it has not opened; not
    when a word of speech stands after a comma (the end of the quotation may be there);
    not when the quotation starts inside a sentence without a colon, or the paragraph does
    not end like a sentence (an ellipsis is no end). Offsets count from the paragraph's start.

    >>> close_quote("„Wir sind einig in der Sache.", "Er ging.", [("„", "“")])
    Edit(start=29, old='', new='“', rule='mend/quote', score=100)
    >>> close_quote("„Wir sind einig in der Sache.", "„Und in der Form.“", [("„", "“")])
    """
    quotes = read_quotes(paragraph)
    if len(quotes.unclosed) != 1 or quotes.unopened or quotes.unclear:
        return None
    at = quotes.unclosed[0]
    if at and not paragraph[:at].endswith(": "):
        return None
    quotation = paragraph[at + 1 :]
    if not _ENDS.search(quotation) or len(quotation.split()) < _FEWEST_WORDS:
        return None
    if _has_speech(quotation, speech_words) or _goes_on(following):
        return None
    closing = next((close for opening, close in marks if opening == paragraph[at]), None)
    return Edit(len(paragraph), "", closing, RULE) if closing else None


def _has_speech(quotation: str, speech_words: frozenset[str]) -> bool:
    """Whether ", sagte" stands in it: then the quotation may have ended before."""
    return any(
        part.split(None, 1)[:1] and part.split(None, 1)[0].casefold().strip(".,") in speech_words
        for part in re.split("[,!?–—]", quotation)[1:]
    )


def _goes_on(following: str | None) -> bool:
    if not following:
        return False
    if following[0] in MARKS:
        return True
    quotes = read_quotes(following)
    return bool(quotes.unopened or quotes.unclear)


def unclosed_quotes(prose: Prose) -> Iterator[Edit]:
    """One edit for each quotation to close, by the custom of the text itself."""
    text, lines, language = prose.text, prose.lines, prose.language
    if language is None:
        return
    suspects = [i for i, line in enumerate(lines) if line.whole and _is_open(text, line)]
    if not suspects:
        return
    marks = customary(text, lines, language)
    for i in suspects:
        line = lines[i]
        last = lines[min(i + _FOLLOWING, len(lines) - 1)].end
        following = text[line.end : min(last, line.end + _FOLLOWING_LENGTH)].lstrip()
        paragraph = text[line.start : line.end]
        if edit := close_quote(paragraph, following, marks, language.speech_words):
            yield Edit(line.start + edit.start, "", edit.new, RULE)


def customary(
    text: str, lines: Sequence[Paragraph], language: Language
) -> tuple[tuple[str, str], ...]:
    """Pairs of marks, those first that the text uses most, then the language's own order."""
    used: Counter[tuple[str, str]] = Counter()
    for line in lines:
        for start, end in read_quotes(text[line.start : line.end]).pairs:
            used[text[line.start + start], text[line.start + end]] += 1
    known = [pair for pair in used if pair in language.quotes]
    known.sort(key=lambda pair: (-used[pair], language.quotes.index(pair)))
    return (*known, *language.quotes)


def _is_open(text: str, line: Paragraph) -> bool:
    return bool(_ANY.search(text, line.start, line.end)) and bool(
        read_quotes(text[line.start : line.end]).unclosed
    )


def unpaired(prose: Prose) -> Iterator[Flag]:
    """Flags for marks that open or close nothing, in paragraphs that stand by themselves."""
    text = prose.text
    for line in prose.lines:
        if not line.whole or not _ANY.search(text, line.start, line.end):
            continue
        quotes = read_quotes(text[line.start : line.end])
        for at in quotes.unclosed:
            yield _flag(line.start + at, "unclosed-quote", "opened and not closed here")
        for at in quotes.unopened:
            yield _flag(line.start + at, "unopened-quote", "closed and not opened here")


def _flag(at: int, kind: str, why: str) -> Flag:
    return Flag(at, at + 1, kind, why)
