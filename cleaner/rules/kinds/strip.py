"""The kind `strip`: regular expressions for the part of a line that is debris."""

from __future__ import annotations

from typing import Literal, cast

from cleaner.rules.expression import read_expressions, read_needs
from cleaner.rules.fields import Fields
from cleaner.rules.model import Strip
from cleaner.rules.probing import check_expressions

KEYS = ("strip", "at", "needs")


def read(fields: Fields) -> Strip:
    """The rule's own part."""
    at = fields.choice("at", ("start", "end", "inside"), "end")
    at_typed = cast(Literal["start", "end", "inside"], at)
    return Strip(read_expressions(fields, "strip"), read_needs(fields), at_typed)


def check(fields: Fields, body: Strip) -> None:
    """The costly checks: whether the expressions compile and end in good time."""
    check_expressions(fields, "strip", longest=300)


def own_words(body: Strip) -> frozenset[str]:
    """Words or marks one of which a sentence must hold to test the rule at all."""
    return frozenset(body.needs)
