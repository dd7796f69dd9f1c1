"""Where each pass of a result stands in the straight way: its round and its place in it."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.text.edit import Pass

# The passes of a round up to the weighing of lines; those that mend sentences follow.
_BEFORE_MENDING = ("characters", "spacing", "strip", "debris")

Slot = tuple[int, int]
WEIGHING: Slot = (0, _BEFORE_MENDING.index("debris"))  # where verdicts are made


def slots(passes: Sequence[Pass]) -> list[Slot]:
    """(round, place) of each pass, both from 0; passes without edits are not recorded.

    >>> slots([Pass("characters", ()), Pass("debris", ()), Pass("characters", ())])
    [(0, 0), (0, 3), (1, 0)]
    """
    found: list[Slot] = []
    number, last = 0, -1
    for one in passes:
        if one.name in _BEFORE_MENDING:
            place = _BEFORE_MENDING.index(one.name)
            number += place <= last
        else:
            place = max(last + 1, len(_BEFORE_MENDING))
        last = place
        found.append((number, place))
    return found


def before_weighing(passes: Sequence[Pass]) -> int:
    """How many passes were made before lines were weighed first: what verdicts' offsets mean."""
    return sum(slot < WEIGHING for slot in slots(passes))
