"""Rules of kind `strip`: the parts of a line that are debris, and the edits that take them out."""

from __future__ import annotations

import regex

from cleaner.rules.model import Rule, Strip
from cleaner.text.edit import Edit

LONGEST_STRIPPED = 400  # code points at a line's start or end where a part is looked for


def strip_edits(
    rule: Rule, expressions: list[regex.Pattern[str]], line: str, offset: int
) -> list[Edit]:
    """Edits for the parts that the rule finds; `offset` is the line's place.

    Not for a part that is the whole line: the other rules weigh that.
    """
    assert isinstance(rule.body, Strip)
    edits: list[Edit] = []
    for expression in expressions:
        for start, end in _parts(expression, line, rule.body.at):
            if end - start < len(line) and line[:start].strip() + line[end:].strip():
                joint = _joint(line, start, end)
                edits.append(Edit(offset + start, line[start:end], joint, rule.id, rule.score))
    return edits


def apart(edits: list[Edit]) -> list[Edit]:
    """Of overlapping edits the one with the highest score, then the earliest, then by rule."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (-e.score, e.start, -e.end, e.rule)):
        if all(edit.end <= k.start or edit.start >= k.end for k in kept):
            kept.append(edit)
    return sorted(kept, key=lambda e: e.start)


def _parts(expression: regex.Pattern[str], line: str, at: str) -> list[tuple[int, int]]:
    """Where the part stands, with the white space that it leaves behind."""
    if at == "end":
        window = max(0, len(line) - LONGEST_STRIPPED)
        for part in expression.finditer(line, window):
            if part.end() == len(line) and part.end() > part.start():
                return [(_blank_before(line, part.start()), len(line))]
        return []
    if at == "start":
        found = expression.match(line, 0, min(len(line), LONGEST_STRIPPED))
        return [(0, _blank_after(line, found.end()))] if found and found.end() else []
    return [
        (_blank_before(line, m.start()), _blank_after(line, m.end()))
        for m in expression.finditer(line)
        if m.end() > m.start()
    ]


def _joint(line: str, start: int, end: int) -> str:
    """What stands between what was before and behind the part: a space, or nothing."""
    if start == 0 or end == len(line):
        return ""
    spaced = line[start].isspace() or line[end - 1].isspace()
    return " " if spaced and line[end] not in ".,;:!?)]" else ""


def _blank_before(line: str, at: int) -> int:
    while at > 0 and line[at - 1].isspace():
        at -= 1
    return at


def _blank_after(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at
