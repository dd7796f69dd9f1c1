"""Every shipped rule drops, keeps and fails as its own examples say."""

from __future__ import annotations

import pytest

from cleaner import Cleaner
from cleaner.checking import check_rules
from cleaner.rules.model import Rule, RuleSet
from cleaner.rules.packs import load_packs, shipped_folder

RULES = load_packs([shipped_folder()], validate=True)


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_examples(rule: Rule, cleaner: Cleaner) -> None:
    faults = check_rules(RuleSet((rule,), "tests"), cleaner)
    assert [f"{one.kind}: {one.example.text!r}: {one.message}" for one in faults] == []
