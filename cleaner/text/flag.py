"""A note about a place in the clean text that was left as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader should know and no fix was sure of.

    `start` and `end` count code points of the final clean text. `kind` is one of
    "truncated" (a sentence breaks off here), "unclosed-quote" and "unopened-quote";
    `why` says in words what was seen.

    >>> Flag(10, 15, "truncated", "breaks off after an ordinal").kind
    'truncated'
    """

    start: int
    end: int
    kind: str
    why: str

    def to_json(self) -> dict[str, Any]:
        """A dictionary of plain values."""
        return {"start": self.start, "end": self.end, "kind": self.kind, "why": self.why}
