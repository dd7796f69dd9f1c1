"""The values of a mapping in a rule file, read by type; what does not fit is a fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cleaner.rules.codes import CODES, code_help
from cleaner.rules.faults import Faults, near, quoted
from cleaner.rules.source import Items, Mapping, Node, Scalar

_WHOLE = re.compile(r"-?[0-9]{1,6}", re.ASCII)


class Fields:
    """A mapping's values; each reader returns a default after it recorded a fault.

    `spot` is what a fault about something missing points at, `title` what it calls
    the mapping ("rule `comment-form`").
    """

    def __init__(self, mapping: Mapping, faults: Faults, spot: Node, title: str) -> None:
        self.mapping = mapping
        self.faults = faults
        self.spot = spot
        self.title = title

    def node(self, key: str) -> Node | None:
        """The value of a key as a node, or None when the key is not there."""
        entry = self.mapping.entries.get(key)
        return entry[1] if entry else None

    def refuse_other_keys(self, known: Sequence[str], why: str) -> None:
        """Record every key that is not `known`; `why` ends the message ("in a rule")."""
        for key, (node, _) in self.mapping.entries.items():
            if key not in known:
                self.faults.add(f"unknown key {quoted(key)} {why}", node, near(key, known))

    def missing(self, key: str, help: str) -> None:
        """Record that a key is not there."""
        self.faults.add(f"{self.title} has no `{key}`", self.spot, help)

    def scalar(self, key: str) -> Scalar | None:
        """A single value that is not empty, or None."""
        node = self.node(key)
        if node is None or self.is_text(node, f"`{key}`"):
            return node if isinstance(node, Scalar) else None
        return None

    def is_text(self, node: Node, name: str) -> bool:
        """Whether a node is a single value that is not empty; else a fault is recorded."""
        if isinstance(node, Scalar):
            if node.text and not node.text.isspace():
                return True
            self.faults.add(f"{name} is empty", node)
        elif isinstance(node, Items | Mapping):
            what = "a list" if isinstance(node, Items) else "a mapping"
            self.faults.add(f"{name} is {what}; it must be a single text", node)
        return False

    def items(self, node: Node, name: str) -> list[Node]:
        """The nodes of a list that is not empty; anything else is a fault and gives none."""
        if isinstance(node, Items):
            if not node.nodes:
                self.faults.add(f"{name} is an empty list", node, "fill it or take it out")
            return node.nodes
        if isinstance(node, Scalar | Mapping):
            help = f"write `[{node.text}]`" if isinstance(node, Scalar) and node.text else ""
            self.faults.add(f"{name} must be a list", node, help if len(help) < 60 else "")
        return []

    def texts(self, key: str) -> list[Scalar]:
        """A list of texts; an absent key gives an empty list and no fault."""
        node = self.node(key)
        return [] if node is None else list(self.texts_of(node, f"`{key}`"))

    def texts_of(self, node: Node, name: str) -> Iterator[Scalar]:
        """The texts of a list node; members that are none are faults."""
        for member in self.items(node, name):
            if self.is_text(member, f"a member of {name}"):
                assert isinstance(member, Scalar)
                yield member

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number within bounds."""
        node = self.scalar(key)
        if node is None:
            return default
        if _WHOLE.fullmatch(node.text) and least <= int(node.text) <= most:
            return int(node.text)
        message = f"`{key}` must be a whole number from {least} to {most}"
        self.faults.add(message, node)
        return default

    def truth(self, key: str) -> bool:
        """`true` or `false` (the default)."""
        node = self.scalar(key)
        if node is not None and node.text not in ("true", "false"):
            meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}
            help = f"write `{meant.get(node.text.lower(), 'true')}`"
            self.faults.add(f"`{key}` must be `true` or `false`", node, help)
        return node is not None and node.text == "true"

    def choice(self, key: str, options: Sequence[str], default: str) -> str:
        """One of a few words."""
        node = self.scalar(key)
        if node is None:
            return default
        if node.text not in options:
            help = near(node.text, options)
            self.faults.add(f"unknown value {quoted(node.text)} of `{key}`", node, help)
            return default
        return node.text

    def by_language(self, key: str) -> list[tuple[str, Node]]:
        """A mapping from language code (or `any`) to something, as pairs."""
        node = self.node(key)
        if node is None:
            self.missing(key, f"add `{key}:` with a list for each language")
        elif isinstance(node, Items | Scalar):
            help = "write `{en: [...], de: [...]}`, or `any:` for words of no language"
            self.faults.add(f"`{key}` must be a mapping from language to list", node, help)
        elif isinstance(node, Mapping):
            if not node.entries:
                self.faults.add(f"`{key}` is empty", node)
            return [(code, v) for code, (k, v) in node.entries.items() if self.is_code(k, True)]
        return []

    def is_code(self, node: Scalar, or_any: bool = False) -> bool:
        """Whether a value is a language code; else a fault is recorded."""
        if node.text in CODES or (or_any and node.text == "any"):
            return True
        message = f"{quoted(node.text)} is no language code"
        self.faults.add(message, node, code_help(node.text))
        return False

    def refuse_twice(self, nodes: Iterable[tuple[str, Scalar]], name: str) -> None:
        """Record values that stand in a list twice, compared by the text given with each."""
        seen: dict[str, int] = {}
        for same, node in nodes:
            if same in seen:
                help = f"the first one stands in line {seen[same]}"
                self.faults.add(f"{name} {quoted(node.text)} stands here twice", node, help)
            else:
                seen[same] = node.line + 1
