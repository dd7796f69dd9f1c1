"""Rules of kind `shape`: bounds on what a line looks like and on the lines beside it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from cleaner.debris.evidence import Lay
from cleaner.rules.model import Shape


def fits(body: Shape, lay: Lay, i: int, suspects: AbstractSet[int]) -> bool:
    """Whether line `i` is within all bounds; `suspects` are the lines that rules speak against."""
    shape = lay.shapes[i]
    for name, least, most in body.bounds:
        value = lay.lines[i].links if name == "links" else getattr(shape, name)
        if (least is not None and value < least) or (most is not None and value > most):
            return False
    if body.end != "any" and body.end != shape.end:
        return False
    return _is(body.before, lay, i - 1, suspects) and _is(body.after, lay, i + 1, suspects)


def _is(want: str, lay: Lay, i: int, suspects: AbstractSet[int]) -> bool:
    """Whether the line at `i` is what the rule asks for; past the ends only "any" holds."""
    if want == "any":
        return True
    if not 0 <= i < len(lay.lines):
        return False
    return i in suspects if want == "debris" else lay.prose[i]
