"""Whatever a rule file holds, loading ends in rules or in one clear error."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.errors import RuleError
from cleaner.rules.packs import load_packs

SOUND = """about: A pack of all kinds.
rules:
  - id: form
    why: w
    kind: phrases
    weak: true
    phrases: {en: ["Leave a Reply to {name}"], de: [Antworten]}
    drops: ["Leave a Reply"]
    keeps: ["She will leave a reply."]
  - id: credit
    why: w
    kind: strip
    strip: ['(?i)\\[(?:photo|foto): .{1,40}\\]']
    at: end
    needs: [photo, foto]
    drops: ["x [Photo: Ann]"]
    keeps: ["The photo was his."]
  - {id: up, why: w, kind: together, together: {en: [[sign up], [news*]]}, drops: [a],
     keeps: [news]}
  - {id: s, why: w, kind: shape, score: 9, shape: {words: [1, any], end: none}, drops: [a],
     keeps: [b]}
  - {id: b, why: w, kind: block, leaders: {any: [Tags]}, gives: 9, drops: [Tags], keeps: [tags]}
  - {id: r, why: w, kind: repeat, repeat: title, drops: [a], keeps: [b]}
"""
PIECES = [
    "&a ", "*a", "!!x ", "? ", "---\n", "[", "]", "{", "}", ": ", "- ", "\n", "\n  ", "\t", "'",
    '"', "|\n", ">\n", "#", "{any}", "{n", "(", "(?", "\\", "\\1", "+", "*", "{1,9}", "\x00",
    "\x85", "\u2028", "\ufeff", "日本", "9", "true", "~", "any", "id: ", "kind: ", "%YAML 1.1\n",
]  # fmt: skip


def load(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "own.yaml").write_bytes(content)
        kept = load_packs([folder], keep_going=True, validate=True)
        if not kept.faults:
            assert load_packs([folder], validate=True) == kept
            return
        with pytest.raises(RuleError) as caught:
            load_packs([folder], validate=True)
        assert str(caught.value).startswith("error: ")
        assert "\x1b" not in str(caught.value)


def test_the_sound_file_is_sound() -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "own.yaml").write_text(SOUND, encoding="utf-8")
        assert len(load_packs([Path(name)], validate=True).rules) == 6


@given(st.text())
def test_any_text(text: str) -> None:
    load(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    load(content)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_heap_of_yaml_marks(text: str) -> None:
    load(text.encode())


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(st.integers(0, len(SOUND)), st.integers(0, 12), st.sampled_from(PIECES)),
        min_size=1,
        max_size=4,
    )
)
def test_a_sound_file_with_pieces_torn_out_and_put_in(wounds: list[tuple[int, int, str]]) -> None:
    text = SOUND
    for start, length, piece in wounds:
        text = text[:start] + piece + text[start + length :]
    load(text.encode())
