"""YAML to nodes with places: every scalar stays the text that was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cleaner.rules.faults import Faults, Spot

MOST_BYTES = 2_000_000
"""Size of one rule file at most; the largest real pack is a hundredth of it."""
MOST_DEPTH = 20
"""Nesting at most; rules nest five deep."""

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Node(Spot):
    """Something written in a rule file, with its place; as itself: a part at fault."""


@dataclass(slots=True)
class Scalar(Node):
    """One value as written: `no` is the text "no", `1.0` the text "1.0"."""

    text: str = ""


@dataclass(slots=True)
class Items(Node):
    """A list."""

    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping(Node):
    """Keys with values, in the order written; doubled keys are faults, the first stays."""

    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    key: Scalar | None = None  # the key whose value is read next


class _UnreadableError(Exception):
    """The rest of the file can't be read; the fault is recorded."""


def read_text(path: Path, name: str) -> tuple[str, Faults]:
    """The text of a rule file and the list that takes its faults; never raises.

    `name` is what faults call the file. A file that can't be read gives an empty
    text and a fault.
    """
    faults = Faults(name)
    start = Spot(0, 0, 1)
    try:
        if path.stat().st_size > MOST_BYTES:
            faults.add("this file is over 2 MB", start, "split it into several packs")
            return "", faults
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        faults.add(f"this file can't be read: {fault.strerror}", start)
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start)
        faults.add("this file is not UTF-8", Spot(line, 0, 1), "save it as UTF-8")
    else:
        return text, Faults(name, text)
    return "", faults


def read_nodes(text: str, faults: Faults) -> Node | None:
    """The root node of a rule file, or None when the file can't be read as YAML.

    Aliases, anchors, tags, doubled keys, further documents and deep nesting are
    recorded as faults. Works on parser events and not by recursion, so no nesting
    can exhaust the stack.
    """
    try:
        return _build(_events(text, faults), faults)
    except _UnreadableError:
        return None


def _events(text: str, faults: Faults) -> Iterator[Any]:
    """The parser's events; what it can't parse is recorded and ends the file."""
    try:
        parser = _Parser(text)
        while True:
            event = parser.get_event()
            if event is None or isinstance(event, yaml.StreamEndEvent):
                return
            yield event
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        spot = Spot(mark.line, mark.column, 1) if mark else Spot(0, 0, 1)
        faults.add(f"this is not YAML: {fault.problem or fault.context}", spot)
    except yaml.reader.ReaderError as fault:
        before = text[: max(0, text.find(chr(fault.character)))]
        line = before.count("\n")
        spot = Spot(line, len(before) - before.rfind("\n") - 1, 1)
        faults.add(f"this is not YAML: U+{fault.character:04X} can't stand in a file", spot)
    raise _UnreadableError


def _build(events: Iterator[Any], faults: Faults) -> Node | None:
    root: Node | None = None
    open_nodes: list[Items | Mapping] = []
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            node: Node = _scalar(event, faults)
        elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            node = _container(event, open_nodes, faults)
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            _close(open_nodes.pop(), event)
            continue
        elif kind is yaml.AliasEvent:
            node = Node(*_span(event))
            faults.add("aliases are not used in rule files", node, "write the value out")
        elif kind is yaml.DocumentStartEvent and root is not None:
            faults.add("a second document in one file", Spot(*_span(event)), "take the `---` out")
            return root
        else:
            continue
        if open_nodes:
            _put(open_nodes[-1], node, faults)
        else:
            root = node
        if isinstance(node, Items | Mapping):
            open_nodes.append(node)
    return root


def _span(event: Any) -> tuple[int, int, int]:
    """Line, column and length of an event; length 0 when it ends on another line."""
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 0
    return start.line, start.column, length


def _scalar(event: Any, faults: Faults) -> Scalar:
    node = Scalar(*_span(event), event.value)
    if event.anchor or event.tag:
        _refuse_marks(event, node, faults)
    if not node.text.isascii() and _SURROGATE.search(node.text):
        faults.add("half of a surrogate pair", node, "write the character itself")
        node.text = _SURROGATE.sub("\ufffd", node.text)
    return node


def _container(event: Any, open_nodes: list[Items | Mapping], faults: Faults) -> Node:
    line, column, _ = _span(event)
    is_list = type(event) is yaml.SequenceStartEvent
    node = Items(line, column) if is_list else Mapping(line, column)
    if event.anchor or event.tag:
        _refuse_marks(event, node, faults)
    if len(open_nodes) >= MOST_DEPTH:
        faults.add(f"nested more than {MOST_DEPTH} deep", Spot(line, column, 1))
        raise _UnreadableError
    return node


def _close(node: Items | Mapping, event: Any) -> None:
    if event.end_mark.line == node.line:
        node.length = event.end_mark.column - node.column


def _refuse_marks(event: Any, node: Node, faults: Faults) -> None:
    if event.anchor:
        faults.add("anchors are not used in rule files", node, f"take `&{event.anchor}` out")
    if event.tag:
        faults.add("tags are not used in rule files", node, "take the `!…` out")


def _put(parent: Items | Mapping, node: Node, faults: Faults) -> None:
    """Add a node to the list or mapping it stands in."""
    if isinstance(parent, Items):
        parent.nodes.append(node)
    elif parent.key is None:
        if isinstance(node, Scalar):
            parent.key = node
        else:
            faults.add("a key must be a word", node, "is a bracket or brace too many here?")
            parent.key = Scalar(node.line, node.column, node.length)
    else:
        key, parent.key = parent.key, None
        if key.text in parent.entries:
            first = parent.entries[key.text][0].line + 1
            help = f"the first one stands in line {first}; put both into one"
            faults.add(f"`{key.text[:60]}` stands here twice", key, help)
        else:
            parent.entries[key.text] = (key, node)
