"""Which character set a page says that it is in, as browsers read that."""

from __future__ import annotations

import codecs
import re

# Browsers look for it in the first kilobyte; some pages put a long comment first.
_HEAD = 4096
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,400}?\bcharset\s*=\s*[\"']?\s*([\w:.-]{2,40})"
    rb"|<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
# The WHATWG encoding standard: what these labels mean on the web, not by the letter.
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "l1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5", "l5"), "cp1254"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "windows-949"), "cp949"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-11", "tis-620", "windows-874"), "cp874"),
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
}
# Sets that hold the letters of an ISO set at the same places, and quotation marks besides.
_WIDER = {
    "iso8859-2": "cp1250",
    "iso8859-4": "cp1257",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
}
_TEXT_SETS = re.compile(r"utf-8|(?:iso|cp|koi8|mac|gb|big5|euc|shift|johab|tis|hz)[\w-]*")
_CLAIMED = ("utf-8", "cp1252")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile("[\x80-\x9f]")


def declared_charset(raw: bytes) -> str | None:
    """The codec name of the character set that a page declares; None without one.

    UTF-16 and UTF-7 are no answer: a declaration that can be read as ASCII is not in
    the one, and browsers refuse the other.

    >>> declared_charset(b'<meta charset="ISO-8859-1">')
    'cp1252'
    """
    found = _DECLARED.search(raw[:_HEAD])
    if found is None:
        return None
    label = (found.group(1) or found.group(2)).decode("ascii", "replace").lower()
    try:
        name = codecs.lookup(_MEANT.get(label, label)).name
    except LookupError:
        return None
    return name if _TEXT_SETS.fullmatch(name) else None


def decode_declared(raw: bytes) -> str | None:
    """The text of a page read as it declares, or None where that can't be right.

    It can't where bytes don't fit, or where control characters come of them (then the
    wider set of the same letters is tried). None, too, for what needs no declaration:
    a byte order mark, valid UTF-8; and for a declared "latin-1" or UTF-8, which pages of
    every kind claim to be.
    """
    name = declared_charset(raw)
    if name is None or name in _CLAIMED or raw.startswith(_MARKS):
        return None
    if _is_utf8(raw) and not (name.startswith("iso2022") and b"\x1b" in raw):
        return None
    for one in (name, _WIDER.get(name, name)):
        try:
            text = raw.decode(one)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS.search(text):
            return text
    return None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
