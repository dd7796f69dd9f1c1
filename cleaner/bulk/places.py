"""Which inputs and outputs may be used together."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from cleaner.errors import OptionError


def refuse_overlap(source: Path, target: Path, source_name: str, target_name: str) -> None:
    """Raise `OptionError` where one place lies in the other, or both are the same.

    Links are followed, so that another spelling of the same place is noticed too.
    """
    first, second = Path(os.path.realpath(source)), Path(os.path.realpath(target))
    if first == second or _same_file(first, second):
        raise OptionError(f"{source_name} and {target_name} are the same place: {source}")
    if first.is_dir() and second.is_relative_to(first):
        raise OptionError(f"{target_name} {target} lies inside {source_name} {source}")
    if second.is_dir() and target.is_dir() and source.is_dir() and first.is_relative_to(second):
        raise OptionError(f"{source_name} {source} lies inside {target_name} {target}")


def refuse_report(report: Path, places: Mapping[str, Path]) -> None:
    """Raise `OptionError` where a report would take the place of an input or output.

    `places`: IN and OUT by name, as given; the report may be neither, nor lie inside.
    Links are followed. Its folder must exist, and it may not be a folder itself.
    """
    path = Path(os.path.realpath(report))
    for name, place in places.items():
        other = Path(os.path.realpath(place))
        if path == other or _same_file(path, other):
            raise OptionError(f"--report {report} is {name}; write it elsewhere")
        if any(above == other or _same_file(above, other) for above in path.parents):
            raise OptionError(f"--report {report} lies inside {name} {place}; write it elsewhere")
    if path.is_dir():
        raise OptionError(f"--report {report} is a folder; name a file")
    if not path.parent.is_dir():
        raise OptionError(f"--report {report}: the folder {report.parent} does not exist")


def _same_file(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return False


def inside(folder: Path, relative: str) -> Path:
    """`relative` under `folder`; raises `OptionError` where it would lead out of it."""
    parts = relative.split("/")
    if Path(relative).is_absolute() or "" in parts or ".." in parts or "\0" in relative:
        raise OptionError(f"{relative!r} leads out of the folder")
    path = folder / relative
    if path.parent.exists() and not _below(path.parent, folder):
        raise OptionError(f"{relative!r} leads out of the folder by a link")
    return path


def _below(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
