"""`clean IN OUT`: a folder, a file, or standard input and output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.cli import exit as codes
from cleaner.cli.options import STREAM, Help, add_cleaning_options, build_cleaner
from cleaner.errors import OptionError

if TYPE_CHECKING:
    from cleaner.cli.collect import OfResult, Started

_ABOUT = """\
Take the debris out of scraped texts, mend what scraping broke, keep the way back.

  clean in/ out/            every .txt .md .html .htm file, folders mirrored
  clean page.html page.txt  one file
  clean - - < a > b         standard input and output (text)

other commands (each with its own --help):
  clean explain FILE        each line with its verdict, as a sum
  clean undo OUT BACK       the inputs again, byte for byte
  clean check [RULES...]    rule files and their examples
  clean rules               the list of rules
  (a folder that is called like a command: ./rules)
"""


class _Version(argparse.Action):
    """Prints the versions only when asked: the rules are read for it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any, **__: Any) -> None:
        from cleaner import __version__
        from cleaner.rules.packs import load_packs, shipped_folder

        rules = load_packs([shipped_folder()], keep_going=True)
        print(f"cleaner {__version__}, rules {rules.version}")
        parser.exit()


def main(words: Sequence[str]) -> int:
    """Run `clean IN OUT`; returns the exit code."""
    options = _parser().parse_args(words)
    if options.target is None:
        if options.source != STREAM:
            raise OptionError("OUT is missing: clean IN OUT (see clean --help)")
        options.target = STREAM
    if options.diff and options.target == STREAM and not options.dry_run:
        raise OptionError("--diff and the text can't both go to standard output; add --dry-run")
    return _run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clean", description=_ABOUT, epilog=codes.EXPLAINED, formatter_class=Help
    )
    parser.add_argument("source", metavar="IN", help="a folder, a file, or - for standard input")
    parser.add_argument(
        "target", metavar="OUT", nargs="?", help="a folder, a file, or - for standard output"
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="print the versions of package and rules"
    )
    add_cleaning_options(parser)
    group = parser.add_argument_group("what to write")
    group.add_argument("--overwrite", action="store_true", help="replace files in OUT that differ")
    group.add_argument(
        "--no-undo", action="store_true", help="keep nothing in OUT/.clean for clean undo"
    )
    group.add_argument(
        "-n", "--dry-run", action="store_true", help="write nothing to OUT, print what would change"
    )
    group.add_argument("--diff", action="store_true", help="print each change with its rule")
    group.add_argument(
        "--report", metavar="FILE.json", type=Path, help="write all changes of all files here"
    )
    group = parser.add_argument_group("how to run")
    group.add_argument(
        "-j", "--jobs", metavar="N", type=_jobs, default=0, help="processes (default: as fits)"
    )
    group.add_argument("--strict", action="store_true", help="exit 1 also where the guard refused")
    group.add_argument("-q", "--quiet", action="store_true", help="print errors only")
    return parser


def _jobs(value: str) -> int:
    if not value.isdecimal() or not 0 < int(value) <= 1024:
        raise argparse.ArgumentTypeError("a number of processes from 1 to 1024")
    return int(value)


def _run(options: argparse.Namespace) -> int:
    # Imported here, so that --help and wrong usage answer at once.
    from cleaner.bulk.places import refuse_report
    from cleaner.cli.collect import collect
    from cleaner.cli.stream import clean_stream
    from cleaner.cli.summary import print_summary
    from cleaner.report.document import digest_result

    if options.report is not None:
        places = {"IN": options.source, "OUT": options.target}
        given = {name: Path(place) for name, place in places.items() if place != STREAM}
        refuse_report(options.report, given)
    of_result = partial(digest_result, details=options.report is not None, diff=options.diff)
    start = clean_stream if STREAM in (options.source, options.target) else _clean_files
    found, outcomes, cleaner = start(options, of_result)
    tally = collect(found, outcomes, options, cleaner)
    # A dry run's summary is what it was run for.
    print_summary(tally, sys.stdout if options.dry_run else sys.stderr, options.quiet)
    refused = options.strict and tally.counts.refused
    return codes.SOME_FAILED if tally.failed or refused else codes.FINE


def _clean_files(options: argparse.Namespace, of_result: OfResult) -> Started:
    from cleaner.bulk.one import Writing
    from cleaner.bulk.pairs import pair
    from cleaner.bulk.run import Task, choose_jobs, run
    from cleaner.bulk.walk import Source

    out, found = pair(Path(options.source), Path(options.target))
    cleaner = build_cleaner(options)
    writing = Writing(out, options.overwrite, not options.no_undo, options.dry_run)
    sources = [one for one in found if isinstance(one, Source)]
    jobs = choose_jobs(options.jobs, len(sources))
    return found, run(Task(cleaner, writing, of_result), sources, jobs), cleaner
