"""Which input gives which output, from the two places that a command names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleaner.bulk.formats import TEXT, of_file
from cleaner.bulk.places import refuse_overlap
from cleaner.bulk.walk import Found, Source, name_outputs, walk
from cleaner.errors import OptionError


def pair(source: Path, target: Path) -> tuple[Path, Sequence[Found]]:
    """The folder that outputs go to, and what was found to clean or to leave.

    A folder goes to a folder; a file to the file named, or into a folder that
    exists. A single file of unknown suffix is read as plain text, since it was
    asked for by name. Raises `OptionError` where the two can't go together.
    """
    if source.is_dir():
        if target.exists() and not target.is_dir():
            raise OptionError(f"IN is a folder, so OUT must be one too: {target} is a file")
        refuse_overlap(source, target, "IN", "OUT")
        return target, list(walk(source))
    if not source.exists():
        raise OptionError(f"IN does not exist: {source}")
    kind = of_file(source.name) or TEXT
    if target.is_dir():
        out, output = target, name_outputs([source.name])[source.name] or source.name
    else:
        out, output = target.parent, target.name
    refuse_overlap(source, out / output, "IN", "OUT")
    return out, [Source(source, source.name, output, kind.name)]
