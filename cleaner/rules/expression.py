"""What a regular expression in a rule file may hold, so that no line can hang it."""

from __future__ import annotations

import re

from cleaner.rules.fields import Fields
from cleaner.rules.loops import TOKEN, Loops
from cleaner.rules.source import Scalar
from cleaner.text.tokens import fold

LONGEST = 1000
"""Code points of an expression at most."""
MOST_UNBOUNDED = 3
"""Unbounded quantifiers of one expression at most: the cost grows with their power."""
BOUND = 300
"""A quantifier that may repeat more often counts as unbounded: lines are seldom longer."""
MOST_NESTED = 5000
"""Repeats of a nested quantifier times those of the ones inside it, at most."""
MOST_AMBIGUOUS = 320
"""The same where a text can be shared out among the repeats in many ways."""
MOST_SHARES = 4
"""Repeats of such a group at most."""

_BACK = re.compile(r"\\[1-9gkLK]")


def read_expressions(fields: Fields, key: str) -> tuple[str, ...]:
    """The expressions under `key`, none of which is costly in a way that can be seen."""
    if fields.node(key) is None:
        fields.missing(key, f"add `{key}: ['…']` with one expression or more")
        return ()
    nodes = fields.texts(key)
    fields.refuse_twice(((node.text, node) for node in nodes), "the expression")
    for node in nodes:
        _check(fields, node)
    return tuple(node.text for node in nodes)


def read_needs(fields: Fields) -> tuple[str, ...]:
    """The folded words or marks under `needs`; a fault when there are none."""
    if fields.node("needs") is None:
        help = "list words or marks one of which stands in every match, so that others are skipped"
        fields.missing("needs", help)
        return ()
    nodes = fields.texts("needs")
    fields.refuse_twice(((fold(node.text), node) for node in nodes), "the word")
    return tuple(fold(node.text) for node in nodes)


def _check(fields: Fields, node: Scalar) -> None:
    if len(node.text) > LONGEST:
        message = f"this expression is over {LONGEST} characters"
        fields.faults.add(message, node, "write several, or phrases")
        return
    fault = structure_fault(node.text)
    if fault is not None:
        message, help, part = fault
        fields.faults.add(message, node, help, part=part)


def structure_fault(expression: str) -> tuple[str, str, str] | None:
    """The first thing an expression may not hold, as message, help and the part at fault.

    >>> structure_fault("(?:a+)+")[0]
    'an unbounded quantifier inside another'
    >>> structure_fault("[A-Z]{2,4} [0-9]{1,5}") is None
    True
    """
    inside = [1]  # per open group: most repeats of what stands in it
    atom = 1  # the same for what stands right before
    unbounded = 0
    loops = Loops(expression)
    for match in TOKEN.finditer(expression):
        kind, part = match.lastgroup, match.group()
        if match["repeat"]:
            most = _most(match)
            unbounded += most > BOUND
            loops.repeat(_least(match), most, len(part) > 1 and part[-1] == "+")
            fault = (
                _nesting_fault(most, atom, part)
                or _sharing_fault(most, atom, part, loops)
                or _count_fault(unbounded, part)
            )
            if fault:
                return fault
            inside[-1] = max(inside[-1], atom * min(most, BOUND))
            continue
        fault = _token_fault(expression, match.start(), part)
        if fault:
            return fault
        loops.read(match)
        atom = 1
        if kind == "open":
            inside.append(1)
        elif kind == "close" and len(inside) > 1:
            atom = inside.pop()
            inside[-1] = max(inside[-1], atom)
    return None


def _most(match: re.Match[str]) -> int:
    """How often a quantifier may repeat; more than `BOUND` when there is no bound."""
    if match["repeat"] == "?":
        return 1
    if match["most"]:
        return int(match["most"][:6])
    if match["least"] and not match["comma"]:
        return int(match["least"][:6])
    return BOUND + 1


def _least(match: re.Match[str]) -> int:
    """How often a quantifier must repeat."""
    if match["repeat"][0] != "{":
        return int(match["repeat"] == "+")
    return int(match["least"][:6] or 0)


def _nesting_fault(most: int, atom: int, part: str) -> tuple[str, str, str] | None:
    help = "bound it, as in `{1,20}`, and keep the product of nested bounds small"
    if most > BOUND and atom >= BOUND:
        return "an unbounded quantifier inside another", help, part
    if most > 1 and atom > 1 and most * atom > MOST_NESTED:
        return "nested quantifiers repeat too often", help, part
    return None


def _sharing_fault(most: int, atom: int, part: str, loops: Loops) -> tuple[str, str, str] | None:
    costly = most > MOST_SHARES or (most > 1 and most * atom > MOST_AMBIGUOUS)
    if costly and loops.are_ambiguous():
        help = "begin or end each repeat with a sign the rest can't hold, or write `{1,20}+` in it"
        return "repeats that can share out the same text in many ways", help, part
    return None


def _count_fault(unbounded: int, part: str) -> tuple[str, str, str] | None:
    if unbounded > MOST_UNBOUNDED:
        message = f"more than {MOST_UNBOUNDED} unbounded quantifiers"
        return message, "bound some, as in `{1,40}`", part
    return None


def _token_fault(expression: str, at: int, part: str) -> tuple[str, str, str] | None:
    if _BACK.match(part):
        return "a backreference", "write the alternatives out", part
    if part in "({" and expression.startswith(("(?", "(*"), at):
        part = expression[at : at + 4]
        help = "plain groups, lookarounds, `(?:…)`, `(?>…)`, names and `(?i)` can be used"
        return "a kind of group that rules may not use", help, part
    if part == "{":
        return "a brace that is no quantifier", r"write `\{` for the sign", part
    return None
