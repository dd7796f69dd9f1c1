"""The way from text to Result: what each option does, and what a Result tells."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.errors import OptionError, RuleError
from cleaner.rules.packs import load_packs
from cleaner.text.edit import Pass, apply, undo_passes
from tests.debris.packs import PROSE, rule

Own = Callable[..., Cleaner]
A, B, C, D = PROSE

SHARE = [rule("bar", "phrases: {en: [Zap this]}")]
ADS = [rule("label", "phrases: {en: [Zapvert]}")]


def text(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """A cleaner with these packs alone, as `own(share=[rule(...)], profile="careful")`."""

    def made(**given: Any) -> Cleaner:
        folder = tmp_path / "packs"
        folder.mkdir(exist_ok=True)
        packs = {name: value for name, value in given.items() if name in ("share", "ads", "web")}
        for name, rules in packs.items():
            (folder / f"{name}.yaml").write_text("rules:\n" + "".join(rules), encoding="utf-8")
        options = {name: value for name, value in given.items() if name not in packs}
        return Cleaner(rules=folder, replace_rules=True, **options)

    return made


class TestOptions:
    PAGE = text("Zap this", A, "Zapvert", B)

    @pytest.mark.parametrize(
        ("options", "left"),
        [
            ({}, (A, B)),
            ({"only": ["ads"]}, ("Zap this", A, B)),
            ({"only": ["share/bar"]}, (A, "Zapvert", B)),
            ({"skip": ["ads"]}, (A, "Zapvert", B)),
            ({"skip": ["ads/label", "share"]}, ("Zap this", A, "Zapvert", B)),
            ({"keep": ["^Zap "]}, ("Zap this", A, B)),
            ({"keep": ["vert$", "this"]}, ("Zap this", A, "Zapvert", B)),
        ],
    )
    def test_what_goes(self, own: Own, options: dict[str, Any], left: tuple[str, ...]) -> None:
        assert own(share=SHARE, ads=ADS, **options).clean(self.PAGE).text == text(*left)

    def test_own_rules_are_added_to_the_shipped(self, tmp_path: Path) -> None:
        (tmp_path / "web.yaml").write_text("rules:\n" + SHARE[0], encoding="utf-8")
        page = text("Zap this", A, "ADVERTISEMENT", B)
        assert Cleaner(rules=tmp_path).clean(page).text == text(A, B)
        assert Cleaner(rules=[tmp_path], replace_rules=True).clean(page).text == text(
            A, "ADVERTISEMENT", B
        )

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            ({"profile": "bold"}, "no profile 'bold'; choose one of careful, balanced, thorough"),
            ({"truncated": "cut"}, "truncated can't be 'cut'; choose one of mark, keep, drop"),
            ({"keep": ["("]}, "keep: '\\('"),
            ({"only": ["adz"]}, "adz"),
            ({"skip": ["ads/nothing"]}, "ads/nothing"),
        ],
    )
    def test_values_that_do_not_exist(self, options: dict[str, Any], said: str) -> None:
        with pytest.raises(OptionError, match=said):
            Cleaner(**options)

    def test_faulty_rules(self, tmp_path: Path) -> None:
        (tmp_path / "web.yaml").write_text("rules:\n- id: a\n", encoding="utf-8")
        with pytest.raises(RuleError, match=r"web\.yaml:2"):
            Cleaner(rules=tmp_path)

    def test_profiles_ask_for_more_or_less(self, own: Own) -> None:
        prompt = rule("p", "together: {en: [[zap], [club]]}", "score: 90, where: tail")
        page = text(A, B, C, D, "Zap our club")  # 90, and 30 for standing below the prose
        left = {
            name: own(share=[prompt], profile=name).clean(page).text
            for name in ("careful", "balanced", "thorough")
        }
        assert left == {
            "careful": page,
            "balanced": text(A, B, C, D),
            "thorough": text(A, B, C, D),
        }

    @pytest.mark.parametrize(
        ("truncated", "end"),
        [("mark", "am 7. …"), ("keep", "am 7."), ("drop", None)],
    )
    def test_truncated(self, own: Own, truncated: str, end: str | None) -> None:
        stump = "Der Zug fährt zum ersten Mal am 7."
        page = text("Die Brücke war alt, und der Rat hat sie am Abend gesperrt.", stump)
        cleaned = own(share=SHARE, truncated=truncated, language="de").clean(page)
        assert cleaned.text.endswith(end or "gesperrt.")
        assert [flag.kind for flag in cleaned.flags] == (["truncated"] if end else [])


class TestBounds:
    """Rules for hosts and for languages."""

    @pytest.mark.parametrize(
        ("url", "goes"),
        [
            ("https://zap.example/page", True),
            ("https://www.zap.example:8080/page?x=1", True),
            ("https://notzap.example/", False),
            ("https://zap.example.org/", False),
            ("zap.example", False),
            (None, False),
        ],
    )
    def test_hosts(self, own: Own, url: str | None, goes: bool) -> None:
        made = own(web=[rule("bar", "phrases: {en: [Zap this]}", "hosts: [zap.example]")])
        assert (made.clean(text(A, "Zap this", B), url).text == text(A, B)) is goes

    def test_languages(self, own: Own) -> None:
        made = own(web=[rule("bar", "phrases: {en: [Zap this]}", "languages: [de]")])
        page = text(A, "Zap this", B)
        assert made.clean(page).text == page
        assert made.clean(page, language="de").text == text(A, B)
        assert made.clean(page, language="de").language == "de"

    def test_language_is_found_out(self, own: Own) -> None:
        made = own(share=SHARE)
        assert made.clean(text(A, B)).language == "en"
        assert made.clean("Zap").language is None
        assert own(share=SHARE, language="de").clean(text(A, B)).language == "de"
        assert own(share=SHARE, language="cy").clean(text(A, B)).language == "en"


class TestStages:
    def test_in_their_order(self, own: Own) -> None:
        edit = rule("e", r"strip: ['\[zap\]'], at: end, needs: [zap]")
        made = own(share=SHARE, web=[edit])
        page = text("Zap this", "\x07Der Wirt lachte.  Dann ging er [zap]", A, "Er kam am 7.")
        assert [one.name for one in made.clean(page, language="de").passes] == [
            "characters",
            "spacing",
            "strip",
            "debris",
            "day-at-end",
        ]

    def test_a_line_that_one_rule_takes_is_not_taken_bit_by_bit(self, own: Own) -> None:
        made = own(
            share=SHARE, web=[rule("t", r"strip: ['this'], at: end, needs: [this]", "score: 100")]
        )
        assert [one.rule for one in made.clean(text(A, "Zap this", B)).edits] == ["share/bar"]
        assert made.clean(text(A, "Kick this", B)).text == text(A, "Kick", B)

    def test_kept_lines_are_not_stripped(self, own: Own) -> None:
        edit = rule("e", r"strip: ['\[zap\]'], at: end, needs: [zap]")
        page = text(A, "History [zap]", B)
        assert own(web=[edit]).clean(page).text == text(A, "History", B)
        assert own(web=[edit], keep=["History"]).clean(page).text == page

    def test_repeated_lines(self, own: Own) -> None:
        twice = rule("twice", "repeat: title")
        title = "The smith who never wrote letters"
        result = own(web=[twice]).clean(text(title, title, A, B))
        assert result.text == text(title, A, B)
        assert [one.rule for one in result.edits] == ["web/twice"]

    def test_the_guard_speaks(self, own: Own) -> None:
        greedy = rule("greedy", "together: {en: [[the], [and]]}", "score: 100")
        longest = rule("more", "together: {en: [[letter, answer, ferryman], [he, was, the]]}")
        page = text("Zap this", *PROSE, *PROSE)
        result = own(share=SHARE, web=[greedy], ads=[longest]).clean(page)
        assert result.guard.refused
        assert result.guard.edits_refused
        assert result.text == text(*PROSE, *PROSE)

    def test_unsettled_text_comes_back_as_it_was(
        self, own: Own, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("cleaner.pipeline.MOST_ROUNDS", 1)
        page = text("Zap this", A, B)
        result = own(share=SHARE).clean(page)
        assert (result.text, result.changed) == (page, False)
        assert [flag.kind for flag in result.flags] == ["unsettled"]


class TestResult:
    PAGE = text("Zap this", A, "Zapvert", B)

    def test_nothing_to_do(self, own: Own) -> None:
        result = own(share=SHARE).clean(text(A, B))
        assert (result.text, result.changed, result.passes) == (text(A, B), False, ())
        assert result.undo() == text(A, B)

    def test_each_change_has_its_reason(self, own: Own) -> None:
        result = own(share=SHARE, ads=ADS).clean(self.PAGE)
        assert [(one.old.strip(), one.rule, one.score >= 100) for one in result.edits] == [
            ("Zap this", "share/bar", True),
            ("Zapvert", "ads/label", True),
        ]
        assert {self.PAGE[v.start : v.end] for v in result.verdicts if v.drop} == {
            "Zap this",
            "Zapvert",
        }
        assert (result.profile, result.language) == ("balanced", "en")

    def test_json_is_enough_to_undo(self, own: Own) -> None:
        result = own(share=SHARE, ads=ADS).clean(self.PAGE)
        saved = json.loads(json.dumps(result.to_json()))
        passes = [Pass.from_json(one) for one in saved["passes"]]
        assert undo_passes(result.text, passes) == self.PAGE
        assert "text" not in saved
        assert saved["verdicts"][0]["sum"].endswith("of 100")
        assert saved["rules_version"] == result.rules_version != ""

    def test_what_goes_of_bylines_is_remembered(self, tmp_path: Path) -> None:
        by = "rules:\n" + rule("by", "phrases: {en: ['Zapped by {name}']}")
        (tmp_path / "bylines.yaml").write_text(by, encoding="utf-8")
        made = Cleaner(rules=tmp_path, replace_rules=True)
        page = text("Zapped by Anna Dyck", A, B, "Zapped by Bruno Holt")
        assert made.clean(page).metadata == {"byline": "Zapped by Anna Dyck"}
        assert made.clean(A).metadata == {}


PIECES = st.sampled_from(
    [A, B, "Zap this", "Zapvert", "The forge", "\n", " a , b", "Er kam am 7.", "\u200b", "„Ja. x"]
)


@pytest.fixture(scope="module")
def module_cleaner(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    folder = tmp_path_factory.mktemp("packs")
    (folder / "share.yaml").write_text("rules:\n" + SHARE[0], encoding="utf-8")
    (folder / "ads.yaml").write_text("rules:\n" + ADS[0], encoding="utf-8")
    return Cleaner(rules=folder, replace_rules=True, language="de")


@given(pieces=st.lists(PIECES, max_size=8), between=st.sampled_from(["\n", "\n\n", " "]))
def test_the_passes_lead_from_the_text_to_its_result(
    module_cleaner: Cleaner, pieces: list[str], between: str
) -> None:
    given_text = step = between.join(pieces)
    result = module_cleaner.clean(given_text)
    for one in result.passes:
        assert one.edits
        assert all(a.end <= b.start for a, b in pairwise(one.edits))
        step = apply(step, one.edits)
    assert step == result.text
    assert result.undo() == given_text
    assert module_cleaner.clean(result.text).passes == ()


def test_twice_is_once_where_debris_hid_the_language(own: Own) -> None:
    result = own(share=SHARE).clean(text("Zap this", "Zap this", "Er kam am 7.", "Er kam am 7."))
    assert own(share=SHARE).clean(result.text).text == result.text


@pytest.mark.parametrize("order", [("share", "ads"), ("ads", "share")])
def test_order_of_folders_is_nothing(tmp_path: Path, order: tuple[str, str]) -> None:
    """Both rules hold the same phrase: the same one is named whatever comes first."""
    for name in order:
        (tmp_path / name).mkdir()
        pack = "rules:\n" + rule("bar", "phrases: {en: [Zap this]}")
        (tmp_path / name / f"{name}.yaml").write_text(pack, encoding="utf-8")
    made = Cleaner(rules=[tmp_path / name for name in order], replace_rules=True)
    assert [one.rule for one in made.clean(text(A, "Zap this", B)).edits] == ["ads/bar"]


def test_a_pickled_cleaner_cleans_the_same(own: Own) -> None:
    made = own(share=SHARE, ads=ADS, skip=["ads"], keep=["quay"], profile="thorough")
    page = text("Zap this", A, "Zapvert", B)
    assert pickle.loads(pickle.dumps(made)).clean(page) == made.clean(page)


def test_with_rules_leaves_the_first_as_it_was(own: Own, tmp_path: Path) -> None:
    made = own(share=SHARE)
    (tmp_path / "ads.yaml").write_text("rules:\n" + ADS[0], encoding="utf-8")
    other = made.with_rules(load_packs([tmp_path / "ads.yaml"]))
    page = text("Zap this", A, "Zapvert", B)
    assert other.clean(page).text == text("Zap this", A, B)
    assert made.clean(page).text == text(A, "Zapvert", B)
