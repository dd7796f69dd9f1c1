"""Where prose lies in a document, and what that says of each line."""

from __future__ import annotations

import pytest

from cleaner.debris.evidence import (
    BODY,
    FEATURES,
    HEAD,
    TAIL,
    Lay,
    echo,
    features,
    lay_of,
    page_marks,
)
from cleaner.text.document import lines_of
from tests.debris.packs import FUNCTION_WORDS, PROSE

PAGE = ["Home", "News", PROSE[0], "Share", PROSE[1], "• About", "Share", "Contact"]


def lay(*lines: str, suspects: frozenset[int] = frozenset()) -> Lay:
    return lay_of(lines_of("\n".join(lines)), suspects, FUNCTION_WORDS)


def named(made: Lay, i: int, near: int = 0, page: int = 0) -> dict[str, float]:
    return dict(zip(FEATURES, features(made, i, near, page), strict=True))


def test_first_and_last_prose() -> None:
    made = lay(*PAGE)
    assert (made.first, made.last) == (2, 4)
    assert [made.zone(i) for i in range(len(PAGE))] == [HEAD] * 2 + [BODY] * 3 + [TAIL] * 3


def test_without_prose_there_is_no_head_and_no_tail() -> None:
    made = lay("Home", "News", "Contact")
    assert (made.first, made.last) == (3, -1)
    assert [made.zone(i) for i in range(3)] == [BODY] * 3


def test_suspects_are_no_witnesses() -> None:
    made = lay(*PAGE, suspects=frozenset([4]))
    assert made.last == 2
    assert made.zone(4) == TAIL


def test_distances_and_runs() -> None:
    made = lay(*PAGE)
    assert made.to_prose == [2, 1, 0, 1, 0, 1, 2, 3]
    assert made.runs == [2, 2, 0, 1, 0, 3, 3, 3]


def test_far_from_prose_is_99() -> None:
    assert set(lay(*["Home"] * 3).to_prose) == {99}
    assert lay(PROSE[0], *["Home"] * 120).to_prose[-1] == 99


@pytest.mark.parametrize(("lines", "early", "late"), [(3, [0], [2]), (10, [0, 1], [8, 9])])
def test_early_and_late(lines: int, early: list[int], late: list[int]) -> None:
    made = lay(*["Home"] * lines)
    assert [i for i in range(lines) if made.early(i)] == early
    assert [i for i in range(lines) if made.late(i)] == late


@pytest.mark.parametrize(
    ("line", "share"),
    [("Smith letter", 1.0), ("The smith of Uppsala", 0.5), ("Newsletter", 0.0), ("Ad", 0.0)],
)
def test_echo_of_the_prose(line: str, share: float) -> None:
    assert echo(lay(PROSE[0], line), 1) == pytest.approx(share)


def test_features_of_a_line() -> None:
    assert named(lay(*PAGE), 5, near=2, page=4) == {
        "words": 1,
        "end": 0,
        "function_words": 1.0,
        "capitals": 1.0,
        "digits": 0.0,
        "symbols": pytest.approx(1 / 7),
        "prose_before": 3,
        "prose_after": 0,
        "zone": TAIL,
        "to_prose": 1,
        "run": 3,
        "place": 5 / 8,
        "same": 1,
        "echo": 0.0,
        "near": 2,
        "page": 4,
        "bullet": True,
    }


def test_features_at_the_ends_of_a_text() -> None:
    made = lay(*PAGE)
    assert named(made, 0)["prose_before"] == 0
    assert named(made, 7)["prose_after"] == 0
    assert named(made, 3)["same"] == 2


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("© 2021 Example", 1),
        ("Home | News", 1),
        ("» More", 1),
        ("„Ja“, sagte »er«", 0),
        ("www.example.org", 1),
        ("me@example.org", 1),
        ("Just a line", 0),
        ("https://example.org " + "word " * 30, 0),  # prose may name an address
    ],
)
def test_page_marks(line: str, marks: int) -> None:
    assert page_marks(lines_of(f"{line}\nA second line")) == marks
