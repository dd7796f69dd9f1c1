"""A text as the units that rules look at: its lines, and the sentences of over-long lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = re.compile(r"\S[^\n]*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”“»’)\]]*[ \t\u00a0]+|[。！？][」』”]*")
# Longer than any paragraph of the 27 million characters of prose measured (longest 99.9%: 2,900).
LONGEST_PARAGRAPH = 3000


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of text without the white space around it; `kind` and `links` come from HTML.

    `kind` is "" for plain text, else heading, paragraph, item, quote, table or code;
    `links` is the share of its characters that stand in links (0 to 1). `cut`: it is a
    sentence of an over-long line.
    """

    start: int
    end: int
    text: str
    kind: str = ""
    links: float = 0.0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that HTML tells something about."""

    start: int
    end: int
    kind: str
    links: float


def lines_of(text: str, spans: Sequence[Span] = ()) -> list[Line]:
    """The non-blank lines of a text in order; over-long ones cut into sentences.

    >>> [line.text for line in lines_of("  Menü \\n\\nEin Satz.")]
    ['Menü', 'Ein Satz.']
    """
    lines: list[Line] = []
    known = iter(spans)
    span = next(known, None)
    for found in _LINE.finditer(text):
        start = found.start()
        line = found.group().rstrip()
        while span is not None and span.end <= start:
            span = next(known, None)
        inside = span is not None and span.start <= start
        kind, links = (span.kind, span.links) if span is not None and inside else ("", 0.0)
        if len(line) <= LONGEST_PARAGRAPH:
            lines.append(Line(start, start + len(line), line, kind, links))
        else:
            lines += _sentences(line, start, kind, links)
    return lines


def _sentences(line: str, offset: int, kind: str, links: float) -> list[Line]:
    cut: list[Line] = []
    at = 0
    for found in _SENTENCE_END.finditer(line):
        end = found.end()
        if end < len(line) and not _starts_sentence(line, found.start(), end):
            continue
        part = line[at:end].rstrip()
        cut.append(Line(offset + at, offset + at + len(part), part, kind, links, True))
        at = end
    if at < len(line):
        cut.append(Line(offset + at, offset + len(line), line[at:], kind, links, True))
    return cut


def _starts_sentence(line: str, stop: int, start: int) -> bool:
    """Whether a sentence starts at `start`, after the end mark at `stop`.

    A capital or a quote starts one, but not after "z. B." or "9. Januar".
    """
    first = line[start]
    if ord(first) > 0x3000:
        return True
    if not (first.isupper() or first in '"„“«»‚‘¿¡('):
        return False
    if line[stop] != ".":
        return True
    word = line[max(0, stop - 12) : stop].rpartition(" ")[2]
    return not (word.isdecimal() or len(word.rpartition(".")[2]) <= 2)
