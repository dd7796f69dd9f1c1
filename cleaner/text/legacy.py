"""Text in one of the code pages from before Unicode, and text that mixes one with UTF-8."""

from __future__ import annotations

import codecs
import re
from collections import Counter

CLOSE_TO_UTF8 = "utf-8+cp1252"

_SAMPLE = 32_768  # bytes shown to the detector, from lines that have something to tell

# The letters beyond ASCII of the languages that cp1252 was made for. A text is taken
# for one of them when nearly all its letters are its own: Czech read as cp1252 shows
# "ì", "ø" and "ý" together, which none of them does.
_ALPHABETS = (
    frozenset("äöüßéèàêç"),  # German, Dutch, English with its borrowed words
    frozenset("äöëïéèüóáê"),
    frozenset("àâæçéèêëîïôœùûüÿ"),  # French
    frozenset("åäöæøéüà"),  # the North
    frozenset("áéíóúýðþæö"),
    frozenset("áéíóúüñçàâãêôõïòè"),  # Spanish, Portuguese, Catalan
    frozenset("àèéìíòóùúî"),  # Italian
)
_STRANGE = 10  # one letter in ten may be another language's: names

# What a text in cp1252 has not, and one in another code page read as cp1252 has:
# a capital beyond ASCII after a small letter ("fŸr", Mac), a sign inside a word
# ("s³owo", cp1250), four letters beyond ASCII in a row ("Ïðèâåò", cp1251).
_FOREIGN = re.compile(
    "[a-zß-öø-ÿ][À-ÖØ-ÞŠŒŽŸ](?![A-ZÀ-ÖØ-Þ])"
    "|[A-Za-zß-öø-ÿ][¡-©«-¶¸-¿×÷†‡ˆ‰‹›„“”][a-zß-öø-ÿ]"
    "|[À-ÖØ-öø-ÿŠšŒœŽžŸ]{4}"
)
_BEYOND = re.compile("[\x80-\U0010ffff]")


def decode_mixed(raw: bytes) -> str:
    """UTF-8 with some bytes of cp1252 in it, each read as what it is there.

    A sequence cut off at the very end becomes U+FFFD, since half a character
    names no letter. Not for text that is mostly cp1252: `decode_legacy`.

    >>> decode_mixed("Müller ".encode() + b"f\\xfcr")
    'Müller für'
    """
    return raw.decode("utf-8", _HANDLER)


def _foreign_byte(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    if fault.reason == "unexpected end of data":
        return "\ufffd", fault.end
    return fault.object[fault.start : fault.end].decode("cp1252", "replace"), fault.end


_HANDLER = "cleaner.cp1252"
codecs.register_error(_HANDLER, _foreign_byte)


def decode_legacy(raw: bytes) -> tuple[str, str]:
    """The text and codec name of bytes that are not UTF-8.

    cp1252 where the text reads well so, as German and English do; else what
    charset-normalizer finds; else cp1252 all the same, or latin-1, which fits
    any bytes.
    """
    western = _try(raw, "cp1252")
    if western is not None and _reads_western(western):
        return western, "cp1252"
    encoding = _detect(raw)
    detected = _try(raw, encoding) if encoding else None
    if encoding and detected is not None:
        return detected, encoding
    if western is not None:
        return western, "cp1252"
    return raw.decode("latin-1"), "latin-1"


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
        return text if text.encode(encoding) == raw else None
    except (UnicodeError, LookupError):
        return None


def _reads_western(text: str) -> bool:
    """Whether a text decoded as cp1252 looks written in it."""
    beyond = Counter(_BEYOND.findall(text))
    foreign = sum(1 for _ in _FOREIGN.finditer(text))
    if foreign * 10 > beyond.total():
        return False
    letters: Counter[str] = Counter()
    for sign, number in beyond.items():
        if sign.isalpha():
            letters[sign.lower()] += number
    strange = min(
        sum(number for letter, number in letters.items() if letter not in alphabet)
        for alphabet in _ALPHABETS
    )
    return strange <= max(1, letters.total() // _STRANGE)


def _detect(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes  # 30 ms to import, seldom needed

    best = from_bytes(_telling_lines(raw)).best()
    return best.encoding if best is not None else None


def _telling_lines(raw: bytes) -> bytes:
    """The lines that hold bytes beyond ASCII, up to a sample's length."""
    lines: list[bytes] = []
    size = 0
    for line in raw.split(b"\n"):
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(lines[-1]) + 1
        if size >= _SAMPLE:
            break
    return b"\n".join(lines)
