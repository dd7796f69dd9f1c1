"""Faults of rule files: gathered file by file and shown as a compiler shows them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleaner.errors import RuleError
from cleaner.rules.model import Fault, Place

__all__ = [
    "MOST_FAULTS",
    "Fault",
    "FaultLimitError",
    "Faults",
    "Spot",
    "fault_error",
    "near",
    "quoted",
    "render",
]

MOST_FAULTS = 200
"""Faults listed of one file; a file with more is hardly a rule file, and the list stays short."""

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML 1.1 takes for line ends
_SHOWN_BEFORE, _SHOWN_AFTER = 60, 100


@dataclass(slots=True)
class Spot:
    """A span in a rule file: line and column from 0; length 0 goes to the end of the line."""

    line: int
    column: int
    length: int = 0


class FaultLimitError(Exception):
    """Stops the reading of a file after `MOST_FAULTS` faults; never leaves this package."""


class Faults:
    """The faults found in one file, in the order they were found."""

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self.found: list[Fault] = []
        self._text = text
        self._lines: list[str] | None = None

    def place(self, spot: Spot) -> Place:
        """The place of a spot, counted from 1 as people do."""
        return Place(self.file, spot.line + 1, spot.column + 1)

    def add(self, message: str, spot: Spot, help: str = "", part: str = "") -> None:
        """Record a fault; `part` narrows the span to where that text stands in it."""
        if len(self.found) >= MOST_FAULTS:
            self.found.append(Fault("too many faults; the rest is not listed", self.place(spot)))
            raise FaultLimitError
        source = self._line(spot.line)
        column, length = spot.column, spot.length or len(source.rstrip()) - spot.column
        at = source.find(part, column) if part else -1
        if at >= 0 and (not spot.length or at + len(part) <= column + length):
            column, length = at, len(part)
        place = Place(self.file, spot.line + 1, column + 1)
        self.found.append(Fault(message, place, max(1, length), help, source))

    def _line(self, number: int) -> str:
        if self._lines is None:
            self._lines = _LINE_END.split(self._text)
        return self._lines[number] if number < len(self._lines) else ""


def quoted(text: str) -> str:
    """The text between backticks, short and free of control characters.

    >>> quoted("phrase"), quoted("a" * 100)[-5:]
    ('`phrase`', 'aaa…`')
    """
    text = text if len(text) <= 60 else text[:59] + "…"
    return f"`{_printable(text)}`"


def near(word: str, known: Iterable[str]) -> str:
    """A help line that names the nearest known word, or lists all when none is near.

    >>> near("phrase", ["phrases", "pattern"])
    'did you mean `phrases`?'
    >>> near("xyz", ["head", "tail"])
    'one of `head`, `tail`'
    """
    options = list(known)
    found = difflib.get_close_matches(word[:60], options, n=1)
    if found:
        return f"did you mean `{found[0]}`?"
    if len(options) > 30:
        return ""
    return "one of " + ", ".join(f"`{option}`" for option in options)


def render(fault: Fault) -> str:
    """The fault as text: message, place, source line, carets and help.

    >>> place = Place("rules/a.yaml", 5, 11)
    >>> print(render(Fault("unknown kind `x`", place, 1, "one of `y`", "    kind: x")))
    error: unknown kind `x`
     --> rules/a.yaml:5:11
      |
    5 |     kind: x
      |           ^
      = help: one of `y`
    """
    place = fault.place
    gutter = " " * len(str(place.line))
    parts = [
        f"error: {fault.message}",
        f"{gutter}--> {_printable(place.file)}:{place.line}:{place.column}",
    ]
    if fault.source:
        source, indent, carets = _excerpt(fault.source, place.column - 1, fault.length)
        parts.append(f"{gutter} |")
        parts.append(f"{place.line} | {source}".rstrip())
        parts.append(f"{gutter} | {indent}{carets}")
    if fault.help:
        parts.append(f"{gutter} = help: {fault.help}")
    return "\n".join(parts)


def fault_error(faults: Sequence[Fault]) -> RuleError:
    """The error that lists all faults, one after another, with their count at the end."""
    count = f"{len(faults)} fault{'s' if len(faults) != 1 else ''} in the rule files"
    return RuleError("\n\n".join([*map(render, faults), count]))


def _excerpt(source: str, column: int, length: int) -> tuple[str, str, str]:
    """A window of the source line about the fault, the blanks before it, and its carets."""
    first = max(0, column - _SHOWN_BEFORE) if len(source) > 160 else 0
    last = column + _SHOWN_AFTER if len(source) > 160 else len(source)
    before, after = ("…" if first else ""), ("…" if last < len(source) else "")
    shown = _printable(source[first:last])
    column -= first
    indent = "".join("\t" if c == "\t" else " " * _width(c) for c in before + shown[:column])
    width = sum(map(_width, shown[column : column + length]))
    return before + shown + after, indent, "^" * max(1, width)


def _printable(text: str) -> str:
    """The text with what would upset a terminal shown as "�", length unchanged."""
    if text.isprintable():
        return text
    return "".join(c if c == "\t" or c.isprintable() else "�" for c in text)


def _width(char: str) -> int:
    """Columns of a terminal that a character takes, by Unicode's East Asian width."""
    if char.isascii():
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
