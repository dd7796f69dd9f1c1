"""The costly checks of regular expressions: that they compile, and that no line hangs them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from cleaner.rules.expression import LONGEST
from cleaner.rules.fields import Fields
from cleaner.rules.source import Items, Scalar

SECONDS = 1.0
"""One probe may take this long; sound expressions need a thousandth of it."""

# What lines are made of over and over when they lead an expression astray.
_UNITS = (
    "a", "A", "1", " ", ".", "-", "Aa", "a ", "Aa ", "A. ", "1 ", "1, ", "ab, ", "#a ", "[a]",
    "ab", "ab ", "abc", "a,",
)  # fmt: skip
_ENDS = ("", "!", "\x00")
# Marks that an expression may end with: a match is not even tried on a line without them.
_MARK = re.compile(r"[^\w\s\\()\[\]{}?*+|^.]")


def check_expressions(fields: Fields, key: str, longest: int) -> None:
    """Compile and probe the expressions under `key`; what fails is a fault.

    The probes are lines of `longest` code points made of one unit again and again,
    and of the rule's own `drops`, with and without a word of `needs` before them, and
    behind them a word of `needs` or mark of the expression and then a sign too many. The
    clock decides here, and only here: cleaning never looks at it. *Not* a proof:
    an expression can be slow on a line that no probe resembles.
    """
    node = fields.node(key)
    for member in node.nodes if isinstance(node, Items) else ():
        if not isinstance(member, Scalar) or len(member.text) > LONGEST:
            continue
        try:
            compiled = regex.compile(member.text)
        except (regex.error, OverflowError, RecursionError, ValueError) as fault:
            fields.faults.add(f"this expression does not compile: {fault}", member)
            continue
        if any(_hangs(compiled, line, key) for line in _probes(fields, member.text, longest)):
            message = f"this expression takes over {SECONDS:g} s on a line of {longest} characters"
            help = "end each repeated part with a sign it can't hold, or write `{1,30}+`"
            fields.faults.add(message, member, help)


def _probes(fields: Fields, expression: str, longest: int) -> Iterator[str]:
    drops = [node.text for node in _texts(fields, "drops") if node.text.strip()]
    needs = [node.text for node in _texts(fields, "needs")][:1]
    marks = list(dict.fromkeys([*needs, *_MARK.findall(expression)[-1:]]))
    ends = (*_ENDS, *(mark + "\x00" for mark in marks))
    for unit in (*_UNITS, *drops[:5]):
        for start in ("", *needs):
            for end in ends:
                room = longest - len(start) - len(end)
                if room > 0:
                    yield start + (unit * (room // len(unit) + 1))[:room] + end


def _texts(fields: Fields, key: str) -> list[Scalar]:
    node = fields.node(key)
    members = node.nodes if isinstance(node, Items) else []
    return [member for member in members if isinstance(member, Scalar)]


def _hangs(compiled: regex.Pattern[str], line: str, key: str) -> bool:
    """Whether a match runs over its time, twice: once may be the machine's fault."""
    match = compiled.search if key == "strip" else compiled.fullmatch
    for _ in range(2):
        try:
            match(line, timeout=SECONDS)
        except TimeoutError:
            continue
        return False
    return True
