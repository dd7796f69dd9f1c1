"""Bytes to text: byte order mark, UTF-8, UTF-16 by its zeros, else an old code page."""

from __future__ import annotations

from codecs import getincrementaldecoder
from dataclasses import dataclass

from cleaner.text.binary import refuse_binary
from cleaner.text.legacy import CLOSE_TO_UTF8, decode_legacy, decode_mixed

# Longer marks first: the mark of UTF-32 (little end first) begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 65_536  # bytes looked at to tell UTF-16 without a mark

# First bytes of what UTF-8 needs beyond ASCII in western text: signs, letters with
# marks, quotes and dashes, emoji. As cp1252 ("Â", "Ã", "â", "ð") they end no word of it.
_CUT_FIRST = b"\xc2\xc3\xe2\xf0"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and how its bytes said it.

    `encoding` is a Python codec name, or "utf-8+cp1252" for a text that mixes
    both. `exact` is False where the bytes cannot be had back from the text.
    """

    text: str
    encoding: str
    bom: bytes = b""
    exact: bool = True

    def encode(self, text: str) -> bytes | None:
        """`text` as bytes in this file's way; None where that way can't say it."""
        return encode(text, self.encoding, self.bom) if self.exact else None


def encode(text: str, encoding: str, bom: bytes) -> bytes | None:
    """`bom` and `text` in `encoding`; None where the encoding can't say the text.

    >>> encode("Öl", "cp1252", b"")
    b'\\xd6l'
    """
    try:
        return bom + text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return None


def decode(raw: bytes) -> Decoded:
    """The text of `raw`, line ends untouched; never with lone surrogates.

    >>> decode("für".encode("cp1252")).text
    'für'

    Raises `ReadError` for bytes that are no text (pictures, archives, programs).
    """
    found = _by_mark(raw) or _by_zeros(raw)
    if found is None:
        refuse_binary(raw)
        found = _without_mark(raw)
    if found.exact and found.encode(found.text) != raw:
        return Decoded(found.text, found.encoding, found.bom, exact=False)
    return found


def _strict(raw: bytes, encoding: str, bom: bytes = b"") -> Decoded | None:
    try:
        return Decoded(raw[len(bom) :].decode(encoding), encoding, bom)
    except UnicodeDecodeError:
        return None


def _by_mark(raw: bytes) -> Decoded | None:
    """Read after a byte order mark; None without one.

    FF FE 00 00 may also be UTF-16 with a NUL first, so UTF-32 must fit whole.
    """
    for bom, encoding in _MARKS:
        if not raw.startswith(bom):
            continue
        found = _strict(raw, encoding, bom)
        if found is not None:
            return found
        if encoding == "utf-8":
            text = _cut_utf8(raw[len(bom) :])
            if text is not None:
                return Decoded(text, encoding, bom, exact=False)
            mixed = decode_mixed(raw[len(bom) :])
            return Decoded(mixed, CLOSE_TO_UTF8, bom, exact=False)
        if encoding.startswith("utf-16"):
            text = raw[len(bom) :].decode(encoding, "replace")
            return Decoded(text, encoding, bom, exact=False)
    return None


def _by_zeros(raw: bytes) -> Decoded | None:
    """Read UTF-16 or UTF-32 that has no mark; None where the zeros don't say so.

    In UTF-16 the zeros of ASCII letters, spaces and line ends stand all at odd
    places (little end first) or all at even ones; a tenth of the pairs is what
    spaces and line ends alone give in a script of other letters.
    """
    sample = raw[:_SAMPLE]
    if b"\x00" not in sample:
        return None
    for encoding in ("utf-32-le", "utf-32-be"):
        if len(raw) % 4 == 0 and sample.count(0) * 2 >= len(sample):
            found = _strict(raw, encoding)
            if found is not None and _reads_as_text(found.text):
                return found
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 10 < len(sample) // 2 or min(even, odd) * 50 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = raw.decode(encoding, "replace")
    if not _reads_as_text(text):
        return None
    return Decoded(text, encoding, exact="\ufffd" not in text)


def _reads_as_text(text: str) -> bool:
    """Whether nineteen in twenty of the first characters can be printed or are white space."""
    sample = text[:4096]
    good = sum(char.isprintable() or char.isspace() for char in sample)
    return good * 20 >= len(sample) * 19


def _cut_utf8(raw: bytes) -> str | None:
    """UTF-8 whose last character is cut off, U+FFFD in its place; None for anything else.

    Not for ASCII with one byte after it that may be a letter of cp1252 ("café").
    """
    decoder = getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(raw)
    except UnicodeDecodeError:
        return None
    tail = decoder.getstate()[0]
    if not tail or (text.isascii() and len(tail) == 1 and tail not in _CUT_FIRST):
        return None
    return text + "\ufffd"


def _without_mark(raw: bytes) -> Decoded:
    found = _strict(raw, "utf-8")
    if found is not None:
        return found
    cut = _cut_utf8(raw)
    if cut is not None:
        return Decoded(cut, "utf-8", exact=False)
    kept = raw.decode("utf-8", "ignore")
    valid = len(kept.encode("utf-8"))
    # Bytes that only a longer UTF-8 sequence explains, against bytes that nothing explains.
    if valid - len(kept) >= 3 * (len(raw) - valid):
        return Decoded(decode_mixed(raw), CLOSE_TO_UTF8, exact=False)
    text, encoding = decode_legacy(raw)
    return Decoded(text, encoding)
