"""The kind `phrases`: literal wordings that tile a line."""

from __future__ import annotations

from cleaner.rules.fields import Fields
from cleaner.rules.model import Phrases
from cleaner.rules.wording import read_phrases, words_of

KEYS = ("phrases", "weak")


def read(fields: Fields) -> Phrases:
    """The rule's own part."""
    return Phrases(read_phrases(fields, "phrases"), fields.truth("weak"))


def own_words(body: Phrases) -> frozenset[str]:
    """Words one of which a sentence must hold to test the rule at all."""
    return words_of(phrase.text for phrase in body.phrases)
