"""Outcomes as they come: counted, shown, and written to the report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from cleaner.bulk.one import Outcome
from cleaner.bulk.walk import Found, Skipped, Source, Unreadable
from cleaner.cli.paint import Paint, shown
from cleaner.cli.progress import Progress
from cleaner.cli.summary import Tally
from cleaner.report.document import FileDigest, ReportWriter

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner
    from cleaner.result import Result

    OfResult = Callable[[Result, str], FileDigest]
    Started = tuple[Sequence[Found], Iterator[Outcome[FileDigest]], Cleaner]

_COLOURS = {"-": "red", "+": "green", "@": "cyan"}


def collect(
    found: Sequence[Found],
    outcomes: Iterator[Outcome[FileDigest]],
    options: argparse.Namespace,
    cleaner: Cleaner,
) -> Tally:
    """Go through all that was found, in order, and what became of it; the numbers at the end."""
    tally = Tally()
    paint = Paint(sys.stdout)
    with ExitStack() as stack:
        report = stack.enter_context(_report(options, cleaner)) if options.report else None
        total = sum(isinstance(one, Source) for one in found)
        progress = stack.enter_context(Progress(total, options.quiet))
        for one in found:
            if isinstance(one, Source):
                outcome = next(outcomes)
                progress.step(one.relative)
                entry = _count_outcome(tally, outcome)
                if outcome.digest and outcome.digest.preview:
                    progress.clear()
                    _print_preview(outcome.digest.preview, paint)
            else:
                entry = _count_other(tally, one)
            if report is not None:
                report.add(entry)
        if report is not None:
            report.end(_totals(tally))
    return tally


def _report(options: argparse.Namespace, cleaner: Cleaner) -> ReportWriter:
    from cleaner import __version__

    head = {"cleaner": __version__, "rules": cleaner.rules.version, "profile": cleaner.profile.name}
    return ReportWriter(options.report, head)


def _count_outcome(tally: Tally, outcome: Outcome[FileDigest]) -> dict[str, Any]:
    """Add an outcome to the numbers; its entry in the report."""
    tally.statuses[outcome.status] += 1
    entry: dict[str, Any] = {"input": outcome.input, "output": outcome.output}
    entry["status"] = outcome.status
    if outcome.error:
        tally.failed.append((outcome.input, outcome.error))
        entry["error"] = outcome.error
    if outcome.digest:
        tally.counts.add(outcome.digest.counts)
        if outcome.digest.guard:
            tally.refused.append((outcome.input, outcome.digest.guard))
        entry["encoding"] = outcome.encoding
        entry["counts"] = outcome.digest.counts.to_json()
        entry.update(outcome.digest.details or {})
    return entry


def _count_other(tally: Tally, one: Skipped | Unreadable) -> dict[str, Any]:
    if isinstance(one, Skipped):
        tally.skipped.append((one.relative, one.reason))
        return {"input": one.relative, "status": "skipped", "reason": one.reason}
    tally.statuses["failed"] += 1
    tally.failed.append((one.relative, one.error))
    return {"input": one.relative, "status": "failed", "error": one.error}


def _totals(tally: Tally) -> dict[str, Any]:
    return {
        "files": dict(sorted(tally.statuses.items())),
        "skipped": len(tally.skipped),
        **tally.counts.to_json(),
    }


def _print_preview(lines: Sequence[str], paint: Paint) -> None:
    for line in lines:
        text = shown(line)
        print(paint(text, _COLOURS[line[0]]) if line[:1] in _COLOURS else text)
