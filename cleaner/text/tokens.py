"""Words of a line, folded so that case, width and Unicode form do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"\w+|[^\w\s]")


class Token(NamedTuple):
    """One word: its folded form and where it stands in the line (code points)."""

    fold: str
    start: int
    end: int


@lru_cache(maxsize=1 << 14)
def _fold_unusual(word: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())


def fold(word: str) -> str:
    """The word as it is compared: compatibility form, no case.

    >>> fold("Straße"), fold("ＳＨＡＲＥ"), fold("Teilen")
    ('strasse', 'share', 'teilen')
    """
    return word.lower() if word.isascii() else _fold_unusual(word)


def tokens(line: str) -> list[Token]:
    """The words of a line in order; punctuation, bullets and decoration are no words.

    >>> [t.fold for t in tokens("» E-Mail-Adresse: *")]
    ['e', 'mail', 'adresse']
    """
    return [Token(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(line)]


def pieces(line: str) -> list[str]:
    """The folded words and single marks of a line: what rules name as the words they need.

    >>> pieces("© Rat & Co.")
    ['©', 'rat', '&', 'co', '.']
    """
    return _PIECE.findall(fold(line))
