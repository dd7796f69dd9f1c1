"""Languages as data, and how a text's language is found."""

from pathlib import Path

import pytest

from cleaner.errors import RuleError
from cleaner.rules.languages import load_languages
from cleaner.text.language import Detector

FOLDER = Path(__file__).parents[2] / "rules" / "languages"
LANGUAGES = load_languages(FOLDER)

GOOD = """about: A made-up language.
code: xx
name: Madeup
ordinal_stop: false
quotes: [["“", "”"]]
function_words: [no, on, Yes]
"""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Hund lag den ganzen Tag in der Sonne und wollte nicht aufstehen.", "de"),
        ("The dog lay in the sun all day and would not get up for anything.", "en"),
        ("Der Sprecher nannte das Buch „The Story of the Sea“ und war damit sehr zufrieden.", "de"),
        ("Share Tweet Email\n\nDie Stadt hat in der Nacht über den neuen Plan abgestimmt.", "de"),
        ("Il cane dormiva al sole e non voleva alzarsi per nessuna ragione al mondo.", "it"),
        ("Mbwa alilala juani siku nzima, wala hakutaka kuamka kwa sababu yoyote.", None),
        ("Berlin Hamburg München", None),
        ("12 34 56", None),
        ("", None),
    ],
)
def test_detect(text: str, code: str | None) -> None:
    found = Detector(LANGUAGES).detect(text)
    assert (found.code if found else None) == code


def test_detect_without_languages() -> None:
    assert Detector(()).detect("The dog lay in the sun.") is None


def test_order_of_languages_does_not_matter() -> None:
    text = "The man saw the dog. Der Mann sah den Hund."
    assert Detector(LANGUAGES).detect(text) == Detector(LANGUAGES[::-1]).detect(text)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_shipped_data(language) -> None:  # type: ignore[no-untyped-def]
    assert len(language.function_words) >= 100
    assert len(language.months) >= 12
    assert len(language.weekdays) >= 7
    words = language.function_words | language.months | language.abbreviations
    assert all(word == word.casefold() for word in words)
    assert not any(word.endswith(".") for word in language.abbreviations)


def test_words_stay_text(tmp_path: Path) -> None:
    (tmp_path / "xx.yaml").write_text(GOOD, encoding="utf-8")
    (language,) = load_languages(tmp_path)
    assert language.function_words == {"no", "on", "yes"}
    assert language.quotes == (("“", "”"),)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("code: xx\n", "", "has no `code`"),
        ("name: Madeup", "nam: Madeup", "unknown key `nam`"),
        ("ordinal_stop: false", "ordinal_stop: perhaps", "must be `true` or `false`"),
        ('[["“", "”"]]', '[["“"]]', "a pair is an opening and a closing mark"),
        ('[["“", "”"]]', '[["<<", ">>"]]', "a pair is an opening and a closing mark"),
        ("[no, on, Yes]", "no", "must be a list"),
        ("[no, on, Yes]", "&a [*a]", "anchors are not used"),
        ("about: A made-up language.\n", "- about\n", "not YAML"),
    ],
)
def test_faults_have_places(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (tmp_path / "xx.yaml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_languages(tmp_path)
    assert said in str(caught.value)
    assert "xx.yaml:" in str(caught.value)
