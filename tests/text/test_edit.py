"""Edits fit their text, are made and taken back, and go through JSON."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import EditError
from cleaner.text.edit import Edit, Pass, apply, in_order, undo, undo_passes
from tests.text.edits import text_and_passes


def edit(start: int, old: str, new: str = "", rule: str = "own/rule") -> Edit:
    return Edit(start, old, new, rule)


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        ("Werbung\nText", [edit(0, "Werbung\n")], "Text"),
        ("Text\nWerbung", [edit(4, "\nWerbung")], "Text"),
        ("a b", [edit(1, " ", "  ")], "a  b"),
        ("ab", [edit(1, "", "-")], "a-b"),
        ("abcd", [edit(0, "ab"), edit(2, "cd", "x")], "x"),
        ("aaa", [edit(0, "a", "b"), edit(2, "a", "bb")], "babb"),
        ("😀 ä", [edit(1, " ")], "😀ä"),
        ("", [], ""),
    ],
)
def test_made_and_taken_back(before: str, edits: list[Edit], after: str) -> None:
    assert apply(before, edits) == after
    assert undo(after, edits) == before


@given(text_and_passes())
def test_undo_is_the_inverse(case: tuple[str, list[Pass]]) -> None:
    text, passes = case
    after = text
    for one in passes:
        after = apply(after, one.edits)
    assert undo_passes(after, passes) == text


@pytest.mark.parametrize(
    "edits",
    [
        [edit(1, "a")],
        [edit(3, "d")],
        [edit(0, "abc"), edit(2, "c")],
        [edit(2, "c"), edit(0, "a")],
    ],
    ids=["other letter", "behind the end", "overlap", "out of order"],
)
def test_what_does_not_fit_is_refused(edits: list[Edit]) -> None:
    with pytest.raises(EditError, match="own/rule"):
        apply("abc", edits)


def test_undo_refuses_a_text_changed_since() -> None:
    edits = [edit(1, "b", "x")]
    assert apply("abc", edits) == "axc"
    with pytest.raises(EditError, match="changed near 1"):
        undo("ayc", edits)


@given(text_and_passes(), st.randoms(use_true_random=False))
def test_in_order_whatever_order_they_came_in(
    case: tuple[str, list[Pass]], chance: random.Random
) -> None:
    for one in case[1]:
        mixed = list(one.edits)
        chance.shuffle(mixed)
        assert in_order(mixed) == one.edits


@given(text_and_passes())
def test_json_brings_passes_back(case: tuple[str, list[Pass]]) -> None:
    for one in case[1]:
        assert Pass.from_json(json.loads(json.dumps(one.to_json()))) == one


def test_json_keeps_half_a_surrogate_pair() -> None:
    one = edit(0, "\ud800")
    assert Edit.from_json(json.loads(json.dumps(one.to_json()))) == one


@pytest.mark.parametrize("value", [{}, {"start": 1}, [], None, {"name": "p", "edits": 3}])
def test_other_json_is_refused(value: object) -> None:
    with pytest.raises(EditError, match="not an edit"):
        Edit.from_json(value)  # type: ignore[arg-type]
    with pytest.raises(EditError, match="not a"):
        Pass.from_json(value)  # type: ignore[arg-type]
