"""What lies in an input folder: files to clean, files left alone, and why."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cleaner.bulk.formats import Format, of_file
from cleaner.bulk.store import STORE_NAME


@dataclass(frozen=True, slots=True)
class Source:
    """A file to clean: where it is, and its and its output's place, "/" between folders."""

    path: Path
    relative: str
    output: str
    format: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that is left alone on purpose."""

    relative: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that should have been read and can't be."""

    relative: str
    error: str


Found = Source | Skipped | Unreadable


def walk(folder: Path) -> Iterator[Found]:
    """All that lies in `folder`, in order of name, folders depth first.

    Links to files inside `folder` are read; links that lead out of it and
    links to folders are skipped. What an earlier run kept (`.clean`) is no
    input.
    """
    root = Path(os.path.realpath(folder))
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            with os.scandir(root / prefix) as entries:
                names = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as fault:
            yield Unreadable(prefix or ".", f"can't list this folder: {fault.strerror}")
            continue
        below = [entry.name for entry in names if entry.is_dir(follow_symlinks=False)]
        waiting.extend(prefix + name + "/" for name in reversed(below) if name != STORE_NAME)
        files = [entry for entry in names if not entry.is_dir(follow_symlinks=False)]
        yield from _sort_out(root, prefix, files, below)


def _sort_out(
    root: Path, prefix: str, files: Sequence[os.DirEntry[str]], folders: Sequence[str]
) -> Iterator[Found]:
    found = [_look_at(root, prefix + entry.name, entry) for entry in files]
    readable = [entry.name for entry, one in zip(files, found, strict=True) if one is None]
    outputs = name_outputs(readable, taken=folders)
    for entry, one in zip(files, found, strict=True):
        relative = prefix + entry.name
        kind = of_file(entry.name)
        if one is not None or kind is None:
            yield one or Skipped(relative, "unknown suffix")
        elif outputs[entry.name] is None:
            yield Unreadable(relative, "another input has the same output name; rename one")
        else:
            output = f"{prefix}{outputs[entry.name]}"
            yield Source(root / relative, relative, output, kind.name)


def _look_at(root: Path, relative: str, entry: os.DirEntry[str]) -> Found | None:
    """Why this entry isn't cleaned; None where it is."""
    if entry.is_symlink():
        target = Path(os.path.realpath(entry.path))
        if not target.is_relative_to(root):
            return Skipped(relative, "a link that leads out of the input folder")
        if target.is_dir():
            return Skipped(relative, "a link to a folder")
    if of_file(entry.name) is None:
        return Skipped(relative, "unknown suffix")
    if entry.is_symlink() and not os.path.exists(entry.path):
        return Unreadable(relative, "a link to nothing")
    if not entry.is_file():
        return Skipped(relative, "no plain file")
    return None


def name_outputs(names: Sequence[str], taken: Sequence[str] = ()) -> dict[str, str | None]:
    """The output's name for each input of one folder.

    "a.html" gives "a.txt", unless another input or a folder (`taken`) has that
    name: then "a.html.txt". None where that is taken too.

    >>> name_outputs(["a.html", "b.htm", "b.html"])
    {'a.html': 'a.txt', 'b.htm': 'b.htm.txt', 'b.html': 'b.html.txt'}
    """
    first = {name: _short_name(name, of_file(name)) for name in names}
    claims = Counter([*first.values(), *taken])
    second = {
        name: short if claims[short] == 1 or short == name else f"{name}.txt"
        for name, short in first.items()
    }
    claims = Counter([*second.values(), *taken])
    return {name: out if claims[out] == 1 or out == name else None for name, out in second.items()}


def _short_name(name: str, kind: Format | None) -> str:
    if kind is None or kind.written is None:
        return name
    return name[: name.rfind(".")] + kind.written
