"""What a line's shape, place and neighbours say, as numbers that the weights are looked up by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate

from cleaner.text.document import Line
from cleaner.text.shape import Shape, shape_of
from cleaner.text.tokens import tokens

ENDS = {"none": 0, "colon": 1, "dots": 2, "stop": 3, "comma": 4}
# The names of the numbers that `features` gives, in its order.
LINE_FEATURES = (
    "words",
    "end",
    "function_words",
    "capitals",
    "upper",
    "digits",
    "symbols",
    "bars",
    "commas",
    "glued",
    "zone",
    "to_prose",
    "run",
    "before",
    "same",
    "echo",
    "gap_before",
    "gap_after",
    "words_before",
    "words_after",
    "words_around",
    "bare_around",
    "prose_around",
    "rules_around",
    "to_debris",
    "own",
)
NEAR, WIDE = 3, 5  # lines on either side that count as around a line; for prose a few more
LONG = 60  # words: a longer line is prose, however long it is
SEEN = 300  # code points of a line that its marks are looked for in
HEAD, BODY, TAIL = 0, 1, 2
# The steps of a recipe, the clauses of a law, the sections of terms of use.
NUMBERED = re.compile(r"(?:§ ?\d{1,4}[a-z]?|\d{1,3}[.)]) \S")
# Links that scraping glued together: "HomeNewsSport", "2015I massmedia".
GLUED = re.compile(r"[^\W\d_A-ZÀ-ÖØ-ÞΑ-ΩА-Я][A-ZÀ-ÖØ-ÞΑ-ΩА-Я][^\W\d_A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
_BARS = "|·•›»/"


@dataclass(slots=True)
class Lay:
    """The lie of a document: shapes, where its prose begins and ends, what repeats.

    `prose[i]`: whether line i is running text that no rule speaks against.
    `first`, `last`: the first and last such line (n and -1 where there is none).
    `numbered`: how many lines begin with a number and a stop, or a paragraph sign.
    `words`, `words_before`: all words, and those above each line. `function_words`: those
    of the language, folded.
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
    words: int
    words_before: list[int]
    function_words: AbstractSet[str]

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
        distances(prose),
        _runs(prose),
        Counter(line.text for line in lines),
        frozenset(words),
        sum(bool(NUMBERED.match(line.text)) for line in lines),
        sum(shape.words for shape in shapes),
        [0, *accumulate(shape.words for shape in shapes)][:-1],
        function_words,
    )


def distances(marked: Sequence[bool]) -> list[int]:
    """Lines from each line to the nearest one that is marked, at most 99."""
    far = [99] * len(marked)
    for order in (range(len(marked)), range(len(marked) - 1, -1, -1)):
        since = 99
        for i in order:
            since = 0 if marked[i] else min(99, since + 1)
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


def features(lay: Lay, i: int, rules: Sequence[int], to_debris: int) -> tuple[float, ...]:
    """The numbers of line `i` in the order of `LINE_FEATURES`.

    `rules`: the points of each line from rules, place and removed neighbours alone;
    `to_debris`: lines to the nearest one that rules take out, at most 99.
    """
    shapes, lines, n = lay.shapes, lay.lines, len(lay.lines)
    shape, line = shapes[i], lines[i]
    seen = line.text[:SEEN]
    letters = [c for c in seen if c.isalpha()]
    near = [j for j in range(max(0, i - NEAR), min(n, i + NEAR + 1)) if j != i]
    count = max(1, len(near))
    wide = range(max(0, i - WIDE), min(n, i + WIDE + 1))
    return (
        shape.words,
        ENDS[shape.end],
        shape.function_words,
        shape.capitals,
        sum(c.isupper() for c in letters) / max(1, len(letters)),
        shape.digits,
        shape.symbols,
        sum(seen.count(bar) for bar in _BARS),
        seen.count(",") / max(1, shape.words),
        len(GLUED.findall(seen)),
        lay.zone(i),
        lay.to_prose[i],
        lay.runs[i],
        lay.words_before[i] / max(1, lay.words),
        lay.counts[line.text],
        echo(lay, i),
        i == 0 or line.start - lines[i - 1].end > 1,
        i == n - 1 or lines[i + 1].start - line.end > 1,
        min(shapes[i - 1].words, LONG) if i else 0,
        min(shapes[i + 1].words, LONG) if i + 1 < n else 0,
        sum(min(shapes[j].words, LONG) for j in near) / count,
        sum(shapes[j].end == "none" for j in near) / count,
        sum(lay.prose[j] for j in wide if j != i),
        sum(min(100, max(0, rules[j])) for j in near) / count,
        to_debris,
        max(-100, min(99, rules[i])),
    )
