"""Changes to look at: like a unified diff, pass by pass, with the rule that asked for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleaner.report.stages import stages
from cleaner.text.edit import Edit, apply

if TYPE_CHECKING:
    from cleaner.result import Result


def preview(result: Result, name: str) -> list[str]:
    """Lines of a preview; none where nothing changes.

    Line numbers count from 1 in the text that the pass was given. Since one pass
    follows another, this is no patch: to go back use `undo`.
    """
    lines: list[str] = []
    for one, text in stages(result):
        at = number = 0
        for group in _by_line(one.edits, text):
            start = text.rfind("\n", 0, group[0].start) + 1
            number += text.count("\n", at, start)
            at = start
            lines += _hunk(f"{one.name}: line", number + 1, group, text)
    return [f"--- {name}", f"+++ {name} (clean)", *lines] if lines else []


def _by_line(edits: Sequence[Edit], text: str) -> Iterator[list[Edit]]:
    """Edits that touch the same lines, together."""
    group: list[Edit] = []
    for edit in edits:
        if group and text.find("\n", group[-1].end, edit.start) >= 0:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _hunk(title: str, number: int, group: Sequence[Edit], text: str) -> Iterator[str]:
    """The lines that edits touch, before and after, without those that stay as they are."""
    start = text.rfind("\n", 0, group[0].start) + 1
    stop = text.find("\n", group[-1].end)
    shown = text[start : len(text) if stop < 0 else stop]
    moved = [Edit(e.start - start, e.old, e.new, e.rule, e.score) for e in group]
    before, after = shown.split("\n"), apply(shown, moved).split("\n")
    while before and after and before[0] == after[0]:
        del before[0], after[0]
        number += 1
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    rules = ", ".join(dict.fromkeys(f"{edit.rule} {edit.score}" for edit in group))
    yield f"@@ {title} {number} @@ {rules}"
    yield from (f"-{line}" for line in before)
    yield from (f"+{line}" for line in after)
