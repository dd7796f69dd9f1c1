"""`explain`, `check`, `rules`, `--version` and `--help` as processes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT
from tests.cli.texts import DIRTY, MORE, PROSE, inputs

MAKE_TERMINAL = """
import os, pty, sys
os.environ["TERM"] = "xterm"
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))
"""


def test_explain_tells_of_every_line(clean, tmp_path):
    inputs(tmp_path, {"a.txt": DIRTY.replace("\n", "\r\n")})
    done = clean("explain", "a.txt")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    told = [line for line in lines if line.startswith(("keep  ", "drop  ", "edit  "))]
    assert told == [f"keep  {PROSE}", "drop  Anzeige", f"keep  {MORE}", "drop  Leave a Reply"]
    below = lines[lines.index("drop  Anzeige") + 1]
    assert "ads/label" in below
    assert below.endswith("of 100")
    assert "\x1b" not in done.stdout.decode()


def test_explain_tells_of_edits_inside_a_line(clean, tmp_path):
    inputs(tmp_path, {"a.txt": DIRTY.replace("am Montag", "am  Montag")})
    shown = clean("explain", "a.txt").stdout.decode()
    assert "edit  Der Rat tagte am" in shown
    assert "mend/" in shown


def test_explain_cannot_be_used_to_steer_a_terminal(clean, tmp_path):
    inputs(tmp_path, {"a.txt": "Der Rat \x1b[2J tagt.\u202e\n\nAnzeige\n"})
    shown = clean("explain", "a.txt").stdout.decode()
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_explain_reads_html_and_standard_input(clean, tmp_path):
    inputs(tmp_path, {"a.html": f"<article><p>{PROSE}</p><p>Anzeige</p><p>{MORE}</p></article>"})
    assert "drop  Anzeige" in clean("explain", "a.html").stdout.decode()
    assert "drop  Anzeige" in clean("explain", "-", stdin=DIRTY.encode()).stdout.decode()


@pytest.mark.parametrize("name", ["nowhere.txt", "picture.png", "."])
def test_explain_of_no_text_is_one_clear_error(clean, tmp_path, name):
    inputs(tmp_path, {"picture.png": b"\x89PNG\r\n\x1a\n"})
    done = clean("explain", name)
    assert done.returncode in (1, 2)
    assert done.stderr.startswith(b"clean: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_on_a_terminal_only(rules, tmp_path, no_color, coloured):
    inputs(tmp_path, {"a.txt": DIRTY})
    words = ["explain", "a.txt", "--rules", str(rules), "--replace-rules"]
    done = subprocess.run(
        [sys.executable, "-c", MAKE_TERMINAL, sys.executable, "-m", "cleaner", *words],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": no_color},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert (b"\x1b[31mdrop\x1b[0m" in done.stdout) is coloured


def test_check_passes_sound_rules_and_tells_what_is_wrong(command, rules):
    good = command("check", rules)
    assert good.returncode == 0, good.stdout.decode() + good.stderr.decode()
    assert b"2 rules" in good.stdout
    pack = rules / "ads.yaml"
    sound = pack.read_text(encoding="utf-8")
    pack.write_text(sound.replace('drops: ["Anzeige"', 'drops: ["Die Anzeige kam"'))
    wrong = command("check", rules)
    assert wrong.returncode == 1
    assert b"ads/label does not drop this example" in wrong.stdout
    assert b"ads.yaml:9:" in wrong.stdout
    pack.write_text(sound.replace("kind: phrases", "kind: phrase"))
    faulty = command("check", rules)
    assert faulty.returncode == 2
    assert b"did you mean" in faulty.stderr
    assert command("check", rules, "--keep-going").returncode == 2


def test_rules_are_listed_by_class_and_language(clean):
    everything = clean("rules").stdout.decode().splitlines()
    assert [line.split()[0] for line in everything] == ["ads/label", "comments/form"]
    assert everything[0].split()[1:5] == ["phrases", "100", "de", "en"]
    assert "The label over an advertisement." in everything[0]
    assert len(clean("rules", "--class", "comments").stdout.splitlines()) == 1
    assert len(clean("rules", "--lang", "de").stdout.splitlines()) == 1
    assert len(clean("rules", "--lang", "fr").stdout.splitlines()) == 0
    wrong = clean("rules", "--class", "nonsense")
    assert wrong.returncode == 2
    assert b"ads, comments" in wrong.stderr


MANY_KINDS = """\
about: Made for tests.
rules:
  - {id: everywhere, why: A test., kind: phrases, phrases: {any: ["Ad Box"]},
     drops: ["Ad Box"], keeps: ["The ad box stood there."]}
  - {id: leader, why: A test., kind: block, gives: 60, leaders: {de: ["Mehr zum Thema"]},
     drops: ["Mehr zum Thema"], keeps: ["Sie sagte mehr zum Thema."]}
  - {id: groups, why: A test., kind: together, together: {en: [[sign], [inbox]]},
     drops: ["Sign up for your inbox."], keeps: ["A sign stood there."]}
  - {id: wordless, why: A test., kind: pattern, pattern: ['By [A-Z]{2,9}'], needs: [by],
     drops: ["By ANN"], keeps: ["By and by."]}
  - {id: bound, why: A test., kind: pattern, pattern: ['Von [A-Z]{2,9}'], needs: [von],
     languages: [de], drops: ["Von ANN"], keeps: ["Von da an."]}
"""


@pytest.mark.parametrize(
    ("code", "names"),
    [("de", ["bound", "everywhere", "leader"]), ("en", ["everywhere", "groups"])],
)
def test_rules_of_a_language_have_words_of_it(command, tmp_path, code, names):
    inputs(tmp_path / "packs", {"made.yaml": MANY_KINDS})
    done = command("rules", "--lang", code, "--rules", "packs", "--replace-rules")
    found = [line.split()[0] for line in done.stdout.decode().splitlines()]
    assert found == [f"made/{name}" for name in names], done.stderr.decode()


def test_version_names_package_and_rules(command):
    done = command("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"cleaner ")
    assert b", rules " in done.stdout


def test_help_is_there_and_light(command):
    for words in ((), ("explain",), ("undo",), ("check",), ("rules",)):
        done = command(*words, "--help")
        assert done.returncode == 0
        assert b"exit codes:" in done.stdout
    code = (
        "import sys; from cleaner.cli import main; main(['--help']); "
        "heavy = {'trafilatura', 'ftfy', 'regex', 'yaml', 'lxml'} & set(sys.modules); "
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    light = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=60, check=False
    )
    assert light.returncode == 0, light.stderr.decode()
