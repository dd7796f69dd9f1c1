"""Broken sentences: what is mended, what stays, and that mending comes to rest."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.errors import OptionError
from cleaner.mend.quotes import close_quote, read_quotes
from cleaner.mend.sentences import TRUNCATED, apart, find_flags, mend_sentences
from cleaner.text.edit import Edit, undo_passes
from cleaner.text.language import Language

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("sentences.jsonl").read_text("utf-8").splitlines()
]
"""Text and mended text by language; a case without "mended" looks broken and stays."""

PIECES = [
    *"„“”»«\"'’.,;:!?…()[]-\n ",
    *["\n\n", "\n", " ", ". ", " ,", ". ,", "“. ", ".“ ,", "...", "am", "am 7.", "vom 10. "],
    *["(7. ", "7", "12.", "Dezember", "Die", "die", "und", "sagte", "Sie sagte: „", "usw."],
    *["z. B.", "wort", "Wort", "  ", "\t", "\xa0"],
    "Ein langer Satz, der über viele Wörter geht und damit keine Verszeile sein kann, und",
    "die Fortsetzung mit mehr als vier Wörtern.",
]
damaged = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_case(case: dict[str, str], languages: dict[str, Language]) -> None:
    out, passes = mend_sentences(case["text"], languages[case["lang"]])
    assert out == case.get("mended", case["text"])
    assert undo_passes(out, passes) == case["text"]
    assert mend_sentences(out, languages[case["lang"]]) == (out, ())


@given(damaged, st.sampled_from(["de", "en", ""]), st.sampled_from(TRUNCATED))
@example("Die Polizei sucht Zeugen, die am 7.\n\ner kommt am 3.\n", "de", "drop")
def test_comes_to_rest_and_invents_nothing(
    languages: dict[str, Language], text: str, code: str, asked: str
) -> None:
    language = languages.get(code)
    out, passes = mend_sentences(text, language, asked)
    assert mend_sentences(out, language, asked) == (out, ())
    assert undo_passes(out, passes) == text
    letters, kept = re.findall(r"\w", text), re.findall(r"\w", out)
    assert kept == letters or (asked == "drop" and len(kept) < len(letters))
    for flag in find_flags(out, language):
        assert 0 <= flag.start < flag.end <= len(out)


def test_truncated_keep_and_drop(german: Language) -> None:
    text = "Die Minister trafen sich.\n\nDie Kanzlerin empfängt am 7.\n\nDie Botschaft schwieg."
    assert mend_sentences(text, german, "keep") == (text, ())
    out, passes = mend_sentences(text, german, "drop")
    assert out == "Die Minister trafen sich.\n\nDie Botschaft schwieg."
    assert undo_passes(out, passes) == text
    longer = "Das war gestern. Die Kanzlerin empfängt am 7."
    assert mend_sentences(longer, german, "drop")[0] == longer + " …"
    with pytest.raises(OptionError, match="mark, keep, drop"):
        mend_sentences(text, german, "lose")


@pytest.mark.parametrize(
    ("stumps", "rest"),
    [
        (["Die Polizei sucht Zeugen, die am 7.", "er kommt am 3."], "er kommt am 3. …"),
        (["Der Rat tagt am 2.", "Sie reist am 4.", "er kommt am 3."], "er kommt am 3. …"),
        (["Das Fest war laut.", "Sie reist am 4.", "er kommt am 3."], "Das Fest war laut."),
    ],
)
def test_stumps_side_by_side_are_dropped(stumps: list[str], rest: str, german: Language) -> None:
    text = "\n\n".join(stumps) + "\n"
    out, passes = mend_sentences(text, german, "drop")
    assert out.strip() == rest
    assert undo_passes(out, passes) == text


def test_of_edits_that_overlap_the_earlier_stays() -> None:
    first, second, third = (Edit(at, "abc", "", "mend/x") for at in (0, 2, 3))
    assert apart([third, second, first]) == (first, third)
    insertion = Edit(3, "", "…", "mend/x")
    assert apart([first, insertion, third]) == (first, insertion, third)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Die Kanzlerin empfängt am 7. …", ["truncated"]),
        ("Die Kanzlerin empfängt am 7.", ["truncated"]),
        ("Und dann kam noch der Rest der Geschichte [...]", ["truncated"]),
        ("Die Leute kamen von weit her und brachten den", ["truncated"]),
        ("Er sagte, dass die Debatte am 10. … Die Minister schwiegen.", ["truncated"]),
        ("Er sagte „nein und ging.", ["unclosed-quote"]),
        ("Er sagte nein“ und ging.", ["unopened-quote"]),
        ("Er sagte „nein“ und ging im Jahr 1945.", []),
    ],
)
def test_flags(text: str, kinds: list[str], german: Language) -> None:
    assert [flag.kind for flag in find_flags(text, german)] == kinds


def test_quotes_are_read_by_their_place() -> None:
    assert read_quotes("“Yes,” she said, “no.”").pairs == ((0, 5), (17, 21))
    assert read_quotes("„Ja“ und „nein”, »ja« und «nein».").unclosed == ()
    assert read_quotes('a"b').unclear == (1,)
    assert close_quote("„Wir gehen nach Hause.", None, [("»", "«")]) is None


LARGE = {
    "empty lines": "\n" * 200_000,
    "blanks": " " * 5_000_000,
    "one line": "a b, " * 1_000_000,
    "one word": "x" * 5_000_000,
    "short lines": "ab\n" * 200_000,
    "open quotes": "„a b c.\n\nx\n\n" * 20_000,
    "opening marks": "„" * 500_000,
    "ordinals": "am 7.\n\nDezember" * 30_000,
    "stray marks": "a“. und . , " * 100_000,
    "no text": "\0\ud800" * 99_999,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_is_fast(text: str, german: Language) -> None:
    start = time.process_time()
    out, _ = mend_sentences(text, german)
    find_flags(out, german)
    assert time.process_time() - start < 6
