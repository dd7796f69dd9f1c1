"""Scripts: which characters make words, which stand without spaces, which say nothing."""

from __future__ import annotations

import re

UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ec0-\u0ec6\u1000-\u103f\u1780-\u17b3"
    "\u3005-\u3007\u3040-\u3098\u309d-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Letters of scripts that put no spaces between words (Thai, Lao, Burmese, Khmer, Japanese,
Chinese), as the inside of a character class. Unicode blocks; Korean has spaces."""

# Marks on letters (Unicode categories Mn and Mc of scripts in use), for which Python's `\w`
# does not stand, and joiners that only shape letters.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u0900-\u0903\u093a-\u093c\u093e-\u094f"
    "\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d"
    "\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c04"
    "\u0c3e-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d\u0dca-\u0ddf\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a"
)
_JOINERS = "\u00ad\u200c\u200d\u0640"
_INSIDE = _MARKS + _JOINERS

SPACED_WORD = rf"\w[\w{_INSIDE}]*"
"""A word where spaces part words, as an expression."""
_ANY_WORD = re.compile(
    rf"[{UNSPACED}][{_INSIDE}]*|(?:(?![{UNSPACED}])\w)(?:(?![{UNSPACED}])[\w{_INSIDE}])*"
)
_SPACED = re.compile(SPACED_WORD)
_ASCII = re.compile(r"\w+")
_UNSPACED = re.compile(f"[{UNSPACED}]")

# What says nothing: vowel points, joiners, marks of direction.
_SILENT = {
    ord(c): None
    for c in "\u00ad\u0640\u0670\u200b\u200c\u200d\u200e\u200f\u061c\ufeff"
    + "".join(map(chr, (*range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7)))
    + "".join(map(chr, (*range(0x64B, 0x660), *range(0x202A, 0x202F), *range(0x2060, 0x206A))))
}
# Letters that writers and keyboards change at will: Persian and Arabic forms, alef with
# hamza, dotless i, Romanian comma and cedilla, Greek accents (which capitals go without).
_ALIKE = dict(
    zip(
        map(ord, "یىکأإآاًıșțάέήίόύώϊϋΐΰς"),
        ("ي", "ي", "ك", "ا", "ا", "ا", "ا", None, *"işţαεηιουωιυιυσ"),
        strict=True,
    )
)
LOOSE: dict[int, str | None] = {**_SILENT, **_ALIKE}
"""A table for `str.translate`: letters as they are compared."""


def word_expression(line: str) -> re.Pattern[str]:
    """The expression that finds the words of a line: the quickest that is right for it.

    Letters of scripts without spaces are words by themselves, one each.

    >>> [m.group() for m in word_expression("12 コメント").finditer("12 コメント")]
    ['12', 'コ', 'メ', 'ン', 'ト']
    """
    if line.isascii():
        return _ASCII
    return _ANY_WORD if _UNSPACED.search(line) else _SPACED


def is_unspaced(text: str) -> bool:
    """Whether a letter of a script without spaces stands in a text."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def unspaced_letters(text: str) -> int:
    """How many letters of scripts without spaces stand in a text."""
    return 0 if text.isascii() else len(_UNSPACED.findall(text))
