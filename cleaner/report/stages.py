"""The text as each pass was given it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.text.edit import Edit, Pass, apply

if TYPE_CHECKING:
    from cleaner.result import Result


def stages(result: Result) -> Iterator[tuple[Pass, str]]:
    """Each pass of a result with the text before it."""
    text = result.undo()
    for one in result.passes:
        yield one, text
        text = apply(text, one.edits)


def whole_lines(text: str, edit: Edit) -> int:
    """How many lines that hold something stand whole in `edit.old`, of the text before it.

    >>> whole_lines("a b\\nc\\nd", Edit(2, "b\\nc\\n", "", "ads/label"))
    1
    """
    before = text[text.rfind("\n", 0, edit.start) + 1 : edit.start]
    stop = text.find("\n", edit.end)
    after = text[edit.end : len(text) if stop < 0 else stop]
    lines = edit.old.split("\n")
    first = 1 if before.strip() else 0
    last = len(lines) - 1 if after.strip() else len(lines)
    return sum(1 for line in lines[first:last] if line.strip())
