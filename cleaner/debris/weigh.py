"""The score of every line: its hits and shape, first alone, then with its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from cleaner.debris.evidence import BODY, HEAD, NUMBERED, Lay, lay_of
from cleaner.debris.match import Hit
from cleaner.debris.neighbours import CODE_LINE, Neighbours
from cleaner.debris.shapes import fits
from cleaner.debris.verdict import Evidence, Verdict, Weighed, Weighing
from cleaner.debris.weights import Profile, Weights
from cleaner.rules.model import Block, Rule, Shape
from cleaner.text.document import Line

__all__ = ["Scale", "Verdict", "Weighing"]

SENTENCE, RUNNING = -20, -40
HEADING, INSIDE, QUOTED, CODE, STEP = -40, -60, -40, -150, -60
_SPEECH = tuple("\"„“”«»‚‘'「『")
# A line with so many points of its own is no witness for where the prose is.
SUSPECT = 50


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
        known: bool = True,
    ) -> Weighing:
        """Verdicts of the lines that anything speaks for or against, in order.

        `hits` per line, `kept` the lines protected by the caller; `page`: the text is
        known to come from a web page, so shapes count from the start; `active` bounds the
        rules (by number) where hosts or languages rule some out; `known`: the language is.
        """
        lay, weighed = self._first(lines, hits, function_words, active)
        second = Neighbours(self.weights, self.profile, lay, weighed, kept, page, known)
        return Weighing(
            tuple(second.verdicts()),
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
        known: bool,
    ) -> Evidence:
        """What weights are fitted on: the numbers of the document and of its open lines."""
        lay, weighed = self._first(lines, hits, function_words, None)
        return Neighbours(
            self.weights, self.profile, lay, weighed, frozenset(), False, known
        ).evidence()

    def _first(
        self,
        lines: Sequence[Line],
        hits: Sequence[tuple[Hit, ...]],
        function_words: AbstractSet[str],
        active: AbstractSet[int] | None,
    ) -> tuple[Lay, list[Weighed]]:
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

    def _alone(self, lay: Lay, i: int, hits: Sequence[Hit]) -> Weighed:
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
        if lay.numbered > 1 and NUMBERED.match(lay.lines[i].text):
            parts.append(("numbered", STEP))
        unsure = bool(chosen) and not any(h.one for h in chosen)
        if lay.lines[i].kind == "code" or (unsure and is_code(lay.lines[i].text)):
            parts.append(("code", CODE))
        if chosen and not whole:
            if shape.prose == 3:
                parts.append(("running sentences", RUNNING))
            elif shape.end == "stop" and shape.words >= 8:
                parts.append(("ends like a sentence", SENTENCE))
            if shape.words <= 6 and _is_speech(lay.lines[i].text):
                parts.append(("speech", QUOTED))
        if lay.lines[i].kind == "heading" and not whole:
            parts.append(("heading", HEADING))
        if chosen and lay.lines[i].cut:
            parts.append(("inside a paragraph", INSIDE))
        name = self.rules[chosen[0].rule].id if chosen else ""
        literal = any(h.literal for h in chosen)
        weak = all(h.weak for h in chosen)
        return Weighed(parts, sum(p for _, p in parts), whole, literal, weak, name)

    def _blocks(
        self, lay: Lay, hits: Sequence[tuple[Hit, ...]], weighed: Sequence[Weighed]
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


def _is_speech(line: str) -> bool:
    """Whether a line opens with a quotation mark; "« Back" opens with an arrow."""
    first = line.lstrip("-–— ")[:1]
    return first in _SPEECH and (first != "«" or "»" in line)


def is_code(line: str) -> bool:
    """Whether a line reads like source code."""
    return bool(CODE_LINE.search(line))


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
    # What goes to the end ends a text: with much of the prose still to come it does not.
    to_end = body.to_end and sum(lay.prose[i + 1 :]) <= max(1, sum(lay.prose) // 3)
    reach = n if to_end else min(n, i + 1 + body.lines)
    led: list[int] = []
    for j in range(i + 1, reach):
        if lay.prose[j] and (body.takes == "short" or (not to_end and lay.zone(i) == BODY)):
            break
        led.append(j)
    # A short line right above prose is more likely its heading than the last of a list.
    if led and led[-1] + 1 < n and lay.prose[led[-1] + 1] and len(led) > 1 and not hits[led[-1]]:
        led.pop()
    return led
