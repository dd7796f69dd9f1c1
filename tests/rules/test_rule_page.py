"""The page for rule writers: every example on it is a sound pack, and every kind has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleaner.rules.kinds import KINDS
from cleaner.rules.kinds.shape import FEATURES
from cleaner.rules.packs import load_packs, shipped_folder
from cleaner.rules.schema import COMMON_KEYS
from cleaner.rules.wording import PLACEHOLDERS

PAGE = (Path(__file__).parents[2] / "docs/rules.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = [block for block in BLOCKS if "\nwordings:" not in block]
WORDINGS = [block for block in BLOCKS if "\nwordings:" in block]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_loads(folder: Path, example: str) -> None:
    (folder / "guestbook.yaml").write_text(example, encoding="utf-8")
    assert load_packs([folder], validate=True).rules


@pytest.mark.parametrize("example", WORDINGS)
def test_an_example_of_wordings_loads(folder: Path, example: str) -> None:
    (folder / "wordings").mkdir()
    (folder / "wordings" / "xx.yaml").write_text(example, encoding="utf-8")
    load_packs([shipped_folder(), folder], validate=True)


def test_every_kind_has_an_example(folder: Path) -> None:
    for number, example in enumerate(EXAMPLES):
        (folder / f"page-{number}.yaml").write_text(example, encoding="utf-8")
    assert {rule.kind for rule in load_packs([folder]).rules} == set(KINDS)


def test_the_page_names_every_key_feature_and_placeholder() -> None:
    keys = {*COMMON_KEYS, *FEATURES, *(key for kind in KINDS.values() for key in kind.keys)}
    named = set(re.findall(r"`(\w+)`", PAGE)) | set(re.findall(r"\b(\w+):", PAGE))
    assert keys - named == set()
    assert {name for name in PLACEHOLDERS if f"`{{{name}}}`" not in PAGE} == set()
