"""Where a place of the cleaned text stood in the original, and the other way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from cleaner.text.edit import Edit, Pass


class _PassMap:
    """Offsets of one pass: parallel lists of where its edits start before and after."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.before: list[int] = []
        self.after: list[int] = []
        self.edits = edits
        shift = 0
        for edit in edits:
            self.before.append(edit.start)
            self.after.append(edit.start + shift)
            shift += len(edit.new) - len(edit.old)

    def forward(self, at: int) -> int:
        i = bisect_right(self.before, at) - 1
        if i < 0:
            return at
        edit, start = self.edits[i], self.after[i]
        if at < edit.end:
            return start + min(at - edit.start, len(edit.new))
        return start + len(edit.new) + at - edit.end

    def backward(self, at: int) -> int:
        i = bisect_right(self.after, at) - 1
        if i < 0:
            return at
        edit, start = self.edits[i], self.after[i]
        if at < start + len(edit.new):
            return edit.start + min(at - start, len(edit.old))
        return edit.end + at - start - len(edit.new)


class Positions:
    """A map of offsets (code points) between a text and what passes made of it.

    A place inside removed text maps to where the removal closed; a place inside
    replaced text maps as far into the replacement, or to its end.

    >>> p = Positions([Pass("plan", (Edit(0, "Werbung\\n", "", "ads/label"),))])
    >>> p.to_original(0), p.to_clean(8), p.to_clean(3)
    (8, 0, 0)
    """

    def __init__(self, passes: Sequence[Pass]) -> None:
        self._maps = [_PassMap(one.edits) for one in passes if one.edits]

    def to_clean(self, at: int) -> int:
        """The offset in the cleaned text of offset `at` of the original."""
        for one in self._maps:
            at = one.forward(at)
        return at

    def to_original(self, at: int) -> int:
        """The offset in the original of offset `at` of the cleaned text."""
        for one in reversed(self._maps):
            at = one.backward(at)
        return at
