"""The small differences between a line and its mended form, in bounded time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

_TOKEN = re.compile(r"\w+|\s|[^\w\s]+")
_AHEAD = 12
"""Tokens looked ahead on each side; mojibake swells a word to fewer tokens than that."""
_SHORT = 3


def differences(old: str, new: str) -> Iterator[tuple[int, str, str]]:
    """Yield (offset in `old`, old part, new part), in order and not overlapping.

    Equal heads and tails are cut off; what remains is aligned token by token, looking
    a dozen tokens ahead, so cost grows with the length alone. Where no two tokens in a
    row agree again, the rest is one difference.

    >>> list(differences("Das ist schÃ¶n &amp; gut", "Das ist schön & gut"))
    [(11, 'Ã¶', 'ö'), (16, 'amp;', '')]
    """
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(old_middle) <= _SHORT:
        if old_middle or new_middle:
            yield head, old_middle, new_middle
        return
    before, after = _TOKEN.findall(old_middle), _TOKEN.findall(new_middle)
    at = head
    for same, removed, added in _aligned(before, after):
        at += same
        yield from _trimmed(at, removed, added)
        at += len(removed)


def _aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield (length of the equal part before it, removed text, added text)."""
    i = j = same = 0
    while i < len(before) or j < len(after):
        if i < len(before) and j < len(after) and before[i] == after[j]:
            same += len(before[i])
            i, j = i + 1, j + 1
            continue
        p, q = _meeting(before, after, i, j)
        yield same, "".join(before[i:p]), "".join(after[j:q])
        i, j, same = p, q, 0


def _meeting(before: Sequence[str], after: Sequence[str], i: int, j: int) -> tuple[int, int]:
    """The nearest pair of places from which two tokens in a row are the same."""
    for distance in range(1, 2 * _AHEAD):
        for p in range(max(0, distance - _AHEAD), min(distance, _AHEAD) + 1):
            pair = before[i + p : i + p + 2]
            if len(pair) == 2 and pair == after[j + distance - p : j + distance - p + 2]:
                return i + p, j + distance - p
    return len(before), len(after)


def _trimmed(at: int, removed: str, added: str) -> Iterator[tuple[int, str, str]]:
    head = _common(removed, added)
    tail = _common(removed[head:][::-1], added[head:][::-1])
    removed, added = removed[head : len(removed) - tail], added[head : len(added) - tail]
    if removed or added:
        yield at + head, removed, added


def _common(a: str, b: str) -> int:
    """Length of the common beginning; halving keeps the comparisons inside C."""
    if a.startswith(b) or b.startswith(a):
        return min(len(a), len(b))
    low, high = 0, min(len(a), len(b))
    while high - low > 64:
        middle = (low + high) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle
    pairs = zip(a[low:high], b[low:high], strict=True)
    return low + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
