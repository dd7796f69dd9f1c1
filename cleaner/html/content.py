"""A page's content and metadata, found by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cleaner.errors import ReadError
from cleaner.html.blocks import Block, Writer, ends_line
from cleaner.html.charset import decode_declared
from cleaner.text.decoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_T = TypeVar("_T")
_Text = tuple[str, tuple[Block, ...]]
_NOTHING: _Text = ("", ())

# trafilatura slows down with the square of a page's elements: 1,712 pages measured have 733
# at the median, 7,269 at most. Past the first bound its slow second opinions are left out,
# past the other all text is taken.
_MANY_ELEMENTS = 10_000
_MOST_ELEMENTS = 100_000
# trafilatura's recall mode loses the article of one page in fifty, and then gives less than
# this many characters; its balanced mode gives more there (334 labelled pages: recall of
# shingles 0.943 with both, 0.937 with either alone).
_SHORT = 2000
# "Not after today", the default, would answer differently every day.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}


@dataclass(frozen=True, slots=True)
class Page:
    """What HTML says: its text, the blocks of it in document order, and what it is.

    `metadata` may hold "title", "author", "date" (ISO 8601), "site", and
    "extraction": "fallback" where no content was found and all text was taken.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: dict[str, str]


def extract(html: str | bytes, url: str | None = None) -> Page:
    """The content of a page as text, one block a line.

    Blocks are separated by a blank line; items of a list, rows of a table and lines
    broken by `<br>` by a single newline. A page without text gives an empty `Page`.
    Bytes are read by their byte order mark, as UTF-8 where they are valid, as declared
    where that can be right, else by detection. `url` helps to find the date and the
    site; nothing is fetched.

    Not for text that merely holds a tag or two: what stands outside of the main
    content (menus, sidebars) is gone.

    >>> page = extract("<html><body><h1>Tides</h1><p>The sea went out.</p></body></html>")
    >>> page.text
    'Tides\\n\\nThe sea went out.'
    >>> [block.kind for block in page.blocks]
    ['heading', 'paragraph']
    """
    source = _decode(html) if isinstance(html, bytes) else html
    tree = _parse(_readable(source))
    if tree is None:
        return Page("", (), {})
    size = sum(1 for _ in tree.iter())
    metadata: dict[str, str] = {}
    found = _NOTHING
    if size <= _MOST_ELEMENTS:
        metadata = _metadata(tree, url)
        found = _content(tree, url, fast=size > _MANY_ELEMENTS)
    if found == _NOTHING:
        found = _everything(tree)
        metadata["extraction"] = "fallback"
    return Page(*found, metadata) if found != _NOTHING else Page("", (), {})


def _decode(raw: bytes) -> str:
    """The text of a page's bytes; a page is read even where it looks like no text."""
    declared = decode_declared(raw)
    if declared is not None:
        return declared
    try:
        return decode(raw).text
    except ReadError:
        return raw.decode("utf-8", "replace")


def _readable(source: str) -> str:
    """Without what the parser stops at: NULs, and halves of surrogate pairs."""
    if not source.isascii():
        source = source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return source.replace("\0", "")


def _parse(source: str) -> HtmlElement | None:
    """The tree of a page or fragment; None where there is nothing to parse."""
    tree, whole = _tree(source)
    return tree if whole else _tree(_flat(source))[0]


def _tree(source: str) -> tuple[HtmlElement | None, bool]:
    """What the parser makes of a page, and whether it read all of it."""
    from lxml.etree import ErrorLevels
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura.utils import repair_faulty_html

    # Its own for each page: the log of errors belongs to the parser. `huge_tree` lets
    # elements nest 2,048 deep instead of 256.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    mended = repair_faulty_html(source, source[:50].lower())
    tree = _unless_broken(lambda: document_fromstring(mended.encode(), parser=parser), None)
    return tree, not any(entry.level == ErrorLevels.FATAL for entry in parser.error_log)


def _flat(source: str) -> str:
    """A page whose elements nest too deep, with nothing but paragraphs."""
    source = re.sub(r"(?is)<(script|style|template)\b.*?(?:</\1\s*>|\Z)", "", source)
    return re.sub(r"</?(\w+)[^<>]*>", lambda tag: _flat_tag(tag.group(1).lower()), source)


def _flat_tag(name: str) -> str:
    return "<p>" if ends_line(name) else ""


def _metadata(tree: HtmlElement, url: str | None) -> dict[str, str]:
    from trafilatura import extract_metadata

    found = _unless_broken(lambda: extract_metadata(copy(tree), url, dict(_DATES)), None)
    values = {
        "title": getattr(found, "title", None),
        "author": getattr(found, "author", None),
        "date": getattr(found, "date", None),
        "site": getattr(found, "sitename", None),
    }
    return {name: value for name, value in values.items() if isinstance(value, str) and value}


def _content(tree: HtmlElement, url: str | None, *, fast: bool) -> _Text:
    """The main content; nothing where trafilatura finds none."""
    most = _by_trafilatura(tree, url, fast=fast, recall=True)
    if len(most[0]) < _SHORT:
        other = _by_trafilatura(tree, url, fast=fast, recall=False)
        most = max(most, other, key=lambda found: len(found[0]))
    return most


def _by_trafilatura(tree: HtmlElement, url: str | None, *, fast: bool, recall: bool) -> _Text:
    from trafilatura import bare_extraction

    found = _unless_broken(
        lambda: bare_extraction(
            tree,
            url=url,
            fast=fast,
            favor_recall=recall,
            output_format="xml",  # of its result only the tree is used
            include_comments=False,
            include_links=True,
            include_tables=True,
        ),
        None,
    )
    body = getattr(found, "body", None)
    if body is None or _is_dump(body):
        return _NOTHING
    return Writer(body, _preformatted(tree)).write()


def _is_dump(body: _Element) -> bool:
    """Is this trafilatura's last resort, all of the page in one paragraph of many lines?"""
    return len(body) == 1 and body[0].tag == "p" and "\n" in (body[0].text or "").strip()


def _preformatted(tree: _Element) -> frozenset[str]:
    """The texts of `<pre>`, which trafilatura's tree may hold as plain quotes."""
    return frozenset("".join("".join(pre.itertext()).split()) for pre in tree.iter("pre"))


def _everything(tree: HtmlElement) -> _Text:
    """All text that a reader sees: without asides and footers, or with them if it is all."""
    from trafilatura.baseline import basic_cleaning

    tree = copy(tree)
    for hidden in list(tree.iter("script", "style", "template", "head", "noscript", "svg")):
        if hidden.getparent() is not None:
            hidden.drop_tree()
    cleaned = _unless_broken(lambda: basic_cleaning(copy(tree)), tree)
    found = Writer(cleaned).write()
    return found if found != _NOTHING else Writer(tree).write()


def _unless_broken(call: Callable[[], _T], otherwise: _T) -> _T:
    """What `call` gives, or `otherwise` where the library under it gives up.

    trafilatura, htmldate and lxml raise whatever a broken page leads them into; such a
    page is left to the next, simpler way of reading it.
    """
    try:
        return call()
    except Exception:  # noqa: BLE001 - any of them, and each means the same here
        return otherwise
