"""`--report FILE.json`: what it holds, and where it may not be written."""

from __future__ import annotations

import json

import pytest

from tests.cli.texts import DIRTY, inputs, tree


def test_the_report_names_every_file_and_edit(clean, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY, "bad.txt": b"%PDF-1.7\n", "c.png": "x"})
    assert clean("in", "out", "--report", "r.json").returncode == 1
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    files = {file["input"]: file for file in report["files"]}
    assert files["bad.txt"]["status"] == "failed"
    assert "PDF" in files["bad.txt"]["error"]
    assert files["c.png"] == {"input": "c.png", "status": "skipped", "reason": "unknown suffix"}
    good = files["a.txt"]
    assert good["counts"]["lines_removed"] == {"ads": 1, "comments": 1}
    rules = {edit["rule"] for one in good["passes"] for edit in one["edits"]}
    assert rules == {"ads/label", "comments/form"}
    assert good["guard"]["refused"] is False
    assert {"flags", "metadata", "language", "encoding"} <= set(good)
    assert report["rules"].startswith(report["cleaner"])
    assert report["totals"]["files"] == {"failed": 1, "written": 1}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("in", "out", "--report", "in/a.txt"), b"inside IN"),
        (("in", "out", "--report", "in/new.json"), b"inside IN"),
        (("in", "out", "--report", "link/sub/new.json"), b"inside IN"),
        (("in", "out", "--report", "in"), b"is IN"),
        (("in", "out", "--report", "out/r.json"), b"inside OUT"),
        (("in", "out", "--report", "out"), b"is OUT"),
        (("in", "new", "--report", "new/r.json"), b"inside OUT"),
        (("in/a.txt", "a.txt", "--report", "in/a.txt"), b"is IN"),
        (("in/a.txt", "a.txt", "--report", "./a.txt"), b"is OUT"),
        (("in/a.txt", "out", "--report", "out/r.json"), b"inside OUT"),
        (("in/a.txt", "-", "--report", "in/a.txt"), b"is IN"),
        (("-", "a.txt", "--report", "a.txt"), b"is OUT"),
        (("in", "out", "--report", "nowhere/r.json"), b"does not exist"),
        (("in", "out", "--report", "sums"), b"is a folder"),
    ],
)
def test_a_report_never_takes_the_place_of_a_text(clean, tmp_path, words, told):
    inputs(tmp_path, {"in/a.txt": DIRTY, "in/sub/b.txt": DIRTY, "out/r.json": "mine"})
    (tmp_path / "sums").mkdir()
    (tmp_path / "link").symlink_to("in")
    before = tree(tmp_path, hidden=True)
    done = clean(*words, stdin=DIRTY.encode())
    assert done.returncode == 2, done.stderr.decode()
    assert done.stderr.startswith(b"clean: --report")
    assert told in done.stderr
    assert done.stdout == b""
    assert tree(tmp_path, hidden=True) == before
    assert not (tmp_path / "nowhere").exists()


def test_a_report_beside_its_texts_is_written_and_written_again(clean, tmp_path):
    inputs(tmp_path, {"in/a.txt": DIRTY, "r.json": "an earlier one"})
    assert clean("in", "out", "--report", "r.json").returncode == 0
    assert clean("in/a.txt", "b.txt", "--report", "in/r.json").returncode == 0
    for name in ("r.json", "in/r.json"):
        assert json.loads((tmp_path / name).read_text(encoding="utf-8"))["files"]
