"""What a line looks like, whatever it says: length, end, capitals, digits, function words."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from cleaner.text.script import SPACED_WORD, unspaced_letters
from cleaner.text.tokens import fold

_WORD = re.compile(rf"{SPACED_WORD}(?:['’\-]{SPACED_WORD})*")
_LONGEST_FUNCTION_WORD = 4  # letters, in scripts without spaces
_CLOSERS = "\"'”“’‘»«›‹)]】」』*_ "
_STOPS = frozenset(".!?。！？؟।…:;")
_SYMBOLS = frozenset("|»«›‹>→←•·/\\©®™#@*_+=~^[]{}<■▶►▼▲✓★☆")


@dataclass(frozen=True, slots=True)
class Shape:
    """Features of one line.

    `words`: count (in unspaced scripts half the characters). `end`: "stop" (. ! ?),
    "dots" (… or ...), "colon" (: or ;), "comma" (also a dash), "none".
    `function_words`, `capitals`: shares of the words; `digits`, `symbols`: shares of the
    characters. `prose`: 0 (none) to 3 (running sentences), from length, end and function
    words.
    """

    words: int
    chars: int
    end: str
    function_words: float
    capitals: float
    digits: float
    symbols: float
    prose: int


def end_mark(line: str) -> str:
    """How a line ends, closing quotes and brackets aside.

    >>> end_mark("„Ja.“"), end_mark("Mehr …"), end_mark("Lesen Sie auch:"), end_mark("Menü")
    ('stop', 'dots', 'colon', 'none')
    """
    bare = line.rstrip(_CLOSERS)
    if not bare or bare[-1] not in _STOPS:
        return "comma" if bare.endswith((",", "，", "、", "–", "—", "-")) else "none"
    if bare[-1] in ":;":
        return "colon"
    if bare[-1] == "…" or bare.endswith("..."):
        return "dots"
    return "stop"


def shape_of(line: str, function_words: AbstractSet[str]) -> Shape:
    """The shape of a stripped line; `function_words` are folded."""
    found = _WORD.findall(line)
    chars = len(line)
    unspaced = unspaced_letters(line)
    words = len(found) + unspaced // 2
    end = end_mark(line)
    if not found:
        return Shape(0, chars, end, 0.0, 0.0, 0.0, _share(line, chars), 0)
    dense = unspaced * 2 > chars
    if dense:
        function = _covered(line, function_words) / unspaced
    else:
        function = sum(fold(w) in function_words for w in found) / len(found)
    capitals = sum(w[0].isupper() for w in found) / len(found)
    digits = sum(c.isdigit() for c in line) / chars if chars < 400 else 0.0
    prose = _prose(words, end, function, dense, digits)
    return Shape(words, chars, end, function, capitals, digits, _share(line, chars), prose)


def _covered(line: str, function_words: AbstractSet[str]) -> int:
    """Letters that function words cover where nothing parts words: the longest first."""
    at = covered = 0
    while at < len(line):
        for length in range(_LONGEST_FUNCTION_WORD, 0, -1):
            if line[at : at + length] in function_words:
                covered += length
                break
        else:
            length = 1
        at += length
    return covered


def _share(line: str, chars: int) -> float:
    return sum(c in _SYMBOLS for c in line) / chars if 0 < chars < 400 else 0.0


def _prose(words: int, end: str, function: float, unspaced: bool, digits: float) -> int:
    """0 no prose, 1 perhaps, 2 a sentence, 3 running sentences.

    The function words of one language are some 40% of its running text; a tenth
    leaves room for headline style and for a language that was not recognised.
    """
    if unspaced:
        return 0 if words < 8 else (3 if words >= 25 else 2) if end in ("stop", "dots") else 1
    if words < 6 or function < 0.1 or digits > 0.3:
        return 1 if words >= 25 else 0
    if end == "none":
        return 2 if words >= 25 else 1 if words >= 12 else 0
    return 3 if words >= 20 else 2 if words >= 8 else 1
