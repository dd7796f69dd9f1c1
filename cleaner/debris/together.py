"""Rules of kind `together`: words that are debris when they meet in one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cleaner.rules.model import Together
from cleaner.text.tokens import pieces

_SENTENCE = re.compile(r"[^.!?。！？]+[.!?。！？]*")
LEAST_SENTENCES = 0.3  # share of a line that sentences in which words meet must take up


class Meetings:
    """All `together` rules; looking words up costs the same however many there are."""

    def __init__(self) -> None:
        # A needle stands in " the words of a sentence "; a prefix has no blank at its end.
        self._groups: dict[int, list[tuple[tuple[str, ...], ...]]] = {}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_prefix: dict[str, list[int]] = defaultdict(list)
        self._starts: frozenset[str] = frozenset()
        self._least = 3

    def add(self, number: int, body: Together) -> None:
        """Add a rule under its number."""
        self._groups[number] = []
        for _, groups in body.groups:
            needles = tuple(tuple(_needle(one) for one in group) for group in groups)
            self._groups[number].append(needles)
            # The group with the fewest alternatives is the rarest guess: it nominates the rule.
            for needle in min(needles, key=len):
                self._nominate(needle, number)
        self._least = min([3, *(len(prefix) for prefix in self._by_prefix)])
        self._starts = frozenset(prefix[: self._least] for prefix in self._by_prefix)

    def _nominate(self, needle: str, number: int) -> None:
        whole = needle.split() if needle.endswith(" ") else needle.split()[:-1]
        if whole:
            self._by_word[max(whole, key=len)].append(number)
        elif needle.strip():
            self._by_prefix[needle.strip()].append(number)

    def candidates(self, words: Sequence[str]) -> set[int]:
        """The rules (by number) that a line of these words may hit."""
        found: set[int] = set()
        for word in set(words):
            found.update(self._by_word.get(word, ()))
            if word[: self._least] in self._starts:
                for cut in range(self._least, len(word) + 1):
                    found.update(self._by_prefix.get(word[:cut], ()))
        return found

    def hits(self, number: int, line: str, words: Sequence[str]) -> bool:
        """Whether sentences in which all groups meet take up enough of the line."""
        groups = [g for g in self._groups[number] if _meet(g, words)]
        if not groups:
            return False
        met = sum(len(s) for s, own in _sentences(line) if any(_meet(g, own) for g in groups))
        return met >= LEAST_SENTENCES * len(line)


def _needle(one: str) -> str:
    words = " ".join(pieces(one.rstrip("*")))
    return f" {words}" if one.endswith("*") else f" {words} "


def _meet(groups: Sequence[Sequence[str]], words: Sequence[str]) -> bool:
    joined = f" {' '.join(words)} "
    return all(any(needle in joined for needle in group) for group in groups)


def _sentences(line: str) -> Iterator[tuple[str, list[str]]]:
    for sentence in _SENTENCE.findall(line):
        yield sentence, pieces(sentence)
