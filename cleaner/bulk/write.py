"""Files written whole or not at all."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal

from cleaner.errors import CleanerError

Standing = Literal["absent", "same", "other"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_utf8(text: str) -> bytes:
    """`text` in UTF-8; a lone surrogate, which UTF-8 can't say, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text).encode("utf-8")


def standing(path: Path, data: bytes) -> Standing:
    """Whether `path` is free, holds just `data`, or something else."""
    if path.is_dir():
        raise CleanerError("a folder stands where this output would go")
    if not os.path.lexists(path):
        return "absent"
    try:
        same = path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return "other"
    return "same" if same else "other"


def refuse_other(path: Path, data: bytes, overwrite: bool) -> Standing:
    """`standing`, but raises `CleanerError` for another file that may not be replaced."""
    found = standing(path, data)
    if found == "other" and not overwrite:
        raise CleanerError(
            "its output exists and differs from the new one (--overwrite replaces it)"
        )
    return found


def put(path: Path, data: bytes, *, overwrite: bool) -> Standing:
    """Write `data` to `path` in one step, and say what stood there before.

    The same bytes are left alone. Folders on the way are made. Raises
    `CleanerError` where another file stands there and `overwrite` is False.
    """
    found = refuse_other(path, data, overwrite)
    if found == "same":
        return found
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.parent / f".clean-{os.getpid()}-{os.urandom(6).hex()}.part"
    try:
        with open(part, "xb") as file:
            file.write(data)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return found
