"""The fields that all kinds of rule share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.rules.model import Example, Place, Rule

Load = Callable[..., Rule]
Said = Callable[..., str]

WHOLE = """about: What forms print.
rules:
  - id: comment-form
    why: The form's heading.
    kind: phrases
    phrases: {en: [Leave a Reply]}
    score: 80
    content: false
    where: tail
    hosts: [blog.example.org]
    languages: [en, nds]
    drops: ["Leave a Reply"]
    keeps: ["She will leave a reply on the desk."]
    fails: {keeps: ["To leave a reply"], drops: ["Reply!"]}
"""


def test_all_common_fields(load: Load) -> None:
    rule = load(WHOLE)
    assert (rule.id, rule.pack, rule.kind) == ("own/comment-form", "own", "phrases")
    assert (rule.score, rule.content, rule.where) == (80, False, "tail")
    assert (rule.hosts, rule.languages) == (("blog.example.org",), ("en", "nds"))
    assert rule.place == Place("packs/own.yaml", 3, 9)
    assert rule.drops == (Example("Leave a Reply", Place("packs/own.yaml", 12, 13), "drop"),)
    assert [(e.text, e.want) for e in rule.fails] == [
        ("Reply!", "drop"),
        ("To leave a reply", "keep"),
    ]


def test_what_stands_when_nothing_is_said(load: Load) -> None:
    lines = [line for line in WHOLE.splitlines() if not any(k in line for k in (
        "score", "content", "where", "hosts", "languages", "fails", "about"))]  # fmt: skip
    rule = load("\n".join(lines))
    assert (rule.score, rule.content, rule.where) == (100, False, "anywhere")
    assert (rule.hosts, rule.languages, rule.fails) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: comment-form", "id: Comment Form", "`Comment Form` is no name for a rule"),
        ("- id: comment-form\n    why", "- why", "this rule has no `id`"),
        ("    why: The form's heading.\n", "", "rule `comment-form` has no `why`"),
        ("why: The form's heading.", "why: ''", "`why` is empty"),
        ("    kind: phrases\n", "", "rule `comment-form` has no `kind`"),
        ("score: 80", "score: 80.5", "`score` must be a whole number from 0 to 200"),
        ("score: 80", "score: 201", "`score` must be a whole number from 0 to 200"),
        ("score: 80", "score: [80]", "`score` is a list; it must be a single text"),
        ("score: 80", "scores: 80", "unknown key `scores` in a rule of kind `phrases`"),
        ("content: false", "content: no", "`content` must be `true` or `false`"),
        ("where: tail", "where: end", "unknown value `end` of `where`"),
        ("[blog.example.org]", "[https://a.org/]", "`https://a.org/` is no host name"),
        ("[en, nds]", "[english]", "`english` is no language code"),
        ('    drops: ["Leave a Reply"]\n', "", "rule `comment-form` has no `drops`"),
        ('["Leave a Reply"]', "[]", "`drops` is an empty list"),
        ('    keeps: ["She will leave a reply on the desk."]\n', "", "has no `keeps`"),
        ("She will leave a reply on", "She put it on", "holds none of the rule's own words"),
        ('fails: {keeps: ["To leave a reply"], ', 'fails: ["x"] #', "`fails` must be a mapping"),
        ("about: What forms print.", "author: me", "unknown key `author` in a rule file"),
        ("- id: comment-form", "- 7\n  - id: comment-form", "a rule must be a mapping"),
    ],
)
def test_faults_of_common_fields(faults_of: Said, old: str, new: str, message: str) -> None:
    assert old in WHOLE
    heads = [x for x in faults_of(WHOLE.replace(old, new)).splitlines() if x.startswith("error")]
    assert len(heads) == 1, heads
    assert message in heads[0]


def test_a_missing_field_points_at_the_rules_name(faults_of: Said) -> None:
    text = WHOLE.replace("    why: The form's heading.\n", "")
    assert faults_of(text).startswith(
        "error: rule `comment-form` has no `why`\n"
        " --> packs/own.yaml:3:9\n"
        "  |\n"
        "3 |   - id: comment-form\n"
        "  |         ^^^^^^^^^^^^\n"
        "  = help: add `why:`: what prints this, and why no article says it\n"
    )


def test_an_unknown_kind_hides_no_other_fault(faults_of: Said) -> None:
    said = faults_of("rules:\n- id: a\n  kind: phrase\n  score: 900\n  colour: red\n")
    heads = {line for line in said.splitlines() if line.startswith("error")}
    assert heads == {
        "error: unknown kind `phrase`",
        "error: unknown key `colour` in a rule of any kind",
        "error: `score` must be a whole number from 0 to 200",
        "error: rule `a` has no `why`",
        "error: rule `a` has no `drops`",
        "error: rule `a` has no `keeps`",
    }


def test_two_rules_of_one_name(faults_of: Said) -> None:
    said = faults_of(WHOLE + WHOLE.split("rules:\n")[1])
    assert "error: two rules called `comment-form`\n  --> packs/own.yaml:15:9" in said
    assert "the first one stands in line 3; ids are never reused" in said


@pytest.mark.parametrize("keep", ["コメントを待つ人がいた。", "彼は残すと言った。"])
def test_own_words_in_scripts_without_spaces(load: Load, keep: str) -> None:
    text = WHOLE.replace("{en: [Leave a Reply]}", "{ja: [コメントを残す]}")
    assert load(text.replace("She will leave a reply on the desk.", keep)).keeps[0].text == keep
