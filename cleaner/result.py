"""What cleaning gives back: the text, every change with its reason, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cleaner.debris.guard import GuardWord
from cleaner.debris.weigh import Verdict
from cleaner.text.edit import Edit, Pass, undo_passes
from cleaner.text.flag import Flag
from cleaner.text.positions import Positions


@dataclass(frozen=True)
class Result:
    """A cleaned text and how it came about.

    `passes`: all changes in the order they were made. `verdicts`: what was weighed in
    the first round; their offsets count code points of the text that the first
    "debris" pass was given. `flags`: what was noticed and left, offsets in `text`.
    `metadata`: title, author, date, site (HTML) and byline, date, credit taken out.
    `language`: an ISO 639-1 code, or None when unsure.
    """

    text: str
    passes: tuple[Pass, ...]
    verdicts: tuple[Verdict, ...]
    flags: tuple[Flag, ...]
    guard: GuardWord
    metadata: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    rules_version: str = ""
    profile: str = ""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits of all passes; each counts in the text that its pass was given."""
        return tuple(edit for one in self.passes for edit in one.edits)

    @property
    def changed(self) -> bool:
        """Whether the text differs from the one that was given."""
        return bool(self.passes)

    @cached_property
    def positions(self) -> Positions:
        """The map between offsets of the given text and of `text`."""
        return Positions(self.passes)

    def undo(self) -> str:
        """The text as it was given (for HTML: as it was extracted), to the letter."""
        return undo_passes(self.text, self.passes)

    def to_json(self) -> dict[str, Any]:
        """Everything but the text as plain values, for reports and for undo."""
        return {
            "passes": [one.to_json() for one in self.passes],
            "verdicts": [
                {"start": v.start, "end": v.end, "drop": v.drop, "rule": v.rule, "sum": v.as_sum()}
                for v in self.verdicts
            ],
            "flags": [
                {"start": f.start, "end": f.end, "kind": f.kind, "why": f.why} for f in self.flags
            ],
            "guard": {
                "refused": self.guard.refused,
                "reason": self.guard.reason,
                "prose_words": self.guard.prose_words,
                "prose_removed": self.guard.prose_removed,
                "edits_refused": [edit.to_json() for edit in self.guard.edits_refused],
            },
            "metadata": dict(self.metadata),
            "language": self.language,
            "rules_version": self.rules_version,
            "profile": self.profile,
        }
