"""One change of a text, and the passes that changes are grouped in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cleaner.errors import EditError


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `old`, which stands at `start`, by `new`.

    Offsets count code points of the text that the edit's pass was given.
    `rule` is the full name of the rule or fix that asked for it
    ("comments/comment-form", "mend/stray-stop"), `score` its points (100 is
    enough to remove a line by itself).
    """

    start: int
    old: str
    new: str
    rule: str
    score: int = 100

    @property
    def end(self) -> int:
        """Offset behind the last code point of `old`."""
        return self.start + len(self.old)

    def to_json(self) -> dict[str, Any]:
        """A dictionary of plain values; `json.dumps` keeps lone surrogates as escapes."""
        return {
            "start": self.start,
            "old": self.old,
            "new": self.new,
            "rule": self.rule,
            "score": self.score,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Edit:
        """Read what `to_json` wrote; raises `EditError` for anything else."""
        try:
            return cls(value["start"], value["old"], value["new"], value["rule"], value["score"])
        except (KeyError, TypeError) as fault:
            raise EditError(f"not an edit: {value!r:.80}") from fault


@dataclass(frozen=True, slots=True)
class Pass:
    """The edits of one stage, in order of place, none overlapping another."""

    name: str
    edits: tuple[Edit, ...]

    def to_json(self) -> dict[str, Any]:
        """A dictionary of plain values."""
        return {"name": self.name, "edits": [edit.to_json() for edit in self.edits]}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Pass:
        """Read what `to_json` wrote; raises `EditError` for anything else."""
        try:
            return cls(value["name"], tuple(Edit.from_json(e) for e in value["edits"]))
        except (KeyError, TypeError) as fault:
            raise EditError(f"not a pass: {value!r:.80}") from fault


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with `edits` made; they must be in order and not overlap.

    >>> apply("a , b", [Edit(1, " ", "", "mend/space")])
    'a, b'

    Raises `EditError` when an edit's `old` does not stand at its place.
    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at or not text.startswith(edit.old, edit.start):
            raise EditError(
                f"the edit by {edit.rule} at {edit.start} does not fit this text: "
                f"{edit.old!r:.60} was expected there"
            )
        parts.append(text[at : edit.start])
        parts.append(edit.new)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def undo(text: str, edits: Sequence[Edit]) -> str:
    """The text as it was before `edits` were made.

    >>> undo("a, b", [Edit(1, " ", "", "mend/space")])
    'a , b'

    Raises `EditError` when the text is not what `apply` gave.
    """
    parts: list[str] = []
    at = shift = 0
    for edit in edits:
        start = edit.start + shift
        if start < at or not text.startswith(edit.new, start):
            raise EditError(
                f"can't undo the edit by {edit.rule}: the cleaned text was changed "
                f"near {start} ({edit.new!r:.60} was expected there)"
            )
        parts.append(text[at:start])
        parts.append(edit.old)
        at = start + len(edit.new)
        shift += len(edit.new) - len(edit.old)
    parts.append(text[at:])
    return "".join(parts)


def undo_passes(text: str, passes: Sequence[Pass]) -> str:
    """The text as it was before the first of `passes`; raises `EditError` as `undo` does."""
    for one in reversed(passes):
        text = undo(text, one.edits)
    return text


def in_order(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits by place; the same whatever order they came in."""
    return tuple(sorted(edits, key=lambda e: (e.start, e.end, e.rule, e.new)))
