"""Words, folded: case, width and Unicode form do not matter, nor does what stands between."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.tokens import fold, tokens


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("» Jetzt TEILEN: *", ["jetzt", "teilen"]),
        ("Your e-mail (required)", ["your", "e", "mail", "required"]),
        ("•\tStraße 12", ["strasse", "12"]),
        ("ＳＨＡＲＥ ①", ["share", "1"]),
        ("don't", ["don", "t"]),
        ("a_b", ["a_b"]),
        ("→ | *", []),
        ("", []),
        ("12件のコメント", ["12", "件", "の", "コ", "メ", "ン", "ト"]),
        ("阅读更多…", ["阅", "读", "更", "多"]),
        ("आगे पढ़ें", ["आगे", "पढ़ें"]),
        ("댓글 3개", ["댓글", "3개"]),
    ],
)
def test_words(line: str, words: list[str]) -> None:
    assert [token.fold for token in tokens(line)] == words


def test_composed_and_decomposed_are_the_same() -> None:
    assert fold("Menü") == fold(unicodedata.normalize("NFD", "Menü")) == "menü"


@pytest.mark.parametrize("word", ["ΣΊΣΥΦΟΣ", "σίσυφος", "Σίσυφοσ"])
def test_both_small_sigmas_are_one(word: str) -> None:
    assert fold(word) == fold("Σίσυφος")


@given(st.text(max_size=40))
def test_tokens_say_where_they_stand(line: str) -> None:
    at = 0
    for token in tokens(line):
        assert at <= token.start < token.end
        assert fold(line[token.start : token.end]) == token.fold
        at = token.end


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GİRİŞ YAP", "giriş yap"),
        ("ILGILI", "ılgılı"),
        ("می\u200cخوانید", "ميخوانيد"),
        ("كتـــاب", "\u200fکتاب"),
        ("شَارِكْ", "شارك"),
        ("שִׁתּוּף", "שתוף"),
        ("ΔΙΑΒΑΣΤΕ ΠΕΡΙΣΣΟΤΕΡΑ", "Διαβάστε περισσότερα"),
    ],
)
def test_ways_of_writing_a_word_are_one(one: str, other: str) -> None:
    assert [token.fold for token in tokens(one)] == [token.fold for token in tokens(other)]
