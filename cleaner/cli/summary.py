"""The few lines that a run ends with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO

from cleaner.cli.paint import Paint, shown
from cleaner.report.counts import Counts

_MOST_NAMES = 20  # of one kind; the report names them all


@dataclass(slots=True)
class Tally:
    """What a run has come to so far. Lists hold (name, what about it)."""

    statuses: Counter[str] = field(default_factory=Counter)
    counts: Counts = field(default_factory=Counts)
    refused: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


def print_summary(tally: Tally, stream: IO[str], quiet: bool = False) -> None:
    """Print files, what was removed and mended, refusals, flags; `quiet`: only what failed."""
    lines = _problems(tally, Paint(stream)) if quiet else _lines(tally, Paint(stream))
    for line in lines:
        print(line, file=stream)


def _lines(tally: Tally, paint: Paint) -> Iterator[str]:
    files = sum(tally.statuses.values())
    parts = [f"{number} {status}" for status, number in sorted(tally.statuses.items())]
    # What was skipped is not among the files of the total.
    skipped = f"; {many(len(tally.skipped), 'other file')} skipped" if tally.skipped else ""
    yield paint(f"{many(files, 'file')}: {', '.join(parts) or 'nothing to do'}{skipped}", "bold")
    yield from _removed(tally.counts)
    if tally.counts.mended:
        yield f"mended: {tally.counts.mended.total()} ({_listed(tally.counts.mended)})"
    if tally.counts.flags:
        yield f"flagged: {tally.counts.flags.total()} ({_listed(tally.counts.flags)})"
    yield from _named("the guard refused edits in", tally.refused, paint, "yellow")
    yield from _named("skipped", tally.skipped, paint, "dim")
    yield from _problems(tally, paint)


def _problems(tally: Tally, paint: Paint) -> Iterator[str]:
    return _named("failed", tally.failed, paint, "red", most=None)


def _removed(counts: Counts) -> Iterator[str]:
    names = sorted(set(counts.lines) | set(counts.words))
    lines, words = counts.lines.total(), counts.words.total()
    yield f"removed: {many(lines, 'line')}, {many(words, 'word')}"
    width = max((len(name) for name in names), default=0)
    for name in names:
        lines_of = f"{many(counts.lines[name], 'line', 6):<12}"
        yield f"  {name:<{width}}  {lines_of}  {many(counts.words[name], 'word', 7)}"


def _named(
    title: str,
    names: Sequence[tuple[str, str]],
    paint: Paint,
    colour: str,
    most: int | None = _MOST_NAMES,
) -> Iterator[str]:
    if not names:
        return
    yield paint(f"{title}: {many(len(names), 'file')}", colour)
    for name, about in names[:most]:
        yield f"  {shown(name)}: {shown(about)}"
    if most is not None and len(names) > most:
        yield f"  … and {len(names) - most} more (--report FILE.json names all)"


def many(number: int, unit: str, width: int = 0) -> str:
    """A number, set right in `width` columns, and its unit, in the singular for one.

    >>> many(1, "file"), many(2, "file")
    ('1 file', '2 files')
    """
    return f"{number:>{width}} {unit}{'s' * (number != 1)}"


def _listed(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {counter[name]}" for name in sorted(counter))
