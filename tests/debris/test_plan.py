"""Verdicts become edits: what goes, which white space goes with it, and who asked for it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.debris.plan import plan
from cleaner.debris.weigh import Verdict
from cleaner.text.document import Line, lines_of
from cleaner.text.edit import Edit, apply


def verdict(line: Line, rule: str | None, score: int = 100) -> Verdict:
    """What was said of a line; without a rule that it stays."""
    return Verdict(line.start, line.end, score, 100, (), rule is not None, rule or "", True, 0, 1)


def planned(text: str, rules: dict[str, str | None]) -> list[Edit]:
    """The plan for a text some of whose lines (by their text) rules take out."""
    lines = lines_of(text)
    return plan(text, lines, [verdict(one, rules[one.text]) for one in lines if one.text in rules])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("X\n\nA\n\nB", "A\n\nB"),
        ("A\n\nX\n\nB", "A\n\nB"),
        ("A\n\nB\n\nX", "A\n\nB"),
        ("A\n\nB\n\nX\n", "A\n\nB\n"),
        ("X\nA\nB\n", "A\nB\n"),
        ("A\nX\nB", "A\nB"),
        ("A\nX\n\nB", "A\n\nB"),
        ("A\n\nX\nB", "A\n\nB"),
        ("A\n\n\n\nX\n\nB", "A\n\n\n\nB"),
        ("A\n  X \n  B", "A\n  B"),
        ("  X\n  A", "A"),
        ("A\n\nX\n\nY\nX\n\nB", "A\n\nB"),
        ("A\nX\nB\nX\nC", "A\nB\nC"),
        ("X", ""),
        ("X\n\nY\n", ""),
        ("A\n\nB", "A\n\nB"),
        ("A\n\nZ\n\nB", "A\n\nZ\n\nB"),  # a verdict to stay
    ],
)
def test_what_remains(text: str, left: str) -> None:
    edits = planned(text, {"X": "share/bar", "Y": "ads/label", "Z": None})
    assert apply(text, edits) == left


def test_neighbours_of_one_rule_go_as_one_edit() -> None:
    text = "A\nX1\nX2\nY\nX3\nB"
    rules = {"X1": "share/bar", "X2": "share/bar", "Y": "ads/label", "X3": "share/bar"}
    edits = planned(text, rules)
    assert [(one.rule, one.old) for one in edits] == [
        ("share/bar", "X1\nX2\n"),
        ("ads/label", "Y\n"),
        ("share/bar", "X3\n"),
    ]


def test_the_highest_score_stands_for_the_edit() -> None:
    lines = lines_of("A\nX1\nX2\nX3")
    scores = [verdict(line, "share/bar", 103 - n) for n, line in enumerate(lines)][1:]
    assert [one.score for one in plan("A\nX1\nX2\nX3", lines, scores)] == [102]


@st.composite
def judged(draw: st.DrawFn) -> tuple[str, list[Line], list[Verdict]]:
    """A text of lines between all sorts of gaps, and a verdict for some of them."""
    gaps = st.sampled_from(["\n", "\n\n", " \n\n\n", "\n \t"])
    names = [f"line {n}" for n in range(draw(st.integers(1, 8)))]
    text = draw(st.sampled_from(["", "\n", "  "]))
    text += "".join(name + draw(gaps) for name in names[:-1]) + names[-1]
    text += draw(st.sampled_from(["", "\n", " \n\n"]))
    lines = lines_of(text)
    rules = st.sampled_from([None, "share/bar", "ads/label"])
    verdicts = [verdict(line, draw(rules)) for line in lines if draw(st.booleans())]
    return text, lines, verdicts


@given(judged())
def test_edits_are_in_order_and_apart(case: tuple[str, list[Line], list[Verdict]]) -> None:
    edits = plan(*case)
    assert all(before.end <= after.start for before, after in pairwise(edits))
    assert all(one.old and not one.new for one in edits)


@given(judged())
def test_the_other_lines_remain_in_their_order(
    case: tuple[str, list[Line], list[Verdict]],
) -> None:
    text, lines, verdicts = case
    gone = {one.start for one in verdicts if one.drop}
    left = lines_of(apply(text, plan(*case)))
    assert [one.text for one in left] == [one.text for one in lines if one.start not in gone]


@given(judged())
def test_each_dropped_line_is_in_an_edit_of_its_rule(
    case: tuple[str, list[Line], list[Verdict]],
) -> None:
    edits = plan(*case)
    for one in case[2]:
        over = [e for e in edits if e.start <= one.start and one.end <= e.end]
        assert [e.rule for e in over] == ([one.rule] if one.drop else [])


@given(judged())
def test_what_remains_keeps_its_distance(case: tuple[str, list[Line], list[Verdict]]) -> None:
    """No two lines run together, and a blank line between them at first is still there."""
    text, lines, verdicts = case
    gone = {one.start for one in verdicts if one.drop}
    stay = [i for i, line in enumerate(lines) if line.start not in gone]
    after = apply(text, plan(*case))
    left = lines_of(after)
    for (i, j), (one, other) in zip(pairwise(stay), pairwise(left), strict=True):
        gap = after[one.end : other.start]
        # The white space behind the upper one, or that before the lower one.
        gaps = [text[lines[i].end : lines[i + 1].start], text[lines[j - 1].end : lines[j].start]]
        assert gap in gaps
        assert min(gap.count("\n"), 2) == max(min(g.count("\n"), 2) for g in gaps)
