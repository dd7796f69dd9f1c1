"""Weights and profiles: how points are looked up, and what their files must be like."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleaner.debris.page import PAGE_FEATURES
from cleaner.debris.weights import (
    ALL_FEATURES,
    Profile,
    Weights,
    _additive,
    choose_profile,
    load_profiles,
    load_weights,
)
from cleaner.errors import OptionError, RuleError
from cleaner.rules.packs import shipped_folder

WEIGHTS = """
counts: {edges: [1, 40], points: [0, 50]}
page:
  base: -3
  edges: {dropped: [1]}
  singles: {dropped: [0, 9]}
line:
  base: -10
  edges: {words: [3, 10], end: [1], dropped: [2], page: [5]}
  singles: {words: [40, 0, -60], page: [0, 7]}
  pairs:
    words with end: [[0, 5], [1, 6], [2, 7]]
    end with dropped: [[0, 100], [0, 200]]
    dropped with page: [[0, 0], [0, 1000]]
"""
PROFILES = """
profiles:
  shy: {threshold: 150, shapes: 0, budget: 0.1, allowance: 5, floor: 0.5}
"""
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "own.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def weights(write: Write) -> Weights:
    return load_weights(write(WEIGHTS))


@pytest.mark.parametrize(
    ("words", "end", "points"),
    [
        (0, 0, -10 + 40 + 0),
        (2.9, 1, -10 + 40 + 5),
        (3, 0, -10 + 0 + 1),
        (9, 3, -10 + 0 + 6),
        (10, 0, -10 - 60 + 2),
        (500, 1, -10 - 60 + 7),
    ],
)
def test_points_are_sums_of_bins(weights: Weights, words: float, end: int, points: int) -> None:
    values = dict.fromkeys(ALL_FEATURES, 0.0) | {"words": words, "end": end}
    assert weights.line.points(list(values.values())) == points


@given(st.tuples(*[st.integers(0, 12)] * len(ALL_FEATURES)))
def test_what_is_known_of_the_document_can_be_added_up_first(values: tuple[int, ...]) -> None:
    line = _additive(yaml.safe_load(WEIGHTS)["line"], ALL_FEATURES)
    known = len(PAGE_FEATURES) + 1
    assert line.given(values[-known:]).points(values[:-known]) == line.points(values)


@pytest.mark.parametrize(("dropped", "points"), [(0, -3), (1, 6)])
def test_points_of_a_page(weights: Weights, dropped: int, points: int) -> None:
    values = dict.fromkeys(PAGE_FEATURES, 0.0) | {"dropped": dropped}
    assert weights.page.points(list(values.values())) == points


@pytest.mark.parametrize(("page", "more"), [(0, None), (1, 0), (39, 0), (40, 50), (99, 50)])
def test_more_points_the_more_of_a_page(weights: Weights, page: int, more: int | None) -> None:
    assert weights.more(page) == more


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  base: -10\n", "", "base"),
        ("base: -10", "base: many", "many"),
        ("[40, 0, -60]", "[40, 0]", "words has 2 points for 3 bins"),
        ("[2, 7]]", "[2]]", "words with end is not a table"),
        (", [2, 7]]", "]", "words with end is not a table"),
        ("singles: {words", "singles: {wrods", "not in tuple"),
        ("words with end", "words", "not a file of weights"),
        ("words with end", "end with words", "end with words is not a table"),
        ("points: [0, 50]", "points: [0]", "counts has not as many points as edges"),
        ("counts:", "count:", "counts"),
    ],
)
def test_faulty_weights(write: Write, old: str, new: str, said: str) -> None:
    assert old in WEIGHTS
    with pytest.raises(RuleError, match=r"own\.yaml: not a file of weights") as caught:
        load_weights(write(WEIGHTS.replace(old, new)))
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "- 1", "edges: [", "base: 1\nedges: 3"])
@pytest.mark.parametrize("read", [load_weights, load_profiles])
def test_other_files(write: Write, read: Callable[[Path], object], text: str) -> None:
    with pytest.raises(RuleError, match=r"own\.yaml"):
        read(write(text))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="can't read"):
        load_weights(tmp_path / "none.yaml")


def test_profiles(write: Write) -> None:
    profiles = load_profiles(write(PROFILES))
    assert profiles == {"shy": Profile("shy", 150, 0, 0.1, 5, 0.5)}
    assert choose_profile(profiles, "shy") is profiles["shy"]
    with pytest.raises(OptionError, match="no profile 'bold'; choose one of shy"):
        choose_profile(profiles, "bold")


def test_faulty_profile(write: Write) -> None:
    with pytest.raises(RuleError, match="floor"):
        load_profiles(write(PROFILES.replace(", floor: 0.5", "")))


def test_shipped_profiles_go_from_careful_to_thorough() -> None:
    profiles = list(load_profiles(shipped_folder() / "_profiles.yaml").values())
    assert [one.name for one in profiles] == ["careful", "balanced", "thorough"]
    for name, sign in [("threshold", -1), ("shapes", 1), ("budget", 1), ("floor", -1)]:
        values = [sign * getattr(one, name) for one in profiles]
        assert values == sorted(values), name
