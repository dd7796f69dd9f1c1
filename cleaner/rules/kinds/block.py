"""The kind `block`: a leader line and the points it gives to the lines after it."""

from __future__ import annotations

from typing import Literal, cast

from cleaner.rules.fields import Fields
from cleaner.rules.model import Block
from cleaner.rules.wording import read_phrases, words_of

KEYS = ("leaders", "gives", "lines", "takes", "to_end")


def read(fields: Fields) -> Block:
    """The rule's own part."""
    leaders = read_phrases(fields, "leaders")
    if fields.node("gives") is None:
        fields.missing("gives", "add `gives: 60`: points for each line after the leader")
    to_end = fields.truth("to_end")
    lines = fields.node("lines")
    if to_end and lines is not None:
        help = "take one of the two out"
        fields.faults.add("`lines` has no meaning beside `to_end: true`", lines, help)
    takes = cast(Literal["short", "any"], fields.choice("takes", ("short", "any"), "short"))
    return Block(
        leaders,
        gives=fields.whole("gives", 60, 1, 200),
        lines=fields.whole("lines", 12, 1, 500),
        takes=takes,
        to_end=to_end,
    )


def own_words(body: Block) -> frozenset[str]:
    """Words one of which a sentence must hold to test the rule at all."""
    return words_of(phrase.text for phrase in body.leaders)
