"""Paragraphs of a text as spans, told apart from verse, lists and wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cleaner.text.language import Language

_ENDS = re.compile(r"[.!?…:;][\"'“”„»«’‘)\]]*\s*\Z")
_LONG = 90
"""A line longer than this was not wrapped and is no verse; 80 is the custom of mail."""
MARKER = re.compile(
    r"\s*(?:[-*+•·‣▪●○◦–—>|#→»]+\s|\(?(?:\d{1,3}|[A-Za-z]{1,2}|[ivxlcdmIVXLCDM]{1,5})[.)]{1,2}\s|§|\[)"
)
"""What opens a list item, a numbered clause or a quoted line of a mail."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text, without the blanks around it; `whole` when it is a paragraph by itself.

    Lines of verse, of a list of short items and of hard-wrapped text are not `whole`.
    """

    start: int
    end: int
    whole: bool


class Prose:
    """A text as the fixes see it; its lines are found when first asked for.

    `lines` are the lines that are not blank, in order. A line alone between blank lines
    is whole; lines under one another are when most are long and most end like a
    sentence, as where a page sets paragraphs without blank lines.
    """

    def __init__(self, text: str, language: Language | None) -> None:
        self.text = text
        self.language = language

    @cached_property
    def lines(self) -> list[Paragraph]:
        """All lines that are not blank."""
        found: list[Paragraph] = []
        for block in _blocks(self.text):
            whole = len(block) == 1 or _is_prose_block(self.text, block)
            found += [Paragraph(start, end, whole) for start, end in block]
        return found


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines with no blank line between them."""
    block: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if bare := line.strip():
            start = at + len(line) - len(line.lstrip())
            block.append((start, start + len(bare)))
        elif block:
            yield block
            block = []
        at += len(line) + 1
    if block:
        yield block


def _is_prose_block(text: str, block: Sequence[tuple[int, int]]) -> bool:
    """Whether lines under one another are paragraphs: most long, nearly all ending in a stop."""
    long = sum(end - start > _LONG for start, end in block)
    ending = sum(bool(_ENDS.search(text, max(start, end - 8), end)) for start, end in block)
    return 2 * long >= len(block) and 3 * ending >= 2 * len(block)
