"""HTML pages: extract, clean; the encoding is the extractor's to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.bulk.formats.cleaned import Cleaned, Format
from cleaner.text.binary import refuse_binary

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def clean(raw: bytes, cleaner: Cleaner) -> Cleaned:
    """Clean a page; raises `ReadError` for bytes that are no text."""
    if not raw.startswith(_WIDE_MARKS):
        refuse_binary(raw)
    return Cleaned(cleaner.clean_html(raw), None)


FORMAT = Format("html", (".html", ".htm"), ".txt", clean)
