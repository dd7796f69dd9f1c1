"""Which inputs and outputs may be used together."""

from __future__ import annotations

import os
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
