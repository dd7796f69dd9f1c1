"""`clean check [RULES...]`: rule files and their examples."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli import exit as codes
from cleaner.cli.options import Help
from cleaner.cli.paint import Paint, shown

if TYPE_CHECKING:
    from cleaner.checking import ExampleFault

_ABOUT = """\
Read rule files, report every fault with its place, and run every example: what a
rule drops, what it keeps, and what it is known to get wrong.

  clean check               the shipped rules
  clean check my-rules/     your own; a single file will do too
"""


def main(words: Sequence[str]) -> int:
    """Run `clean check`; returns the exit code."""
    options = _parser().parse_args(words)
    from cleaner.checking import check_rules
    from cleaner.rules.packs import load_packs, shipped_folder

    folders = options.folders or [shipped_folder()]
    beside = [shipped_folder()] if options.folders else []
    rules = load_packs(folders, keep_going=options.keep_going, validate=True, beside=beside)
    if rules.faults:
        from cleaner.rules.faults import fault_error

        print(fault_error(rules.faults), file=sys.stderr)
    faults = check_rules(rules)
    _print_faults(faults)
    examples = sum(len(one.drops) + len(one.keeps) + len(one.fails) for one in rules.rules)
    print(
        f"{len(rules.rules)} rules, {examples} examples, "
        f"{len(faults)} wrong, {len(rules.faults)} faults in rule files (rules {rules.version})"
    )
    if rules.faults:
        return codes.USAGE
    return codes.SOME_FAILED if faults else codes.FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clean check", description=_ABOUT, epilog=codes.EXPLAINED, formatter_class=Help
    )
    parser.add_argument(
        "folders", metavar="RULES", nargs="*", type=Path, help="folders of rule files"
    )
    parser.add_argument(
        "--keep-going", action="store_true", help="run the examples of sound rules all the same"
    )
    return parser


def _print_faults(faults: Sequence[ExampleFault]) -> None:
    paint = Paint(sys.stdout)
    for fault in faults:
        place = fault.example.place
        print(f"{paint('error', 'red')}: {fault.message} ({fault.kind})")
        print(f" --> {place.file}:{place.line}:{place.column}")
        for line in fault.example.text.splitlines():
            print(f"  | {shown(line)}")
