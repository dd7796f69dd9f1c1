"""The kind `pattern`: regular expressions for whole lines that phrases can't say."""

from __future__ import annotations

from cleaner.rules.expression import read_expressions, read_needs
from cleaner.rules.fields import Fields
from cleaner.rules.model import Pattern
from cleaner.rules.probing import check_expressions

KEYS = ("pattern", "needs", "longest")


def read(fields: Fields) -> Pattern:
    """The rule's own part."""
    longest = fields.whole("longest", 300, 1, 2000)
    return Pattern(read_expressions(fields, "pattern"), read_needs(fields), longest)


def check(fields: Fields, body: Pattern) -> None:
    """The costly checks: whether the expressions compile and end in good time."""
    check_expressions(fields, "pattern", body.longest)


def own_words(body: Pattern) -> frozenset[str]:
    """Words or marks one of which a sentence must hold to test the rule at all."""
    return frozenset(body.needs)
