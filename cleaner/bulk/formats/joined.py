"""Results of a text's parts, joined to the result of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cleaner.report.rounds import WEIGHING, Slot, slots
from cleaner.text.edit import Edit, Pass

if TYPE_CHECKING:
    from cleaner.result import Result

_END: Slot = (1 << 30, 0)  # behind any pass


def join_results(parts: Sequence[Result | str]) -> Result:
    """One result for parts in a row; a plain string is a part that stays as it is.

    The first pass of the whole makes the first passes of all parts, and so on,
    so that `undo` works as ever. Needs one result at least; language, version
    and profile are the first one's.
    """
    joined = [_Part(part) for part in parts]
    results = [part.result for part in joined if part.result is not None]
    guard = replace(
        results[0].guard,
        refused=any(one.guard.refused for one in results),
        reason="; ".join(dict.fromkeys(o.guard.reason for o in results if o.guard.reason)),
        prose_words=sum(one.guard.prose_words for one in results),
        prose_removed=sum(one.guard.prose_removed for one in results),
        edits_refused=tuple(
            _shifted(edit, shift)
            for part, shift in _with_shifts(joined, WEIGHING)
            for edit in part.guard.edits_refused
        ),
    )
    return replace(
        results[0],
        text="".join(part.text for part in joined),
        passes=_join_passes(joined),
        verdicts=tuple(
            replace(verdict, start=verdict.start + shift, end=verdict.end + shift)
            for part, shift in _with_shifts(joined, WEIGHING)
            for verdict in part.verdicts
        ),
        flags=tuple(
            replace(flag, start=flag.start + shift, end=flag.end + shift)
            for part, shift in _with_shifts(joined, _END)
            for flag in part.flags
        ),
        guard=guard,
        metadata={k: v for one in reversed(results) for k, v in one.metadata.items()},
    )


class _Part:
    """A part's text, its result if it has one, its passes by slot and what each adds to it."""

    def __init__(self, part: Result | str) -> None:
        self.result = None if isinstance(part, str) else part
        self.text = part if isinstance(part, str) else part.text
        passes = self.result.passes if self.result else ()
        self.passes = dict(zip(slots(passes), passes, strict=True))
        self.gains = {slot: _gain(one) for slot, one in self.passes.items()}

    def length(self, slot: Slot) -> int:
        """Code points before the pass of that slot."""
        return len(self.text) - sum(gain for at, gain in self.gains.items() if at >= slot)


def _gain(one: Pass) -> int:
    return sum(len(edit.new) - len(edit.old) for edit in one.edits)


def _join_passes(parts: Sequence[_Part]) -> tuple[Pass, ...]:
    joined: list[Pass] = []
    for slot in sorted({slot for part in parts for slot in part.passes}):
        edits: list[Edit] = []
        names: dict[str, None] = {}
        shift = 0
        for part in parts:
            one = part.passes.get(slot)
            if one is not None:
                edits.extend(_shifted(edit, shift) for edit in one.edits)
                names[one.name] = None
            shift += part.length(slot)
        joined.append(Pass("+".join(names), tuple(edits)))
    return tuple(joined)


def _with_shifts(parts: Sequence[_Part], slot: Slot) -> Iterator[tuple[Result, int]]:
    """Each result, and where its part starts before the passes of that slot."""
    shift = 0
    for part in parts:
        if part.result is not None:
            yield part.result, shift
        shift += part.length(slot)


def _shifted(edit: Edit, shift: int) -> Edit:
    return replace(edit, start=edit.start + shift)
