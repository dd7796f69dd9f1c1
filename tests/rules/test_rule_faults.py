"""Faults of rule files read like a compiler's: exact text, place, carets and help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner.errors import RuleError
from cleaner.rules.faults import MOST_FAULTS
from cleaner.rules.packs import load_packs

Said = Callable[..., str]

COMMON = """    why: A form prints it.
    drops: ["Leave a Reply"]
    keeps: ["She would leave a reply on the desk."]
"""


def rule(body: str, kind: str = "phrases", common: str = COMMON) -> str:
    return f"rules:\n  - id: form\n    kind: {kind}\n{common}{body}"


PHRASES = '    phrases: {en: ["Leave a Reply"]}\n'


def test_the_fault_of_the_design_page(faults_of: Said) -> None:
    text = rule(PHRASES, kind="phrase")
    assert faults_of(text) == (
        "error: unknown kind `phrase`\n"
        " --> packs/own.yaml:3:11\n"
        "  |\n"
        "3 |     kind: phrase\n"
        "  |           ^^^^^^\n"
        "  = help: did you mean `phrases`?\n"
        "\n"
        "1 fault in the rule files"
    )


def test_the_gutter_grows_with_the_line_number(faults_of: Said) -> None:
    said = faults_of("# above\n" * 97 + rule(PHRASES, kind="phrase"))
    assert said.startswith(
        "error: unknown kind `phrase`\n"
        "   --> packs/own.yaml:100:11\n"
        "    |\n"
        "100 |     kind: phrase\n"
        "    |           ^^^^^^\n"
        "    = help: did you mean `phrases`?\n"
    )


def test_carets_narrow_to_the_placeholder(faults_of: Said) -> None:
    text = rule('    phrases: {en: ["Leave a Reply to {nmae}"]}\n')
    assert faults_of(text).startswith(
        "error: unknown placeholder `{nmae}`\n"
        " --> packs/own.yaml:7:38\n"
        "  |\n"
        '7 |     phrases: {en: ["Leave a Reply to {nmae}"]}\n'
        "  |                                      ^^^^^^\n"
        "  = help: did you mean `{name}`?\n"
    )


def test_carets_stand_right_under_wide_signs_and_tabs(faults_of: Said) -> None:
    text = rule('    phrases: {ja: ["コメントを残す", \t"コメントを残す"], en: ["Reply"]}\n')
    lines = faults_of(text).splitlines()
    # Two columns for each of seven signs, so that they line up on a terminal.
    assert lines[4] == "  |" + " " * 38 + "\t" + "^" * 16
    assert lines[5] == "  = help: the first one stands in line 7"


def test_all_faults_of_all_files_come_at_once_in_order(folder: Path) -> None:
    (folder / "b.yaml").write_text(rule(PHRASES, kind="phrase"))
    (folder / "a.yaml").write_text(rule('    phrases: {en: [], xx: ["Hi you"]}\n'))
    with pytest.raises(RuleError) as caught:
        load_packs([folder])
    said = str(caught.value)
    heads = [line for line in said.splitlines() if line.startswith("error")]
    assert heads == [
        "error: `xx` is no language code",
        "error: the list of `en` is an empty list",
        "error: unknown kind `phrase`",
    ]
    assert said.index("packs/a.yaml") < said.index("packs/b.yaml")
    assert said.endswith("3 faults in the rule files")


def test_long_source_lines_are_shown_in_part(faults_of: Said) -> None:
    many = ", ".join(f'"Leave reply {i}"' for i in range(1000))
    said = faults_of(rule(f'    phrases: {{en: [{many}, "{{x}} reply", Thanks]}}\n'))
    assert max(map(len, said.splitlines())) < 200
    shown, carets = said.splitlines()[3:5]
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "{x}"


def test_a_file_of_nothing_but_faults_is_listed_in_part(faults_of: Said) -> None:
    said = faults_of("rules:\n" + "  - 1\n" * 5000)
    assert said.count("error:") == MOST_FAULTS + 1
    assert "too many faults; the rest is not listed" in said


def test_control_signs_never_reach_the_terminal(faults_of: Said) -> None:
    said = faults_of(rule('    "\\e[31mred": x\n' + PHRASES))
    assert "\x1b" not in said
    assert "unknown key `�[31mred`" in said
    assert "\x1b" not in faults_of(b"rules: \x1b[31m\n")
