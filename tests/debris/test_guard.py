"""How much prose a plan may take: over budget, none of it goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.debris.guard import guard
from cleaner.debris.weigh import Verdict, Weighing
from cleaner.debris.weights import Profile
from cleaner.text.edit import Edit

# A third of the prose, or ten words whatever the share; a quarter of the text must remain.
PROFILE = Profile("own", threshold=100, shapes=100, budget=1 / 3, allowance=10, floor=0.25)


def verdict(words: int, prose: int = 0, *, drop: bool = True, alone: bool = True) -> Verdict:
    return Verdict(0, 0, 100, 100, (), drop, "own/rule", alone, prose, words)


def judged(
    verdicts: list[Verdict], more_prose: int = 0, more_words: int = 0
) -> tuple[list[Edit], Weighing]:
    """An edit for each line that is dropped, ten code points a line, and what was weighed."""
    placed, edits = [], []
    for number, one in enumerate(verdicts):
        start = 10 * number
        parts = (start, start + 9, one.score, one.threshold, one.parts, one.drop, one.rule)
        placed.append(Verdict(*parts, one.alone, one.prose, one.words))
        if one.drop:
            edits.append(Edit(start, "x" * 10, "", f"own/{number}"))
    prose = sum(one.words for one in verdicts if one.prose >= 2) + more_prose
    words = sum(one.words for one in verdicts) + more_prose + more_words
    return edits, Weighing(tuple(placed), prose, words)


@pytest.mark.parametrize(
    ("dropped_prose", "kept_prose", "other_dropped", "refused", "reason"),
    [
        (0, 30, 500, False, ""),
        (30, 60, 0, False, ""),
        (31, 60, 0, True, "31 of 91 words of prose would go; the profile own allows 33%, or 10"),
        (10, 15, 0, False, ""),  # more than a third, and no more than ten words
        (11, 15, 0, True, "allows"),
        (30, 0, 0, True, "all 30 words of prose would go"),
        (5, 0, 20, True, "all 5 words of prose would go"),
        (10, 15, 60, True, "only 15 of 85 words would remain; the profile own keeps 25%"),
        (10, 15, 20, False, ""),
        (10, 30, 400, False, ""),  # within a third, however little remains
    ],
)
def test_budget(
    dropped_prose: int, kept_prose: int, other_dropped: int, refused: bool, reason: str
) -> None:
    verdicts = [verdict(dropped_prose, 3)] * (dropped_prose > 0) + [verdict(other_dropped)]
    edits, word = guard(*judged(verdicts, kept_prose), PROFILE)
    assert word.refused is refused
    assert reason in word.reason
    assert bool(word.reason) is refused
    assert word.prose_words == dropped_prose + kept_prose
    assert word.prose_removed == dropped_prose
    assert [one.rule for one in edits][-1:] == [f"own/{len(verdicts) - 1}"]  # no prose: it goes


def test_a_short_sentence_is_doubted_with_the_rest() -> None:
    edits, word = guard(*judged([verdict(30, 3), verdict(5, 1), verdict(5, 0)]), PROFILE)
    assert [one.rule for one in word.edits_refused] == ["own/0", "own/1"]
    assert [one.rule for one in edits] == ["own/2"]


class TestTextWithoutProse:
    def test_may_end_empty_by_rules_alone(self) -> None:
        made = judged([verdict(5), verdict(3)])
        edits, word = guard(*made, PROFILE)
        assert edits == made[0]
        assert not word.refused
        assert "by rules alone" in word.reason

    def test_may_not_end_empty_by_shapes(self) -> None:
        edits, word = guard(*judged([verdict(5), verdict(3, alone=False)]), PROFILE)
        assert word.refused
        assert "nothing would remain" in word.reason
        assert [one.rule for one in edits] == ["own/0"]
        assert [one.rule for one in word.edits_refused] == ["own/1"]

    def test_shapes_may_take_what_leaves_something(self) -> None:
        made = judged([verdict(5), verdict(3, alone=False)], more_words=1)
        edits, word = guard(*made, PROFILE)
        assert (edits, word.refused) == (made[0], False)


def test_nothing_planned_nothing_said() -> None:
    edits, word = guard([], Weighing((), 50, 60), PROFILE)
    assert edits == []
    assert (word.refused, word.reason, word.prose_words) == (False, "", 50)


VERDICTS = st.builds(
    verdict, st.integers(1, 40), st.integers(0, 3), drop=st.booleans(), alone=st.booleans()
)


@given(st.lists(VERDICTS, max_size=8), st.integers(0, 60), st.integers(0, 60))
def test_all_or_nothing(verdicts: list[Verdict], more_prose: int, more_words: int) -> None:
    """Over budget no edit touches prose; else all are made; none is lost or made up."""
    planned, weighing = judged(verdicts, more_prose, more_words)
    edits, word = guard(planned, weighing, PROFILE)
    assert sorted([*edits, *word.edits_refused], key=lambda e: e.start) == planned
    if not word.refused:
        assert edits == planned
    prose = [v for v in weighing.verdicts if v.drop and v.prose >= 2]
    if word.refused:
        assert not any(e.start < v.end and v.start < e.end for e in edits for v in prose)
    removed = sum(v.words for v in prose)
    if prose and removed >= weighing.prose_words:
        assert word.refused
    if prose and removed > max(weighing.prose_words / 3, 10):
        assert word.refused
