"""`clean undo` as a process: every input again, byte for byte, whatever its encoding."""

from __future__ import annotations

import gzip
import json

import pytest

from tests.cli.texts import DIRTY, inputs, tree

HTML = (
    "<html><head><title>Rat</title></head><body><article>"
    "<p>Der Rat tagte am Montag über die größere Brücke, und die Bürger hörten zu.</p>"
    "<p>Am Abend gingen alle, die gekommen waren, zufrieden wieder nach Hause.</p>"
    "</article></body></html>"
)
INPUTS = {
    "utf8.txt": DIRTY.encode(),
    "bom.txt": DIRTY.encode("utf-8-sig"),
    "cp1252.txt": DIRTY.encode("cp1252"),
    "crlf-cp1252.txt": DIRTY.replace("\n", "\r\n").encode("cp1252"),
    "cr.txt": DIRTY.replace("\n", "\r").encode(),
    "mixed-ends.txt": DIRTY.replace("\n", "\r\n", 2).encode(),
    "utf16.txt": DIRTY.encode("utf-16"),
    "utf16be.txt": b"\xfe\xff" + DIRTY.encode("utf-16-be"),
    "utf16-no-mark.txt": DIRTY.encode("utf-16-le"),
    "utf16-odd.txt": DIRTY.encode("utf-16") + b"x",
    "utf16-lone.txt": DIRTY.encode("utf-16") + b"\x00\xd8",
    "utf32.txt": DIRTY.encode("utf-32"),
    "nul.txt": DIRTY.replace("Rat", "R\0at").encode(),
    "controls.txt": DIRTY.replace("Rat", "R\x07\x1b[1mat").encode(),
    "lone.txt": DIRTY.encode() + b"\xff\xfe\n",
    "cut.txt": (DIRTY + "Ö").encode()[:-1],
    "no-end.txt": DIRTY.rstrip().encode(),
    "blank.txt": b"\r\n \t\r\n\n",
    "empty.txt": b"",
    "mojibake.txt": DIRTY.encode().decode("latin-1").encode(),
    "sub/a.md": b"---\r\ntitle: x\r\n---\r\n" + DIRTY.encode() + b"```\nAnzeige\n```\n",
    "page.html": HTML.encode("cp1252"),
    "page.htm": HTML.encode(),
}


def test_every_input_comes_back(clean, command, tmp_path):
    inputs(tmp_path / "in", INPUTS)
    assert clean("in", "out").returncode == 0
    done = command("undo", "out", "back")
    assert done.returncode == 0, done.stderr.decode()
    back = tree(tmp_path / "back")
    assert sorted(back) == sorted(INPUTS)
    assert {name for name, raw in INPUTS.items() if back[name] != raw} == set()


def test_originals_are_kept_only_where_edits_do_not_do(clean, tmp_path):
    inputs(tmp_path / "in", INPUTS)
    clean("in", "out")
    kept = {}
    for path in (tmp_path / "out/.clean/edits").glob("*/*.jsonl"):
        head = json.loads(path.read_text().splitlines()[0])
        kept[head["input"]] = head
    originals = sorted(name for name, head in kept.items() if head["original"])
    assert originals == [
        "cut.txt",
        "lone.txt",
        "page.htm",
        "page.html",
        "utf16-lone.txt",
        "utf16-odd.txt",
    ]
    stored = sorted(
        gzip.decompress(path.read_bytes())
        for path in (tmp_path / "out/.clean/originals").glob("*/*.gz")
    )
    assert stored == sorted(INPUTS[name] for name in originals)
    assert kept["cp1252.txt"]["encoding"] == "cp1252"


def test_the_same_run_again_changes_nothing(clean, tmp_path):
    inputs(tmp_path / "in", INPUTS)
    clean("in", "out")
    before = tree(tmp_path / "out", hidden=True)
    done = clean("in", "out")
    assert done.returncode == 0
    assert f"{len(INPUTS)} unchanged".encode() in done.stderr
    assert tree(tmp_path / "out", hidden=True) == before


def test_a_changed_output_is_told_and_the_others_come_back(clean, command, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY, "b.txt": DIRTY, "c.txt": DIRTY})
    clean("in", "out")
    with (tmp_path / "out/b.txt").open("a") as file:
        file.write("x")
    (tmp_path / "out/c.txt").unlink()
    (tmp_path / "out/new.txt").write_text("mine")
    done = command("undo", "out", "back")
    assert done.returncode == 1
    assert b"b.txt: it was changed since" in done.stderr
    assert b"c.txt: the output can't be read" in done.stderr
    assert b"new.txt: no edits are kept" in done.stderr
    assert tree(tmp_path / "back") == {"a.txt": DIRTY.encode()}


def test_files_in_back_are_replaced_only_when_asked(clean, command, tmp_path):
    inputs(tmp_path, {"in/a.txt": DIRTY, "back/a.txt": "mine"})
    clean("in", "out")
    assert command("undo", "out", "back").returncode == 1
    assert (tmp_path / "back/a.txt").read_text() == "mine"
    assert command("undo", "out", "back", "--overwrite").returncode == 0
    assert (tmp_path / "back/a.txt").read_bytes() == DIRTY.encode()


def test_a_single_file_goes_there_and_back(clean, command, tmp_path):
    inputs(tmp_path, {"p.html": HTML, "old": DIRTY.encode("cp1252")})
    assert clean("p.html", "p.txt").returncode == 0
    assert clean("old", "new").returncode == 0
    assert command("undo", "p.txt", "q.html").returncode == 0
    assert command("undo", "new", "old2").returncode == 0
    assert (tmp_path / "q.html").read_bytes() == HTML.encode()
    assert (tmp_path / "old2").read_bytes() == DIRTY.encode("cp1252")


def test_a_record_cannot_write_outside_of_back(clean, command, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY})
    clean("in", "out")
    (record,) = (tmp_path / "out/.clean/edits").glob("*/*.jsonl")
    for place in ("../evil.txt", str(tmp_path / "evil.txt"), "x/../../evil.txt"):
        lines = record.read_text().splitlines(keepends=True)
        lines[0] = json.dumps({**json.loads(lines[0]), "input": place}) + "\n"
        record.write_text("".join(lines))
        done = command("undo", "out", "back")
        assert done.returncode == 1
        assert b"leads out of the folder" in done.stderr
    assert not (tmp_path / "evil.txt").exists()


def test_a_damaged_record_is_told(clean, command, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY, "b.txt": DIRTY})
    clean("in", "out")
    record = min((tmp_path / "out/.clean/edits").glob("*/*.jsonl"))
    record.write_bytes(b'{"input": [\n')
    done = command("undo", "out", "back")
    assert done.returncode == 1
    assert b"damaged" in done.stderr
    assert len(tree(tmp_path / "back")) == 1


@pytest.mark.parametrize(
    "words", [("out", "out"), ("out", "out/back"), ("nowhere", "back"), ("plain", "back"), ("out",)]
)
def test_wrong_usage_is_2(clean, command, tmp_path, words):
    inputs(tmp_path, {"in/a.txt": DIRTY, "plain/a.txt": "x"})
    clean("in", "out")
    done = command("undo", *words)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "back").exists()


def test_no_undo_keeps_nothing(clean, command, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY})
    clean("in", "out")
    clean("in", "out", "--no-undo")
    assert list((tmp_path / "out/.clean").rglob("*.*")) == []
    assert command("undo", "out", "back").returncode == 2
