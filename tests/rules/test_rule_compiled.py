"""Rules kept as JSON are the rules that were read; a cache that is no use is done without."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.errors import RuleError
from cleaner.rules import compiled
from cleaner.rules.compiled import load_compiled
from cleaner.rules.packs import load_packs, shipped_folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    compiled._loaded.cache_clear()
    return tmp_path / "cache" / "cleaner"


def test_what_was_kept_is_what_was_read(cache: Path) -> None:
    folders = [shipped_folder()]
    read = load_packs(folders)
    assert load_compiled(folders) == read
    assert len(list(cache.glob("rules-*.json"))) == 1
    compiled._loaded.cache_clear()
    assert load_compiled(folders) == read
    assert load_compiled(folders) is load_compiled(folders)


def one_rule(folder: Path, phrase: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "made.yaml").write_text(
        "rules:\n- {id: a, why: For a test., kind: phrases, "
        f"phrases: {{en: ['{phrase}']}}, drops: ['{phrase}'], keeps: ['{phrase} it was.']}}\n",
        encoding="utf-8",
    )
    return folder


def test_a_changed_file_is_read_anew(cache: Path, tmp_path: Path) -> None:
    first = load_compiled([one_rule(tmp_path / "own", "Push me")])
    second = load_compiled([one_rule(tmp_path / "own", "Pull me")])
    assert first.rules[0].body != second.rules[0].body
    assert load_compiled([tmp_path / "own"]) == load_packs([tmp_path / "own"])


@pytest.mark.parametrize(
    "spoilt", ["", "{", "[]", '{"version": 1}', '{"rules": [[1]], "packs": []}']
)
def test_a_spoilt_cache_is_made_anew(cache: Path, tmp_path: Path, spoilt: str) -> None:
    folder = one_rule(tmp_path / "own", "Push me")
    read = load_compiled([folder])
    (kept,) = cache.glob("rules-*.json")
    sound = kept.read_text(encoding="utf-8")
    kept.write_text(spoilt, encoding="utf-8")
    compiled._loaded.cache_clear()
    assert load_compiled([folder]) == read
    assert kept.read_text(encoding="utf-8") == sound


def test_without_a_cache_folder_rules_are_read(cache: Path, tmp_path: Path) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("a file stands where the folder should", encoding="utf-8")
    folder = one_rule(tmp_path / "own", "Push me")
    assert load_compiled([folder]) == load_packs([folder])


def test_old_ones_go(cache: Path, tmp_path: Path) -> None:
    for number in range(12):
        load_compiled([one_rule(tmp_path / "own", f"Push me {number}")])
    assert len(list(cache.iterdir())) == 8


def test_faults_are_told_as_ever(cache: Path, tmp_path: Path) -> None:
    folder = one_rule(tmp_path / "own", "Push me")
    (folder / "made.yaml").write_text("rules:\n- id: a\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"made\.yaml:2"):
        load_compiled([folder])
    with pytest.raises(RuleError, match="does not exist"):
        load_compiled([tmp_path / "nowhere"])
    assert not cache.exists()
