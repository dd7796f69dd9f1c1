"""The kinds of rule, one file each: its keys, how it is read, and its own faults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.rules.fields import Fields
from cleaner.rules.kinds import block, pattern, phrases, repeat, shape, strip, together
from cleaner.rules.model import Body

MOST_SCORE = 200
"""Points of a rule at most; 100 remove a line by themselves."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its keys, its reader, its costly checks, the words of a body, and its top score."""

    keys: tuple[str, ...]
    read: Callable[[Fields], Body | None]
    own_words: Callable[[Any], frozenset[str]]
    check: Callable[[Fields, Any], None] | None = None
    most_score: int = MOST_SCORE


KINDS: Mapping[str, Kind] = {
    "phrases": Kind(phrases.KEYS, phrases.read, phrases.own_words),
    "together": Kind(together.KEYS, together.read, together.own_words),
    "pattern": Kind(pattern.KEYS, pattern.read, pattern.own_words, pattern.check),
    "shape": Kind(shape.KEYS, shape.read, shape.own_words, most_score=shape.MOST_SCORE),
    "block": Kind(block.KEYS, block.read, block.own_words),
    "repeat": Kind(repeat.KEYS, repeat.read, repeat.own_words),
    "strip": Kind(strip.KEYS, strip.read, strip.own_words, strip.check),
}
