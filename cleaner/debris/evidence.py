"""What a line's shape, place and neighbours say, as numbers that the weights are looked up by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from cleaner.text.document import Line
from cleaner.text.shape import Shape, shape_of
from cleaner.text.tokens import tokens

ENDS = {"none": 0, "colon": 1, "dots": 2, "stop": 3, "comma": 4}
# The names of the numbers that `features` gives, in its order.
FEATURES = (
    "words",
    "end",
    "function_words",
    "capitals",
    "digits",
    "symbols",
    "prose_before",
    "prose_after",
    "zone",
    "to_prose",
    "run",
    "place",
    "same",
    "echo",
    "near",
    "page",
    "bullet",
)
HEAD, BODY, TAIL = 0, 1, 2
# Signs of a page: what menus, footers and link lists print and running text hardly does.
_PAGE_MARKS = re.compile(
    r"[©®|→←▶►▼]|(?:^|\s)[»›](?:\s|$)|https?://|www\.|[\w.]@\w+\.\w|\w\.(?:com|org|net|de|html)\b"
)
# The steps of a recipe, the clauses of a law, the sections of terms of use.
NUMBERED = re.compile(r"(?:§ ?\d{1,4}[a-z]?|\d{1,3}[.)]) \S")
_BULLETS = "•-–—*·»›>▪■►▶|+"


@dataclass(slots=True)
class Lay:
    """The lie of a document: shapes, where its prose begins and ends, what repeats.

    `prose[i]`: whether line i is running text that no rule speaks against.
    `first`, `last`: the first and last such line (n and -1 where there is none).
    `numbered`: how many lines begin with a number and a stop, or a paragraph sign.
    """

    lines: Sequence[Line]
    shapes: list[Shape]
    prose: list[bool]
    first: int
    last: int
    to_prose: list[int]
    runs: list[int]
    counts: Counter[str]
    prose_words: frozenset[str]
    numbered: int

    def zone(self, i: int) -> int:
        """HEAD before all other prose, TAIL after it, else BODY; BODY where there is no prose."""
        if self.last < 0:
            return BODY
        return HEAD if i < self.first else TAIL if i > self.last else BODY

    def late(self, i: int) -> bool:
        """In the last fifth of the lines, where three quarters of bios and prompts stand."""
        n = len(self.lines)
        return i >= n - max(1, n // 5)

    def early(self, i: int) -> bool:
        """In the first fifth of the lines."""
        return i < max(1, len(self.lines) // 5)


def lay_of(
    lines: Sequence[Line], suspects: AbstractSet[int], function_words: AbstractSet[str]
) -> Lay:
    """The lie of a document; `suspects` are the lines that rules speak against."""
    shapes = [shape_of(line.text, function_words) for line in lines]
    prose = [shape.prose >= 2 and i not in suspects for i, shape in enumerate(shapes)]
    where = [i for i, yes in enumerate(prose) if yes]
    words = {t.fold for i in where for t in tokens(lines[i].text) if t.end - t.start >= 4}
    return Lay(
        lines,
        shapes,
        prose,
        where[0] if where else len(lines),
        where[-1] if where else -1,
        _distances(prose),
        _runs(prose),
        Counter(line.text for line in lines),
        frozenset(words),
        sum(bool(NUMBERED.match(line.text)) for line in lines),
    )


def _distances(prose: Sequence[bool]) -> list[int]:
    """Lines from each line to the nearest prose, at most 99."""
    far = [99] * len(prose)
    for order in (range(len(prose)), range(len(prose) - 1, -1, -1)):
        since = 99
        for i in order:
            since = 0 if prose[i] else min(99, since + 1)
            far[i] = min(far[i], since)
    return far


def _runs(prose: Sequence[bool]) -> list[int]:
    """The length of the run of lines without prose that each line stands in."""
    runs = [0] * len(prose)
    start = 0
    for i in range(len(prose) + 1):
        if i == len(prose) or prose[i]:
            for j in range(start, i):
                runs[j] = i - start
            start = i + 1
    return runs


def echo(lay: Lay, i: int) -> float:
    """The share of a line's longer words that the document's prose says too."""
    longer = [t.fold for t in tokens(lay.lines[i].text) if t.end - t.start >= 4]
    return sum(w in lay.prose_words for w in longer) / len(longer) if longer else 0.0


def features(lay: Lay, i: int, near: int, page: int) -> tuple[float, ...]:
    """The numbers of line `i` in the order of `FEATURES`.

    `near`: how many of the three lines on either side rules take out; `page`: how many
    lines of the document rules take out.
    """
    shape, n = lay.shapes[i], len(lay.lines)
    before = lay.shapes[i - 1].prose if i else 0
    after = lay.shapes[i + 1].prose if i + 1 < n else 0
    return (
        shape.words,
        ENDS[shape.end],
        shape.function_words,
        shape.capitals,
        shape.digits,
        shape.symbols,
        before,
        after,
        lay.zone(i),
        lay.to_prose[i],
        lay.runs[i],
        i / n,
        lay.counts[lay.lines[i].text],
        echo(lay, i),
        near,
        page,
        lay.lines[i].text[:1] in _BULLETS,
    )


def page_marks(lines: Sequence[Line]) -> int:
    """How many short lines carry a sign of a page: ©, », |, an address."""
    return sum(len(line.text) < 120 and bool(_PAGE_MARKS.search(line.text)) for line in lines)
