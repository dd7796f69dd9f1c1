"""What was removed and mended, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleaner.report.stages import stages, whole_lines
from cleaner.text.edit import Edit

if TYPE_CHECKING:
    from cleaner.result import Result

_MENDS = "mend"


@dataclass(slots=True)
class Counts:
    """Numbers of one result or of many.

    `lines` and `words` removed by class of debris ("comments"); a part of a line
    counts in `words` only. `mended`: edits by the fix that made them ("quotes").
    `flags` by kind; `refused`: results in which the guard refused edits.
    """

    lines: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    refused: int = 0

    def add(self, other: Counts) -> None:
        """Add another's numbers to these."""
        self.lines.update(other.lines)
        self.words.update(other.words)
        self.mended.update(other.mended)
        self.flags.update(other.flags)
        self.refused += other.refused

    def to_json(self) -> dict[str, Any]:
        """A dictionary of plain values, names in order."""
        return {
            "lines_removed": _in_order(self.lines),
            "words_removed": _in_order(self.words),
            "mended": _in_order(self.mended),
            "flags": _in_order(self.flags),
            "guard_refused": self.refused,
        }


def count(result: Result) -> Counts:
    """The numbers of one result, from its passes."""
    counts = Counts(refused=int(result.guard.refused))
    counts.flags.update(flag.kind for flag in result.flags)
    for one, text in stages(result):
        for edit in one.edits:
            _add_edit(counts, edit, text)
    return counts


def _add_edit(counts: Counts, edit: Edit, text: str) -> None:
    kind, _, fix = edit.rule.partition("/")
    if kind == _MENDS:
        counts.mended[fix] += 1
        return
    counts.words[kind] += max(len(edit.old.split()) - len(edit.new.split()), 0)
    stay = sum(1 for line in edit.new.split("\n") if line.strip())
    counts.lines[kind] += max(whole_lines(text, edit) - stay, 0)


def _in_order(counter: Counter[str]) -> dict[str, int]:
    return {name: counter[name] for name in sorted(counter) if counter[name]}
