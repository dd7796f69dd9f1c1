"""What is printed twice: titles, paragraphs, and teasers of paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cleaner.text.document import Line
from cleaner.text.shape import end_mark
from cleaner.text.tokens import tokens

# A title stands among the first lines, and its double close to it.
TITLE_LINES, TITLE_APART = 8, 3
# Paragraphs so many lines apart are one printed twice; so many at one distance a text printed twice.
CLOSE, RUN = 3, 3
LEAST_TITLE, LEAST_PARAGRAPH, LEAST_TEASER = 4, 14, 8  # words


def repeated_titles(lines: Sequence[Line]) -> list[int]:
    """Lines near the top that say again what a line just above them said.

    Not for short lines (a chorus, "Amen."), nor for lines that end like sentences or
    verse; only lines without an end mark can be titles.
    """
    found: list[int] = []
    seen: dict[str, int] = {}
    for i, line in enumerate(lines[:TITLE_LINES]):
        key = _key(line.text)
        before = seen.get(key)
        if before is not None and i - before <= TITLE_APART and _may_be_title(line.text):
            found.append(i)
        elif key:
            seen[key] = i
    return found


def repeated_paragraphs(lines: Sequence[Line]) -> list[int]:
    """Paragraphs that stand, to the letter, close above already, or as part of a repeated run.

    Not for lines under 14 words or without an end mark: refrains, replies, clauses of
    law and rows of tables repeat. Not for single paragraphs further apart: people quote
    one another in threads (of such lines people kept nine in ten).
    """
    last: dict[str, int] = {}
    copies: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if not _is_paragraph(line.text):
            continue
        key = " ".join(line.text.split())
        if key in last:
            copies.append((i, i - last[key]))
        last[key] = i
    runs = Counter(distance for _, distance in copies)
    # A text printed twice repeats at one distance; a thread's quotations at many.
    whole = {d for d, count in runs.items() if count >= RUN and 2 * count > len(copies)}
    return [i for i, distance in copies if distance <= CLOSE or distance in whole]


def _is_paragraph(line: str) -> bool:
    return len(line) >= 80 and line.count(" ") >= LEAST_PARAGRAPH - 1 and end_mark(line) == "stop"


def teasers(lines: Sequence[Line]) -> list[int]:
    """Lines that break off with "…" and whose full text is a paragraph of the document."""
    broken = [
        (i, _key(line.text.rstrip(" .…[]()")))
        for i, line in enumerate(lines)
        if len(line.text) >= 40 and end_mark(line.text) == "dots"
    ]
    broken = [(i, key) for i, key in broken if key.count(" ") >= LEAST_TEASER - 1]
    if not broken:
        return []
    longer = [_key(line.text) for line in lines]
    return [i for i, key in broken if any(j != i and text.startswith(key) and len(text) > len(key) + 10 for j, text in enumerate(longer))]


def _may_be_title(line: str) -> bool:
    return end_mark(line) in ("none", "stop") and len(tokens(line)) >= LEAST_TITLE and not line.endswith((".", ",", ";"))


def _key(line: str) -> str:
    """A line's words alone: to the letter, once case, marks and bullets are aside."""
    return " ".join(t.fold for t in tokens(line))


FINDERS = {"title": repeated_titles, "paragraph": repeated_paragraphs, "teaser": teasers}
