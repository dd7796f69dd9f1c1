"""What is known of a language, and which language a text is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 40_000
_FEWEST_HITS = 3
_LEAST_SHARE = 0.12
_LEAD = 1.25


@dataclass(frozen=True, slots=True)
class Language:
    """Words and marks of one language; all words are case-folded.

    `abbreviations` stand without their last stop ("z. b", "dr"). `ordinal_stop`:
    ordinals are written with a stop ("7."). `quotes` are pairs of opening and
    closing mark, the preferred pair first. `connectors` join the items of a menu
    ("and", "&"). `date_words` stand before the day of a date ("am 7."),
    `open_words` cannot end a sentence (articles, conjunctions), `speech_words`
    come after the comma that follows a quotation ("said"), `salutations` open a
    letter or a speech.
    """

    code: str
    name: str
    function_words: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    abbreviations: frozenset[str]
    ordinal_stop: bool
    quotes: tuple[tuple[str, str], ...]
    connectors: frozenset[str]
    date_words: frozenset[str] = frozenset()
    open_words: frozenset[str] = frozenset()
    speech_words: frozenset[str] = frozenset()
    salutations: frozenset[str] = frozenset()


def detect(text: str, languages: Sequence[Language]) -> Language | None:
    """The language whose function words `text` holds most of, or None when unsure.

    Looks at the first 40,000 code points. At least three words and an eighth of all
    must be function words of the language, and a quarter more of them than of the
    next one: running prose of a known language holds 30 to 50 of them in a hundred,
    names and menus hardly any. Not for single phrases, where None is the usual answer.
    """
    counts = Counter(_WORD.findall(text[:_LOOKED_AT].casefold()))
    total = sum(counts.values())
    ranked = sorted(
        ((sum(counts[word] for word in one.function_words), one.code, one) for one in languages),
        key=lambda entry: (-entry[0], entry[1]),
    )
    if not ranked:
        return None
    hits, _, best = ranked[0]
    runner_up = ranked[1][0] if len(ranked) > 1 else 0
    if hits < _FEWEST_HITS or hits < _LEAST_SHARE * total or hits < _LEAD * runner_up:
        return None
    return best
