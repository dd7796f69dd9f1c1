"""The kind `shape`: bounds on a line's form and neighbours; evidence, no verdict."""

from __future__ import annotations

import re
from typing import Literal, cast

from cleaner.rules.faults import Faults, near, quoted
from cleaner.rules.fields import Fields
from cleaner.rules.model import Neighbour, Shape
from cleaner.rules.source import Mapping, Node, Scalar

KEYS = ("shape",)
COUNTS = ("words", "chars")
SHARES = ("digits", "capitals", "symbols", "function_words", "links")
FEATURES = (*COUNTS, *SHARES, "end", "before", "after")
MOST_SCORE = 40
"""Points of a shape at most: form alone never removes a line."""

_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?", re.ASCII)
_NEIGHBOURS = ("debris", "prose", "any")


def read(fields: Fields) -> Shape | None:
    """The rule's own part."""
    node = fields.node("shape")
    if node is None:
        fields.missing("shape", "add `shape: {words: [1, 3], end: none}`")
        return None
    if not isinstance(node, Mapping) or not node.entries:
        fields.faults.add("`shape` must be a mapping from feature to bounds", node)
        return None
    if fields.node("score") is None:
        fields.missing("score", f"a shape is evidence only: add `score:`, at most {MOST_SCORE}")
    inner = Fields(node, fields.faults, node, "this shape")
    for name, (key, _) in node.entries.items():
        if name not in FEATURES:
            fields.faults.add(f"unknown shape feature {quoted(name)}", key, near(name, FEATURES))
    return Shape(
        tuple((n, *_bounds(inner, n)) for n in (*COUNTS, *SHARES) if n in node.entries),
        cast(Literal["none", "stop", "any"], inner.choice("end", ("none", "stop", "any"), "any")),
        cast(Neighbour, inner.choice("before", _NEIGHBOURS, "any")),
        cast(Neighbour, inner.choice("after", _NEIGHBOURS, "any")),
    )


def _bounds(fields: Fields, name: str) -> tuple[float | None, float | None]:
    node = fields.node(name)
    assert node is not None
    members = fields.items(node, f"`{name}`")
    if not members:
        return None, None
    if len(members) != 2:
        help = "`any` leaves a side open: `[3, any]`"
        fields.faults.add(f"`{name}` must be `[least, most]`", node, help)
        return None, None
    most_known = 1.0 if name in SHARES else 1e6
    least, most = (_bound(fields.faults, member, name, most_known) for member in members)
    if least is not None and most is not None and least > most:
        fields.faults.add(f"the least of `{name}` is more than its most", node)
    return least, most


def _bound(faults: Faults, node: Node, name: str, most: float) -> float | None:
    if isinstance(node, Scalar):
        if node.text == "any":
            return None
        if _NUMBER.fullmatch(node.text) and float(node.text) <= most:
            return float(node.text)
    what = "a share from 0 to 1" if name in SHARES else "a count"
    faults.add(f"a bound of `{name}` must be {what}, or `any`", node)
    return None


def own_words(body: Shape) -> frozenset[str]:
    """None: a shape looks at no words."""
    return frozenset()
