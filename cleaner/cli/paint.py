"""Colour on a terminal, and text that can't steer one."""

from __future__ import annotations

import os
import re
from typing import IO

_CODES = {"red": "31", "green": "32", "yellow": "33", "cyan": "36", "dim": "2", "bold": "1"}
# Controls (C0 but tab, DEL, C1) and marks that turn the direction of writing.
_STEERING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def is_terminal(stream: IO[str]) -> bool:
    """Whether `stream` is a terminal that understands more than plain lines."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


class Paint:
    """Puts colour around words where `stream` is a terminal and NO_COLOR is not set."""

    def __init__(self, stream: IO[str]) -> None:
        self.on = is_terminal(stream) and not os.environ.get("NO_COLOR")

    def __call__(self, text: str, colour: str) -> str:
        """`text` in a colour: red, green, yellow, cyan, dim or bold."""
        return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if self.on and text else text


def shown(text: str) -> str:
    r"""`text` with control characters written out, so that it can't steer a terminal.

    >>> print(shown("a\x1b[2Jb"))
    a\x1b[2Jb
    """
    return _STEERING.sub(lambda found: ascii(found.group())[1:-1], text)
