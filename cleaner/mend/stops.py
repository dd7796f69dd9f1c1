"""Stray stops inside a sentence and marks that a space cut off from their word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.mend.paragraphs import Prose
from cleaner.text.edit import Edit
from cleaner.text.language import Language

RULE = "mend/stray-stop"
ORPHAN = "mend/orphan-mark"

# Each begins with its rarest literal: `re` then scans for that at the speed of C.
_STOP_COMMA = re.compile(r"\. ,(?=[ \n]|\Z)")
_QUOTED_COMMA = re.compile(r" ,(?<=[.!?…][\"“”»«’] ,)(?=[ \n]|\Z)")
_CLOSED_STOP = re.compile(r"[“”»«\"]\.(?<=[^\W_].\.) (?P<word>[^\W\d_]+)(?=[ ,])")
_LAST_WORD = re.compile(r"(?:[^\W_]+\.\s?)*[^\W_]+\Z")
_LONGEST_WORD = 40
_FEWEST_LETTERS = 5
"""A shorter word before a stop may be an abbreviation that the data does not list."""


def stop_before_comma(prose: Prose) -> Iterator[Edit]:
    """`angehören. , sagte` → `angehören, sagte`: a sentence's stop left before its comma.

    Not after an abbreviation, an initial or a number (`usw. ,`): there the stop belongs
    to the word and only the space goes. Not after "..".

    >>> [e.old for e in stop_before_comma(Prose("dem sie angehören. , sagte er", None))]
    ['. ']
    >>> [e.old for e in stop_before_comma(Prose("Äpfel, Birnen usw. , sagte er", None))]
    []
    """
    text, language = prose.text, prose.language
    for found in _STOP_COMMA.finditer(text):
        at = found.start()
        word = last_word(text, at)
        if not word:
            continue
        if is_abbreviation(word, language):
            yield Edit(at + 1, " ", "", ORPHAN)
        elif len(word) >= _FEWEST_LETTERS:
            yield Edit(at, ". ", "", RULE)


def comma_after_quotation(prose: Prose) -> Iterator[Edit]:
    """`aufzuerlegen.“ , die` → `aufzuerlegen.“, die`: the stop inside the quotation stays.

    Not where the mark may open a quotation: a comma never follows an opening mark.

    >>> [e.start for e in comma_after_quotation(Prose("„Wir gehen.“ , sagte er.", None))]
    [12]
    """
    for found in _QUOTED_COMMA.finditer(prose.text):
        yield Edit(found.start(), " ", "", ORPHAN)


def stop_after_quotation(prose: Prose) -> Iterator[Edit]:
    """`ermöglichen“. sich` → `ermöglichen“ sich`: the sentence goes on after the quotation.

    Only before a small function word of the language; not before names that are written
    small (`“. iPhone`), not after an abbreviation, and not where the rest of the text is
    written without capitals.
    """
    text, language = prose.text, prose.language
    if language is None:
        return
    for found in _CLOSED_STOP.finditer(text):
        word = found.group("word")
        if not word.islower() or word not in language.function_words:
            continue
        at = found.start() + 1
        if is_abbreviation(last_word(text, at - 1), language) or not _has_capital(text, at):
            continue
        yield Edit(at, ".", "", RULE)


def last_word(text: str, end: int) -> str:
    """The word that ends at `end`, with the parts of an abbreviation such as "z. B"."""
    found = _LAST_WORD.search(text, max(0, end - _LONGEST_WORD), end)
    return found.group() if found else ""


def is_abbreviation(word: str, language: Language | None) -> bool:
    """Whether `word`, given without its last stop, is an abbreviation, an initial or a number.

    >>> is_abbreviation("d. h", None), is_abbreviation("angehören", None)
    (True, False)
    """
    folded = word.casefold()
    last = folded.rpartition(".")[2].strip()
    if not last or len(last) == 1 or last.isdigit():
        return True
    return language is not None and bool({folded, last} & language.abbreviations)


def _has_capital(text: str, at: int) -> bool:
    """Whether the 200 code points before `at` are written with capitals."""
    before = text[max(0, at - 200) : at]
    return before != before.lower()
