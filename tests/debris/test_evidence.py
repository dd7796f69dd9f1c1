"""Where prose lies in a document, and what that says of each line."""

from __future__ import annotations

import pytest

from cleaner.debris.evidence import BODY, HEAD, LINE_FEATURES, TAIL, Lay, echo, features, lay_of
from cleaner.debris.page import PAGE_FEATURES, page_features, page_marks
from cleaner.debris.verdict import Weighed
from cleaner.text.document import lines_of
from tests.debris.packs import FUNCTION_WORDS, PROSE

PAGE = ["Home", "News", PROSE[0], "Share", PROSE[1], "• About", "Share", "Contact"]


def lay(*lines: str, suspects: frozenset[int] = frozenset()) -> Lay:
    return lay_of(lines_of("\n".join(lines)), suspects, FUNCTION_WORDS)


def named(made: Lay, i: int, rules: dict[int, int] | None = None) -> dict[str, float]:
    points = [(rules or {}).get(j, 0) for j in range(len(made.lines))]
    return dict(zip(LINE_FEATURES, features(made, i, points, 2), strict=True))


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
    made = lay(*PAGE)
    words = [shape.words for shape in made.shapes]
    near = [2, 3, 4, 6, 7]
    assert named(made, 5, {5: 40, 6: 100, 7: -20}) == {
        "words": 1,
        "end": 0,
        "function_words": 1.0,
        "capitals": 1.0,
        "upper": pytest.approx(1 / 5),
        "digits": 0.0,
        "symbols": pytest.approx(1 / 7),
        "bars": 1,
        "commas": 0.0,
        "glued": 0,
        "zone": TAIL,
        "to_prose": 1,
        "run": 3,
        "before": pytest.approx(sum(words[:5]) / sum(words)),
        "same": 1,
        "echo": 0.0,
        "gap_before": False,
        "gap_after": False,
        "words_before": words[4],
        "words_after": 1,
        "words_around": pytest.approx(sum(words[j] for j in near) / 5),
        "bare_around": pytest.approx(3 / 5),
        "prose_around": 2,
        "rules_around": pytest.approx(100 / 5),
        "to_debris": 2,
        "own": 40,
    }


def test_features_at_the_ends_of_a_text() -> None:
    made = lay(*PAGE)
    first, last = named(made, 0), named(made, 7)
    assert (first["words_before"], first["gap_before"]) == (0, True)
    assert (last["words_after"], last["gap_after"]) == (0, True)
    assert named(made, 3)["same"] == 2


@pytest.mark.parametrize(
    ("line", "glued"),
    [("HomeNewsSport", 2), ("2015I massmedia", 0), ("McDonald", 1), ("NATO", 0), ("Отчёты", 0)],
)
def test_links_glued_together(line: str, glued: int) -> None:
    assert named(lay(PROSE[0], line), 1)["glued"] == glued


def test_features_of_a_document() -> None:
    made = lay(*PAGE)
    weighed = [Weighed([], own, False, False, False, name) for own, name in _OWN]
    dropped = [own >= 100 for own, _ in _OWN]
    values = dict(zip(PAGE_FEATURES, page_features(made, weighed, dropped, False), strict=True))
    prose = sum(shape.words for shape, yes in zip(made.shapes, made.prose, strict=True) if yes)
    assert values == {
        "lines": 8,
        "prose_words": prose,
        "prose_share": pytest.approx(prose / made.words),
        "dropped": 2,
        "weak": 1 / 8,
        "spoken": 3 / 8,
        "rules": 2,
        "marks": 0.0,
        "bare": 1.0,
        "ones": 6 / 8,
        "few": 0.0,
        "titled": 0.0,
        "glued_lines": 0.0,
        "dated": 0.0,
        "figures": 0.0,
        "doubled": 2 / 8,
        "bulleted": 1 / 8,
        "tail": 3 / 8,
        "head": 2 / 8,
        "longest_run": 3 / 8,
        "wordless": pytest.approx(5 / 6),
        "tail_short": 1.0,
        "tail_words": pytest.approx(3 / made.words),
        "capital_starts": pytest.approx(5 / 6),
        "colons": 0.0,
        "short": 6 / 8,
        "unknown_language": True,
    }


_OWN = [
    (0, ""),
    (20, "menu/a"),
    (0, ""),
    (100, "share/b"),
    (0, ""),
    (0, ""),
    (100, "share/b"),
    (60, "menu/a"),
]


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
    assert page_marks([line, "A second line"]) == marks
