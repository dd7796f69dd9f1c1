"""The kind `together`: words that are debris only when they meet in one sentence."""

from __future__ import annotations

import re

from cleaner.rules.fields import Fields
from cleaner.rules.model import Together
from cleaner.rules.source import Node, Scalar
from cleaner.rules.wording import words_of
from cleaner.text.tokens import fold

KEYS = ("together",)

_WORDS = re.compile(r"\w+")


def read(fields: Fields) -> Together:
    """The rule's own part."""
    pairs = fields.by_language("together")
    return Together(tuple((code, read_groups(fields, code, node)) for code, node in pairs))


def read_groups(fields: Fields, code: str, node: Node) -> tuple[tuple[str, ...], ...]:
    """The groups of one language: a list of lists of words."""
    lists = fields.items(node, f"the list of `{code}`")
    if len(lists) == 1:
        help = "add another list of words, or use the kind `phrases`"
        fields.faults.add("a single group meets nothing", node, help)
    members = [list(fields.texts_of(one, f"a group of `{code}`")) for one in lists]
    flat = [member for group in members for member in group]
    fields.refuse_twice(((fold(member.text), member) for member in flat), "the word")
    for member in flat:
        _check(fields, member)
    return tuple(tuple(member.text for member in group) for group in members)


def _check(fields: Fields, node: Scalar) -> None:
    stem = node.text.removesuffix("*")
    if "*" in stem:
        help = "a star stands at the end: `newsletter*`"
        fields.faults.add("a star inside a word", node, help)
    elif not _WORDS.search(stem):
        fields.faults.add("no word stands here", node, "write a word, or its start and a star")


def own_words(body: Together) -> frozenset[str]:
    """Words one of which a sentence must hold to test the rule at all."""
    return words_of(word for _, groups in body.groups for group in groups for word in group)
