"""Groups that share out one text among their repeats in many ways are refused, others are not."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import regex

from cleaner.errors import RuleError
from cleaner.rules import probing
from cleaner.rules.expression import structure_fault
from cleaner.rules.packs import load_packs

Said = Callable[..., str]
HANGING = ["(?:[a-z]{1,9}[a-z ]{1,9}){1,99}!", "(?:(?:a|b|ab){1,70}c?){1,70}!"]
MESSAGE = "repeats that can share out the same text in many ways"


def pack(expression: str) -> str:
    return (
        f"rules:\n- id: a\n  why: w\n  kind: pattern\n  pattern: ['{expression}']\n"
        "  needs: ['!']\n  drops: ['ab!']\n  keeps: ['They go!']\n"
    )


@pytest.mark.parametrize("expression", HANGING)
def test_the_loader_refuses_them_without_being_asked_to_try(
    faults_of: Said, expression: str
) -> None:
    assert f"error: {MESSAGE}" in faults_of(pack(expression), validate=False)


@pytest.mark.parametrize("expression", HANGING)
def test_a_trial_line_finds_them_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, expression: str
) -> None:
    monkeypatch.setattr(probing, "SECONDS", 0.2)
    (folder / "own.yaml").write_text(pack(expression), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_packs([folder], validate=True)
    assert "this expression takes over 0.2 s on a line of 300 characters" in str(caught.value)


@pytest.mark.parametrize(
    "expression",
    [
        "(?:a|aa){1,90}",
        "(?:a{1,2}){1,30}",
        "(?:a?b?){1,30}",
        "(?:,a{1,9}a?){1,99}",
        "(?:a{1,9},a{1,9}){1,99}",
        "(?:(?i:A)|a){1,9}",
        "(?:[a-z]{1,9}+[a-z ]{1,9}){1,99}",
        r"(?:\w{1,300}\w{1,300}){1,2}",
        r"(?=(?:\w{1,9} ?){1,9})x",
    ],
)
def test_refused(expression: str) -> None:
    fault = structure_fault(expression)
    assert fault is not None
    assert fault[0] == MESSAGE


@pytest.mark.parametrize(
    "expression",
    [
        "(?:[a-z]{1,9} ){1,99}",
        "(?:,a{1,9}b?){1,99}",
        "(?:[a-z]{1,9}+[a-z ]{1,9}+){1,99}",
        "(?:(?>a|b|ab)){1,99}",
        r"(?: \p{Lu}\p{L}{1,30}){1,20}",
        r"(?:, | and )(?:\w{1,30}(?:, | and )){1,20}",
        "(?:abc|abd|b){1,99}",
    ],
)
def test_sound(expression: str) -> None:
    assert structure_fault(expression) is None
    line = "ab, " * 75 + "\x00"
    assert regex.fullmatch(expression, line, timeout=5) is None


@pytest.mark.parametrize(
    "expression",
    [
        "(?:" + "|".join("a" * 99) + "){1,9}",
        "(?:" + "a?" * 400 + "){1,9}",
        "(?:(?:" + "|".join("a" * 119) + "){1,2}b){1,99}",
        "(?:" * 200 + "a" + "b?){1,2}" * 200,
    ],
)
def test_telling_takes_little_time(expression: str) -> None:
    start = time.process_time()
    assert structure_fault(expression) is not None
    assert time.process_time() - start < 5
