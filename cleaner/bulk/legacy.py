"""Text in one of the code pages from before Unicode, and text that mixes one with UTF-8."""

from __future__ import annotations

import codecs
import re

CLOSE_TO_UTF8 = "utf-8+cp1252"

_SAMPLE = 32_768  # bytes shown to the detector, from lines that have something to tell
_DENSE = 8  # one letter in eight beyond ASCII: no text in German, English or French has more
_FEW = 12  # fewer letters beyond ASCII than this say nothing about how dense they are

# What a text in cp1252 has not, and one in another code page read as cp1252 has:
# a capital beyond ASCII after a small letter ("fŸr", Mac), a sign inside a word
# ("s³owo", cp1250), four letters beyond ASCII in a row ("Ïðèâåò", cp1251).
_FOREIGN = re.compile(
    "[a-zß-öø-ÿ][À-ÖØ-ÞŠŒŽŸ](?![A-ZÀ-ÖØ-Þ])"
    "|[A-Za-zß-öø-ÿ][¡-©«-¶¸-¿×÷†‡ˆ‰‹›„“”][a-zß-öø-ÿ]"
    "|[À-ÖØ-öø-ÿŠšŒœŽžŸ]{4}"
)
_BEYOND = re.compile("[\x80-\U0010ffff]")
_LETTER = re.compile(r"[^\W\d_]")


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
    beyond = len(_BEYOND.findall(text))
    if beyond >= _FEW and beyond * _DENSE > len(_LETTER.findall(text)):
        return False
    foreign = sum(1 for _ in _FOREIGN.finditer(text))
    return foreign * 10 <= beyond


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
