"""Rules checked by their own examples: each kind of fault is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.checking import check_rules
from cleaner.rules.packs import load_packs

SOUND = {
    "phrases": """
    kind: phrases
    phrases: {en: [Zap this]}
    drops: [Zap this]
    keeps: [They zap this and that on the old quay.]
""",
    "weak phrases, at the tail": """
    kind: phrases
    weak: true
    phrases: {de: [Zappen]}
    drops: [Zappen]
    keeps: [Zappen ist für die meisten Leute im Tal keine schöne Beschäftigung.]
""",
    "block": """
    kind: block
    leaders: {en: [Zap also]}
    gives: 100
    drops: ["Zap also:\\nThe mill\\nThe forge"]
    keeps: [They zap also what nobody else would zap.]
""",
    "pattern": """
    kind: pattern
    pattern: ['Zap: \\w{1,20}']
    needs: [zap]
    drops: ["Zap: Anna"]
    keeps: ["The zap: Anna heard it first."]
""",
    "strip": """
    kind: strip
    strip: ['\\(Zap: \\w{1,20}\\)']
    at: end
    needs: [zap]
    drops: ["The mill burned down in the night. (Zap: Anna)"]
    keeps: ["The (Zap: Anna) mill burned down."]
""",
    "shape": """
    kind: shape
    shape: {words: [1, 2], end: none, before: prose}
    score: 30
    drops: [The zap]
    keeps: [The zap of the valley was heard by all.]
""",
    "content": """
    kind: phrases
    content: true
    phrases: {en: ["Article {n}"]}
    drops: [Article 5]
    keeps: [The article was good.]
""",
    "fails that still fail": """
    kind: phrases
    phrases: {en: [Zap this]}
    drops: [Zap this]
    keeps: [They zap this and that on the old quay.]
    fails: {drops: [Zap it], keeps: [Zap this]}
""",
}
FAULTY = {
    "does not drop": ("drops: [Zap this]", "drops: [Zap those whole hills]", "drops"),
    "drops what must stay": ("keeps: [They zap", "keeps: [Zap this, They zap", "keeps"),
    "drops what was a known failure": (
        "keeps: [They",
        "fails: {drops: [ZAP THIS]}\n    keeps: [They",
        "fails",
    ),
    "keeps what was a known failure": (
        "keeps: [They",
        "fails: {keeps: [We zap this and that in the evening.]}\n    keeps: [They",
        "fails",
    ),
}


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


def faults(folder: Path, cleaner: Cleaner, *rules: str) -> list[tuple[str, str, str]]:
    """(rule, kind, text) of each example that a rule of this pack gets wrong."""
    named = [f"  - id: r{n}\n    why: For a test.{rule}" for n, rule in enumerate(rules)]
    (folder / "own.yaml").write_text("rules:\n" + "".join(named), encoding="utf-8")
    found = check_rules(load_packs([folder]), cleaner)
    return [(one.rule.id, one.kind, one.example.text) for one in found]


@pytest.mark.parametrize(
    "name",
    list(SOUND),
)
def test_sound_rules(tmp_path: Path, cleaner: Cleaner, name: str) -> None:
    assert faults(tmp_path, cleaner, SOUND[name]) == []


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_examples(tmp_path: Path, cleaner: Cleaner, name: str) -> None:
    old, new, kind = FAULTY[name]
    assert old in SOUND["phrases"]
    found = faults(tmp_path, cleaner, SOUND["phrases"].replace(old, new))
    assert [(rule, kind_) for rule, kind_, _ in found] == [("own/r0", kind)]


def test_all_faults_at_once_in_order_of_rule(tmp_path: Path, cleaner: Cleaner) -> None:
    lazy = SOUND["phrases"].replace("drops: [Zap this]", "drops: [The zap, One zap]")
    greedy = SOUND["phrases"].replace("keeps: [They", "keeps: [Zap this, They")
    assert faults(tmp_path, cleaner, lazy, SOUND["pattern"], greedy) == [
        ("own/r0", "drops", "The zap"),
        ("own/r0", "drops", "One zap"),
        ("own/r2", "keeps", "Zap this"),
    ]


def test_no_other_rule_helps(tmp_path: Path, cleaner: Cleaner) -> None:
    """ "Share this" is dropped by a shipped rule; this one does not drop it."""
    assert cleaner.clean("Share this").text == ""
    rule = SOUND["phrases"].replace("drops: [Zap this]", "drops: [Share this]")
    assert faults(tmp_path, cleaner, rule) == [("own/r0", "drops", "Share this")]


def test_without_a_cleaner_it_makes_its_own(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        f"rules:\n  - id: r\n    why: For a test.{SOUND['phrases']}", encoding="utf-8"
    )
    assert check_rules(load_packs([tmp_path])) == []
