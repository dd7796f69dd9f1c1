"""`characters_pass` against ftfy itself."""

import re
import subprocess
import sys
import time
from itertools import product
from unicodedata import is_normalized

import ftfy
import pytest
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES
from ftfy.chardata import CONTROL_CHARS, LIGATURES, WIDTH_MAP
from hypothesis import given
from hypothesis import strategies as st

from cleaner.mend import characters
from cleaner.mend.characters import characters_pass
from cleaner.text.edit import apply, undo
from cleaner.text.script import is_unspaced

CONFIG = ftfy.TextFixerConfig(
    unescape_html=True, uncurl_quotes=False, normalization="NFC", explain=False
)


def _expanded(ranges: str) -> set[str]:
    """The characters of a set as ftfy writes them, "a-c" for a range."""
    found: set[str] = set()
    i = 0
    while i < len(ranges):
        if ranges[i + 1 : i + 2] == "-" and i + 2 < len(ranges):
            found.update(map(chr, range(ord(ranges[i]), ord(ranges[i + 2]) + 1)))
            i += 3
        else:
            found.add(ranges[i])
            i += 1
    return found


SUSPECTS = sorted(set().union(*map(_expanded, MOJIBAKE_CATEGORIES.values())) | set("ЂаяΑα€Ššž"))
PIECES = [
    *SUSPECTS,
    *"abcA .,;&#1\n\r\x00\x1b",
    *["&amp;", "&eacute;", "&nope;", "&#8222;", "\r\n", "\u2028", "\ud800", "\udc00", "e\u0301"],
    *[
        "\u0301",
        "ﬁ",
        "Ａ",
        "\u3000",
        "\x1b[3m",
        "â€œ",
        "Ã¶",
        "Ã ",
        "„Ä",
        "été",
        "ĳ",
        "\ufeff",
        "가",
        "각",
    ],
]
broken = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(st.one_of(broken, st.text(max_size=40)))
def test_gives_what_ftfy_gives(text: str) -> None:
    edits = characters_pass(text).edits
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    wanted = [ftfy.fix_text(one, characters.config(wide=is_unspaced(one))) for one in lines]
    assert apply(text, edits) == "".join(wanted)
    assert undo(apply(text, edits), edits) == text


def test_full_width_marks_stay_beside_chinese() -> None:
    text = "他说：“好，走吧！”（笑）\nＳＨＡＲＥ！\n"
    clean = apply(text, characters_pass(text).edits)
    assert clean == "他说：“好，走吧！”（笑）\nSHARE!\n"


def test_no_pair_that_ftfy_takes_for_mojibake_is_skipped() -> None:
    contexts = ("{}{}", "a{}{}b", " {}{} ", "а{}{}В")
    for a, b in product(SUSPECTS, repeat=2):
        for context in contexts:
            text = context.format(a, b)
            if BADNESS_RE.search(text):
                assert characters._TOUCHED.search(text), ascii(text)


def test_no_character_that_ftfy_replaces_is_skipped() -> None:
    replaced = {*CONTROL_CHARS, *LIGATURES, *WIDTH_MAP, *range(0xD800, 0xE000), *range(0x80, 0xA0)}
    for number in replaced:
        char = chr(number)
        assert characters._TOUCHED.search(char) or not is_normalized("NFC", char), hex(number)


@pytest.mark.parametrize("before", ["", "ö"])
def test_lines_longer_than_a_segment_are_cut_as_ftfy_cuts_them(before: str) -> None:
    text = before + "x" * (characters.SEGMENT - len(before) - 1) + "\r\nschÃ¶n\r\n"
    assert apply(text, characters_pass(text).edits) == ftfy.fix_text(text, CONFIG)
    text = before + "x" * (characters.SEGMENT - len(before)) + "\u0301e\u0301 schÃ¶n"
    assert apply(text, characters_pass(text).edits) == ftfy.fix_text(text, CONFIG)


def test_edits_are_small() -> None:
    text = "Wörter und mehr Wörter, " * 500 + "schÃ¶n &amp; gut, " + "noch mehr davon, " * 500
    assert [(e.old, e.new) for e in characters_pass(text).edits] == [("Ã¶", "ö"), ("amp;", "")]


@pytest.mark.parametrize(
    "text",
    ["\n" * 200_000, "\r\n" * 200_000, "a b, " * 1_000_000, "Über „Äpfel“ – ja. " * 250_000],
    ids=["empty lines", "windows line ends", "5 MB line", "German 5 MB line"],
)
def test_is_fast(text: str) -> None:
    start = time.process_time()
    characters_pass(text)
    assert time.process_time() - start < 5


def test_clean_text_does_not_load_ftfy() -> None:
    code = (
        "import sys; from cleaner.mend.characters import characters_pass as f;"
        "f('„Ähnlich“, sagte sie – „schön“ …\\n'); sys.exit('ftfy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
