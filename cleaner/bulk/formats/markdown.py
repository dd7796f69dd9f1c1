"""Markdown: front matter and fenced code stay as they are, what is between is cleaned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.bulk.formats.cleaned import Cleaned, Format
from cleaner.bulk.formats.joined import join_results
from cleaner.text.decoding import decode

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner

# A block of YAML ("---") or TOML ("+++") from the first line on.
_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(?:.*\n)*?\1[ \t]*(?:\r?\n|\Z)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


def clean(raw: bytes, cleaner: Cleaner) -> Cleaned:
    """Clean a Markdown text; raises `ReadError` for bytes that are no text."""
    decoded = decode(raw)
    parts = split(decoded.text)
    if len(parts) == 1 and not parts[0][1]:
        return Cleaned(cleaner.clean(decoded.text), decoded)
    results = [part if fixed else cleaner.clean(part) for part, fixed in parts]
    if all(isinstance(one, str) for one in results):
        results.append(cleaner.clean(""))
    return Cleaned(join_results(results), decoded)


def split(text: str) -> list[tuple[str, bool]]:
    """The text cut into parts, each with whether it is fixed (front matter, fenced code).

    The parts together are the text. A fence that is never closed fixes all to
    the end, as Markdown has it.

    >>> split("a\\n```\\nb\\n```\\nc\\n")
    [('a\\n', False), ('```\\nb\\n```\\n', True), ('c\\n', False)]
    """
    front = _FRONT.match(text)
    at = front.end() if front else 0
    parts = [(text[:at], True)] if at else []
    fence = ""  # the marks that opened the fence we are in
    start = at
    for line in text[at:].split("\n"):
        end = min(at + len(line) + 1, len(text))
        mark = _FENCE.match(line)
        if not fence and mark and not (mark[1][0] == "`" and "`" in mark[2]):
            parts.append((text[start:at], False))
            fence, start = mark[1], at
        elif fence and mark and mark[1].startswith(fence) and not mark[2].strip():
            parts.append((text[start:end], True))
            fence, start = "", end
        at = end
    parts.append((text[start:], bool(fence)))
    return [part for part in parts if part[0]] or [("", False)]


FORMAT = Format("markdown", (".md",), None, clean)
