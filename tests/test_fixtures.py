"""Whole pages: what a careful person makes of them, and each edit that leads there.

`out.txt` is written by hand. After a change of rules or weights,
`python -m tests.test_fixtures` writes `edits.jsonl` again for the pages that still come
out right; read the difference before you keep it.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest

from cleaner import Result
from cleaner.text.edit import Edit, Pass, undo_passes
from tests.strategies import shipped

PAGES = sorted((Path(__file__).parents[1] / "fixtures" / "pages").iterdir())
page = pytest.mark.parametrize("folder", PAGES, ids=lambda folder: folder.name)


def read(folder: Path, name: str) -> str:
    return (folder / name).read_bytes().decode()


def recorded(result: Result) -> str:
    """One line an edit: the number and the name of its pass, and the edit."""
    lines = [
        {"pass": number, "name": one.name, **edit.to_json()}
        for number, one in enumerate(result.passes)
        for edit in one.edits
    ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def passes(folder: Path) -> list[Pass]:
    """The passes as `edits.jsonl` holds them."""
    lines = [json.loads(line) for line in read(folder, "edits.jsonl").splitlines()]
    return [
        Pass(name, tuple(Edit.from_json(line) for line in group))
        for (_, name), group in groupby(lines, key=lambda line: (line["pass"], line["name"]))
    ]


@page
def test_text(folder: Path) -> None:
    assert shipped().clean(read(folder, "in.txt")).text == read(folder, "out.txt")


@page
def test_edits(folder: Path) -> None:
    result = shipped().clean(read(folder, "in.txt"))
    assert recorded(result).splitlines() == read(folder, "edits.jsonl").splitlines()


@page
def test_recorded_edits_bring_the_page_back(folder: Path) -> None:
    assert undo_passes(read(folder, "out.txt"), passes(folder)) == read(folder, "in.txt")


@page
def test_what_a_person_made_of_it_stays(folder: Path) -> None:
    assert shipped().clean(read(folder, "out.txt")).passes == ()


if __name__ == "__main__":
    for one in PAGES:
        made = shipped().clean(read(one, "in.txt"))
        if made.text == read(one, "out.txt"):
            (one / "edits.jsonl").write_bytes(recorded(made).encode())
        else:
            print(f"{one.name}: comes out otherwise than out.txt; edits.jsonl stays as it was")
