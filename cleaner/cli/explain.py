"""`clean explain FILE`: each line with its verdict, as a sum."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleaner.cli import exit as codes
from cleaner.cli.options import STREAM, Help, add_cleaning_options, build_cleaner
from cleaner.cli.paint import Paint, shown

if TYPE_CHECKING:
    from cleaner.report.lines import LineStory
    from cleaner.result import Result

_ABOUT = """\
Print each line of a file with its verdict (keep, drop, edit), its score as a sum,
and the rules that spoke. Nothing is written.

  clean explain page.html
  clean explain --profile careful - < text
"""
_COLOURS = {"drop": "red", "edit": "yellow", "keep": "dim"}
_UNWEIGHED = "nothing speaks against it"


def main(words: Sequence[str]) -> int:
    """Run `clean explain`; returns the exit code."""
    options = _parser().parse_args(words)
    from cleaner.bulk.formats import TEXT, of_file
    from cleaner.cli.stream import read_input
    from cleaner.report.lines import tell_lines

    kind = TEXT if options.file == STREAM else of_file(options.file) or TEXT
    raw = read_input(options.file)
    result = kind.clean(raw, build_cleaner(options)).result
    paint = Paint(sys.stdout)
    for story in tell_lines(result):
        for line in _story_lines(story, paint):
            print(line)
    for line in _closing_lines(result, paint):
        print(line)
    return codes.FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clean explain", description=_ABOUT, epilog=codes.EXPLAINED, formatter_class=Help
    )
    parser.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    add_cleaning_options(parser)
    return parser


def _story_lines(story: LineStory, paint: Paint) -> Iterator[str]:
    yield f"{paint(story.word, _COLOURS[story.word])}  {shown(story.text)}"
    note = ", refused by the guard" if story.refused else ""
    yield paint(f"        {story.sum or _UNWEIGHED}{note}", "dim")
    for stage, edit in story.edits:
        change = f"“{edit.old}” → “{edit.new}”" if edit.new else f"“{edit.old}” goes"
        yield f"        {paint(edit.rule, 'cyan')} {edit.score} ({stage}): {shown(change)}"


def _closing_lines(result: Result, paint: Paint) -> Iterator[str]:
    yield ""
    for flag in result.flags:
        place = shown(result.text[max(flag.start - 30, 0) : flag.end])
        yield f"{paint('flag', 'yellow')}  {flag.kind}: {flag.why}: …{place}"
    if result.guard.refused:
        yield f"{paint('guard', 'yellow')} refused: {result.guard.reason}"
    elif result.guard.reason:
        yield f"guard: {result.guard.reason}"
    yield paint(
        f"language {result.language or 'unknown'}, profile {result.profile}, "
        f"rules {result.rules_version}",
        "dim",
    )
