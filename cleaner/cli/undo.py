"""`clean undo OUT BACK`: the inputs of a run again, byte for byte."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli import exit as codes
from cleaner.cli.options import Help
from cleaner.cli.paint import Paint, shown
from cleaner.errors import OptionError

if TYPE_CHECKING:
    from cleaner.bulk.restore import Restored

_ABOUT = """\
Give back the inputs of an earlier run, byte for byte, encoding and line ends too:
from the outputs and the edits that the run kept in OUT/.clean. An output that was
changed since is reported; the others are given back all the same.

  clean undo out/ back/
  clean undo page.txt page.html
"""


def main(words: Sequence[str]) -> int:
    """Run `clean undo`; returns the exit code."""
    options = _parser().parse_args(words)
    from cleaner.bulk.places import refuse_overlap
    from cleaner.bulk.restore import restore

    out, back = Path(options.out), Path(options.back)
    if not out.exists():
        raise OptionError(f"OUT does not exist: {out}")
    if out.is_dir() and back.exists() and not back.is_dir():
        raise OptionError(f"OUT is a folder, so BACK must be one too: {back} is a file")
    refuse_overlap(out, back, "OUT", "BACK")
    return _print_all(restore(out, back, overwrite=options.overwrite), options.quiet)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clean undo", description=_ABOUT, epilog=codes.EXPLAINED, formatter_class=Help
    )
    parser.add_argument("out", metavar="OUT", help="the folder or file that a run wrote")
    parser.add_argument("back", metavar="BACK", help="where the inputs go")
    parser.add_argument(
        "--overwrite", action="store_true", help="replace files in BACK that differ"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors only")
    return parser


def _print_all(done: Iterable[Restored], quiet: bool) -> int:
    from cleaner.cli.summary import many

    paint = Paint(sys.stderr)
    statuses: Counter[str] = Counter()
    for one in done:
        statuses[one.status] += 1
        if one.status == "failed" or (one.status == "skipped" and not quiet):
            colour = "red" if one.status == "failed" else "dim"
            print(
                f"{paint(one.status, colour)}: {shown(one.output)}: {shown(one.error)}",
                file=sys.stderr,
            )
    if not quiet:
        parts = ", ".join(f"{number} {status}" for status, number in sorted(statuses.items()))
        print(f"{many(statuses.total(), 'file')}: {parts or 'nothing to do'}", file=sys.stderr)
    return codes.SOME_FAILED if statuses["failed"] else codes.FINE
