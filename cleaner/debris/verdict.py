"""What weighing finds of a line: its parts while weighing, its verdict at the end."""

from __future__ import annotations

from dataclasses import dataclass


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
class Weighed:
    """What is known of one line before its neighbours are."""

    parts: list[tuple[str, int]]
    own: int
    whole: bool
    literal: bool
    weak: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What weights are fitted on: numbers of a document, and of the lines shapes may judge.

    `page`: in the order of `PAGE_FEATURES`; `lines`: in that of `LINE_FEATURES`, None where
    shapes have no say. `rules`: each line's points from rules, place and removed
    neighbours; `dropped`: whether these take it out; `words`: how many it has; `names`:
    the rule that gives it most, "" for none.
    """

    page: tuple[float, ...]
    lines: list[tuple[float, ...] | None]
    rules: list[int]
    dropped: list[bool]
    words: list[int]
    names: list[str]
