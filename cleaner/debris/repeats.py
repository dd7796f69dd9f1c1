"""What is printed twice: titles, paragraphs, and teasers of paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from cleaner.text.document import Line
from cleaner.text.shape import end_mark
from cleaner.text.tokens import tokens

# A title stands among the first lines, and its double close to it.
TITLE_LINES, TITLE_APART, MOST_TITLES = 8, 3, 3
# Paragraphs so many lines apart are one printed twice; so many in a row, a third of all
# at least, are a text printed twice.
CLOSE, RUN_PARAGRAPHS = 3, 3
LEAST_TITLE, LEAST_PARAGRAPH, LEAST_TEASER = 4, 14, 8  # words


def repeated_titles(lines: Sequence[Line]) -> list[int]:
    """Lines near the top that say again what a line just above them said.

    Not for short lines (a chorus, "Amen."), nor for lines that end like sentences or
    verse; only lines without an end mark can be titles. Not for a line that goes on
    repeating: that is a column of a table.
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
    if not found:
        return []
    often = Counter(line.text for line in lines)
    return [i for i in found if often[lines[i].text] <= MOST_TITLES]


def repeated_paragraphs(lines: Sequence[Line]) -> list[int]:
    """Paragraphs printed again right after, and texts printed twice from line to line.

    Not for lines under 14 words or without an end mark: refrains, replies, clauses of
    law and rows of tables repeat. Not for single paragraphs further apart: people quote
    one another in threads (of such lines people kept nine in ten).
    """
    keys = [" ".join(line.text.split()) for line in lines]
    last: dict[str, int] = {}
    close: list[int] = []
    apart: set[int] = set()
    paragraphs = [i for i, line in enumerate(lines) if _is_paragraph(line.text)]
    for i in paragraphs:
        distance = i - last.get(keys[i], i)
        if 0 < distance <= CLOSE:
            close.append(i)
        elif distance:
            apart.add(distance)
        last[keys[i]] = i
    # One or two doubles are a template's, doubles all over an extractor's; some here and
    # there are columns set against each other (a wiki's comparison of versions).
    found = set(close) if len(close) <= 2 or 3 * len(close) >= len(paragraphs) else set()
    for distance in sorted(apart):
        found.update(_runs(lines, keys, distance, len(paragraphs)))
    return sorted(found)


def _runs(lines: Sequence[Line], keys: Sequence[str], distance: int, paragraphs: int) -> list[int]:
    """The second copies of long stretches that stand again so many lines on."""
    found: list[int] = []
    run: list[int] = []
    for i in range(distance, len(lines) + 1):
        if i < len(lines) and keys[i] == keys[i - distance]:
            run.append(i)
            continue
        held = sum(_is_paragraph(lines[k].text) for k in run)
        if held >= RUN_PARAGRAPHS and 3 * held >= paragraphs:
            found += run
        run = []
    return found


def _is_paragraph(line: str) -> bool:
    return len(line) >= 60 and line.count(" ") >= LEAST_PARAGRAPH - 1 and end_mark(line) == "stop"


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
    keys = sorted({_key(line.text) for line in lines})
    return [i for i, key in broken if _goes_on(key, keys)]


def _goes_on(key: str, keys: Sequence[str]) -> bool:
    """Whether one of the sorted keys begins with `key` and says clearly more."""
    for at in range(bisect_right(keys, key), len(keys)):
        if not keys[at].startswith(key):
            return False
        if len(keys[at]) > len(key) + 10:
            return True
    return False


def _may_be_title(line: str) -> bool:
    return (
        end_mark(line) in ("none", "stop")
        and len(tokens(line)) >= LEAST_TITLE
        and not line.endswith((".", ",", ";"))
    )


def _key(line: str) -> str:
    """A line's words alone: to the letter, once case, marks and bullets are aside."""
    return " ".join(t.fold for t in tokens(line))


FINDERS = {"title": repeated_titles, "paragraph": repeated_paragraphs, "teaser": teasers}
