"""What a format is, and what it makes of a file's bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.text.decoding import Decoded

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner
    from cleaner.result import Result


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file's result; `decoded` is None where the bytes can't be rebuilt from text (HTML)."""

    result: Result
    decoded: Decoded | None


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name, its suffixes, the suffix of what is written
    (None: the input's own), and how its bytes are cleaned.

    `clean` raises `ReadError` for bytes that are not of this kind.
    """

    name: str
    suffixes: tuple[str, ...]
    written: str | None
    clean: Callable[[bytes, Cleaner], Cleaned]
