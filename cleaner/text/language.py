"""What is known of a language, and which language a text is in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cleaner.text.script import SPACED_WORD, UNSPACED, is_unspaced, unspaced_letters
from cleaner.text.tokens import fold

_WORD = re.compile(rf"(?![{UNSPACED}\d_]){SPACED_WORD}")
_LOOKED_AT = 40_000
_FEWEST_HITS = 3
_LEAST_SHARE = 0.12
_LEAD = 1.1


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


class Detector:
    """Tells which of some languages a text is in; built once, pure and safe to share."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._languages = {one.code: one for one in languages}
        self._dense: list[tuple[str, re.Pattern[str]]] = []
        self.function_words: dict[str, frozenset[str]] = {}
        for one in sorted(languages, key=lambda language: language.code):
            words = frozenset(fold(word) for word in one.function_words)
            self.function_words[one.code] = words
            dense = [word for word in words if is_unspaced(word)]
            if dense:
                ordered = sorted(dense, key=lambda word: (-len(word), word))
                self._dense.append((one.code, re.compile("|".join(map(re.escape, ordered)))))
            for word in words.difference(dense):
                self._by_word[word].append(one.code)
        self.any_words = frozenset(w for words in self.function_words.values() for w in words)

    def detect(self, text: str) -> Language | None:
        """The language whose function words `text` holds most of, or None when unsure.

        Looks at the first 40,000 code points. At least three words and an eighth of all
        must be function words of the language, and a tenth more of them than of the
        next one: running prose of a known language holds 30 to 50 of them in a hundred,
        names and menus hardly any. Not for single phrases, where None is the usual answer.
        """
        text = text[:_LOOKED_AT]
        found, total = self._hits(text)
        ranked = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))
        if not ranked:
            return None
        best, hits = ranked[0]
        runner_up = ranked[1][1] if len(ranked) > 1 else 0
        if hits < _FEWEST_HITS or hits < _LEAST_SHARE * total or hits < _LEAD * runner_up:
            return None
        return self._languages[best]

    def _hits(self, text: str) -> tuple[Counter[str], float]:
        """Function words of each language in a text, and how many words it has."""
        counts = Counter(_WORD.findall(text))
        found: Counter[str] = Counter()
        for word, count in counts.items():
            for code in self._by_word.get(fold(word), ()):
                found[code] += count
        letters = unspaced_letters(text)
        if letters:  # two letters stand for a word
            plain = fold(text)
            for code, expression in self._dense:
                covered = sum(len(m.group()) for m in expression.finditer(plain))
                if covered:
                    found[code] += covered // 2 + 1
        return found, sum(counts.values()) + letters / 2
