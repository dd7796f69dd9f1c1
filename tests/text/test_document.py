"""A text's lines: where they stand, how over-long ones are cut, what HTML told of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.text import document
from cleaner.text.document import LONGEST_PARAGRAPH, Line, Span, lines_of

SENTENCE = "Am Abend kam der Fährmann zurück und sagte kein Wort. "


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        (" \n\t\n\u00a0\n", []),
        ("Menü", ["Menü"]),
        ("\n\n  Menü \t\n\n Ein Satz.  \n", ["Menü", "Ein Satz."]),
        ("a\nb\n\n\nc", ["a", "b", "c"]),
    ],
)
def test_lines_without_the_white_space_around_them(text: str, wanted: list[str]) -> None:
    assert texts(lines_of(text)) == wanted


@given(st.text(alphabet="aA. \n\t\u00a0\u2028\r„“。", max_size=60), st.integers(3, 60))
@example("Ja. Nein.  „Ja.“ 。」 A ", 3)
def test_each_character_stands_in_one_line(text: str, longest: int) -> None:
    """However much counts as over-long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "LONGEST_PARAGRAPH", longest)
        lines = lines_of(text)
    covered = [at for line in lines for at in range(line.start, line.end)]
    assert covered == sorted(set(covered))
    assert {at for at, char in enumerate(text) if not char.isspace()} <= set(covered)
    for line in lines:
        assert line.text == text[line.start : line.end] == line.text.strip()


def test_a_long_paragraph_is_one_line() -> None:
    paragraph = (SENTENCE * 100)[:LONGEST_PARAGRAPH].rstrip()
    assert texts(lines_of(paragraph)) == [paragraph]
    assert not lines_of(paragraph)[0].cut


def test_an_over_long_line_is_cut_into_sentences() -> None:
    lines = lines_of("Kurz.\n" + SENTENCE * 100)
    assert texts(lines) == ["Kurz."] + [SENTENCE.rstrip()] * 100
    assert [line.cut for line in lines] == [False] + [True] * 100


@pytest.mark.parametrize(
    ("inside", "pieces"),
    [
        ("Er kam am 9. Januar, z. B. mit der Bahn.", 1),
        ("Er kam mit z. b. zwei Hunden.", 1),
        ("„Ja.“ „Nein.“ Sie ging.", 3),
        ("Was? Nichts! Gut … Weiter.", 4),
    ],
)
def test_where_sentences_end(inside: str, pieces: int) -> None:
    text = SENTENCE * 100 + inside
    assert len(lines_of(text)) - 100 == pieces


def test_sentences_of_a_script_without_spaces() -> None:
    lines = lines_of("橋は古い。" * 700)
    assert texts(lines) == ["橋は古い。"] * 700


def test_html_tells_kind_and_links() -> None:
    text = "Titel\n\nEin Satz.\nMehr\n\nSchluss"
    spans = [Span(0, 5, "heading", 0.0), Span(7, 16, "paragraph", 0.25), Span(17, 21, "item", 1.0)]
    told = [(line.text, line.kind, line.links) for line in lines_of(text, spans)]
    assert told == [
        ("Titel", "heading", 0.0),
        ("Ein Satz.", "paragraph", 0.25),
        ("Mehr", "item", 1.0),
        ("Schluss", "", 0.0),
    ]


def test_sentences_keep_what_html_told() -> None:
    text = SENTENCE * 100
    assert {
        (line.kind, line.links) for line in lines_of(text, [Span(0, len(text), "quote", 0.5)])
    } == {("quote", 0.5)}
