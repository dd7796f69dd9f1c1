"""Which rules hit a line: one look-up of its words finds the few rules worth a closer look."""

from __future__ import annotations

import re
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import regex

from cleaner.debris.strips import apart, strip_edits
from cleaner.debris.tiles import PhraseTrie, Tile, Tiling
from cleaner.debris.together import Meetings
from cleaner.rules.model import Block, Pattern, Phrases, Repeat, Rule, RuleSet, Strip, Together
from cleaner.text.edit import Edit
from cleaner.text.language import Language
from cleaner.text.script import is_unspaced
from cleaner.text.tokens import Token, fold, pieces, tokens

# Words and single marks: what `needs` and `together` name.
_PIECE = re.compile(r"\w+|[^\w\s]")
# What a tiling that leaves letters uncovered is worth of a whole one, by the share covered.
_PARTS = ((0.9, 0.6), (0.7, 0.35), (0.0, 0.2))
_BARS = re.compile(r"\s*[|·•›»]\s*|\s+[-–/]\s+")
# A chapter's number or a list's letter, whatever network is called by that letter.
_NUMERAL = re.compile(r"\W*(?:[A-Za-z]|[ivxlcdmIVXLCDM]{1,6})\W*")
LONGEST_TOGETHER = 600  # code points; a longer paragraph is an article's, whatever words meet in it
SHORT_TILED = (
    160  # code points; longer lines are tiled only when a phrase begins with their first word
)


class Hit(NamedTuple):
    """A rule that hit a line, with the points it gives (negative: evidence for content).

    `whole`: phrases cover the line to the letter, so it is debris whatever it looks like.
    `weak`: counts only near other debris or at the head or tail of a text. `one`: a
    single phrase or pattern covers the line, not several side by side. `literal`: phrases
    without placeholders cover it, so that the guard knows it for no prose.
    """

    rule: int
    points: int
    whole: bool = False
    weak: bool = False
    leader: bool = False
    one: bool = False
    literal: bool = False


class Matcher:
    """All rules of a set, compiled; `hits` and `strips` are pure and safe to share."""

    def __init__(self, rules: RuleSet, languages: Sequence[Language]) -> None:
        self.rules: tuple[Rule, ...] = rules.rules
        date_words = frozenset(
            fold(w) for lang in languages for w in lang.months | lang.weekdays | lang.date_words
        )
        connectors = frozenset(fold(w) for lang in languages for w in lang.connectors)
        self.trie = PhraseTrie(date_words, connectors)
        self._by_piece: dict[str, list[int]] = defaultdict(list)
        self._meetings = Meetings()
        self._strips_by_piece: dict[str, list[int]] = defaultdict(list)
        self._compiled: dict[int, list[regex.Pattern[str]]] = {}
        self.repeats: list[int] = []
        self.blocks: list[int] = []
        for number, rule in enumerate(self.rules):
            self._add(number, rule)
        self._pieces = frozenset(self._by_piece)
        self._strip_pieces = frozenset(self._strips_by_piece)

    def _add(self, number: int, rule: Rule) -> None:
        body = rule.body
        if isinstance(body, Phrases):
            for phrase in body.phrases:
                self.trie.add(
                    phrase.text,
                    number,
                    weak=body.weak,
                    score=rule.score,
                    language=phrase.language,
                )
        elif isinstance(body, Block):
            self.blocks.append(number)
            for phrase in body.leaders:
                weak = rule.score < 100
                self.trie.add(
                    phrase.text,
                    number,
                    leader=True,
                    weak=weak,
                    score=rule.score,
                    language=phrase.language,
                )
        elif isinstance(body, Together):
            self._meetings.add(number, body)
        elif isinstance(body, Pattern):
            for need in body.needs:
                self._by_piece[_key(need)].append(number)
        elif isinstance(body, Strip):
            for need in body.needs:
                self._strips_by_piece[_key(need)].append(number)
        elif isinstance(body, Repeat):
            self.repeats.append(number)

    def expressions(self, number: int) -> list[regex.Pattern[str]]:
        """A rule's regular expressions, compiled when first needed."""
        compiled = self._compiled.get(number)
        if compiled is None:
            body = self.rules[number].body
            assert isinstance(body, Pattern | Strip)
            compiled = [regex.compile(e) for e in body.expressions]
            self._compiled[number] = compiled
        return compiled

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_compiled": {}}

    def hits(
        self, line: str, active: frozenset[int] | None = None, language: str | None = None
    ) -> tuple[Hit, ...]:
        """The rules that hit a stripped line, whatever stands around it.

        `active` bounds the rules (by number) where hosts or languages rule some out;
        `language` is the code of the text's, where it is known.
        """
        found: list[Hit] = []
        if (len(line) <= SHORT_TILED or self.trie.may_open(line)) and not _NUMERAL.fullmatch(line):
            words = tokens(line)
            tiling = self.trie.tile(line, words, language)
            if tiling is not None:
                found += self._tile_hits(line, words, tiling, active)
            if not any(hit.whole for hit in found):
                found += self._menu_hits(line, active, language)
        if len(line) <= LONGEST_TOGETHER:
            found_pieces = pieces(line)
            numbers = self._meetings.candidates(found_pieces)
            for piece in self._pieces.intersection(found_pieces):
                numbers.update(self._by_piece[piece])
            for number in sorted(numbers):
                if (active is None or number in active) and self._verify(
                    number, line, found_pieces
                ):
                    found.append(self._hit(number))
        return tuple(found)

    def _hit(self, number: int) -> Hit:
        rule = self.rules[number]
        # A pattern matches a line from end to end, as a tiling does; `together` a part of it.
        whole = isinstance(rule.body, Pattern)
        return Hit(number, -rule.score if rule.content else rule.score, whole, one=whole)

    def _verify(self, number: int, line: str, words: Sequence[str]) -> bool:
        body = self.rules[number].body
        if isinstance(body, Pattern):
            return len(line) <= body.longest and any(
                e.fullmatch(line) for e in self.expressions(number)
            )
        return self._meetings.hits(number, line, words)

    def _tile_hits(
        self, line: str, words: Sequence[Token], tiling: Tiling, active: frozenset[int] | None
    ) -> list[Hit]:
        """Points for a tiled line: all of a rule's score when whole, less for a part."""
        entries = self.trie.entries
        used = [t for t in tiling.tiles if active is None or entries[t.entry].rule in active]
        if not used or (len(used) < len(tiling.tiles) and tiling.share < 1.0):
            return []
        strong = [t for t in used if not entries[t.entry].weak]
        whole = tiling.share == 1.0 and len(used) == len(tiling.tiles)
        # "Type: {any}" fits any line with a colon: weak and beside other tiles it says nothing.
        if len(used) > 1 and any(entries[t.entry].weak and entries[t.entry].loose for t in used):
            whole = False
        if not whole and not all(entries[t.entry].spaced for t in used):
            return []  # without spaces nothing tells where a word ends: only whole lines count
        menu = len(used) >= 3 and _set_apart(line, words, used)
        full = whole and (bool(strong) or menu)
        lasts = entries[used[-1].entry]
        free = lasts.literal < 4
        ends_like_sentence = free and not lasts.stop and _ends_sentence(line)
        covered_share = tiling.share if tiling.share < 1.0 else 0.7
        share = 1.0 if whole else next(part for least, part in _PARTS if covered_share >= least)
        # A tiling is one piece of evidence, whatever classes its tiles come from: the rule
        # that covers most letters speaks for it, the other leaders keep their blocks.
        covered: Counter[int] = Counter()
        for tile in strong or used:
            covered[entries[tile.entry].rule] += words[tile.end - 1].end - words[tile.start].start
        first = min(covered, key=lambda n: (-covered[n], n))
        part = share if full else share * (1.0 if strong else 0.5)
        points = round(self.rules[first].score * part)
        if menu and not strong and full:
            points = max(points, 100)
        if ends_like_sentence or _is_dialogue(line):
            points //= 2
        certain = full and not ends_like_sentence and not _is_dialogue(line)
        leaders = self.trie.leaders(line, list(words)) if whole else []
        hits = [
            Hit(n, 0, leader=True)
            for n in leaders
            if n != first and (active is None or n in active)
        ]
        signed = -points if self.rules[first].content else points
        one = certain and len(used) == 1
        literal = certain and all(entries[t.entry].literal == t.end - t.start for t in used)
        weak = whole and not certain
        return [Hit(first, signed, certain, weak, first in leaders, one, literal), *hits]

    def _menu_hits(
        self, line: str, active: frozenset[int] | None, language: str | None
    ) -> list[Hit]:
        """A row of items between bars or dots is a menu when phrases tile half of them."""
        items = [item.strip() for item in _BARS.split(line) if item.strip()]
        if len(items) < 3 or len(line) > SHORT_TILED or line.startswith("|"):
            return []  # a row between bars at both ends is a table's
        rules: list[int] = []
        for item in items:
            tiling = self.trie.tile(item, None, language)
            if tiling is not None and tiling.share == 1.0 and len(tiling.tiles) == 1:
                rules.append(self.trie.entries[tiling.tiles[0].entry].rule)
        rules = [n for n in rules if active is None or n in active]
        if len(rules) < 2 or 2 * len(rules) < len(items):
            return []
        return [Hit(min(rules), 100, whole=True)]

    def may_strip(self, line: str) -> bool:
        """Whether any rule of kind `strip` could find its words in the line."""
        return not self._strip_pieces.isdisjoint(pieces(line))

    def strips(self, line: str, offset: int, active: frozenset[int] | None = None) -> list[Edit]:
        """Edits that take debris out of parts of a line; `offset` is the line's place.

        A part that is the whole line is left to the other rules: they weigh it.
        """
        keys = self._strip_pieces.intersection(pieces(line))
        numbers = sorted({n for k in keys for n in self._strips_by_piece[k]})
        edits: list[Edit] = []
        for number in numbers:
            if active is None or number in active:
                edits += strip_edits(self.rules[number], self.expressions(number), line, offset)
        return apart(edits)


_SHARED: OrderedDict[tuple[int, int], tuple[RuleSet, Sequence[Language], Matcher]] = OrderedDict()
_MOST_SHARED = 2


def shared_matcher(rules: RuleSet, languages: Sequence[Language]) -> Matcher:
    """The matcher of these very objects: made once, shared while they are in use.

    Made anew for sets that are equal and not the same, which is right and only slower.
    """
    key = (id(rules), id(languages))
    found = _SHARED.get(key)
    if found is None:  # what is kept keeps its key's objects alive, so no other has their ids
        found = (rules, languages, Matcher(rules, languages))
        _SHARED[key] = found
        while len(_SHARED) > _MOST_SHARED:
            _SHARED.popitem(last=False)
    return found[2]


def _is_dialogue(line: str) -> bool:
    """Whether a line is somebody's turn to speak as novels print it: "— More!"."""
    return line.startswith(("—", "–", "--")) and line.endswith(("!", "?", "."))


def _ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does: not in the dots of "Loading..."."""
    bare = line.rstrip("\"'“”«»)]* ")
    return bare.endswith((".", "!", "?", ",")) and not bare.endswith("..")


def _set_apart(line: str, words: Sequence[Token], tiles: Sequence[Tile]) -> bool:
    """Whether tiles stand apart as the items of a menu do: by bars, or each with a capital.

    In scripts without capitals and spaces something that is no letter must part them.
    "About 1,900 people live on" is made of menu words too, and is none.
    """
    if sum(line.count(bar) for bar in "|·•›»/→>") >= len(tiles) - 1:
        return True
    starts = [words[tile.start].start for tile in tiles]
    if is_unspaced(line):
        return all(not line[at - 1].isalnum() for at in starts if at)
    return all(not line[at].islower() for at in starts)


def _key(need: str) -> str:
    found = pieces(need)
    return max(found, key=len) if found else need
