"""Folders of packs: names, order, overriding, versions and choosing rules."""

from __future__ import annotations

import os
import pickle
import random
import time
from pathlib import Path

import pytest

from cleaner.errors import OptionError, RuleError
from cleaner.rules.packs import load_packs, select, shipped_folder


def one_rule(name: str, phrase: str = "Leave a Reply", score: int = 100) -> str:
    return f"""- id: {name}
  why: A form prints it.
  kind: phrases
  score: {score}
  phrases: {{en: ["{phrase}"]}}
  drops: ["{phrase}"]
  keeps: ["He said: {phrase} to me."]
"""


def write(path: Path, *rules: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("rules:\n" + "".join(rules), encoding="utf-8")


def test_rules_come_by_id_from_the_folder_and_its_sites(folder: Path) -> None:
    write(folder / "share.yaml", one_rule("z"), one_rule("a"))
    write(folder / "ads.yaml", one_rule("label"))
    write(folder / "sites/news.example.com.yaml", one_rule("teaser"))
    write(folder / "_weights.yaml", "- what is no rule")
    write(folder / "languages/de.yaml", "- what is no rule")
    loaded = load_packs([folder])
    ids = ["ads/label", "news.example.com/teaser", "share/a", "share/z"]
    assert [rule.id for rule in loaded.rules] == ids
    assert loaded.packs == ("ads", "news.example.com", "share")
    assert loaded.rules[1].hosts == ("news.example.com",)
    assert loaded.rules[0].hosts == ()


def test_own_packs_override_rules_of_the_same_id(folder: Path) -> None:
    write(folder / "one/share.yaml", one_rule("bar", score=100), one_rule("row"))
    write(folder / "two/share.yaml", one_rule("bar", score=30), one_rule("new"))
    loaded = load_packs([folder / "one", folder / "two"])
    scores = {rule.id: rule.score for rule in loaded.rules}
    assert scores == {"share/bar": 30, "share/new": 100, "share/row": 100}
    other = load_packs([folder / "two", folder / "one"])
    assert {rule.id: rule.score for rule in other.rules}["share/bar"] == 100
    assert other.version != loaded.version


def test_a_single_file_is_a_folder_of_one(folder: Path) -> None:
    write(folder / "share.yaml", one_rule("bar"))
    write(folder / "ads.yaml", "nonsense")
    assert [rule.id for rule in load_packs([folder / "share.yaml"]).rules] == ["share/bar"]


def test_the_version_names_the_content_and_nothing_else(folder: Path) -> None:
    write(folder / "one/b.yaml", one_rule("x"))
    write(folder / "one/a.yaml", one_rule("x"))
    write(folder / "two/a.yaml", one_rule("x"))
    write(folder / "two/b.yaml", one_rule("x"))
    windows = (folder / "two/b.yaml").read_text().replace("\n", "\r\n")
    (folder / "two/b.yaml").write_bytes(windows.encode())
    os.utime(folder / "two/a.yaml", (0, 0))
    first, second = load_packs([folder / "one"]), load_packs([folder / "two"])
    assert first.version == second.version
    assert [r.id for r in first.rules] == [r.id for r in second.rules]
    write(folder / "two/b.yaml", one_rule("x", score=99))
    assert load_packs([folder / "two"]).version != first.version


@pytest.mark.parametrize("name", ["My Pack", "mend", "shapes", "UP"])
def test_names_that_no_pack_may_have(folder: Path, name: str) -> None:
    write(folder / f"{name}.yaml", one_rule("x"))
    with pytest.raises(RuleError, match="a pack can't be called"):
        load_packs([folder])


def test_a_site_file_must_be_named_after_a_host(folder: Path) -> None:
    write(folder / "sites/example.yaml", one_rule("x"))
    with pytest.raises(RuleError, match="`example` is no host name"):
        load_packs([folder])


def test_two_packs_of_one_name_in_one_folder(folder: Path) -> None:
    write(folder / "a.example.com.yaml", one_rule("x"))
    write(folder / "sites/a.example.com.yaml", one_rule("y"))
    with pytest.raises(RuleError, match=r"two packs called `a\.example\.com` in one folder"):
        load_packs([folder])


def test_folders_without_rules(folder: Path) -> None:
    with pytest.raises(RuleError, match=r"the folder `packs` has no rule files"):
        load_packs([folder])
    with pytest.raises(RuleError, match=r"the folder `nowhere` does not exist"):
        load_packs([Path("nowhere")])


def test_one_bad_rule_does_not_stop_the_others(folder: Path) -> None:
    write(folder / "a.yaml", one_rule("good"), one_rule("bad", phrase="{x} Reply"))
    (folder / "b.yaml").write_text("[", encoding="utf-8")
    write(folder / "c.yaml", one_rule("good"))
    with pytest.raises(RuleError, match="2 faults in the rule files"):
        load_packs([folder])
    loaded = load_packs([folder], keep_going=True)
    assert [rule.id for rule in loaded.rules] == ["a/good", "c/good"]
    assert [fault.place.file for fault in loaded.faults] == ["packs/a.yaml", "packs/b.yaml"]


def test_choosing_by_class_and_by_rule(folder: Path) -> None:
    write(folder / "share.yaml", one_rule("bar"), one_rule("row"))
    write(folder / "comments.yaml", one_rule("form"))
    loaded = load_packs([folder])

    def ids(**options: list[str]) -> list[str]:
        return [rule.id for rule in select(loaded, **options).rules]

    assert ids() == ["comments/form", "share/bar", "share/row"]
    assert ids(only=["share"]) == ["share/bar", "share/row"]
    assert ids(only=["share", "comments/form"], skip=["share/row"]) == [
        "comments/form",
        "share/bar",
    ]
    assert ids(skip=["share", "comments"]) == []


def test_a_name_that_is_none_is_answered_with_near_ones(folder: Path) -> None:
    write(folder / "share.yaml", one_rule("bar"), one_rule("row"))
    loaded = load_packs([folder])
    with pytest.raises(
        OptionError, match=r"no class or rule is called `shares`; did you .*`share`"
    ):
        select(loaded, only=["shares"])
    with pytest.raises(OptionError, match=r"called `qqq`; `clean rules` lists them"):
        select(loaded, skip=["qqq"])


def test_a_set_can_be_pickled(folder: Path) -> None:
    write(folder / "share.yaml", one_rule("bar"))
    loaded = load_packs([folder])
    assert pickle.loads(pickle.dumps(loaded)) == loaded


def test_the_shipped_packs_load_without_a_fault() -> None:
    loaded = load_packs([shipped_folder()], validate=True)
    assert len(loaded.rules) > 100
    assert list(loaded.rules) == sorted(loaded.rules, key=lambda rule: rule.id)


def test_two_thousand_rules_load_fast(folder: Path) -> None:
    words = [f"word{chr(97 + i % 26)}{i}" for i in range(500)]
    pick = random.Random(1)
    phrases = [" ".join(pick.choices(words, k=4)) for _ in range(10_000)]
    for pack in range(20):
        rules = []
        for number in range(100):
            own = phrases[(pack * 100 + number) * 5 :][:5]
            listed = ", ".join(f'"{one} {{n}}"' for one in own)
            rule = one_rule(f"rule-{number}", phrase=own[0])
            rules.append(rule.replace(f'["{own[0]}"]}}', f"[{listed}]}}"))
        write(folder / f"pack-{pack}.yaml", *rules)
    begun = time.process_time()
    loaded = load_packs([folder])
    taken = time.process_time() - begun
    assert len(loaded.rules) == 2000
    assert taken < 3  # measured 0.5 s; the bound leaves room for slow machines
