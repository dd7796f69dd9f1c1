"""Texts and folders for the tests of the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

PROSE = "Der Rat tagte am Montag über die größere Brücke, und die Bürger hörten lange zu."
MORE = "Am Abend gingen alle, die gekommen waren, müde und zufrieden wieder nach Hause."
DIRTY = f"{PROSE}\n\nAnzeige\n\n{MORE}\n\nLeave a Reply\n"
CLEAN = f"{PROSE}\n\n{MORE}\n"


def inputs(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files; texts in UTF-8."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def tree(folder: Path, hidden: bool = False) -> dict[str, bytes]:
    """All files below a folder with their bytes; without what a run keeps, unless `hidden`."""
    found: dict[str, bytes] = {}
    for where, below, names in os.walk(folder):
        if not hidden:
            below[:] = [name for name in below if name != ".clean"]
        for name in names:
            path = Path(where) / name
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found
