"""Literal phrases of all rules in one trie of words, and the tiling of a line with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from cleaner.debris.places import Places
from cleaner.text.script import is_unspaced, word_expression
from cleaner.text.tokens import Token, fold, tokens

_PLACEHOLDER = re.compile(r"\{(n|name|date|time|url|email|handle|any)\}")
_SEPARATOR = re.compile(r"[:：–—|→»›>=-]\s*$")
_STOP_ENDS = (".", "!", "?", "。", "！", "？", "…")
OPENING = 120  # code points that hold the first words of a line
# A line with more words than this is tiled only while nothing of it is uncovered.
SHORT_LINE = 12


class Tile(NamedTuple):
    """A phrase laid over words `start` to `end` of a line."""

    start: int
    end: int
    entry: int


class _Meant(NamedTuple):
    """What is told of a phrase when it is added; the rest is found when it is laid out."""

    rule: int
    weak: bool
    leader: bool
    score: int
    language: str


class Entry(NamedTuple):
    """What one phrase of one rule stands for.

    `literal` counts its words without placeholders; `loose`: it has a place for any words.
    """

    rule: int
    weak: bool
    leader: bool
    stop: bool
    literal: int
    spaced: bool
    score: int
    language: str
    loose: bool


@dataclass(frozen=True, slots=True)
class Tiling:
    """How much of a line phrases cover: share of its letters, and the tiles from left to right."""

    share: float
    tiles: tuple[Tile, ...]


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    places: dict[tuple[str, bool], _Node] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)


class PhraseTrie:
    """Phrases of all rules; looking one line up costs the same however many there are.

    `date_words`: folded names of months and weekdays and the small words inside dates.
    `connectors`: folded words that may stand between two tiles ("and").
    """

    def __init__(self, date_words: AbstractSet[str], connectors: AbstractSet[str]) -> None:
        self._root = _Node()
        # Branches grow when a line first has their word: most phrases never meet theirs.
        self._waiting: dict[str, list[tuple[int, str, _Meant]]] = {}
        self._added = 0
        self.entries: dict[int, Entry] = {}
        self._date_words = frozenset(date_words) | set("年月日")
        self._connectors = frozenset(connectors)
        self._open_start = False

    def add(
        self,
        phrase: str,
        rule: int,
        *,
        weak: bool = False,
        leader: bool = False,
        score: int = 100,
        language: str = "any",
    ) -> None:
        """Add a phrase as the page prints it, with its placeholders."""
        meant = _Meant(rule, weak, leader, score, language)
        head = phrase.partition("{")[0]
        first = word_expression(head).search(head)
        if first is None:
            self._grow(self._added, phrase, meant)
            self._open_start = bool(self._root.places)
        else:
            waiting = self._waiting.setdefault(fold(first.group()), [])
            waiting.append((self._added, phrase, meant))
        self._added += 1

    def _grow(self, number: int, phrase: str, meant: _Meant, root: _Node | None = None) -> None:
        """Lay a phrase out word by word from the root."""
        node = top = root or self._root
        literal, at = 0, 0
        pieces: list[tuple[str, str]] = []
        for found in _PLACEHOLDER.finditer(phrase):
            pieces += [("words", phrase[at : found.start()]), ("place", found.group(1))]
            at = found.end()
        pieces.append(("words", phrase[at:]))
        separated = False
        for sort, piece in pieces:
            if sort == "words":
                for token in tokens(piece):
                    node = node.words.setdefault(token.fold, _Node())
                    literal += 1
                separated = bool(_SEPARATOR.search(piece)) and literal > 0
            else:
                node = node.places.setdefault((piece, separated), _Node())
                separated = False
        if node is top:
            return
        spaced, stop = not is_unspaced(phrase), phrase.rstrip().endswith(_STOP_ENDS)
        rule, weak, leader, score, language = meant
        self.entries[number] = Entry(
            rule, weak, leader, stop, literal, spaced, score, language, "{any}" in phrase
        )
        node.ends.append(number)

    def after(self, word: str) -> _Node | None:
        """Where phrases go on that begin with a folded word; None where none does."""
        waiting = self._waiting.get(word)
        if waiting is not None:
            # Built apart and put in place whole: another thread builds the same or finds it.
            branch = _Node()
            for number, phrase, meant in waiting:
                self._grow(number, phrase, meant, branch)
            self._root.words.update(branch.words)
            self._waiting.pop(word, None)
        return self._root.words.get(word)

    def may_open(self, line: str) -> bool:
        """Whether a phrase may begin with the first words of a (long) line."""
        node = self._root
        for word in tokens(line[:OPENING])[:4]:
            following = self.after(word.fold) if node is self._root else node.words.get(word.fold)
            if following is None:
                return False
            if following.ends or following.places:
                return True
            node = following
        return node is not self._root

    def tile(
        self, line: str, words: list[Token] | None = None, language: str | None = None
    ) -> Tiling | None:
        """The tiling of a line that covers most, or None when too little can be covered.

        Stops as soon as more is uncovered than could ever count: prose leaves after
        its first words. In a text of a known language weak words of others but English
        are left aside: among so many languages every word is some menu's.
        """
        words = tokens(line) if words is None else words
        if not words:
            return None
        return _Cover(self, line, words, language).best()

    def leaders(self, line: str, words: list[Token]) -> list[int]:
        """The rules (by number) that have a leader which is the whole line."""
        cover = _Cover(self, line, words)
        found = {
            self.entries[e].rule
            for end, e in self._matches(cover, 0)
            if end == len(words) and self.entries[e].leader
        }
        return sorted(found)

    def _matches(self, cover: _Cover, at: int) -> Iterator[tuple[int, int]]:
        """(end, entry) of each phrase that stands at word `at`."""
        stack: list[tuple[_Node, int]] = [(self._root, at)]
        words, last = cover.words, len(cover.words)
        while stack:
            node, i = stack.pop()
            for entry in node.ends:
                yield i, entry
            if i < last:
                word = words[i].fold
                following = self.after(word) if node is self._root else node.words.get(word)
                if following is not None:
                    stack.append((following, i + 1))
                for (name, separated), next_node in node.places.items():
                    if separated and not cover.separated(i):
                        continue
                    for end in cover.place_ends(name, i):
                        stack.append((next_node, end))


class _Cover(Places):
    """The cheapest cover of one line, word by word from the left."""

    def __init__(
        self, trie: PhraseTrie, line: str, words: list[Token], language: str | None = None
    ) -> None:
        super().__init__(line, words, trie._date_words)
        self.trie = trie
        self.spoken = (language, "en", "any") if language else None
        self.stopped = line.rstrip("\"'“”«»)]* ").endswith(_STOP_ENDS)

    def best(self) -> Tiling | None:
        words, n = self.words, len(self.words)
        letters = [w.end - w.start for w in words]
        total = sum(letters)
        # Half a short line may be unknown and still be evidence; of a long one a tenth.
        budget = total * (0.5 if n <= SHORT_LINE else 0.1)
        if n > SHORT_LINE and self.trie.after(words[0].fold) is None and letters[0] > budget:
            return None
        cost: list[float] = [float("inf")] * (n + 1)
        back: list[tuple[int, int]] = [(-1, -1)] * (n + 1)
        cost[0] = 0.0
        reach = 0
        for i in range(n):
            if cost[i] > budget:
                if i >= reach:
                    return None
                continue
            reach = max(reach, self._step(i, letters, cost, back))
        return self._walk(cost, back, total) if cost[n] <= budget else None

    def _step(
        self, i: int, letters: list[int], cost: list[float], back: list[tuple[int, int]]
    ) -> int:
        """Relax every way to go on from word `i`; returns how far a tile reached."""
        word, here, reach = self.words[i], cost[i], 0
        free = word.fold.isdecimal() or (
            0 < i < len(letters) - 1 and word.fold in self.trie._connectors
        )
        # A phrase with a place for the number says more than a phrase with a number behind it.
        through = here + 0.0003 if free else here + letters[i]
        if through < cost[i + 1]:
            cost[i + 1], back[i + 1] = through, (i, -1)
        if free:
            reach = i + 1
        for end, entry in self.trie._matches(self, i):
            # A tile costs a hair, so that few long tiles win over many short ones.
            found = self.trie.entries[entry]
            if found.weak and self.spoken and found.language not in self.spoken:
                continue
            # … and of as many the sure ones, the literal ones, the high-scored ones.
            price = here + 0.001 + (0.002 if found.weak else 0.0) - 1e-6 * found.score
            price += 0.0001 * (end - i - found.literal)
            if end == len(letters) and found.stop != self.stopped:
                price += 0.0002  # of two spellings of a phrase the one that ends as the line does
            if price < cost[end] or (price == cost[end] and self._sooner(entry, back[end][1])):
                cost[end], back[end] = price, (i, entry)
            reach = max(reach, end)
        return reach

    def _sooner(self, entry: int, other: int) -> bool:
        """The same winner whatever order the rules came in: the lower rule number."""
        return other < 0 or self.trie.entries[entry].rule < self.trie.entries[other].rule

    def _walk(self, cost: list[float], back: list[tuple[int, int]], total: int) -> Tiling | None:
        tiles: list[Tile] = []
        uncovered, at = 0, len(self.words)
        while at > 0:
            start, entry = back[at]
            if entry >= 0:
                tiles.append(Tile(start, at, entry))
            elif cost[at] - cost[start] >= 0.5:
                uncovered += self.words[start].end - self.words[start].start
            at = start
        if not tiles:
            return None
        return Tiling(1.0 - uncovered / total, tuple(reversed(tiles)))


__all__ = ["Entry", "PhraseTrie", "Tile", "Tiling", "fold"]
