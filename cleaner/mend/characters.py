"""Mojibake, entities, ligatures, control characters and line ends, mended by ftfy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized

from cleaner.mend.difference import differences
from cleaner.text.edit import Edit, Pass
from cleaner.text.script import is_unspaced

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

RULE = "mend/characters"
SEGMENT = 1_000_000
"""ftfy's `max_decode_length`: a longer line is mended in pieces of so many code points."""

# What ftfy's fixers replace one by one: controls, line breaks, deprecated Arabic and
# interlinear controls, surrogates, ligatures, full and half width; then the few single
# characters that its test for mojibake may find beside ASCII letters.
_CONTROLS = r"\x00-\x08\x0b\x0d-\x1f\x7f-\x9f\u2028\u2029\u206a-\u206f\ufeff\ufff9-\ufffc"
_FORMS = (
    r"\ud800-\udfff\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06"
    r"\u3000\uff00-\uffef"
)
_ALONE = "ŒœÃÂЂ"
# Every other alternative of that test needs two neighbours beyond ASCII. The second is a
# mark, a sign or an accented letter; the first is no opening quote, dash, ellipsis or
# no-break space, unless the second is one of the marks that only mojibake puts there.
_SECOND = r"\x80-\u0385\u0490\u0491\u2000-\u25ff\uf8ff\ufffd"
_OPENERS = "\xa0\xad·´–—―…’¡«¿©΄΅‘‚“„•‹"
_MARKS = r"¦¤¨¬¯¸ƒˆˇ˘˛˜†‡‰⌐◊\ufffdªº\u2500-\u259f"
_FIRSTS = rf"{_CONTROLS}{_FORMS}{_ALONE}&\x80-\U0010ffff"
# One leading set lets `re` scan at the speed of a character class.
_TOUCHED = re.compile(
    rf"[{_FIRSTS}](?:(?<=[{_CONTROLS}{_FORMS}{_ALONE}])|(?<=&)#?[0-9A-Za-z]{{1,24}};"
    rf"|(?<=[^\x00-\x7f{_OPENERS}])[{_SECOND}]|(?<=[^\x00-\x7f])[{_MARKS}])"
)
_REPLACED = re.compile(rf"[{_CONTROLS}{_FORMS}]|&#?[0-9A-Za-z]{{1,24}};")


def characters_pass(text: str) -> Pass:
    r"""The edits that turn `text` into what `ftfy.fix_text` makes of it, line by line.

    Entities are always unescaped, curly quotes stay curly, the form is NFC; full-width marks
    stay in lines with Chinese or Japanese in them, whose custom they are. Lines that
    no fixer can touch never reach ftfy, which is loaded when the first line needs it.

    >>> characters_pass("schÃ¶n &amp; gut\n").edits[0].new
    'ö'
    """
    return Pass("characters", tuple(_edits(text)))


def _edits(text: str) -> Iterator[Edit]:
    """Go from one suspicious character to the next; a text without any is one scan."""
    if not (text.isascii() or is_normalized("NFC", text)):
        yield from _mended(text, 0, len(text))
        return
    at = 0
    while found := _TOUCHED.search(text, at):
        start = text.rfind("\n", at, found.start()) + 1 or at
        stop = text.find("\n", found.start()) + 1 or len(text)
        line_end = found.start() == stop - 2 and text.startswith("\r\n", found.start())
        if line_end and stop - start <= SEGMENT:
            yield Edit(found.start(), "\r", "", RULE)
        else:
            yield from _mended(text, start, stop)
        at = stop


def _mended(text: str, start: int, stop: int) -> Iterator[Edit]:
    """Mend the lines between two offsets as ftfy cuts them into segments."""
    while start < stop:
        end = min(text.find("\n", start, stop) + 1 or stop, start + SEGMENT)
        old = text[start:end]
        if _may_change(old):
            new = _fixed(old)
            if new != old:
                for at, removed, added in differences(old, new):
                    yield Edit(start + at, removed, added, RULE)
        start = end


def _may_change(segment: str) -> bool:
    """False only where ftfy would give the segment back as it is."""
    if _REPLACED.search(segment):
        return True
    if segment.isascii():
        return False
    if not is_normalized("NFC", segment):
        return True
    return bool(_TOUCHED.search(segment)) and _is_bad(segment)


def _is_bad(segment: str) -> bool:
    from ftfy.badness import is_bad

    return bool(is_bad(segment))


def _fixed(segment: str) -> str:
    from ftfy import fix_and_explain

    return str(fix_and_explain(segment, config(wide=is_unspaced(segment)))[0])


@cache
def config(wide: bool) -> TextFixerConfig:
    """How ftfy is set up; `wide`: Chinese or Japanese stands there, whose marks are full-width.

    `unescape_html` is fixed, since "auto" would answer by the rest of the text.
    """
    from ftfy import TextFixerConfig

    settings: dict[str, Any] = {"unescape_html": True, "uncurl_quotes": False}
    settings["fix_character_width"] = not wide
    return TextFixerConfig(normalization="NFC", explain=False, **settings)
