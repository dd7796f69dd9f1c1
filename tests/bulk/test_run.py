"""Runs in several processes: order, and what happens when one dies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleaner import Cleaner, Result
from cleaner.bulk.one import Writing
from cleaner.bulk.run import Task, choose_jobs, run
from cleaner.bulk.walk import Source, walk

TEXT = "Der Rat tagte am Montag über die Brücke, und die Bürger hörten lange zu.\n"
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


def end_the_process(result: Result, name: str) -> int:
    """The length of a text; files with a deadly name take the process with them."""
    if "deadly" in name:
        os._exit(9)
    return len(result.text)


def length(result: Result, name: str) -> int:
    """The length of a text."""
    return len(result.text)


@pytest.fixture
def cleaner(tmp_path: Path) -> Cleaner:
    """A cleaner with one rule."""
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "ads.yaml").write_text(RULES, encoding="utf-8")
    return Cleaner(rules=folder, replace_rules=True)


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    """Twenty files, two of them deadly."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        name = f"{number:02}{'deadly' if number in (3, 11) else ''}.txt"
        (folder / name).write_text(TEXT * (number + 1), encoding="utf-8")
    return [one for one in walk(folder) if isinstance(one, Source)]


def test_a_dying_process_costs_its_own_file_only(cleaner, sources, tmp_path):
    task = Task(cleaner, Writing(tmp_path / "out"), end_the_process)
    outcomes = list(run(task, sources, 2))
    assert [one.input for one in outcomes] == [one.relative for one in sources]
    failed = [one.input for one in outcomes if one.status == "failed"]
    assert failed == ["03deadly.txt", "11deadly.txt"]
    assert all("died" in one.error for one in outcomes if one.input in failed)
    assert all((tmp_path / "out" / one.output).exists() for one in outcomes if one.digest)


def test_outcomes_are_the_same_in_one_process_and_in_three(cleaner, sources, tmp_path):
    alone = run(Task(cleaner, Writing(tmp_path / "a"), length), sources, 1)
    together = run(Task(cleaner, Writing(tmp_path / "b"), length), sources, 3)
    assert list(alone) == list(together)


def test_a_fault_in_one_file_is_an_outcome_and_no_end(cleaner, sources, tmp_path):
    def broken(result: Result, name: str) -> int:
        raise ZeroDivisionError("as a bug would")

    outcomes = list(run(Task(cleaner, Writing(tmp_path / "out"), broken), sources, 1))
    assert {one.status for one in outcomes} == {"failed"}
    assert "ZeroDivisionError: as a bug would" in outcomes[0].error


def test_few_files_are_done_in_this_process():
    assert choose_jobs(0, 5) == 1
    assert choose_jobs(0, 10**6) >= 1
    assert choose_jobs(8, 3) == 3
    assert choose_jobs(4, 0) == 1
