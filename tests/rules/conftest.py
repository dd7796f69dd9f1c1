"""Rule files written into a fresh folder and loaded from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner.errors import RuleError
from cleaner.rules.model import Rule
from cleaner.rules.packs import load_packs

HEAD = "rules:\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder `packs`, seen from where the test runs, so that paths are short."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "packs").mkdir()
    return Path("packs")


@pytest.fixture
def load(folder: Path) -> Callable[..., Rule]:
    """Load the one rule of a pack given as text."""

    def loaded(text: str, validate: bool = True) -> Rule:
        (folder / "own.yaml").write_text(text, encoding="utf-8")
        (rule,) = load_packs([folder], validate=validate).rules
        return rule

    return loaded


@pytest.fixture
def faults_of(folder: Path) -> Callable[..., str]:
    """What is said about a pack given as text, as a person reads it."""

    def said(text: str | bytes, validate: bool = True) -> str:
        content = text if isinstance(text, bytes) else text.encode()
        (folder / "own.yaml").write_bytes(content)
        with pytest.raises(RuleError) as caught:
            load_packs([folder], validate=validate)
        return str(caught.value)

    return said
