"""Files of wordings: a language's words for the rules of the packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.checking import check_rules
from cleaner.cli import main
from cleaner.errors import RuleError
from cleaner.pipeline import Cleaner
from cleaner.rules.model import Block, Phrases, Together
from cleaner.rules.packs import load_packs

PACK = """about: What a made-up site prints.
rules:
  - id: button
    why: A button of the made-up site.
    kind: phrases
    phrases: {en: ["Push me now"]}
    drops: ["Push me now"]
    keeps: ["He said: push me now or never."]
  - id: list
    why: A list of the made-up site.
    kind: block
    leaders: {en: ["Read on with these"]}
    gives: 60
    drops: ["Read on with these"]
    keeps: ["They read on with these on the table."]
  - id: prompt
    why: A prompt of the made-up site.
    kind: together
    together: {en: [["push"], ["button"]]}
    drops: ["Push the button!"]
    keeps: ["The button was made of horn."]
  - id: mark
    why: A mark of the made-up site.
    kind: pattern
    pattern: ["#x#"]
    needs: ["#"]
    drops: ["#x#"]
    keeps: ["The mark #x# stood on the door."]
"""
WORDS = """about: What made-up sites in Polish print.
code: pl
wordings:
  made/button:
    words: ["Naciśnij teraz", "Pchnij {n} razy"]
    keeps: ["Powiedział: naciśnij teraz albo nigdy."]
  made/list:
    words: ["Czytaj dalej o tym:"]
    keeps: ["Dzieci chciały, żeby czytać dalej o tym smoku."]
  made/prompt:
    words: [[naciśnij*], [guzik*, przycisk*]]
    keeps: ["Guzik był z rogu."]
"""


def folder(tmp_path: Path, words: str = WORDS) -> Path:
    (tmp_path / "wordings").mkdir(parents=True)
    (tmp_path / "made.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "wordings" / "pl.yaml").write_text(words, encoding="utf-8")
    return tmp_path


def test_words_are_added_to_the_rules(tmp_path: Path) -> None:
    loaded = {rule.id: rule for rule in load_packs([folder(tmp_path)], validate=True).rules}
    button, block, prompt = (loaded[f"made/{name}"].body for name in ("button", "list", "prompt"))
    assert isinstance(button, Phrases)
    assert [(p.language, p.text) for p in button.phrases][1:] == [
        ("pl", "Naciśnij teraz"),
        ("pl", "Pchnij {n} razy"),
    ]
    assert isinstance(block, Block)
    assert block.leaders[-1].language == "pl"
    assert isinstance(prompt, Together)
    assert prompt.groups[-1] == ("pl", (("naciśnij*",), ("guzik*", "przycisk*")))
    assert [k.language for k in loaded["made/button"].keeps] == ["", "pl"]


def test_a_later_folder_adds_words_to_earlier_rules(tmp_path: Path) -> None:
    first, second = folder(tmp_path / "one"), tmp_path / "two"
    (second / "wordings").mkdir(parents=True)
    more = WORDS.replace("Naciśnij teraz", "Wciśnij teraz").replace(
        "naciśnij teraz", "wciśnij teraz"
    )
    (second / "wordings" / "pl.yaml").write_text(more, encoding="utf-8")
    loaded = load_packs([first, second])
    button = next(rule for rule in loaded.rules if rule.id == "made/button").body
    assert isinstance(button, Phrases)
    assert [p.text for p in button.phrases if "teraz" in p.text] == [
        "Naciśnij teraz",
        "Wciśnij teraz",
    ]
    assert loaded.version != load_packs([first]).version


def test_every_phrase_is_its_own_example(tmp_path: Path) -> None:
    rules = load_packs([folder(tmp_path)])
    assert check_rules(rules) == []
    keeps = WORDS.replace("Powiedział: naciśnij teraz albo nigdy.", "Naciśnij teraz")
    rules = load_packs([folder(tmp_path / "other", keeps)])
    assert [fault.kind for fault in check_rules(rules)] == ["keeps"]


def test_a_phrase_that_does_not_drop_is_told(tmp_path: Path) -> None:
    letter = WORDS.replace('"Naciśnij teraz", ', '"Naciśnij teraz", "X", ')
    (fault,) = check_rules(load_packs([folder(tmp_path, letter)]))
    assert "does not drop its own phrase `X`" in fault.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("code: pl\n", "", "has no `code`"),
        ("code: pl", "code: polish", "is no language code"),
        ("made/button:", "made/buton:", "no rule is called `made/buton`"),
        ("made/button:", "made/mark:", "a rule of kind `pattern` takes no words"),
        ('    keeps: ["Guzik był z rogu."]\n', "", "has no `keeps`"),
        ('["Czytaj dalej o tym:"]', "Czytaj", "must be a list"),
        ("Guzik był z rogu.", "Był z rogu.", "none of the entry's own words"),
        ("Pchnij {n} razy", "Pchnij {number} razy", "unknown placeholder"),
        ("Pchnij {n} razy", "{name}, {date}", "a phrase of placeholders alone"),
        ("wordings:", "words:", "unknown key `words`"),
        (WORDS, "- a list", "a file of wordings is a mapping"),
        (WORDS, "code: pl\nabout: x\nwordings: [a]", "has no `wordings`"),
    ],
)
def test_faults_have_places(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in WORDS
    made = folder(tmp_path, WORDS.replace(old, new, 1))
    with pytest.raises(RuleError, match=r"wordings/pl\.yaml:") as caught:
        load_packs([made], validate=True)
    assert said in str(caught.value)


def test_keep_going_leaves_out_what_is_at_fault(tmp_path: Path) -> None:
    made = folder(tmp_path, WORDS.replace("made/button:", "made/buton:"))
    loaded = load_packs([made], keep_going=True)
    assert len(loaded.faults) == 1
    block = next(rule.body for rule in loaded.rules if rule.id == "made/list")
    assert isinstance(block, Block)
    assert block.leaders[-1].text == "Czytaj dalej o tym:"


def test_own_wordings_of_a_shipped_rule(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "wordings").mkdir(parents=True)
    (own / "wordings" / "mt.yaml").write_text(
        "about: Maltese.\ncode: mt\nwordings:\n  comments/form-heading:\n"
        '    words: ["Ikteb kumment hawn"]\n'
        '    keeps: ["Talabha biex ikteb kumment fuq il-karta."]\n',
        encoding="utf-8",
    )
    made = Cleaner(rules=own)
    prose = "The ferry came in that morning and the smith stood on the quay with a letter."
    assert made.clean(f"{prose}\n\nIkteb kumment hawn").text == prose
    assert Cleaner().clean(f"{prose}\n\nIkteb kumment hawn").text != prose
    assert main(["check", str(own)]) == 0
