"""What a line looks like, in numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.shape import end_mark, shape_of

FUNCTION = frozenset("the a of and to was when it in he had that der die und am auf als".split())
RUNNING = (
    "When the ferry came in that morning the smith was on the quay, and he had a letter "
    "to send to the parish in the hills."
)


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("Ein Satz.", "stop"),
        ("Ein Satz!“", "stop"),
        ("(Ein Satz.)", "stop"),
        ("終わり。」", "stop"),
        ("Weiter …", "dots"),
        ("Weiter...", "dots"),
        ("Weiter [...]", "dots"),
        ("Teilen:", "colon"),
        ("erst;", "colon"),
        ("Hamburg,", "comma"),
        ("und dann –", "comma"),
        ("Menü", "none"),
        ("***", "none"),
        ("", "none"),
    ],
)
def test_end_mark(line: str, end: str) -> None:
    assert end_mark(line) == end


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("Menu", 0),
        ("Home News Sport Culture Weather Contact Imprint Sitemap.", 0),  # no function words
        ("12:30 13:45 14:10 15:25 16:40 17:55 the of.", 0),  # a table's row
        ("The mill of the parish and the bridge to it in the valley that he had", 1),
        ("The smith had a letter to send.", 1),
        ("The smith had a letter to send to the hills.", 2),
        (RUNNING, 3),
        (RUNNING.rstrip("."), 2),
        ("橋は古い。", 0),
        ("川の向こうに古い橋があり、毎朝子どもたちが渡る。", 2),
    ],
)
def test_prose(line: str, prose: int) -> None:
    assert shape_of(line, FUNCTION).prose == prose


@pytest.mark.parametrize(
    ("line", "feature", "value"),
    [
        ("Dem Nachbarn gefällt's", "words", 3),
        ("E-Mail-Adresse", "words", 1),
        ("橋は古い", "words", 3),  # one run of letters, and half of four characters
        ("the old mill of 1890", "function_words", 0.4),
        ("THE Old mill", "function_words", 1 / 3),
        ("Alte Mühle am Fluss", "capitals", 0.75),
        ("12 ab", "digits", 0.4),
        ("a|b|", "symbols", 0.5),
        ("» «", "symbols", 2 / 3),
        ("» «", "words", 0),
        ("Menü", "chars", 4),
    ],
)
def test_features(line: str, feature: str, value: float) -> None:
    assert getattr(shape_of(line, FUNCTION), feature) == pytest.approx(value)


@given(st.text(max_size=60))
def test_shares_are_shares(line: str) -> None:
    shape = shape_of(line.strip(), FUNCTION)
    for share in (shape.function_words, shape.capitals, shape.digits, shape.symbols):
        assert 0 <= share <= 1
    assert 0 <= shape.prose <= 3
