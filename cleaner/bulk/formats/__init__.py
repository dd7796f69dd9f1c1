"""The kinds of file that are read, told by their suffix; one file a format."""

from __future__ import annotations

from cleaner.bulk.formats import html, markdown, text
from cleaner.bulk.formats.cleaned import Cleaned, Format

FORMATS: tuple[Format, ...] = (text.FORMAT, markdown.FORMAT, html.FORMAT)
TEXT = text.FORMAT

_BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}
_BY_NAME = {one.name: one for one in FORMATS}

__all__ = ["FORMATS", "TEXT", "Cleaned", "Format", "of_file", "of_name"]


def of_file(name: str) -> Format | None:
    """The format of a file by its name's suffix, large or small; None for unknown ones.

    >>> of_file("Page.HTM").name
    'html'
    """
    dot = name.rfind(".")
    return _BY_SUFFIX.get(name[dot:].lower()) if dot > 0 else None


def of_name(name: str) -> Format:
    """The format called `name` ("text"); raises KeyError for others."""
    return _BY_NAME[name]
