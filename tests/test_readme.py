"""What the README shows is what happens."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from cleaner import Cleaner, clean
from cleaner.checking import check_rules
from cleaner.rules.packs import load_packs

README = Path(__file__).parents[1] / "README.md"
TEXT = README.read_text(encoding="utf-8")


def fenced(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)\n```$", TEXT, re.MULTILINE | re.DOTALL)


def test_before_and_after() -> None:
    before, after = fenced("text")
    assert clean(before) == after


def test_library() -> None:
    source = "\n".join(fenced("python"))
    assert ">>>" in source
    test = doctest.DocTestParser().get_doctest(source, {}, "README", str(README), 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_rule(tmp_path: Path) -> None:
    (tmp_path / "feedback.yaml").write_text(fenced("yaml")[0], encoding="utf-8")
    rules = load_packs([tmp_path], validate=True)
    assert len(rules.rules) == 1
    assert check_rules(rules) == []
    prose = "The new staff met in the hall at nine, and the older hands showed them the boats."
    own = Cleaner(rules=tmp_path)
    assert own.clean(f"{prose}\n\nVergib Schraubenschlüssel für dieses Runbook").text == prose


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", TEXT))
def test_links_lead_somewhere(target: str) -> None:
    assert (README.parent / target).is_file()
