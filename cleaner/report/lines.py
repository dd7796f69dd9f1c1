"""Each line of a text, what was decided on it, and what was changed in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from cleaner.report.rounds import before_weighing
from cleaner.text.document import lines_of
from cleaner.text.edit import Edit, Pass, apply
from cleaner.text.positions import Positions

if TYPE_CHECKING:
    from cleaner.result import Result


Word = Literal["keep", "drop", "edit"]


@dataclass(frozen=True, slots=True)
class LineStory:
    """A line as it stood when lines were weighed first.

    `sum`: the verdict as a sum, "" where nothing spoke for or against the line.
    `edits`: what was changed in it, each with the name of its pass. `refused`: it
    was to be dropped, and the guard said no.
    """

    text: str
    word: Word
    sum: str
    edits: tuple[tuple[str, Edit], ...]
    refused: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    """An edit, and which stretch of the text that was weighed it touched."""

    start: int
    end: int
    stage: str
    edit: Edit


@dataclass(slots=True)
class _Line:
    """A line's place in the text that was weighed, and what becomes of it."""

    start: int
    end: int
    gone: bool = False
    edits: list[tuple[str, Edit]] = field(default_factory=list)


def tell_lines(result: Result) -> Iterator[LineStory]:
    """All lines in order; changes of the white space between lines belong to none."""
    weighed = before_weighing(result.passes)
    text = result.undo()
    for one in result.passes[:weighed]:
        text = apply(text, one.edits)
    lines = [_Line(line.start, line.end) for line in lines_of(text)]
    starts = [line.start for line in lines]
    for placed in _place(result.passes, weighed) if lines else ():
        _hand_out(placed, lines, starts)
    verdicts = {verdict.start: verdict for verdict in result.verdicts}
    for line in lines:
        verdict = verdicts.get(line.start)
        word: Word = "drop" if line.gone else "edit" if line.edits else "keep"
        yield LineStory(
            text[line.start : line.end],
            word,
            verdict.as_sum() if verdict else "",
            tuple(line.edits),
            refused=verdict is not None and verdict.drop and not line.gone,
        )


def _hand_out(placed: _Placed, lines: Sequence[_Line], starts: Sequence[int]) -> None:
    """Note an edit at the first line that it touches, and at all that it takes out."""
    first = max(bisect_right(starts, placed.start) - 1, 0)
    last = max(bisect_left(starts, placed.end), first + 1)
    touched = [line for line in lines[first:last] if line.start < placed.end > placed.start]
    touched = [line for line in touched if placed.start < line.end]
    if not touched and placed.edit.new.strip():
        touched = [lines[first]]
    gone = not placed.edit.new.strip()
    left: list[_Line] = []
    for line in touched:
        if gone and placed.start <= line.start and line.end <= placed.end:
            line.gone = True
        else:
            left.append(line)
    if left:
        left[0].edits.append((placed.stage, placed.edit))


def _place(passes: Sequence[Pass], weighed: int) -> Iterator[_Placed]:
    """All edits, with their places in the text after the first `weighed` passes."""
    for number, one in enumerate(passes):
        if number < weighed:
            to = Positions(passes[number:weighed]).to_clean
        else:
            to = Positions(passes[weighed:number]).to_original
        for edit in one.edits:
            start = to(edit.start)
            end = max(to(edit.end - 1) + 1, start) if edit.old else start
            yield _Placed(start, end, one.name, edit)
