"""Offsets go from the given text to the cleaned one and back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from cleaner.text.edit import Edit, Pass, apply
from cleaner.text.positions import Positions
from tests.text.edits import text_and_passes


def passes(*edits: Edit) -> list[Pass]:
    return [Pass("one", edits)]


REMOVED = passes(Edit(4, "Teilen\n", "", "share/word"))  # "Eins" stays, so does what follows
INSERTED = passes(Edit(4, "", "…", "mend/truncated"))
REPLACED = passes(Edit(2, "abc", "xy", "mend/word"))


@pytest.mark.parametrize(
    ("made", "original", "clean"),
    [
        ([], 7, 7),
        (REMOVED, 3, 3),
        (REMOVED, 4, 4),
        (REMOVED, 8, 4),
        (REMOVED, 11, 4),
        (REMOVED, 12, 5),
        (INSERTED, 3, 3),
        (INSERTED, 4, 5),
        (REPLACED, 2, 2),
        (REPLACED, 3, 3),
        (REPLACED, 4, 4),
        (REPLACED, 5, 4),
        (REMOVED + INSERTED, 11, 5),
    ],
)
def test_to_clean(made: list[Pass], original: int, clean: int) -> None:
    assert Positions(made).to_clean(original) == clean


@pytest.mark.parametrize(
    ("made", "clean", "original"),
    [
        ([], 7, 7),
        (REMOVED, 3, 3),
        (REMOVED, 4, 11),
        (INSERTED, 4, 4),
        (INSERTED, 5, 4),
        (REPLACED, 3, 3),
        (REPLACED, 4, 5),
        (REMOVED + INSERTED, 6, 12),
    ],
)
def test_to_original(made: list[Pass], clean: int, original: int) -> None:
    assert Positions(made).to_original(clean) == original


@given(text_and_passes())
def test_order_stays(case: tuple[str, list[Pass]]) -> None:
    text, made = case
    clean = text
    for one in made:
        clean = apply(clean, one.edits)
    positions = Positions(made)
    forward = [positions.to_clean(at) for at in range(len(text) + 1)]
    backward = [positions.to_original(at) for at in range(len(clean) + 1)]
    assert all(a <= b for a, b in pairwise(forward))
    assert all(a <= b for a, b in pairwise(backward))
    assert 0 <= forward[0] <= forward[-1] == len(clean)
    assert 0 <= backward[0] <= backward[-1] == len(text)


@given(text_and_passes())
def test_what_no_edit_touched_is_found_again(case: tuple[str, list[Pass]]) -> None:
    text, made = case
    clean, places = text, list(range(len(text)))  # where each character left stood at first
    for one in made:
        for edit in reversed(one.edits):
            places[edit.start : edit.end] = [-1] * len(edit.new)
        clean = apply(clean, one.edits)
    positions = Positions(made)
    for at, original in enumerate(places):
        if original >= 0:
            assert positions.to_original(at) == original
            assert positions.to_clean(original) == at
            assert clean[at] == text[original]
