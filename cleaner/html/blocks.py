"""A tree of HTML, or of trafilatura's own tags, written out as text with its blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# Both names are in use: those of HTML and those that trafilatura gives its own tree.
_KINDS = {
    **dict.fromkeys(("head", "h1", "h2", "h3", "h4", "h5", "h6", "summary"), "heading"),
    **dict.fromkeys(("item", "li", "dt", "dd"), "item"),
    **dict.fromkeys(("quote", "blockquote", "q"), "quote"),
    **dict.fromkeys(("code", "pre"), "code"),
}
_ROWS = frozenset(("row", "tr"))
_CELLS = frozenset(("cell", "td", "th"))
_LINKS = frozenset(("ref", "a"))
_LINE_BREAKS = frozenset(("lb", "br"))
_GROUPS = frozenset(("list", "ul", "ol", "dl", "menu", "table"))
_SEPARATORS = _CELLS.union(
    "address article aside body button caption center details div fieldset figcaption figure "
    "footer form header hr label legend main nav option p section".split()
)
_BLOCKS = _SEPARATORS.union(_KINDS).difference(("label", "code"))


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page's text.

    `start` and `end` are code point offsets into `Page.text`. `kind` is "heading",
    "paragraph", "item", "quote", "table" (one row) or "code" (all preformatted text);
    `link_share` is the share of its characters, white space apart, that stand in links
    (0 to 1).
    """

    start: int
    end: int
    kind: str
    link_share: float


@dataclass(frozen=True, slots=True)
class _Context:
    """Where in the tree the writer stands; made for each element from its parent's."""

    kind: str = "paragraph"
    linked: bool = False
    grouped: bool = False  # in a list or table: no blank lines between lines
    row: bool = False  # in a table's row, all of which is one line
    running: bool = False  # in a paragraph or heading: code and quotes are part of it
    bounded: bool = True  # the element begins and ends a line


def ends_line(tag: str) -> bool:
    """Does this tag begin and end a line wherever it stands?"""
    return (
        tag in _SEPARATORS
        or tag in _GROUPS
        or tag in _ROWS
        or tag in _LINE_BREAKS
        or (tag in _KINDS and tag not in ("q", "code"))
    )


class Writer:
    """Walks a tree once and writes its text and blocks."""

    def __init__(self, tree: _Element, preformatted: frozenset[str] = frozenset()) -> None:
        self._tree = tree
        self._preformatted = preformatted
        self._layouts = _layout_tables(tree)
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._parts: list[str] = []
        self._linked = 0
        self._kind = ""
        self._gap = ""
        self._broken = False

    def write(self) -> tuple[str, tuple[Block, ...]]:
        """The text and its blocks."""
        from lxml.etree import iterwalk

        contexts = [_Context()]
        for event, element in iterwalk(self._tree, events=("start", "end")):
            if event == "start":
                inner = self._enter(element, contexts[-1])
                self._begin_element(element, inner, contexts[-1])
                contexts.append(inner)
                self._say(element.text, inner)
            else:
                inner = contexts.pop()
                if inner.bounded:
                    self._end_element(contexts[-1])
                if element is not self._tree:
                    self._say(element.tail, contexts[-1])
        self._end_line("")
        return "".join(self._texts), tuple(self._blocks)

    def _enter(self, element: _Element, outer: _Context) -> _Context:
        tag = element.tag
        if tag in _LINKS:
            return replace(outer, linked=True, bounded=False)
        if tag in _GROUPS:
            grouped = outer.grouped or element not in self._layouts
            return replace(outer, grouped=grouped, running=False, bounded=True)
        if tag in _ROWS:
            real = _table_of(element) not in self._layouts
            kind = "table" if real else outer.kind
            return replace(outer, kind=kind, row=outer.row or real, bounded=True)
        if tag in _KINDS and not self._is_running(element, outer):
            kind = _KINDS[tag]
            if kind == "quote" and self._is_preformatted(element):
                kind = "code"
            return replace(outer, kind=kind, running=kind == "heading", bounded=True)
        if tag in _SEPARATORS:
            return replace(outer, running=outer.running or tag == "p", bounded=True)
        return replace(outer, bounded=False)

    def _is_running(self, element: _Element, outer: _Context) -> bool:
        """Is this a piece of code or a quotation within a sentence?"""
        kind = _KINDS[str(element.tag)]
        if element.tag == "q" or outer.kind == kind == "code":
            return True
        if kind == "code" and outer.kind == "item":
            return "\n" not in (element.text or "")
        return kind in ("code", "quote") and outer.running

    def _is_preformatted(self, element: _Element) -> bool:
        if not self._preformatted:
            return False
        return "".join("".join(element.itertext()).split()) in self._preformatted

    def _begin_element(self, element: _Element, inner: _Context, outer: _Context) -> None:
        is_break = element.tag in _LINE_BREAKS
        if outer.row:
            is_next_cell = element.tag in _CELLS and "".join(self._parts).strip()
            self._parts.append(" | " if is_next_cell else " " if inner.bounded or is_break else "")
        elif is_break and inner.kind == "code":
            self._parts.append("\n")
        elif is_break:
            twice = self._broken and not "".join(self._parts).strip()
            self._end_line("\n\n" if twice else "\n")
            self._broken = True
        elif inner.bounded:
            self._end_line(_gap(outer))

    def _end_element(self, outer: _Context) -> None:
        if outer.row:
            self._parts.append(" ")
        else:
            self._end_line(_gap(outer))

    def _say(self, text: str | None, context: _Context) -> None:
        """Add text to the line; the first word says what kind of line it is."""
        if not text:
            return
        words = text.split()
        if words and not self._kind:
            self._kind = context.kind
        if context.linked:
            self._linked += sum(map(len, words))
        self._parts.append(text)

    def _end_line(self, gap: str) -> None:
        """Write the line as a block; `gap` stands before the next, or the wider one asked for."""
        text, self._parts = "".join(self._parts), []
        if self._kind == "code":
            text = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
        else:
            text = " ".join(text.split()).removesuffix(" |")
        if text:
            self._write(text)
            self._gap = gap
            self._broken = False
        elif self._blocks:
            self._gap = max(self._gap, gap, key=len)

    def _write(self, text: str) -> None:
        start = self._length + len(self._gap)
        end = start + len(text)
        share = self._linked / sum(map(len, text.split()))
        self._texts += (self._gap, text)
        self._blocks.append(Block(start, end, self._kind, min(1.0, share)))
        self._length = end
        self._linked, self._kind = 0, ""


def _gap(outer: _Context) -> str:
    """What stands between two lines of this part of the tree."""
    return "\n" if outer.grouped else "\n\n"


def _layout_tables(tree: _Element) -> frozenset[_Element]:
    """The tables that only arrange a page: a cell of theirs holds several blocks."""
    layouts: set[_Element] = set()
    for cell in tree.iter(*_CELLS):
        table = _table_of(cell)
        if table is None or table in layouts:
            continue
        blocks = [child.tag in _GROUPS or child.tag in _BLOCKS for child in cell]
        if sum(blocks) > 1 or any(child.tag in _GROUPS for child in cell):
            layouts.add(table)
    return frozenset(layouts)


def _table_of(element: _Element) -> _Element | None:
    return next(element.iterancestors("table"), None)
