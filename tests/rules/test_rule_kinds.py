"""Each kind of rule: what it reads, and each of its own faults."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.rules.model import (
    Block,
    Body,
    Pattern,
    Phrase,
    Phrases,
    Repeat,
    Rule,
    Shape,
    Strip,
    Together,
)

Load = Callable[..., Rule]
Said = Callable[..., str]


def pack(kind: str, body: str, drops: str = "Reply here", keeps: str = "They reply here.") -> str:
    return (
        f"rules:\n- id: a\n  why: w\n  kind: {kind}\n  {body}\n"
        f"  drops: ['{drops}']\n  keeps: ['{keeps}']\n"
    )


@pytest.mark.parametrize(
    ("kind", "body", "wanted"),
    [
        (
            "phrases",
            "phrases: {no: ['Del no', Reply], any: [X]}",
            Phrases((Phrase("Del no", "no"), Phrase("Reply", "no"), Phrase("X", "any"))),
        ),
        (
            "phrases",
            "phrases: {en: ['{ {n} reply }', '{any} reply to {any}']}\n  weak: true",
            Phrases(
                (Phrase("{ {n} reply }", "en"), Phrase("{any} reply to {any}", "en")), weak=True
            ),
        ),
        (
            "together",
            "together: {en: [[sign up*, reply], [newsletter*]]}",
            Together((("en", (("sign up*", "reply"), ("newsletter*",))),)),
        ),
        (
            "pattern",
            r"pattern: ['(?i)reply:? \p{Lu}\w{1,40}']" + "\n  needs: [Reply]",
            Pattern((r"(?i)reply:? \p{Lu}\w{1,40}",), ("reply",), 300),
        ),
        (
            "shape",
            "shape: {words: [1, 3], digits: [0.5, any], end: none, before: debris}\n  score: 20",
            Shape((("words", 1.0, 3.0), ("digits", 0.5, None)), "none", "debris", "any"),
        ),
        (
            "block",
            "leaders: {en: ['Reply:']}\n  gives: 60\n  lines: 5\n  takes: any",
            Block((Phrase("Reply:", "en"),), 60, 5, "any"),
        ),
        ("repeat", "repeat: teaser", Repeat("teaser")),
        ("strip", r"strip: ['\[reply\]']" + "\n  at: inside\n  needs: ['[reply']", None),
    ],
)
def test_a_sound_rule(load: Load, kind: str, body: str, wanted: Body | None) -> None:
    sound = pack(kind, body, drops="x [reply] newsletter", keeps="x [reply] newsletter y.")
    strip = Strip((r"\[reply\]",), ("[reply",), "inside")
    assert load(sound).body == (wanted or strip)


@pytest.mark.parametrize(
    ("kind", "body", "message", "help"),
    [
        ("phrases", "phrases: {en: ['a {foo}']}", "unknown placeholder `{foo}`", "one of `{n}`"),
        ("phrases", "phrases: {en: ['a {b']}", "a single brace in a phrase", "placeholders"),
        ("phrases", "phrases: {en: ['a { name }']}", "unknown placeholder `{ name }`", "`{name}`"),
        ("phrases", "phrases: {jp: [Reply]}", "`jp` is no language code", "did you mean `ja`?"),
        ("phrases", "phrases: {english: [Reply]}", "`english` is no", "did you mean `en`?"),
        ("phrases", "phrases: {German: [Reply]}", "`German` is no", "did you mean `de`?"),
        ("phrases", "phrases: {frensh: [Reply]}", "`frensh` is no", "did you mean `fr`?"),
        ("phrases", "phrases: {klingon: [Reply]}", "`klingon` is no", "a code of ISO 639"),
        ("phrases", "phrases: {pt-BR: [Reply]}", "`pt-BR` is no language code", "write `pt`"),
        ("phrases", "phrases: {en: []}", "the list of `en` is an empty list", "take it out"),
        ("phrases", "phrases: [Reply]", "`phrases` must be a mapping", "`any:` for words"),
        ("phrases", "phrases: {}", "`phrases` is empty", ""),
        ("phrases", "phrases: {en: Reply}", "the list of `en` must be a list", "[Reply]"),
        ("phrases", "phrases: {en: [[Reply]]}", "a member of the list of `en` is a list", ""),
        ("phrases", "phrases: {en: [Reply, '']}", "a member of the list of `en` is empty", ""),
        (
            "phrases",
            "phrases: {en: [Reply, REPLY]}",
            "`REPLY` stands here twice",
            "line 5",
        ),
        ("phrases", "phrases: {en: ['*** |']}", "a phrase without a word", "`pattern`"),
        ("phrases", "phrases: {en: ['{any}']}", "a phrase without a word", "at least one"),
        ("phrases", "phrases: {en: ['{any} a {any} b {any}']}", "more than 2 `{any}`", ""),
        ("phrases", 'phrases: {en: ["a\\nb"]}', "a phrase is one line", ""),
        ("phrases", "weak: true", "rule `a` has no `phrases`", "add `phrases:`"),
        ("phrases", "phrases: {en: [Reply]}\n  weak: yes", "must be `true` or `false`", "`true`"),
        ("phrases", "phrases: {en: [Reply]}\n  gives: 60", "unknown key `gives`", ""),
        ("together", "together: {en: [[reply, here]]}", "a single group meets nothing", ""),
        ("together", "together: {en: [[reply], [re*ly]]}", "a star inside a word", "at the end"),
        ("together", "together: {en: [[reply], ['*']]}", "no word stands here", ""),
        ("together", "together: {en: [[reply], [Reply]]}", "the word `Reply` stands here", ""),
        ("together", "together: {en: [[reply], []]}", "a group of `en` is an empty list", ""),
        ("pattern", "pattern: [reply]", "rule `a` has no `needs`", "list words or marks"),
        ("pattern", "needs: [reply]", "rule `a` has no `pattern`", ""),
        ("pattern", "pattern: ['(reply']\n  needs: [reply]", "does not compile", ""),
        ("pattern", "pattern: [here]\n  needs: [zzz]", "none of `needs` as a whole word", ""),
        ("strip", "strip: [reply]\n  at: middle\n  needs: [reply]", "unknown value `middle`", ""),
        ("shape", "shape: {word: [1, 3]}\n  score: 9", "unknown shape feature", "`words`?"),
        ("shape", "shape: {words: [3, 1]}\n  score: 9", "the least of `words` is more", ""),
        ("shape", "shape: {words: [3]}\n  score: 9", "`words` must be `[least, most]`", "any"),
        ("shape", "shape: {digits: [0, 2]}\n  score: 9", "must be a share from 0 to 1", ""),
        ("shape", "shape: {words: [1, 3]}", "rule `a` has no `score`", "at most 40"),
        ("shape", "shape: {words: [1, 3]}\n  score: 100", "number from 0 to 40", ""),
        ("shape", "shape: {end: dot}\n  score: 9", "unknown value `dot` of `end`", "`stop`"),
        ("block", "leaders: {en: ['Reply:']}", "rule `a` has no `gives`", ""),
        ("block", "leaders: {en: [Reply]}\n  gives: 60\n  to_end: true\n  lines: 3", "`lines`", ""),
        ("block", "gives: 60", "rule `a` has no `leaders`", ""),
        ("repeat", "repeat: headline", "unknown value `headline` of `repeat`", "`title`"),
        ("repeat", "score: 100", "rule `a` has no `repeat`", ""),
        ("repeat", "repeat: title\n  content: true", "can't speak for content", ""),
    ],
)
def test_faults_of_a_kind(faults_of: Said, kind: str, body: str, message: str, help: str) -> None:
    said = faults_of(pack(kind, body))
    heads = [line for line in said.splitlines() if line.startswith("error: ")]
    assert any(message in head for head in heads), said
    assert any(help in line for line in said.splitlines() if "= help: " in line or not help), said


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        (r"(?:reply\s*)*", "an unbounded quantifier inside another"),
        (r"((reply+)?)+", "an unbounded quantifier inside another"),
        (r"(?>reply+){2,}", "an unbounded quantifier inside another"),
        (r"(?:reply.{1,300}){1,300}", "nested quantifiers repeat too often"),
        (r"reply.*.*.*.*", "more than 3 unbounded quantifiers"),
        (r"reply.*.{0,900}.+\w{3,}", "more than 3 unbounded quantifiers"),
        (r"(reply)\1", "a backreference"),
        (r"(?P<a>reply)\g<a>", "a backreference"),
        (r"(?P<a>reply)(?P=a)", "a kind of group that rules may not use"),
        (r"(reply)(?1)", "a kind of group that rules may not use"),
        (r"reply(?R)?", "a kind of group that rules may not use"),
        (r"(?:reply){e<=2}", "a brace that is no quantifier"),
        (r"(?x) reply # (", "a kind of group that rules may not use"),
        (r"reply(*FAIL)", "a kind of group that rules may not use"),
        ("reply" * 300, "this expression is over 1000 characters"),
        (r"reply[", "does not compile"),
    ],
)
def test_expressions_that_could_hang_are_refused(
    faults_of: Said, expression: str, message: str
) -> None:
    said = faults_of(pack("pattern", f"pattern: ['{expression}']\n  needs: [reply]"))
    assert f"error: {message}" in said or f"error: this expression {message}" in said


@pytest.mark.parametrize(
    "expression",
    [
        r"\p{Lu}[\p{L}.-]{1,40}: reply",
        r"[^]*+{]+ reply \{x\} [[:alpha:]*+]* .*",
        r"(?:reply ){1,5}(?=\d{2})(?<!a)(?i:x)(?P<n>y)?",
        r"(?i)reply(?: \w+)?+",
    ],
)
def test_expressions_that_are_fine(load: Load, expression: str) -> None:
    body = load(pack("pattern", f"pattern: ['{expression}']\n  needs: [reply]")).body
    assert isinstance(body, Pattern)
    assert body.expressions == (expression,)


@pytest.mark.parametrize(
    "expression",
    [
        r"reply(?:\w{1,40} ?){1,9}",
        r"(?:reply|(?:a|aa){1,90})",
        r"(?:\p{Lu}\p{L}{1,30} ?){1,9}|reply",
    ],
)
def test_expressions_that_do_hang_are_found(
    faults_of: Said, monkeypatch: pytest.MonkeyPatch, expression: str
) -> None:
    monkeypatch.setattr("cleaner.rules.probing.SECONDS", 0.2)
    said = faults_of(pack("pattern", f"pattern: ['{expression}']\n  needs: [reply]"))
    assert "error: this expression takes over 0.2 s on a line of 300 characters" in said


def test_expressions_are_compiled_only_when_asked(load: Load) -> None:
    broken = pack("pattern", "pattern: ['(reply']\n  needs: [reply]")
    assert load(broken, validate=False).kind == "pattern"
