"""White space: what is closed and what stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.mend.spacing import spacing_pass
from cleaner.text.edit import apply, undo

PLAIN = "The envoy told us so. They will meet again soon."
MENDED = [
    ("The envoy told us so.  They will meet again soon.", PLAIN),
    ("The envoy told us so.\xa0 They will meet again soon.", PLAIN),
    ("Ein Satz mit Blanks am Ende. \t\nNoch einer.  ", "Ein Satz mit Blanks am Ende.\nNoch einer."),
    ("Eins.\n   \nZwei.", "Eins.\n\nZwei."),
]
KEPT = [
    "    eingerückt  wie Code und sonst nichts in dieser Zeile",
    "Name    Alter  Wohnort  und noch viele andere Wörter hier",
    "Hans Meier aus Köln  der Erste\nEva Müller aus Bonn  die Zweite",
    "b)  unter Buchstabe b stehen Angaben zu den sonstigen Verhältnissen",
    "-  ein Punkt in einer Liste mit sehr vielen Wörtern darin",
    "| eins  | zwei und drei und vier und fünf  | sechs |",
    "Ort:  Berlin",
    "  Der Mond ist aufgegangen,\n    die Sternlein prangen",
    "Ein Satz.\n\n\n\nNoch einer.\n",
    "return  a + b if c and d else e and f;",
    "",
    "\n\n",
]


def spaced(text: str) -> str:
    return apply(text, spacing_pass(text).edits)


@pytest.mark.parametrize(("text", "mended"), MENDED)
def test_mended(text: str, mended: str) -> None:
    assert spaced(text) == mended


@pytest.mark.parametrize("text", KEPT)
def test_kept(text: str) -> None:
    assert spaced(text) == text


pieces = st.sampled_from(
    [
        "wort",
        "und ein Satz mit vielen Wörtern",
        " ",
        "  ",
        "   ",
        "\n",
        ". ",
        "\t",
        "\xa0",
        "-",
        "1.",
    ]
)


@given(st.lists(pieces, max_size=30).map("".join))
def test_twice_is_once_and_only_blanks_go(text: str) -> None:
    edits = spacing_pass(text).edits
    once = apply(text, edits)
    assert spaced(once) == once
    assert undo(once, edits) == text
    assert once.split() == text.split()
