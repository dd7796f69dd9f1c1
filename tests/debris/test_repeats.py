"""What is printed twice goes once; refrains, replies and clauses may repeat."""

from __future__ import annotations

import pytest

from cleaner.debris.repeats import repeated_paragraphs, repeated_titles, teasers
from cleaner.text.document import lines_of

TITLE = "The smith who never wrote letters"
A, B, C, D = (
    f"{name} stood on the quay all morning with a letter in one hand, and nobody asked "
    "who it was for or where it would go."
    for name in ("Anna", "Bruno", "Carla", "Detlef")
)
VERSE = "And the river runs, and the river runs down to the sea again"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([TITLE, TITLE, A], [1]),
        ([TITLE, "By Anna Dyck", TITLE.upper() + "!", A], [2]),
        ([TITLE, A, B, C, TITLE], []),  # too far below the first
        ([A, B, C, D, "x", "y", "z", TITLE, TITLE], []),  # too far below the top
        (["The smith", "The smith", A], []),  # a chorus is short
        ([TITLE + ".", TITLE + ".", A], []),  # a sentence
        ([TITLE + ",", TITLE + ",", A], []),  # a verse
        ([TITLE, TITLE + " again", A], []),
    ],
)
def test_titles(lines: list[str], found: list[int]) -> None:
    assert repeated_titles(lines_of("\n".join(lines))) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([A, A], [1]),
        ([A, B, "Photo", A], [3]),
        ([A, A.replace(" ", "  ")], [1]),
        ([A, B, C, D, A], []),  # one alone and far below: a quotation
        ([VERSE, VERSE], []),
        ([A.rstrip("."), A.rstrip(".")], []),
        ([A, B, C, D, A, B, C, D], [4, 5, 6, 7]),  # a text printed twice
        ([A, B, C, "Photo", D, A, B, C, "Photo", D], [5, 6, 7, 8, 9]),
        ([A, B, C, D, A, B], []),  # two paragraphs are no text
    ],
)
def test_paragraphs(lines: list[str], found: list[int]) -> None:
    assert repeated_paragraphs(lines_of("\n\n".join(lines))) == found


def test_columns_set_against_each_other_are_no_doubles() -> None:
    doubles = [A, A, B, B, C, C]
    others = [A.replace("Anna", f"Person {n}") for n in range(12)]
    assert repeated_paragraphs(lines_of("\n".join(doubles))) == [1, 3, 5]
    assert repeated_paragraphs(lines_of("\n".join(doubles + others))) == []


def test_a_few_doubles_in_a_long_text_are_quotations() -> None:
    others = [A.replace("Anna", f"Person {n}") for n in range(3)]
    assert repeated_paragraphs(lines_of("\n".join([A, B, C, *others, A, B, C]))) == [6, 7, 8]
    others = [A.replace("Anna", f"Person {n}") for n in range(8)]
    assert repeated_paragraphs(lines_of("\n".join([A, B, C, *others, A, B, C]))) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (A[:60].rsplit(" ", 1)[0] + " …", [0]),
        ("» " + A[:60].rsplit(" ", 1)[0] + " [...]", [0]),
        (A[:60].rsplit(" ", 1)[0], []),  # no mark of breaking off
        ("Anna stood on the quay …", []),  # too short to know
        (B[:60].rsplit(" ", 1)[0] + " …", []),  # its full text is not here
    ],
)
def test_teasers(line: str, found: list[int]) -> None:
    assert teasers(lines_of(f"{line}\n\n{C}\n\n{A}")) == found
