"""White space: blanks at line ends and doubled spaces inside prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.text.edit import Edit, Pass

RULE = "mend/space"

_BLANKS = r"[ \t\xa0\u2000-\u200a\u202f\u205f]"
_TRAILING = re.compile(rf"(?<!{_BLANKS}){_BLANKS}+(?=\n|\Z)")
_DOUBLE = re.compile("[ \xa0]{2}")
_GAP = re.compile(r"(?<=\S)[ \xa0]{2,3}(?=\S)")
_WIDE_GAP = re.compile(r"[ \xa0]{4}|\t")
_MARKER = re.compile(r"\s*(?:[-*+•·–—>#|]+|\(?\w{1,3}[.)]|§+)\Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"[{};=|<>\\]\s*$|\|")
_FEWEST_WORDS = 6
_LONGEST_MARKER = 12


def spacing_pass(text: str) -> Pass:
    """Take blanks off line ends and close doubled spaces between words of prose.

    >>> [edit.start for edit in spacing_pass("He told AFP.  The two sides will meet soon. ").edits]
    [12, 43]

    Not for indentation, columns, tables, code or verse: a gap is only closed in a line
    of six words or more that starts at the margin and holds no gap wider than three
    spaces, and never where a line next to it has a gap at the same column.
    """
    edits = [*trailing_blanks(text), *doubled_spaces(text)]
    edits.sort(key=lambda edit: edit.start)
    return Pass("spacing", tuple(edits))


def trailing_blanks(text: str) -> Iterator[Edit]:
    """Blanks before a line end or the end of the text; an ending without newline stays so."""
    for found in _TRAILING.finditer(text):
        yield Edit(found.start(), found.group(), "", RULE)


def doubled_spaces(text: str) -> Iterator[Edit]:
    """Two or three blanks, no-break ones too, between the words of a line of prose.

    Not in columns and not after a list marker; see `spacing_pass`.
    """
    at = 0
    while found := _DOUBLE.search(text, at):
        start = text.rfind("\n", 0, found.start()) + 1
        stop = text.find("\n", found.start())
        stop = len(text) if stop < 0 else stop
        line = text[start:stop].rstrip()
        if _is_prose(line):
            gaps = _gaps(line)
            columns = _columns(_line_before(text, start)) | _columns(_line_after(text, stop))
            if columns.isdisjoint(gap.end() for gap in gaps):
                for gap in gaps:
                    yield Edit(start + gap.start(), gap.group(), " ", RULE)
        at = stop


def _is_prose(line: str) -> bool:
    if line[:1].isspace() or _WIDE_GAP.search(line) or _CODE.search(line):
        return False
    words = len(_WORD.findall(line))
    return words >= _FEWEST_WORDS and 3 * len(_gaps(line)) <= words


def _gaps(line: str) -> list[re.Match[str]]:
    """Gaps of two or three spaces, but the one behind a list marker."""
    return [
        gap
        for gap in _GAP.finditer(line)
        if gap.start() > _LONGEST_MARKER or not _MARKER.match(line[: gap.start()])
    ]


def _columns(line: str) -> set[int]:
    """Columns where text goes on after a gap."""
    return {gap.end() for gap in _gaps(line)}


def _line_before(text: str, start: int) -> str:
    return text[text.rfind("\n", 0, start - 1) + 1 : start - 1] if start else ""


def _line_after(text: str, stop: int) -> str:
    end = text.find("\n", stop + 1)
    return text[stop + 1 : end if end >= 0 else len(text)]
