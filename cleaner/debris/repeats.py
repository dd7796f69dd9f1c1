"""What is printed twice: titles, paragraphs, and teasers of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.text.document import Line
from cleaner.text.shape import end_mark
from cleaner.text.tokens import tokens

# A title stands among the first lines, and its double close to it.
TITLE_LINES, TITLE_APART = 8, 3
# Paragraphs so many lines apart are one printed twice; so many lines in a row, with so
# many paragraphs among them, a text printed twice.
CLOSE, RUN, RUN_PARAGRAPHS = 3, 5, 3
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
    """Paragraphs printed again right after, and texts printed twice from line to line.

    Not for lines under 14 words or without an end mark: refrains, replies, clauses of
    law and rows of tables repeat. Not for single paragraphs further apart: people quote
    one another in threads (of such lines people kept nine in ten).
    """
    keys = [" ".join(line.text.split()) for line in lines]
    last: dict[str, int] = {}
    found: set[int] = set()
    apart: set[int] = set()
    for i, line in enumerate(lines):
        if _is_paragraph(line.text):
            distance = i - last.get(keys[i], i)
            if 0 < distance <= CLOSE:
                found.add(i)
            elif distance:
                apart.add(distance)
            last[keys[i]] = i
    for distance in sorted(apart):
        found.update(_runs(lines, keys, distance))
    return sorted(found)


def _runs(lines: Sequence[Line], keys: Sequence[str], distance: int) -> list[int]:
    """The second copies of stretches that stand again so many lines on."""
    found: list[int] = []
    run: list[int] = []
    for i in range(distance, len(lines) + 1):
        if i < len(lines) and keys[i] == keys[i - distance]:
            run.append(i)
            continue
        if len(run) >= RUN and sum(_is_paragraph(lines[k].text) for k in run) >= RUN_PARAGRAPHS:
            found += run
        run = []
    return found


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
