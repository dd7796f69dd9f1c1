"""YAML to nodes: scalars stay text, and what YAML allows beyond plain data is a fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from cleaner.rules import source
from cleaner.rules.faults import Faults
from cleaner.rules.source import Items, Mapping, Scalar, read_nodes


@pytest.fixture(params=["c", "python"])
def any_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers of PyYAML: the C one, and the one that stands in where it is missing."""
    name = "CSafeLoader" if request.param == "c" else "SafeLoader"
    if not hasattr(yaml, name):
        pytest.skip("PyYAML without its C parser")
    monkeypatch.setattr(source, "_Parser", getattr(yaml, name))


def first_fault(text: str) -> tuple[str, int, int]:
    faults = Faults("x.yaml", text)
    read_nodes(text, faults)
    place = faults.found[0].place
    return faults.found[0].message, place.line, place.column


@pytest.mark.usefixtures("any_parser")
def test_every_scalar_is_the_text_that_was_written() -> None:
    text = "a: no\nb: 1.0\nc: 2026-01-02\nd: ~\ne: 'x'\nf: 0x1F\ng: null"
    root = read_nodes(text, Faults("x", text))
    assert isinstance(root, Mapping)
    values = [v.text for _, v in root.entries.values() if isinstance(v, Scalar)]
    assert values == ["no", "1.0", "2026-01-02", "~", "x", "0x1F", "null"]


@pytest.mark.usefixtures("any_parser")
def test_places_count_characters_and_not_bytes() -> None:
    text = "ä: [ß, 日本語, 'x y']"
    root = read_nodes(text, Faults("x", text))
    assert isinstance(root, Mapping)
    items = root.entries["ä"][1]
    assert isinstance(items, Items)
    assert [(n.line, n.column, n.length) for n in items.nodes] == [(0, 4, 1), (0, 7, 3), (0, 12, 5)]


@pytest.mark.usefixtures("any_parser")
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb: 2\na: 3\n", ("`a` stands here twice", 3, 1)),
        ("a: &x 1\n", ("anchors are not used in rule files", 1, 4)),
        ("a: &x [1]\n", ("anchors are not used in rule files", 1, 4)),
        ("a: *x\n", ("aliases are not used in rule files", 1, 4)),
        ("a: !!python/object/apply:os.getcwd []\n", ("tags are not used in rule files", 1, 4)),
        ("a: !!str 1\n", ("tags are not used in rule files", 1, 4)),
        ("a: 1\n---\nb: 2\n", ("a second document in one file", 2, 1)),
        ("[a]: 1\n", ("a key must be a word", 1, 1)),
        ("[" * 100_000, ("nested more than 20 deep", 1, 21)),
        ("{a: " * 100_000, ("nested more than 20 deep", 1, 81)),
        ("- " * 100_000, ("nested more than 20 deep", 1, 41)),
        ("a: ok\nb: \x01\n", ("this is not YAML: U+0001 can't stand in a file", 2, 4)),
    ],
)
def test_what_rule_files_may_not_hold(text: str, fault: tuple[str, int, int]) -> None:
    assert first_fault(text) == fault


@pytest.mark.usefixtures("any_parser")
def test_half_a_surrogate_never_gets_in() -> None:
    message, line, _ = first_fault('a: "\\ud800"\n')
    assert "surrogate" in message or "this is not YAML" in message
    assert line == 1


@pytest.mark.usefixtures("any_parser")
def test_broken_yaml_names_its_place() -> None:
    message, line, _ = first_fault("a: 1\nb: [1, 2\nc: 3\n")
    assert message.startswith("this is not YAML: ")
    assert line in (2, 3, 4)


def test_an_alias_bomb_is_refused_at_its_first_level(faults_of: Callable[..., str]) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a]\n" for i in range(1000))
    assert "anchors are not used in rule files" in faults_of(bomb)


def test_files_that_cannot_be_read(faults_of: Callable[..., str]) -> None:
    assert "error: this file is not UTF-8\n --> packs/own.yaml:2:1" in faults_of(b"rules:\n\xe4")
    assert "this file is over 2 MB" in faults_of(b"#" * 2_000_001)
    assert "a rule file must be a mapping" in faults_of(b"")
    assert "a rule file must be a mapping" in faults_of(b"- a\n")
    assert "this file has no `rules`" in faults_of(b"about: nothing\n")


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(load: Callable[..., object]) -> None:
    text = (
        "\ufeffrules:\n- id: a\n  why: w\n  kind: phrases\n  phrases: {no: [Del no]}\n"
        "  drops: [Del no]\n  keeps: [Han vil ikke del no i dag.]\n"
    )
    assert load(text) == load(text.replace("\n", "\r\n"))
