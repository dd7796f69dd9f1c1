"""`clean IN OUT` as a process: mirrored folders, what may be replaced, exit codes."""

from __future__ import annotations

import json
import os

import pytest

from tests.cli.texts import CLEAN, DIRTY, inputs, tree


def test_a_folder_is_mirrored(clean, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY, "sub/deep/b.md": DIRTY, "c.TXT": DIRTY})
    done = clean("in", "out", "--no-undo")
    assert done.returncode == 0, done.stderr.decode()
    assert tree(tmp_path / "out") == {
        name: CLEAN.encode() for name in ("a.txt", "sub/deep/b.md", "c.TXT")
    }
    assert done.stdout == b""
    assert b"3 written" in done.stderr


def test_the_summary_counts_lines_and_words_by_class(clean, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY, "b.txt": DIRTY, "c.pdf": "x"})
    lines = clean("in", "out").stderr.decode().splitlines()
    assert lines[0] == "2 files: 2 written; 1 other file skipped"
    assert "removed: 4 lines, 8 words" in lines
    assert [line.split() for line in lines if line.startswith("  ads")] == [
        ["ads", "2", "lines", "2", "words"]
    ]
    assert "  c.pdf: unknown suffix" in lines


def test_html_becomes_text_and_is_read_by_its_own_charset(clean, tmp_path):
    page = (
        '<html><head><meta charset="iso-8859-1"><title>Rat</title></head><body><article>'
        "<p>Der Rat tagte am Montag über die größere Brücke, und die Bürger hörten lange zu.</p>"
        "<p>Am Abend gingen alle, die gekommen waren, müde und zufrieden wieder nach Hause.</p>"
        "</article></body></html>"
    )
    inputs(tmp_path / "in", {"a.html": page.encode("latin-1"), "b.htm": page.encode("latin-1")})
    inputs(tmp_path / "in", {"b.txt": CLEAN})
    assert clean("in", "out", "--no-undo").returncode == 0
    out = tree(tmp_path / "out")
    assert sorted(out) == ["a.txt", "b.htm.txt", "b.txt"]
    assert "größere Brücke" in out["a.txt"].decode()
    assert "<p>" not in out["a.txt"].decode()


@pytest.mark.parametrize(
    ("source", "target"),
    [("in", "in"), ("in", "in/out"), ("in/sub", "in"), ("in", "link"), ("in/a.txt", "in/a.txt")],
)
def test_overlapping_places_are_refused(clean, tmp_path, source, target):
    inputs(tmp_path / "in", {"a.txt": DIRTY, "sub/b.txt": DIRTY})
    (tmp_path / "link").symlink_to("in/sub")
    before = tree(tmp_path / "in")
    done = clean(source, target)
    assert done.returncode == 2
    assert b"IN" in done.stderr
    assert b"Traceback" not in done.stderr
    assert tree(tmp_path / "in") == before


def test_another_file_is_replaced_only_when_asked(clean, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY, "b.txt": DIRTY})
    inputs(tmp_path / "out", {"a.txt": "mine", "b.txt": CLEAN})
    os.utime(tmp_path / "out/b.txt", (1, 1))
    done = clean("in", "out")
    assert done.returncode == 1
    assert b"a.txt: its output exists" in done.stderr
    assert b"1 failed, 1 unchanged" in done.stderr
    assert (tmp_path / "out/a.txt").read_text() == "mine"
    assert (tmp_path / "out/b.txt").stat().st_mtime == 1
    assert clean("in", "out", "--overwrite").returncode == 0
    assert (tmp_path / "out/a.txt").read_text(encoding="utf-8") == CLEAN
    assert (tmp_path / "out/b.txt").stat().st_mtime == 1


def test_no_half_files_are_left(clean, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY})
    (tmp_path / "out/a.txt").mkdir(parents=True)
    assert clean("in", "out").returncode == 1
    assert list(tree(tmp_path / "out")) == []


def test_a_dry_run_writes_nothing_and_shows_the_changes(clean, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY})
    done = clean("in", "out", "--dry-run", "--diff")
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert not (tmp_path / "out").exists()
    assert "--- a.txt" in shown
    assert "-Leave a Reply" in shown
    assert "comments/form" in shown
    assert "removed: 2 lines, 4 words" in shown


def test_one_is_told_in_the_singular(clean, command, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY})
    lines = clean("in", "out").stderr.decode().splitlines()
    assert lines[0] == "1 file: 1 written"
    assert [line.split() for line in lines if line.startswith("  ads")] == [
        ["ads", "1", "line", "1", "word"]
    ]
    assert command("undo", "out", "back").stderr.decode() == "1 file: 1 written\n"


def test_links_out_of_the_input_are_not_followed(clean, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY, "sub/b.txt": DIRTY})
    inputs(tmp_path / "secret", {"s.txt": "secret"})
    (tmp_path / "in/out.txt").symlink_to(tmp_path / "secret/s.txt")
    (tmp_path / "in/folder").symlink_to(tmp_path / "secret")
    (tmp_path / "in/round").symlink_to(tmp_path / "in")
    (tmp_path / "in/inside.txt").symlink_to("sub/b.txt")
    done = clean("in", "out", "--no-undo")
    assert done.returncode == 0
    assert sorted(tree(tmp_path / "out")) == ["a.txt", "inside.txt", "sub/b.txt"]
    assert done.stderr.count(b"leads out of the input folder") == 2
    assert b"round: a link to a folder" in done.stderr


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(clean, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY, "bad.txt": bytes(range(256)) * 9})
    (tmp_path / "in/gone.txt").symlink_to("nowhere.txt")
    done = clean("in", "out", "--no-undo")
    assert done.returncode == 1
    assert b"bad.txt: not text" in done.stderr
    assert b"gone.txt: a link to nothing" in done.stderr
    assert list(tree(tmp_path / "out")) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_file_without_the_right_to_read_it_fails_alone(clean, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY, "b.txt": DIRTY})
    (tmp_path / "in/b.txt").chmod(0)
    done = clean("in", "out", "--no-undo")
    assert done.returncode == 1
    assert list(tree(tmp_path / "out")) == ["a.txt"]


def test_strict_exits_with_1_where_the_guard_refused(clean, tmp_path):
    # A rule that would take all the prose there is, so the guard speaks.
    prose = "Der Rat tagte am Montag über die Brücke, und die Bürger hörten lange zu."
    (tmp_path / "packs2").mkdir()
    (tmp_path / "packs2/all.yaml").write_text(
        "about: Too much.\nrules:\n  - id: all\n    why: Takes prose, for a test.\n"
        "    kind: pattern\n    pattern: ['Der Rat .{1,200}']\n    needs: [rat]\n    score: 200\n"
        "    drops: ['Der Rat tagt.']\n    keeps: ['Im Rat sitzen neun Leute.']\n",
        encoding="utf-8",
    )
    inputs(tmp_path / "in", {"a.txt": prose})
    loose = clean("in", "out", "--rules", tmp_path / "packs2")
    assert b"the guard refused edits in: 1 file" in loose.stderr
    assert loose.returncode == 0
    assert clean("in", "out2", "--rules", tmp_path / "packs2", "--strict").returncode == 1
    assert (tmp_path / "out/a.txt").read_text(encoding="utf-8") == prose


def test_options_choose_rules_and_protect_lines(clean, tmp_path):
    inputs(tmp_path / "in", {"a.txt": DIRTY})
    for words, gone in (
        (("--skip", "ads"), {"Leave a Reply"}),
        (("--only", "ads"), {"Anzeige"}),
        (("--skip", "ads/label,comments"), set()),
        (("--keep", "^Anz"), {"Leave a Reply"}),
    ):
        done = clean("in/a.txt", "-", *words)
        lines = set(done.stdout.decode().splitlines())
        assert {"Anzeige", "Leave a Reply"} - lines == gone, words


def test_standard_input_and_output(clean, tmp_path):
    raw = DIRTY.encode("utf-16")
    assert clean("-", "-", stdin=raw).stdout.decode() == CLEAN
    assert clean("-", stdin=raw).stdout.decode() == CLEAN
    assert clean("-", "o.txt", stdin=raw).returncode == 0
    assert (tmp_path / "o.txt").read_bytes() == CLEAN.encode()
    bad = clean("-", "-", stdin=b"\x89PNG\r\n\x1a\n")
    assert bad.returncode == 1
    assert bad.stdout == b""


def test_one_process_and_two_give_the_same(clean, tmp_path):
    inputs(tmp_path / "in", {f"{n}.txt": f"{n}\n\n{DIRTY}" for n in range(12)})
    inputs(tmp_path / "in", {"bad.txt": b"GIF89a"})
    for jobs in ("1", "2"):
        assert clean("in", f"out{jobs}", "--jobs", jobs, "--report", f"{jobs}.json").returncode == 1
    assert tree(tmp_path / "out1", hidden=True) == tree(tmp_path / "out2", hidden=True)
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("in",),
        ("nowhere", "out"),
        ("in", "-"),
        ("in", "file.txt"),
        ("in", "out", "--profile", "bold"),
        ("in", "out", "--only", "nonsense"),
        ("in", "out", "--keep", "("),
        ("in", "out", "--jobs", "0"),
        ("in", "out", "--unknown"),
        ("in", "out", "--rules", "nowhere"),
    ],
)
def test_wrong_usage_is_2_and_does_nothing(clean, tmp_path, words):
    inputs(tmp_path, {"in/a.txt": DIRTY, "file.txt": "x"})
    done = clean(*words)
    assert done.returncode == 2, done.stderr.decode()
    assert done.stderr.strip()
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_named_like_a_command_is_given_with_a_dot(clean, tmp_path):
    inputs(tmp_path / "rules", {"a.txt": DIRTY})
    assert clean("./rules", "out", "--no-undo").returncode == 0
    assert tree(tmp_path / "out") == {"a.txt": CLEAN.encode()}


def test_strange_names_and_empty_files(clean, command, tmp_path):
    names = ["ä ö.txt", "-x.txt", "line\nbreak.txt", "x" * 251 + ".txt"]
    inputs(tmp_path / "in", dict.fromkeys(names, DIRTY) | {"empty.txt": ""})
    (tmp_path / "in" / os.fsdecode(b"\xff.txt")).write_text(DIRTY, encoding="utf-8")
    done = clean("in", "out", "--report", "r.json", "--diff")
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "out/empty.txt").read_bytes() == b""
    assert len(tree(tmp_path / "out")) == 6
    assert len(json.loads((tmp_path / "r.json").read_text())["files"]) == 6
    assert command("undo", "out", "back").returncode == 0
    assert tree(tmp_path / "back") == tree(tmp_path / "in")
