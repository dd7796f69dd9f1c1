"""Plain text: decode, clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.bulk.formats.cleaned import Cleaned, Format
from cleaner.text.decoding import decode

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner


def clean(raw: bytes, cleaner: Cleaner) -> Cleaned:
    """Clean a plain text; raises `ReadError` for bytes that are no text."""
    decoded = decode(raw)
    return Cleaned(cleaner.clean(decoded.text), decoded)


FORMAT = Format("text", (".txt",), None, clean)
