"""What the tests of the command line share: the command as a process, and a few rules."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RULES = """\
about: Made for tests.
rules:
  - id: label
    why: The label over an advertisement.
    kind: phrases
    phrases:
      en: ["Advertisement"]
      de: ["Anzeige"]
    drops: ["Anzeige", "Advertisement"]
    keeps: ["Die Frau erstattete am Montag eine Anzeige gegen ihren Nachbarn."]
"""
COMMENTS = """\
about: Made for tests.
rules:
  - id: form
    why: The heading of a comment form.
    kind: phrases
    phrases:
      en: ["Leave a Reply", "Cancel reply"]
    drops: ["Leave a Reply Cancel reply"]
    keeps: ["She would leave a reply on his desk before noon."]
"""

Clean = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder of two packs, ads and comments."""
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "ads.yaml").write_text(RULES, encoding="utf-8")
    (folder / "comments.yaml").write_text(COMMENTS, encoding="utf-8")
    return folder


@pytest.fixture
def command(tmp_path: Path) -> Clean:
    """Run the command with these words in a process of its own."""

    def run(*words: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        environment.pop("NO_COLOR", None)
        return subprocess.run(
            [sys.executable, "-m", "cleaner", *map(os.fspath, words)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def clean(command: Clean, rules: Path) -> Clean:
    """`clean` with the two packs of `rules` in place of the shipped ones."""

    def run(*words: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return command(*words, "--rules", rules, "--replace-rules", stdin=stdin)

    return run
