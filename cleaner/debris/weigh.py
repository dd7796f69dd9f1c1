"""The score of every line: its hits and shape, first alone, then with its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from cleaner.debris.evidence import BODY, HEAD, Lay, features, lay_of, page_marks
from cleaner.debris.match import Hit
from cleaner.debris.shapes import fits
from cleaner.debris.weights import Profile, Weights
from cleaner.rules.model import Block, Rule, Shape
from cleaner.text.document import Line

# Points that place and neighbours add to a rule's own; a weak phrase needs one of them.
AT_EDGE, AT_EDGE_WEAK = 30, 50
BESIDE, BESIDE_WEAK = 30, 50
SENTENCE, RUNNING = -20, -40
HEADING, OVER_PROSE, INSIDE, QUOTED = -40, -20, -60, -40
GOES_ON = -200
KEPT = -1000
# Place and neighbours count in full beside so many points of the line's own.
FULL_BONUS = 50
# A sign of a page speaks for so many lines: two signs in a statute of 500 lines are chance.
PAGE_LINES = 40
_SPEECH = tuple("\"„“”«»‚‘'「『")
# A line with so many points of its own hints at a page.
HINT = 40
# A line with so many points of its own is no witness for where the prose is.
SUSPECT = 50


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line's sum. `start`, `end` in code points of the text weighed; `parts` named points.

    `rule`: the rule that gave most, "shapes/page" where only shape, place and
    neighbours spoke. `alone`: rules reach the threshold without them.
    """

    start: int
    end: int
    score: int
    threshold: int
    parts: tuple[tuple[str, int], ...]
    drop: bool
    rule: str
    alone: bool
    prose: int
    words: int

    def as_sum(self) -> str:
        """The verdict as people read it.

        >>> parts = (("tail", 60), ("newsletter/prompt", 50), ("ends like a sentence", -20))
        >>> Verdict(0, 9, 90, 100, parts, False, "newsletter/prompt", False, 1, 2).as_sum()
        '60 tail + 50 newsletter/prompt − 20 ends like a sentence = 90 of 100'
        """
        sum_ = ""
        for name, points in self.parts:
            sign = ("− " if points < 0 else "") if not sum_ else (" − " if points < 0 else " + ")
            sum_ += f"{sign}{abs(points)} {name}"
        return f"{sum_ or '0'} = {self.score} of {self.threshold}"


@dataclass(frozen=True, slots=True)
class Weighing:
    """The verdicts of one document, and the words that the guard goes by."""

    verdicts: tuple[Verdict, ...] = ()
    prose_words: int = 0
    words: int = 0


@dataclass(slots=True)
class _Weighed:
    """What is known of one line before its neighbours are."""

    parts: list[tuple[str, int]]
    own: int
    whole: bool
    literal: bool
    weak: bool
    rule: str


class Scale:
    """Weighs documents: pure, one per rule set, profile and weights."""

    def __init__(self, rules: Sequence[Rule], weights: Weights, profile: Profile) -> None:
        self.rules, self.weights, self.profile = rules, weights, profile
        self._shapes = [
            (n, rule.body) for n, rule in enumerate(rules) if isinstance(rule.body, Shape)
        ]

    def weigh(
        self,
        lines: Sequence[Line],
        hits: Sequence[tuple[Hit, ...]],
        function_words: AbstractSet[str],
        kept: AbstractSet[int] = frozenset(),
        page: bool = False,
        active: AbstractSet[int] | None = None,
    ) -> Weighing:
        """Verdicts of the lines that anything speaks for or against, in order.

        `hits` per line, `kept` the lines protected by the caller; `page`: the text is
        known to come from a web page, so shapes count from the start; `active` bounds the
        rules (by number) where hosts or languages rule some out.
        """
        if not any(hits) and not page and not self._shapes:
            return Weighing()
        lay, weighed = self._first(lines, hits, function_words, active)
        verdicts = _Neighbours(self, lay, weighed, kept, page).verdicts()
        return Weighing(
            tuple(verdicts),
            sum(
                s.words
                for s, w in zip(lay.shapes, weighed, strict=True)
                if s.prose >= 2 and not w.literal
            ),
            sum(s.words for s in lay.shapes),
        )

    def evidence(
        self,
        lines: Sequence[Line],
        hits: Sequence[tuple[Hit, ...]],
        function_words: AbstractSet[str],
    ) -> list[tuple[tuple[float, ...], int]]:
        """Per line its features and the points of rules alone: what weights are fitted on."""
        lay, weighed = self._first(lines, hits, function_words, None)
        second = _Neighbours(self, lay, weighed, frozenset(), False)
        return [
            (
                features(lay, i, second.near[i], second.page),
                sum(p for _, p in second.sum_without_shape(i)),
            )
            for i in range(len(lines))
        ]

    def _first(
        self,
        lines: Sequence[Line],
        hits: Sequence[tuple[Hit, ...]],
        function_words: AbstractSet[str],
        active: AbstractSet[int] | None,
    ) -> tuple[Lay, list[_Weighed]]:
        """The first pass: each line by its own hits and shape, and what leaders give."""
        suspects = _suspects(hits)
        lay = lay_of(lines, suspects, function_words)
        shapes = [(n, body) for n, body in self._shapes if active is None or n in active]
        weighed = []
        for i, own in enumerate(hits):
            shaped = [
                Hit(n, self._points(n), weak=True) for n, b in shapes if fits(b, lay, i, suspects)
            ]
            weighed.append(self._alone(lay, i, (*own, *shaped)))
        self._blocks(lay, hits, weighed)
        return lay, weighed

    def _points(self, number: int) -> int:
        rule = self.rules[number]
        return -rule.score if rule.content else rule.score

    def _alone(self, lay: Lay, i: int, hits: Sequence[Hit]) -> _Weighed:
        """The strongest hit of each class, and what the line's own form says against it."""
        best: dict[str, Hit] = {}
        against = 0
        for hit in hits:
            rule = self.rules[hit.rule]
            if not _in_place(rule, lay, i):
                continue
            if hit.points < 0:
                against = min(against, hit.points)
            elif hit.points and (rule.pack not in best or hit.points > best[rule.pack].points):
                best[rule.pack] = hit
        chosen = sorted(best.values(), key=lambda h: (-h.points, self.rules[h.rule].id))
        parts = [(self.rules[h.rule].id, h.points) for h in chosen]
        if against:
            parts.append(("content rule", against))
        whole = any(h.whole for h in chosen)
        shape = lay.shapes[i]
        if chosen and not whole:
            if shape.prose == 3:
                parts.append(("running sentences", RUNNING))
            elif shape.end == "stop" and shape.words >= 8:
                parts.append(("ends like a sentence", SENTENCE))
            if shape.words <= 6 and lay.lines[i].text.lstrip("-–— ")[:1] in _SPEECH:
                parts.append(("speech", QUOTED))
        if lay.lines[i].kind == "heading" and not whole:
            parts.append(("heading", HEADING))
        if chosen and lay.lines[i].cut:
            parts.append(("inside a paragraph", INSIDE))
        name = self.rules[chosen[0].rule].id if chosen else ""
        literal = any(h.literal for h in chosen)
        weak = all(h.weak for h in chosen)
        return _Weighed(parts, sum(p for _, p in parts), whole, literal, weak, name)

    def _blocks(
        self, lay: Lay, hits: Sequence[tuple[Hit, ...]], weighed: Sequence[_Weighed]
    ) -> None:
        """Points that leaders give to the lines after them."""
        given: dict[int, tuple[int, str]] = {}
        for i, line_hits in enumerate(hits):
            for hit in line_hits:
                rule = self.rules[hit.rule]
                if hit.leader and isinstance(rule.body, Block) and _in_place(rule, lay, i):
                    for j in _led(rule.body, lay, i, hits):
                        if rule.body.gives > given.get(j, (0, ""))[0]:
                            given[j] = (rule.body.gives, rule.id)
        for j, (points, name) in given.items():
            line = weighed[j]
            line.parts.append((f"after {name}", points))
            line.own += points
            line.rule = line.rule or name
            line.weak = False


def _bonus(line: _Weighed, points: int, weak_points: int) -> int:
    """What place or neighbours add: never more than the line's own points can carry."""
    return (weak_points if line.weak else points) * min(line.own, FULL_BONUS) // FULL_BONUS


def _suspects(hits: Sequence[tuple[Hit, ...]]) -> frozenset[int]:
    return frozenset(i for i, own in enumerate(hits) if sum(h.points for h in own) >= SUSPECT)


def _in_place(rule: Rule, lay: Lay, i: int) -> bool:
    """Whether the rule's `where` allows this line."""
    if rule.where == "anywhere":
        return True
    if rule.where == "edge":
        return lay.zone(i) != BODY
    if rule.where == "head":
        return lay.zone(i) == HEAD or lay.early(i)
    return i > lay.last >= 0 or lay.late(i)


def _led(body: Block, lay: Lay, i: int, hits: Sequence[tuple[Hit, ...]]) -> list[int]:
    """The lines after leader `i` that its block reaches; it ends before scored prose."""
    n = len(lay.lines)
    if lay.zone(i) == HEAD and not body.to_end:
        reach_head = lay.first - 1  # the last line above the prose is a title or standfirst
        return list(range(i + 1, min(reach_head, i + 1 + body.lines)))
    reach = n if body.to_end else min(n, i + 1 + body.lines)
    led: list[int] = []
    for j in range(i + 1, reach):
        if lay.prose[j] and (body.takes == "short" or (not body.to_end and lay.zone(i) == BODY)):
            break
        led.append(j)
    # A short line right above prose is more likely its heading than the last of a list.
    if led and led[-1] + 1 < n and lay.prose[led[-1] + 1] and len(led) > 1 and not hits[led[-1]]:
        led.pop()
    return led


class _Neighbours:
    """The second pass: place, page and the verdicts of the lines beside."""

    def __init__(
        self,
        scale: Scale,
        lay: Lay,
        weighed: Sequence[_Weighed],
        kept: AbstractSet[int],
        page: bool,
    ) -> None:
        self.scale, self.lay, self.weighed, self.kept = scale, lay, weighed, kept
        self.threshold = scale.profile.threshold
        self.dropped = [w.own >= self.threshold and i not in kept for i, w in enumerate(weighed)]
        # The first half of a sentence stays, whatever its words: from below, since what
        # follows it may be debris too.
        for i in range(len(weighed) - 1, -1, -1):
            if self.dropped[i] and not weighed[i].whole and self._continued(i):
                self.dropped[i] = weighed[i].own + GOES_ON >= self.threshold
        # A line that rules take out shows a page; so do three weaker signs of different sorts.
        hints = {w.rule for w in weighed if HINT <= w.own < self.threshold}
        signs = sum(self.dropped) + (len(hints) + page_marks(lay.lines)) // 3
        self.page = min(signs, signs * PAGE_LINES // max(1, len(weighed)))
        if page:
            self.page = max(self.page, 2)
        self.shape_share = scale.weights.share(self.page) * scale.profile.shapes // 100
        self.near = [
            sum(self.dropped[max(0, i - 3) : i + 4]) - self.dropped[i] for i in range(len(weighed))
        ]

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
        settled = line.whole or line.own >= self.threshold
        if not settled and i + 1 < len(lay.prose) and lay.prose[i + 1] and lay.shapes[i].prose == 0:
            parts.append(("above prose", OVER_PROSE))
        return parts

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
        # Running text that no rule speaks against leaves here: no shape could take it out.
        # Nor what has no words (a scene break), nor sentences inside a paragraph.
        shape = self.lay.shapes[i]
        shaped = shape.words > 0 and not self.lay.lines[i].cut and (parts or shape.prose < 2)
        if self.shape_share and shaped and self.weighed[i].own < self.threshold:
            parts += self._shape(i)
        if parts and not self.weighed[i].whole and self._continued(i):
            parts.append(("goes on below", GOES_ON))
        return parts

    def _shape(self, i: int) -> list[tuple[str, int]]:
        """The model's points, scaled by how much of a page the document is."""
        values = features(self.lay, i, self.near[i], self.page)
        shaped = self.scale.weights.points(values) * self.shape_share // 100
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
