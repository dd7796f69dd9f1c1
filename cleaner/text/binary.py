"""Bytes that are no text, told by their first bytes or by control characters."""

from __future__ import annotations

from cleaner.errors import ReadError

_KINDS = (
    (b"%PDF-1.", "a PDF document"),
    (b"%PDF-2.", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive (or .docx, .epub, .odt)"),
    (b"\x1f\x8b\x08", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
)
# All control characters but tab, line feed, form feed, carriage return and escape.
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B} | {0x7F})
_SAMPLE = 65_536


def refuse_binary(raw: bytes) -> None:
    """Raise `ReadError` where `raw` is no text; NULs here and there do not make it so.

    Even bytes of chance hold one control character in nine, text next to none:
    more than one in twenty (and three, for very short files) is no text.
    """
    for mark, kind in _KINDS:
        if raw.startswith(mark):
            raise ReadError(f"not text: {kind}")
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 3 + len(sample) // 20:
        raise ReadError(f"not text: {controls} control characters in {len(sample)} bytes")
