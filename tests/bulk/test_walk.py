"""What is found in a folder, and what the outputs are called."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.bulk.walk import Skipped, Source, Unreadable, name_outputs, walk

NAMES = st.lists(
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from("ab"),
            st.sampled_from([".html", ".htm", ".txt", ".md", ".html.txt", ".htm.txt"]),
        ),
    ),
    unique=True,
)


@given(NAMES, st.randoms())
def test_no_two_inputs_share_an_output_whatever_their_order(names, random):
    outputs = name_outputs(names)
    given_ones = [out for out in outputs.values() if out is not None]
    assert len(set(given_ones)) == len(given_ones)
    assert all(outputs[name] == name for name in names if name.endswith((".txt", ".md")))
    random.shuffle(names)
    assert name_outputs(names) == outputs


def test_a_folder_takes_a_name_too():
    assert name_outputs(["a.html"], taken=["a.txt"]) == {"a.html": "a.html.txt"}
    assert name_outputs(["a.html"], taken=["a.txt", "a.html.txt"]) == {"a.html": None}


def test_everything_is_found_in_order_of_name_and_nothing_twice(tmp_path):
    for name in ("b.txt", "a/c.html", "a/.hidden.md", "a/x.bin", ".clean/edits/ab/ab.txt", "B.TXT"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = list(walk(tmp_path))
    assert [one.relative for one in found] == [
        "B.TXT",
        "b.txt",
        "a/.hidden.md",
        "a/c.html",
        "a/x.bin",
    ]
    assert [one.output for one in found if isinstance(one, Source)] == [
        "B.TXT",
        "b.txt",
        "a/.hidden.md",
        "a/c.txt",
    ]
    assert found[-1] == Skipped("a/x.bin", "unknown suffix")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_left_alone(tmp_path):
    os.mkfifo(tmp_path / "p.txt")
    assert list(walk(tmp_path)) == [Skipped("p.txt", "no plain file")]


def test_a_folder_that_is_gone_is_told(tmp_path):
    (found,) = walk(tmp_path / "nowhere")
    assert isinstance(found, Unreadable)
    assert "can't list" in found.error
