"""A line's sum: its rules, its form, its place, its neighbours, and what speaks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cleaner.debris.page import PAGE_FEATURES
from cleaner.debris.weights import Profile, Weights
from cleaner.text.document import LONGEST_PARAGRAPH, Span, lines_of
from tests.debris.packs import BALANCED, FLAT, PROSE, Bench, rule

Set = Callable[..., Bench]

SHARE = rule("bar", "phrases: {en: [Share this]}")
WEAK = rule("words", "phrases: {en: [Print, Save]}", "weak: true")
PROMPT = rule("prompt", "together: {en: [[subscribe], [newsletter]]}", "score: 60")
FREE = rule("free", "together: {en: [[subscribe], [free]]}", "score: 50")
ALSO = rule("also", "leaders: {en: [Read also]}, gives: 100, lines: 2")
A, B, C, D = PROSE
HEADING = "The forge"  # keeps a line apart from the prose below it


def text(*lines: str) -> str:
    return "\n\n".join(lines)


def sums(made: Bench, given: str, line: str) -> str:
    return made.weigh(given)[line].as_sum()


class TestRules:
    def test_a_sure_phrase_goes_wherever_it_stands(self, bench: Set) -> None:
        made = bench(share=[SHARE])
        for lines in [("Share this", A, B), (A, "Share this", B), (A, B, "Share this")]:
            assert made.dropped(text(*lines)) == ["Share this"]

    def test_classes_add_up(self, bench: Set) -> None:
        made = bench(news=[PROMPT], shop=[FREE])
        line = "Subscribe to the free newsletter"
        said = "60 news/prompt + 50 shop/free = 110 of 100"
        assert sums(made, text(A, line, B), line) == said

    def test_within_a_class_the_strongest_counts(self, bench: Set) -> None:
        line = "Subscribe to the free newsletter"
        said = "60 news/prompt = 60 of 100"
        assert sums(bench(news=[PROMPT, FREE]), text(A, line, HEADING, B), line) == said

    def test_content_rules_speak_for_a_line(self, bench: Set) -> None:
        recipe = rule(
            "step", "together: {en: [[subscribe], [letters]]}", "content: true, score: 70"
        )
        made = bench(news=[PROMPT], shop=[FREE], cook=[recipe])
        line = "Subscribe to the free newsletter letters"
        said = "60 news/prompt + 50 shop/free − 70 content rule = 40 of 100"
        assert sums(made, text(A, line, HEADING, B), line) == said

    def test_lines_that_nothing_speaks_of_have_no_verdict(self, bench: Set) -> None:
        made = bench(share=[SHARE])
        assert list(made.weigh(text(A, "Share this", "The forge", B))) == ["Share this"]
        assert made.weigh(text(A, "The forge", B)) == {}


class TestForm:
    """What a line looks like speaks against taking it out, unless phrases cover it whole."""

    @pytest.mark.parametrize(
        ("line", "part"),
        [
            ("Subscribe to the newsletter", None),
            ("Subscribe to the newsletter.", None),
            ("You can subscribe to the newsletter at any time.", ("ends like a sentence", -20)),
            (
                "You can subscribe to the newsletter at any time, and when you have had enough of "
                "it you can tell us so.",
                ("running sentences", -40),
            ),
            ("„Subscribe to the newsletter“", ("speech", -40)),
            ("– „Subscribe to the newsletter“", ("speech", -40)),
        ],
    )
    def test_of_a_line(self, bench: Set, line: str, part: tuple[str, int] | None) -> None:
        parts = bench(news=[PROMPT]).weigh(text(A, line, HEADING, B))[line].parts
        assert parts == ((("news/prompt", 60),) if part is None else (("news/prompt", 60), part))

    def test_headings_of_html(self, bench: Set) -> None:
        line = "Subscribe to the newsletter"
        given = text(A, line, B)
        at = given.index(line)
        lines = lines_of(given, [Span(at, at + len(line), "heading", 0.0)])
        assert ("heading", -40) in bench(news=[PROMPT]).weigh(lines)[line].parts

    def test_sentences_of_an_over_long_line(self, bench: Set) -> None:
        line = "Subscribe to the newsletter."
        given = " ".join([A, line, *[B] * (LONGEST_PARAGRAPH // len(B) + 1)])
        assert ("inside a paragraph", -60) in bench(news=[PROMPT]).weigh(given)[line].parts


class TestPlace:
    LINE = "Subscribe to the newsletter"

    @pytest.mark.parametrize(
        ("lines", "part"),
        [
            ((LINE, HEADING, A, B), "before the prose"),
            ((A, LINE, HEADING, B), None),
            ((A, B, LINE), "after the prose"),
        ],
    )
    def test_head_and_tail(self, bench: Set, lines: tuple[str, ...], part: str | None) -> None:
        parts = dict(bench(news=[PROMPT]).weigh(text(*lines))[self.LINE].parts)
        assert (parts.get(part) == 30) if part else list(parts) == ["news/prompt"]

    def test_weak_phrases_go_only_at_the_edge_or_beside_debris(self, bench: Set) -> None:
        made = bench(share=[SHARE, WEAK])
        assert made.dropped(text("Print", A, B)) == []  # above prose, it may be a title
        assert made.dropped(text(A, "Print", B)) == []
        assert made.dropped(text(A, B, "Print")) == ["Print"]
        assert made.dropped(text(A, "Share this", "Print", B)) == ["Share this"]
        assert made.dropped(text(A, "Print", "Share this", B)) == ["Print", "Share this"]

    def test_one_removal_tips_the_next(self, bench: Set) -> None:
        made = bench(share=[SHARE, WEAK])
        lines = ["Print", "Save", "Share this"]
        assert made.dropped(text(A, *lines, B)) == lines
        assert made.dropped(text(A, "Print", "The forge", "Share this", B)) == ["Share this"]

    @pytest.mark.parametrize(
        ("where", "gone"),
        [
            ("head", [0]),
            ("tail", [11]),
            ("edge", [0, 11]),
            ("anywhere", [0, 5, 11]),
        ],
    )
    def test_where(self, bench: Set, where: str, gone: list[int]) -> None:
        made = bench(own=[rule("it", "phrases: {en: ['Go {n}']}", f"where: {where}")])
        lines = ["Go 0", A, B, C, D, "Go 5", A, B, C, D, A, "Go 11"]
        assert made.dropped(text(*lines)) == [lines[i] for i in gone]

    @pytest.mark.parametrize("score", [70, 75, 99])
    def test_a_line_that_goes_on_below_stays(self, bench: Set, score: int) -> None:
        made = bench(
            news=[rule("prompt", "together: {en: [[subscribe], [letter]]}", f"score: {score}")]
        )
        line = "Those who subscribe to the letter"
        assert made.dropped(text(A, line, "Weather")) == [line]
        assert made.dropped(text(A, line, "are few in the valley.")) == []

    def test_right_above_prose_it_may_be_a_heading(self, bench: Set) -> None:
        parts = bench(news=[PROMPT]).weigh(text(A, self.LINE, B))[self.LINE].parts
        assert parts == (("news/prompt", 60), ("above prose", -20))

    def test_verdict_and_sum_agree(self, bench: Set) -> None:
        made = bench(news=[PROMPT], shop=[FREE])
        line = "Those who subscribe to the free newsletter"
        verdict = made.weigh(text(A, line, "are few in the valley."))[line]
        assert verdict.drop is (verdict.score >= verdict.threshold)


class TestBlocks:
    @pytest.mark.parametrize(
        ("lines", "gone"),
        [
            (["Read also", "The mill", "The forge"], ["The mill", "The forge"]),
            (["Read also", "The mill", "The forge", "The quay"], ["The mill", "The forge"]),
            (["Read also", "The mill", B, "The forge"], ["The mill"]),  # it ends before prose
            (["The mill", "Read also"], []),
        ],
    )
    def test_lines_below_the_leader(self, bench: Set, lines: list[str], gone: list[str]) -> None:
        dropped = bench(related=[ALSO]).dropped(text(A, *lines))
        assert [line for line in dropped if line != "Read also"] == gone

    def test_what_is_said_of_them(self, bench: Set) -> None:
        verdict = bench(related=[ALSO]).weigh(text(A, "Read also", "The mill", "The quay"))[
            "The mill"
        ]
        assert (verdict.rule, verdict.alone) == ("related/also", True)
        assert verdict.parts[0] == ("after related/also", 100)

    def test_a_heading_over_prose_is_not_the_last_of_the_list(self, bench: Set) -> None:
        given = text(A, "Read also", "The mill", "The forge", B)
        assert bench(related=[ALSO]).dropped(given) == ["Read also", "The mill"]

    def test_above_the_article_it_spares_the_title(self, bench: Set) -> None:
        given = text("Read also", "The mill", "A letter", A, B)
        assert bench(related=[ALSO]).dropped(given) == ["Read also", "The mill"]
        assert bench(related=[ALSO]).dropped(text("Read also", A, B)) == ["Read also"]

    def test_any_takes_prose_to_the_end(self, bench: Set) -> None:
        below = rule("all", "leaders: {en: [Leave a reply]}, gives: 160, takes: any, to_end: true")
        given = text(A, "Leave a reply", "Name", B, "Email")
        assert bench(comments=[below]).dropped(given) == ["Leave a reply", "Name", B, "Email"]

    def test_short_leaves_prose_to_the_end(self, bench: Set) -> None:
        below = rule("all", "leaders: {en: [Leave a reply]}, gives: 160, to_end: true")
        given = text(A, "Leave a reply", "Name", B, "Email")
        assert B not in bench(comments=[below]).dropped(given)


class TestShapes:
    def test_a_rule_of_shape_is_evidence(self, bench: Set) -> None:
        short = rule("short", "shape: {words: [1, 2], end: none, before: debris}", "score: 40")
        made = bench(share=[SHARE], menu=[short])
        given = text(A, "Share this", "The mill", "The mill of the valley", "The forge", B)
        verdicts = made.weigh(given)
        assert verdicts["The mill"].parts[0] == ("menu/short", 40)
        assert "The forge" not in verdicts
        assert made.dropped(given) == ["Share this"]

    # A short line is worth 45 points where rules take a line out, and 90 where they take three.
    SHORT = Weights(
        replace(
            FLAT.page,
            edges=tuple((1.0, 3.0) if n == "dropped" else () for n in PAGE_FEATURES),
            singles=((PAGE_FEATURES.index("dropped"), (0, 50, 100)),),
        ),
        replace(FLAT.line, edges=((4.0,), *FLAT.line.edges[1:]), singles=((0, (45, -60)),)),
        ((50.0, 100.0), (0, 45)),
    )

    @pytest.mark.parametrize(("signs", "points"), [(0, None), (1, 45), (2, 45), (3, 90)])
    def test_shapes_count_as_far_as_it_is_a_page(
        self, bench: Set, signs: int, points: int | None
    ) -> None:
        made = bench(weights=self.SHORT, share=[SHARE], news=[PROMPT])
        given = text("The forge", A, *["Share this"] * signs, B, "Subscribe: newsletter")
        verdict = made.weigh(given).get("The forge")
        assert (dict(verdict.parts)["shape"] if verdict else None) == points

    def test_html_is_a_page_from_the_start(self, bench: Set) -> None:
        made = bench(weights=self.SHORT, share=[SHARE])
        lines = lines_of(text(A, B, "The forge"))
        assert made.weigh(lines) == {}
        assert made.weigh(lines, page=True)["The forge"].rule == "shapes/page"

    @pytest.mark.parametrize(("percent", "gone"), [(0, False), (100, False), (120, True)])
    def test_as_far_as_the_profile_lets_them(self, bench: Set, percent: int, gone: bool) -> None:
        profile = replace(BALANCED, shapes=percent)
        made = bench(weights=self.SHORT, profile=profile, share=[SHARE])
        given = text(A, *["Share this"] * 3, B, C, "The forge")
        assert ("The forge" in made.dropped(given)) is gone


@pytest.mark.parametrize(("threshold", "gone"), [(60, True), (61, False)])
def test_threshold_of_the_profile(bench: Set, threshold: int, gone: bool) -> None:
    made = bench(profile=Profile("own", threshold, 0, 0.3, 80, 0.25), news=[PROMPT])
    assert bool(made.dropped(text(A, "Subscribe to the newsletter", B))) is gone


def test_what_the_caller_keeps_stays(bench: Set) -> None:
    made = bench(share=[SHARE, WEAK])
    given = text(A, "Share this", "Print", B)
    verdict = made.weigh(given, kept=frozenset([1]))["Share this"]
    assert not verdict.drop
    assert verdict.parts[-1] == ("kept as asked", -1000)


def test_a_text_of_prose_alone_counts_its_words(bench: Set) -> None:
    made = bench(share=[SHARE])
    lines = lines_of(text(A, "Share this", B))
    hits = [made.matcher.hits(line.text) for line in lines]
    weighing = made.scale.weigh(lines, hits, frozenset(["the", "in", "was", "it", "and", "he"]))
    assert weighing.prose_words == len(text(A, B).replace(",", "").split())
    assert weighing.words == weighing.prose_words + 2
