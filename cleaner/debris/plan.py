"""Verdicts become edits: which stretch of text goes, and which white space with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleaner.debris.weigh import Verdict
from cleaner.text.document import Line
from cleaner.text.edit import Edit


def plan(text: str, lines: Sequence[Line], verdicts: Sequence[Verdict]) -> list[Edit]:
    """Edits that take the dropped lines out, neighbours of one rule as one edit.

    What remains stays as far apart as it was: the gap before a removed stretch stays,
    or the one after it when only that one holds a blank line. A text without a final
    newline goes on without, and one that has it keeps it.
    """
    dropped = {v.start: v for v in verdicts if v.drop}
    edits: list[Edit] = []
    i = 0
    while i < len(lines):
        if lines[i].start not in dropped:
            i += 1
            continue
        j = i
        while j + 1 < len(lines) and lines[j + 1].start in dropped:
            j += 1
        edits += _stretch(text, lines, i, j, dropped)
        i = j + 1
    return edits


def _stretch(
    text: str, lines: Sequence[Line], i: int, j: int, dropped: dict[int, Verdict]
) -> list[Edit]:
    """Edits for the removed lines i to j, each with the white space on one side of it."""
    before = lines[i - 1].end if i else 0
    after = lines[j + 1].start if j + 1 < len(lines) else len(text)
    if i == 0 and j + 1 == len(lines):
        cuts = [0, *(line.start for line in lines[1:]), len(text)]
    elif i == 0:
        margin = text.rfind("\n", 0, lines[0].start) + 1
        cuts = [margin, *(lines[k].start for k in range(1, j + 1)), after]
    elif j + 1 == len(lines) or _gap(text, before, lines[i].start) < _gap(
        text, lines[j].end, after
    ):
        cuts = [before, *(lines[k].end for k in range(i, j + 1))]
    else:
        cuts = [lines[k].start for k in range(i, j + 1)] + [after]
    edits: list[Edit] = []
    for k, (start, end) in enumerate(pairwise(cuts)):
        verdict = dropped[lines[i + k].start]
        last = edits[-1] if edits else None
        if last is not None and last.rule == verdict.rule:
            edits[-1] = Edit(
                last.start, text[last.start : end], "", last.rule, max(last.score, verdict.score)
            )
        else:
            edits.append(Edit(start, text[start:end], "", verdict.rule, verdict.score))
    return edits


def _gap(text: str, start: int, end: int) -> int:
    """0 within a line, 1 a line break, 2 a blank line or more."""
    return min(2, text.count("\n", start, end))
