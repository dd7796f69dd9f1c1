"""The second pass of weighing: place, page, and the verdicts of the lines beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from cleaner.debris.evidence import BODY, HEAD, Lay, distances, features
from cleaner.debris.headings import headlines, subheadings
from cleaner.debris.page import HINT, page_features
from cleaner.debris.verdict import Evidence, Verdict, Weighed
from cleaner.debris.weights import Additive, Profile, Weights
from cleaner.text.tokens import pieces

# Points that place and neighbours add to a rule's own; a weak phrase needs one of them.
AT_EDGE, AT_EDGE_WEAK = 30, 50
BESIDE, BESIDE_WEAK = 30, 50
OVER_PROSE, GOES_ON = -20, -200
HEADS, HEADING_WORDS = -100, 3
KEPT = -1000
# Place and neighbours count in full beside so many points of the line's own.
FULL_BONUS = 50
_HEADING = re.compile(r"[\w \-]+")  # no colon, no bars, no brackets: those are labels
YEAR = re.compile(r"[12]\d{3}")
# An amount with its unit: two of them make the lines around a recipe or a table of data.
_AMOUNT = re.compile(
    r"\W*[\d½¼¾⅓⅔]+(?:[.,/–-]\d+)?\s?(?:g|kg|mg|ml|cl|dl|l|cm|mm|oz|lbs?|tbsp|tsp|cups?|eggs?|msk|tsk|rkl|tl|el"
    r"|EL|TL|Prise|Stück|Eier|œufs?|huevos?|cucharad\w*|cuill\w*|łyżk\w*|г|мл|ст\.|ч\.)\b",
)
AROUND_AMOUNTS = 6  # lines
CODE_LINE = re.compile(
    r"[{};]$|^(?:import|from|return|function|const|let|var|def|class|public|private|if|for"
    r"|while)\b.*[(=:;{]|^(?:import|return) [\w.]+$|^[\w.\[\]]+ ?[+-]?= ?\S"
    r"|^[\w.]+\(.*\);?$|^(?:#include|\$ |>>> )"
)


class Neighbours:
    """The second pass: place, page and the verdicts of the lines beside."""

    def __init__(
        self,
        weights: Weights,
        profile: Profile,
        lay: Lay,
        weighed: Sequence[Weighed],
        kept: AbstractSet[int],
        page: bool,
        known: bool,
    ) -> None:
        self.weights, self.lay, self.weighed, self.kept = weights, lay, weighed, kept
        self.profile, self.threshold, self._known = profile, profile.threshold, known
        self.dropped = [w.own >= self.threshold and i not in kept for i, w in enumerate(weighed)]
        self._headlines = headlines(lay, [w.own for w in weighed])
        self._headings = self._headlines | subheadings(lay)
        for i in self._headlines:
            if self.dropped[i] and not weighed[i].literal:
                self.dropped[i] = weighed[i].own + HEADS >= self.threshold
        # The first half of a sentence stays, whatever its words: from below, since what
        # follows it may be debris too.
        for i in range(len(weighed) - 1, -1, -1):
            if self.dropped[i] and not weighed[i].whole and self._continued(i):
                self.dropped[i] = weighed[i].own + GOES_ON >= self.threshold
            if self.dropped[i] and self._heads_its_paragraph(i):
                self.dropped[i] = weighed[i].own + HEADS >= self.threshold
        self._data = _around_amounts(lay)
        self._rules = [sum(p for _, p in self.sum_without_shape(i)) for i in range(len(weighed))]
        self._to_debris = distances(self.dropped)
        self.page: tuple[float, ...] = ()
        self._model: Additive | None = None
        self._more = 0
        if profile.shapes and any(self._open(i) for i in range(len(weighed))):
            self._look_at_page(page)

    def _look_at_page(self, page: bool) -> None:
        """Find out how far shapes count: as far as the document shows itself to be a page."""
        self.page = page_features(self.lay, self.weighed, self.dropped, self._known)
        points = self.weights.page.points(self.page)
        if page:
            points = max(points, int(self.weights.counts[0][0]))
        more = self.weights.more(points)
        if more is not None:
            self._model = self.weights.line.given((*self.page, points))
            self._more = more

    def values(self, i: int) -> tuple[float, ...]:
        """What the points of line `i` are looked up by, the document aside."""
        return features(self.lay, i, self._rules, self._to_debris[i])

    def evidence(self) -> Evidence:
        """What weights are fitted on, before any shape has spoken."""
        open_ = [w.own < self.threshold and self._open(i) for i, w in enumerate(self.weighed)]
        return Evidence(
            page_features(self.lay, self.weighed, self.dropped, self._known),
            [self.values(i) if yes else None for i, yes in enumerate(open_)],
            list(self._rules),
            list(self.dropped),
            [shape.words for shape in self.lay.shapes],
            [line.rule for line in self.weighed],
        )

    def verdicts(self) -> list[Verdict]:
        """Judge lines until no verdict changes: each new removal may tip the lines beside it."""
        n = len(self.weighed)
        sums = [self._sum(i) for i in range(n)]
        waiting = [i for i in range(n) if not self.dropped[i]]
        while waiting:
            tipped = []
            for i in waiting:
                if not self.dropped[i] and i not in self.kept:
                    sums[i] = self._sum(i)
                    if sum(p for _, p in sums[i]) >= self.threshold:
                        tipped.append(i)
            for i in tipped:
                self.dropped[i] = True
            waiting = sorted({j for i in tipped for j in (i - 1, i + 1) if 0 <= j < n})
        return [self._verdict(i, self._sum(i)) for i in range(n) if sums[i]]

    def sum_without_shape(self, i: int) -> list[tuple[str, int]]:
        """The parts of one line's score that rules, place and removed neighbours give."""
        line, lay = self.weighed[i], self.lay
        parts = list(line.parts)
        if line.own < HINT:
            return parts
        zone = lay.zone(i)
        if zone != BODY:
            name = "before the prose" if zone == HEAD else "after the prose"
            parts.append((name, _bonus(line, AT_EDGE, AT_EDGE_WEAK)))
        if (i > 0 and self.dropped[i - 1]) or (i + 1 < len(self.dropped) and self.dropped[i + 1]):
            parts.append(("beside debris", _bonus(line, BESIDE, BESIDE_WEAK)))
        if self._heads_its_paragraph(i):
            parts.append(("heads its paragraph", HEADS))
        elif i in self._headlines and not line.literal:
            parts.append(("a headline", HEADS))
        settled = line.whole or line.own >= self.threshold
        label = lay.lines[i].text.endswith((":", "：", "›", "»"))  # no heading ends so
        above_prose = i + 1 < len(lay.prose) and lay.prose[i + 1] and lay.shapes[i].prose == 0
        if above_prose and not (settled or label):
            parts.append(("above prose", OVER_PROSE))
        return parts

    def _heads_its_paragraph(self, i: int) -> bool:
        """Whether the words of a short line stand in the prose right below it.

        "Werbung" over a paragraph about advertising is its heading, and no ad label.
        """
        lay = self.lay
        above_prose = i + 1 < len(lay.prose) and lay.prose[i + 1]
        heading = _HEADING.fullmatch(lay.lines[i].text)
        if not (above_prose and heading) or lay.shapes[i].words > HEADING_WORDS:
            return False
        words = pieces(lay.lines[i].text)
        own = [w for w in words if len(w) >= 4 and w.isalpha() and w not in lay.function_words]
        return bool(own) and set(own).issubset(pieces(lay.lines[i + 1].text))

    def _continued(self, i: int) -> bool:
        """Whether the line breaks off inside a sentence that goes on below, past debris.

        Its words tell: some are function words, it has no end mark, and what follows
        starts small. A menu in small letters has no function words.
        """
        shape, lines = self.lay.shapes[i], self.lay.lines
        if shape.end not in ("none", "comma") or shape.function_words == 0 or shape.words < 3:
            return False
        after = next((j for j in range(i + 1, len(lines)) if not self.dropped[j]), None)
        return after is not None and lines[after].text[:1].islower()

    def _sum(self, i: int) -> list[tuple[str, int]]:
        """All parts of one line's score as things stand."""
        parts = self.sum_without_shape(i)
        if i in self.kept:
            return [*parts, ("kept as asked", KEPT)] if parts else []
        # What words and their place settle, no shape unsettles.
        settled = sum(p for _, p in parts) >= self.threshold
        if self._model and not settled and self.weighed[i].own < self.threshold and self._open(i):
            parts += self._shape(i, self._model)
        if parts and not self.weighed[i].whole and self._continued(i):
            parts.append(("goes on below", GOES_ON))
        return parts

    def _open(self, i: int) -> bool:
        """Whether shapes may speak of a line.

        Running text that no rule speaks against leaves here: no shape could take it out.
        So do headlines, recipes, what has no words (a scene break), a sentence inside a paragraph,
        and a year that heads the entries of a chronicle.
        """
        shape, line = self.lay.shapes[i], self.lay.lines[i]
        if (i in self._headings or i in self._data) and not self.weighed[i].literal:
            return False
        if shape.words == 0 or line.cut or YEAR.fullmatch(line.text) or CODE_LINE.search(line.text):
            return False
        return shape.prose < 2 or bool(self.weighed[i].parts)

    def _shape(self, i: int, model: Additive) -> list[tuple[str, int]]:
        """The model's points, more of them the more of a page the document is."""
        shaped = (model.points(self.values(i)) + self._more) * self.profile.shapes // 100
        parts = [("shape", shaped)] if shaped else []
        link_points = round(40 * self.lay.lines[i].links) if self.lay.lines[i].links >= 0.5 else 0
        if link_points:
            parts.append(("links", link_points))
        return parts

    def _verdict(self, i: int, parts: list[tuple[str, int]]) -> Verdict:
        line, shape = self.weighed[i], self.lay.shapes[i]
        score = sum(p for _, p in parts)
        return Verdict(
            self.lay.lines[i].start,
            self.lay.lines[i].end,
            score,
            self.threshold,
            tuple(parts),
            self.dropped[i],
            line.rule or "shapes/page",
            line.own >= self.threshold,
            0 if line.literal else shape.prose,
            shape.words,
        )


def _around_amounts(lay: Lay) -> frozenset[int]:
    """The lines of recipes: those close to two lines that begin with an amount."""
    amounts = [i for i, line in enumerate(lay.lines) if _AMOUNT.match(line.text)]
    found: set[int] = set()
    for before, after in pairwise(amounts):
        if after - before <= AROUND_AMOUNTS:
            found.update(range(before - AROUND_AMOUNTS, after + AROUND_AMOUNTS + 1))
    return frozenset(found)


def _bonus(line: Weighed, points: int, weak_points: int) -> int:
    """What place or neighbours add: never more than the line's own points can carry."""
    return (weak_points if line.weak else points) * min(line.own, FULL_BONUS) // FULL_BONUS
