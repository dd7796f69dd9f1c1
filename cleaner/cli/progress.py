"""A progress bar on standard error, on a terminal only."""

from __future__ import annotations

import shutil
import sys
import time

from cleaner.cli.paint import is_terminal, shown

_PAUSE = 0.1  # seconds between two drawings
_WIDTH = 24  # of the bar, in columns


class Progress:
    """Draws how many of `total` files are done; on a pipe it does nothing.

    Used with `with`, so that the line is clear again when others print.
    """

    def __init__(self, total: int, quiet: bool = False) -> None:
        self._total = total
        self._done = 0
        self._on = is_terminal(sys.stderr) and not quiet and total > 1
        self._drawn = 0.0

    def __enter__(self) -> Progress:
        return self

    def step(self, name: str) -> None:
        """One more file is done."""
        self._done += 1
        now = time.monotonic()
        if self._on and now - self._drawn >= _PAUSE:
            self._drawn = now
            self._draw(name)

    def clear(self) -> None:
        """Take the bar off the line."""
        if self._on:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        self.clear()

    def _draw(self, name: str) -> None:
        full = _WIDTH * self._done // max(self._total, 1)
        bar = "█" * full + "░" * (_WIDTH - full)
        line = f"{bar} {self._done}/{self._total} {shown(name)}"
        width = max(shutil.get_terminal_size().columns - 1, 20)
        encoding = sys.stderr.encoding or "ascii"
        sys.stderr.write("\r\x1b[K" + line[:width].encode(encoding, "replace").decode(encoding))
        sys.stderr.flush()
