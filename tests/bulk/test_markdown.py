"""Markdown: what is fixed stays to the letter, results of parts join to one that can be undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.bulk.formats.markdown import FORMAT, split
from cleaner.report.counts import count
from cleaner.report.lines import tell_lines

PROSE = "Der Rat tagte am Montag über die Brücke, und die Bürger hörten lange zu."
MORE = "Dass sie ihm angehören. , sagte er am Abend auf der Brücke. Es war am 7."
RULES = """\
about: Made for tests.
rules:
  - id: label
    why: The label over an advertisement.
    kind: phrases
    phrases: {de: ["Anzeige"]}
    drops: ["Anzeige"]
    keeps: ["Die Frau erstattete am Montag eine Anzeige gegen ihren Nachbarn."]
"""
PIECES = [
    PROSE,
    MORE,
    "Anzeige",
    "```",
    "~~~ python",
    "~~~",
    "---",
    "title: x",
    "",
    "  x\r",
    "\xa0 y",
]


@pytest.fixture(scope="module")
def cleaner(tmp_path_factory) -> Cleaner:
    folder = tmp_path_factory.mktemp("packs")
    (folder / "ads.yaml").write_text(RULES, encoding="utf-8")
    return Cleaner(rules=folder, replace_rules=True)


@given(st.lists(st.sampled_from(PIECES)).map("\n".join))
def test_the_parts_are_the_text(text):
    parts = split(text)
    assert "".join(part for part, _ in parts) == text


@given(lines=st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_markdown_can_be_undone_and_keeps_what_is_fixed(cleaner, lines):
    text = "\n".join(lines)
    result = FORMAT.clean(text.encode(), cleaner).result
    assert result.undo() == text
    at = 0
    for part, fixed in split(text):
        if fixed:
            at = result.text.index(part, at) + len(part)
    assert all(0 <= flag.start <= flag.end <= len(result.text) for flag in result.flags)
    list(tell_lines(result))
    count(result)


def test_front_matter_and_code_stay_and_the_rest_is_cleaned(cleaner):
    text = (
        f"---\ntitle: Anzeige\n---\n\n{PROSE}\n\n```\nAnzeige\n```\n\n{MORE}\n\nAnzeige\n\n"
        f"~~~ text\nAnzeige\n```\n~~~\n"
    )
    result = FORMAT.clean(text.encode(), cleaner).result
    assert result.text.count("Anzeige") == 3
    assert "angehören, sagte" in result.text
    flagged = [result.text[flag.start : flag.end] for flag in result.flags]
    assert any("7." in place or "…" in place for place in flagged)
    told = [(story.word, story.text) for story in tell_lines(result)]
    assert told.count(("drop", "Anzeige")) == 1
    assert told.count(("keep", "Anzeige")) == 2


def test_a_fence_in_the_text_of_code_or_a_rule_line_is_none():
    assert split("a `b` ``` c\n---\nd\n---\n") == [("a `b` ``` c\n---\nd\n---\n", False)]
    assert split("``` a`b\nx\n") == [("``` a`b\nx\n", False)]
    assert split("````\n```\n````\nx") == [("````\n```\n````\n", True), ("x", False)]
