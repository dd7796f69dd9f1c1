"""`-` in place of IN or OUT: standard input, standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.bulk.formats import TEXT, of_file, of_name
from cleaner.bulk.one import Outcome, Writing, clean_bytes, guarded
from cleaner.bulk.walk import Source
from cleaner.bulk.write import to_utf8
from cleaner.cli.options import STREAM, build_cleaner
from cleaner.errors import OptionError

if TYPE_CHECKING:
    from cleaner.cli.collect import OfResult, Started
    from cleaner.pipeline import Cleaner
    from cleaner.report.document import FileDigest


def clean_stream(options: argparse.Namespace, of_result: OfResult) -> Started:
    """Clean what `-` stands for; standard input is read as plain text."""
    source = _source(options.source, options.target)
    raw = read_input(options.source)
    cleaner = build_cleaner(options)
    if options.target == STREAM:
        outcome = guarded(
            source, lambda: _to_output(raw, source, cleaner, options.dry_run, of_result)
        )
    else:
        out = Path(options.target).parent
        writing = Writing(out, options.overwrite, not options.no_undo, options.dry_run)
        outcome = clean_bytes(raw, source, cleaner, writing, of_result)
    return [source], iter([outcome]), cleaner


def read_input(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; raises `OptionError` for no file."""
    if name == STREAM:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as fault:
        raise OptionError(f"can't read {name}: {fault.strerror}") from fault


def _source(source: str, target: str) -> Source:
    if target != STREAM and Path(target).is_dir():
        raise OptionError(f"standard input goes to a file: {target} is a folder")
    name = Path(source).name if source != STREAM else STREAM
    kind = TEXT if source == STREAM else of_file(name) or TEXT
    # What came from standard input is given back under the name of its output.
    output = STREAM if target == STREAM else Path(target).name
    return Source(Path(source), output if source == STREAM else name, output, kind.name)


def _to_output(
    raw: bytes, source: Source, cleaner: Cleaner, dry_run: bool, of_result: OfResult
) -> Outcome[FileDigest]:
    cleaned = of_name(source.format).clean(raw, cleaner)
    if not dry_run:
        sys.stdout.buffer.write(to_utf8(cleaned.result.text))
        sys.stdout.buffer.flush()
    return Outcome(
        source.relative,
        STREAM,
        "looked at" if dry_run else "written",
        encoding=cleaned.decoded.encoding if cleaned.decoded else None,
        digest=of_result(cleaned.result, source.relative),
    )
