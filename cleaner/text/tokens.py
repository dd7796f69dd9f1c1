"""Words of a line, folded so that case, width and Unicode form do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from cleaner.text.script import LOOSE, word_expression

_MARK = re.compile(r"[^\w\s]")


class Token(NamedTuple):
    """One word: its folded form and where it stands in the line (code points)."""

    fold: str
    start: int
    end: int


_MOST_FOLDS = 4  # an oddity of Unicode may need a second turn; none is known that needs a third


@lru_cache(maxsize=1 << 14)
def _fold_unusual(word: str) -> str:
    for _ in range(_MOST_FOLDS):
        given = word
        plain = unicodedata.normalize("NFKC", word).casefold()
        word = unicodedata.normalize("NFKC", plain.replace("i\u0307", "i").translate(LOOSE))
        if word == given:
            break
    return word


def fold(word: str) -> str:
    """The word as it is compared: compatibility form, no case, no vowel points, no joiners.

    Letters that writers change at will are one: Turkish i with and without dot, Persian and
    Arabic ya and kaf, Greek with and without accent.

    >>> fold("Straße"), fold("ＳＨＡＲＥ"), fold("Teilen"), fold("GİRİŞ"), fold("ΔΙΆΒΑΣΕ")
    ('strasse', 'share', 'teilen', 'giriş', 'διαβασε')
    """
    return word.lower() if word.isascii() else _fold_unusual(word)


def tokens(line: str) -> list[Token]:
    """The words of a line in order; punctuation, bullets and decoration are no words.

    Where a script has no spaces between words, each of its letters is one.

    >>> [t.fold for t in tokens("» E-Mail-Adresse: *")]
    ['e', 'mail', 'adresse']
    """
    found = word_expression(line).finditer(line)
    return [Token(fold(m.group()), m.start(), m.end()) for m in found]


def pieces(line: str) -> list[str]:
    """The folded words and single marks of a line: what rules name as the words they need.

    >>> pieces("© Rat & Co.")
    ['©', 'rat', '&', 'co', '.']
    """
    folded = fold(line)
    return [m.group() for m in _piece_expression(word_expression(folded)).finditer(folded)]


@lru_cache(maxsize=8)
def _piece_expression(words: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(f"{words.pattern}|{_MARK.pattern}")
