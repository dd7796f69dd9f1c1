"""Sentences cut by a line or paragraph break, joined where it is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.mend.paragraphs import MARKER, Paragraph, Prose
from cleaner.text.edit import Edit
from cleaner.text.language import Language

RULE = "mend/break"

_ORDINAL = re.compile(r"(?P<before>[^\W\d_]+,?) \(?(?P<day>\d{1,2})\.\Z")
_FIRST_WORD = re.compile(r"(?P<word>[^\W\d_]+)\.?(?P<rest>[^\n]{0,30})")
_SMALL_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?=[ ,])")
_AFTER_MONTH = re.compile(r"\s+[\d(]|\s*[,;)–]|\s+[^\W\d_A-ZÄÖÜ]|\s*\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"“”»«’)\]]*\Z")
_LAST_LETTERS = re.compile(r"(?P<word>[^\W\d_]+)\Z")
_TAIL = 120
_LONGEST_WORD = 40
_LONG = 70
"""Verse and items of a list are shorter than this; a cut paragraph of prose is not."""
_LONG_AT_COMMA = 100
_FEWEST_WORDS_AFTER = 4


def joins(prose: Prose) -> Iterator[Edit]:
    """One edit for each break inside a sentence: the white space becomes one blank."""
    text, lines, language = prose.text, prose.lines, prose.language
    for i in range(len(lines) - 1):
        before, after = lines[i], lines[i + 1]
        above = lines[i - 1] if i else None
        gap = text[before.end : after.start]
        if is_cut_date(text, before, after, language) or (
            before.whole and after.whole and is_cut_clause(text, above, before, after, language)
        ):
            yield Edit(before.end, gap, " ", RULE)


def is_cut_date(text: str, before: Paragraph, after: Paragraph, language: Language | None) -> bool:
    """`am 7.` ¶ `Dezember zu …`: an ordinal with its month on the next line.

    Not where the number could end its sentence (`§ 7.` ¶ `März 2020`): a date word stands
    before it, or the month is followed by a year or by a small letter. Not after a line
    that is nothing but a number, which is a list.
    """
    if language is None or not language.ordinal_stop or text[before.end - 1] != ".":
        return False
    day = _ORDINAL.search(text, max(before.start, before.end - _TAIL), before.end)
    month = _FIRST_WORD.match(text, after.start, after.end)
    if not day or not month or not 1 <= int(day["day"]) <= 31:
        return False
    if month["word"].casefold() not in language.months or not month["word"][0].isupper():
        return False
    if day["before"].strip(",").casefold() in language.date_words:
        return True
    small = day["before"].strip(",").casefold() in language.function_words
    weekday = day["before"].strip(",").casefold() in language.weekdays
    return (small or weekday) and bool(_AFTER_MONTH.match(month["rest"]))


def is_cut_clause(
    text: str,
    above: Paragraph | None,
    before: Paragraph,
    after: Paragraph,
    language: Language | None,
) -> bool:
    """A long paragraph that ends without a stop, and goes on with a small letter.

    A function word must open the second, or end the first. Not for verse (its lines are
    short), for items of a list (marked, or several in a row that end in commas or follow
    a colon), for the address of a letter or speech, for names and addresses written
    small, for text written without capitals, and not where the second part does not end
    like a sentence.
    """
    if language is None or before.end - before.start < _LONG:
        return False
    last = text[before.end - 1]
    if not text[after.start].islower() or text[before.start].islower():
        return False
    if not (last.isalpha() or last == ",") or (above and text[above.end - 1] in ",;:"):
        return False
    if MARKER.match(text, before.start, before.end) or MARKER.match(text, after.start, after.end):
        return False
    open_end = last != "," and _last_word(text, before) in language.function_words
    if not _goes_on(text, after, language, strict=not open_end):
        return False
    return last != "," or (
        before.end - before.start >= _LONG_AT_COMMA and not _is_address(text, before, language)
    )


def _goes_on(text: str, after: Paragraph, language: Language, strict: bool) -> bool:
    """Whether a paragraph reads like the rest of a sentence; `strict` asks for a function word."""
    first = _SMALL_WORD.match(text, after.start, after.end)
    if not first or (strict and first["word"] not in language.function_words):
        return False
    tail = text[max(after.start, after.end - _TAIL) : after.end]
    return bool(_SENTENCE_END.search(tail)) and len(tail.split()) >= _FEWEST_WORDS_AFTER


def _last_word(text: str, line: Paragraph) -> str:
    ending = _LAST_LETTERS.search(text, max(line.start, line.end - _LONGEST_WORD), line.end)
    return ending["word"].casefold() if ending else ""


def _is_address(text: str, line: Paragraph, language: Language) -> bool:
    """Whether a line opens a letter or a speech ("Dear members, …")."""
    first = _FIRST_WORD.match(text, line.start, line.end)
    return bool(first and first["word"].casefold() in language.salutations)


def ends_open(text: str, line: Paragraph, language: Language | None) -> bool:
    """Whether a line ends in a word that cannot end a sentence (an article, a conjunction)."""
    return language is not None and _last_word(text, line) in language.open_words
