"""Hypothesis strategies: texts, and passes of edits that fit them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from cleaner.text.edit import Edit, Pass, apply

TEXTS = st.text(alphabet="ab .\n„“é漢😀", max_size=40)


@st.composite
def edits_for(draw: st.DrawFn, text: str) -> list[Edit]:
    """Edits in order and apart: removals, insertions and replacements; some touch."""
    places = st.lists(st.integers(0, len(text)), max_size=8, unique=True)
    cuts = sorted(draw(places))
    chosen = [span for span in pairwise(cuts) if draw(st.booleans())]
    return [
        Edit(start, text[start:end], draw(st.text(alphabet="xy\n", max_size=4)), "own/rule")
        for start, end in chosen
    ]


@st.composite
def text_and_passes(draw: st.DrawFn) -> tuple[str, list[Pass]]:
    """A text and up to three passes, each against what the one before made."""
    given = text = draw(TEXTS)
    passes = []
    for number in range(draw(st.integers(0, 3))):
        edits = draw(edits_for(text))
        passes.append(Pass(f"pass {number}", tuple(edits)))
        text = apply(text, edits)
    return given, passes
