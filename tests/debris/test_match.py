"""Which rules hit a line, with how many points, and which parts of lines `strip` takes."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from cleaner.text.edit import apply
from tests.debris.packs import Bench, rule

Set = Callable[..., Bench]

SHARE = rule("bar", "phrases: {en: [Share, Share this article, Read more.], de: [Teilen]}")
WEAK = rule("words", "phrases: {en: [Print, Save, 'Filed by {name}']}", "weak: true")
NEWSLETTER = rule(
    "prompt",
    "together: {en: [[sign up, subscri*], [newsletter*, our list]], de: [[melden], [brief*]]}",
    "score: 60",
)
CREDIT = rule("credit", "pattern: ['(?i)photo: .{1,20}'], needs: [photo], longest: 24")


class TestPhrases:
    @pytest.mark.parametrize(
        ("line", "points"),
        [
            ("Share", {"share/bar": 100}),
            ("» TEILEN:", {"share/bar": 100}),
            ("Teilen und Share", {"share/bar": 100}),
            ("Share this old article", {}),
            ("He had nothing at all to share with them", {}),
            ("Print", {"share/words": 50}),
            ("Print Share", {"share/bar": 100}),  # a sure one speaks for the weak one
            ("Print | Save | Print", {"share/words": 100}),  # three make a menu
            ("Print Save Print", {"share/words": 100}),
            ("print save print", {"share/words": 50}),
            ("Share.", {"share/bar": 50}),
            ("", {}),
        ],
    )
    def test_points(self, bench: Set, line: str, points: dict[str, int]) -> None:
        assert bench(share=[SHARE, WEAK]).points(line) == points

    def test_a_part_of_a_line_counts_by_its_letters(self, bench: Set) -> None:
        made = bench(share=[SHARE])
        lines = [
            "Share this article",
            "Share this article a",
            "Share this article now",
            "They share",
            "Others share",
        ]
        points = [made.points(line).get("share/bar", 0) for line in lines]
        assert points[0] == 100 > points[1] > points[2] > points[3] > points[4] == 0

    def test_an_open_phrase_that_ends_like_a_sentence_counts_half(self, bench: Set) -> None:
        made = bench(byline=[rule("by", "phrases: {en: ['By {name}']}")])
        assert made.points("By Anna Dyck") == {"byline/by": 100}
        assert made.points("By Anna Dyck.") == {"byline/by": 50}

    @pytest.mark.parametrize(
        ("line", "whole", "weak", "one", "literal"),
        [
            ("Share", True, False, True, True),
            ("Share Teilen", True, False, False, True),
            ("Print", False, True, False, False),
            ("They share", False, False, False, False),
        ],
    )
    def test_how_sure(
        self, bench: Set, line: str, whole: bool, weak: bool, one: bool, literal: bool
    ) -> None:
        (hit,) = bench(share=[SHARE, WEAK]).matcher.hits(line)
        assert (hit.whole, hit.weak, hit.one, hit.literal) == (whole, weak, one, literal)

    def test_placeholders_are_not_literal(self, bench: Set) -> None:
        made = bench(byline=[rule("by", "phrases: {en: ['By {name}']}")])
        (hit,) = made.matcher.hits("By Anna Dyck")
        assert hit.whole
        assert not hit.literal

    def test_the_class_that_covers_most_speaks(self, bench: Set) -> None:
        made = bench(
            a=[rule("short", "phrases: {en: [Print]}", "score: 90")],
            b=[rule("long", "phrases: {en: [Share this article]}", "score: 80")],
        )
        assert made.points("Print · Share this article") == {"b/long": 80}

    def test_a_script_without_spaces_counts_only_whole(self, bench: Set) -> None:
        made = bench(share=[rule("ja", "phrases: {ja: [共有, 印刷]}")])
        assert made.points("共有") == {"share/ja": 100}
        assert made.points("共有 印刷") == {"share/ja": 100}
        assert made.points("共有 者") == {}

    def test_content_speaks_for_the_line(self, bench: Set) -> None:
        made = bench(law=[rule("clause", "phrases: {en: ['Article {n}']}", "content: true")])
        assert made.points("Article 5") == {"law/clause": -100}


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        ("Sport | Share | Weather | Teilen", True),  # half of the items are known
        ("Sport › Share › Teilen", True),
        ("Sport | Weather | Share | Culture", False),
        ("Sport | Share", False),
        ("| Share | Teilen | Sport |", False),  # a table's row
    ],
)
def test_menus_between_bars(bench: Set, line: str, menu: bool) -> None:
    assert (bench(share=[SHARE]).points(line) == {"share/bar": 100}) is menu


class TestTogether:
    @pytest.mark.parametrize(
        ("line", "hit"),
        [
            ("Sign up for our Newsletter!", True),
            ("Signup to our newsletters", False),  # one word is not two
            ("Subscribing to our newsletters", True),
            ("Subscribe to our list", True),
            ("Our list is one you subscribe to", True),
            ("Melden Sie sich für den Brieftauben-Brief an", True),
            ("Sign up for the brief", False),  # groups of one language
            ("The newsletter was printed.", False),
            ("Sign up here. The newsletter is free.", False),  # not in one sentence
            ("Sign up for the newsletter. It is free of charge for all.", True),
            ("Sign up for the newsletter. " + "It was a cold morning. " * 3, False),
        ],
    )
    def test_words_that_meet(self, bench: Set, line: str, hit: bool) -> None:
        wanted = {"newsletter/prompt": 60} if hit else {}
        assert bench(newsletter=[NEWSLETTER]).points(line) == wanted

    def test_prefix_of_several_words(self, bench: Set) -> None:
        prompt = rule("prompt", "together: {en: [[newsletter], [sign up*, sign in*]]}")
        made = bench(newsletter=[prompt])
        assert made.points("Sign ups: newsletter")
        assert made.points("Update: newsletter") == {}

    def test_prefix_of_two_letters(self, bench: Set) -> None:
        prompt = rule("prompt", "together: {en: [[up*], [newsletter*, inbox]]}")
        assert bench(newsletter=[prompt]).points("Upgrade your newsletter")

    def test_not_in_a_long_paragraph(self, bench: Set) -> None:
        line = "Sign up for the newsletter " + "and again " * 60
        assert bench(newsletter=[NEWSLETTER]).points(line) == {}


@pytest.mark.parametrize(
    ("line", "hit"),
    [
        ("Photo: Anna Dyck", True),
        ("PHOTO: Anna Dyck", True),
        ("A photo: Anna", False),  # whole lines only
        ("Photo: Anna van der Dyck", True),
        ("Photo: Anna van der Dycke", False),  # longer than `longest`
        ("Photos: Anna", False),
    ],
)
def test_pattern(bench: Set, line: str, hit: bool) -> None:
    assert bench(credits=[CREDIT]).points(line) == ({"credits/credit": 100} if hit else {})


def test_several_rules_may_hit(bench: Set) -> None:
    made = bench(newsletter=[NEWSLETTER], credits=[CREDIT])
    points = made.points("Photo: subscribe our list"[:24] + "t")
    assert points == {"newsletter/prompt": 60}
    assert made.points("Photo: join our list") == {"credits/credit": 100}


class TestLeaders:
    BLOCK = rule("also", "leaders: {en: [Read also, Share]}, gives: 60, score: 70")

    def test_the_leader_itself_scores(self, bench: Set) -> None:
        (hit,) = bench(related=[self.BLOCK]).matcher.hits("Read also:")
        assert (hit.points, hit.leader) == (35, True)  # below 100 a leader is weak: half

    def test_a_leader_that_another_rule_covers_still_leads(self, bench: Set) -> None:
        made = bench(related=[self.BLOCK], share=[SHARE])
        hits = made.matcher.hits("Share")
        assert {made.rules.rules[h.rule].id: h.leader for h in hits} == {
            "share/bar": False,
            "related/also": True,
        }


def test_only_active_rules_hit(bench: Set) -> None:
    made = bench(share=[SHARE], credits=[CREDIT])
    credit = frozenset([made.number("credits/credit")])
    assert made.matcher.hits("Share", credit) == ()
    assert [h.rule for h in made.matcher.hits("Photo: Anna", credit)] == list(credit)
    assert made.matcher.hits("Photo: Anna", frozenset()) == ()


def test_pickled_it_matches_the_same(bench: Set) -> None:
    matcher = bench(share=[SHARE, WEAK], credits=[CREDIT], newsletter=[NEWSLETTER]).matcher
    copy = pickle.loads(pickle.dumps(matcher))
    for line in ["Share", "Photo: Anna", "Sign up for our newsletter", "Nothing"]:
        assert copy.hits(line) == matcher.hits(line)


class TestStrip:
    END = rule("end", r"strip: ['\(Photo: [^()]{1,40}\)'], at: end, needs: [Photo]")
    START = rule("start", r"strip: ['WATCH: '], at: start, needs: [watch]")
    INSIDE = rule("edit", r"strip: ['\[edit\]', '\[\d{1,3}\]'], at: inside, needs: [edit, '[']")

    @pytest.mark.parametrize(
        ("line", "left"),
        [
            ("The mill burned. (Photo: Anna)", "The mill burned."),
            ("The mill (Photo: Anna) burned.", "The mill (Photo: Anna) burned."),
            ("WATCH: The mill burned.", "The mill burned."),
            ("We WATCH: The mill.", "We WATCH: The mill."),
            ("History [edit]", "History"),
            ("[edit] History", "History"),
            ("The mill [12] burned.", "The mill burned."),
            ("The mill[12] burned[13].", "The mill burned."),
            ("The mill [12], it burned.", "The mill, it burned."),
            ("WATCH: The mill [edit] burned. (Photo: Anna)", "The mill burned."),
            ("[edit]", "[edit]"),  # whole lines are left to be weighed
            (" (Photo: Anna)", " (Photo: Anna)"),
            ("The mill burned.", "The mill burned."),
        ],
    )
    def test_parts_of_lines(self, bench: Set, line: str, left: str) -> None:
        matcher = bench(wiki=[self.END, self.START, self.INSIDE]).matcher
        edits = matcher.strips(line, 0)
        assert apply(line, edits) == left
        assert bool(edits) <= matcher.may_strip(line)

    def test_edits_stand_where_the_line_does(self, bench: Set) -> None:
        (edit,) = bench(wiki=[self.INSIDE]).matcher.strips("History [edit]", 100)
        assert (edit.start, edit.old, edit.rule) == (107, " [edit]", "wiki/edit")

    def test_of_overlapping_parts_the_higher_score_goes(self, bench: Set) -> None:
        long = rule("long", r"strip: ['\[edit\] here'], at: inside, needs: [edit]", "score: 60")
        (edit,) = bench(wiki=[self.INSIDE, long]).matcher.strips("Go [edit] here now", 0)
        assert edit.rule == "wiki/edit"

    def test_only_active_rules_strip(self, bench: Set) -> None:
        matcher = bench(wiki=[self.INSIDE]).matcher
        assert matcher.strips("History [edit]", 0, frozenset()) == []
