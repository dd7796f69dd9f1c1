"""Sentences that break off: found, marked with "…", dropped when asked, always flagged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.mend.breaks import ends_open
from cleaner.mend.paragraphs import MARKER, Paragraph, Prose
from cleaner.text.edit import Edit
from cleaner.text.flag import Flag
from cleaner.text.language import Language

RULE = "mend/truncation"
DROP = "mend/stump"

_CUT_DATE = re.compile(r" (?P<day>\d{1,2})\.")
_WORD_BEFORE = re.compile(r"(?<![^\s(„“\"»«])[^\W\d_]+\Z")
_BRACKET_DAY = re.compile(
    r"\((?<=[^\W\d_] \()(?:(?P<word>[^\W\d_]{1,15}) )?(?P<day>\d{1,2})\.(?= (?P<next>[^\W\d_]+))"
)
_NEXT_WORD = re.compile(r" (?P<word>[^\W\d_]+)(?= )")
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])[\"“”»«’)]*\Z")
_CUT_DAY = re.compile(r" …(?<=\d\. …)\)?")
_FEWEST_WORDS = 8
_LONGEST_DATE_WORD = 16
_INNER_STOP = re.compile(r"[.!?…][\"“”»«’)]*\s+[\"„“»«(]*[^\W\d_]")


def mark_day_at_end(prose: Prose) -> Iterator[Edit]:
    """`führt am 7.` at the end of a paragraph → `führt am 7. …`: the month is missing.

    Only after a date word ("am", "vom", "bis") and for days 1 to 31. Not `im Jahr 1945.`,
    `Artikel 10.` or `§ 7.`, which are whole; not for a line that is a list marker.
    """
    text, language = prose.text, prose.language
    for line in prose.lines:
        if line.whole and (found := day_at_end(text, line, language)):
            yield Edit(found.end(), "", " …", RULE)


def mark_day_before_sentence(prose: Prose) -> Iterator[Edit]:
    """`am 10. Die USA` → `am 10. … Die USA`: the rest of the sentence is missing.

    Only after a date word and before a capitalised function word that is no month; not
    before a noun (`am 10. Tag`), nor `Artikel 10. Die`.
    """
    text, language = prose.text, prose.language
    if language is None or not language.ordinal_stop:
        return
    for found in _CUT_DATE.finditer(text):
        following = _NEXT_WORD.match(text, found.end())
        if not following or not _is_date(found, language):
            continue
        word = following["word"]
        starts = word[0].isupper() and word[1:].islower() and len(word) > 1
        folded = word.casefold()
        if starts and folded in language.function_words - language.months - language.weekdays:
            yield Edit(found.end(), "", " …", RULE)


def close_bracket_after_day(prose: Prose) -> Iterator[Edit]:
    """`heute (7. schreiben` → `heute (7. …) schreiben`: month and bracket are missing.

    Not where the bracket is closed in its line (`(5. im Springen)`), not before a month,
    and not where the bracket numbers a list (it stands at the start of a line).
    """
    text, language = prose.text, prose.language
    if language is None or not language.ordinal_stop:
        return
    for found in _BRACKET_DAY.finditer(text):
        word = found["next"]
        if not word.islower() or word in language.months or not 1 <= int(found["day"]) <= 31:
            continue
        if (found["word"] or "am").casefold() not in language.date_words:
            continue
        stop = text.find("\n", found.end())
        closed = text.find(")", found.end(), stop if stop >= 0 else len(text))
        if closed < 0:
            yield Edit(found.end(), "", " …)", RULE)


def drop_stumps(prose: Prose) -> Iterator[Edit]:
    """Take out a paragraph that is one sentence and breaks off after a date.

    Not for a stump at the end of a longer paragraph: that one is marked.
    """
    text, lines, language = prose.text, prose.lines, prose.language
    for i, line in enumerate(lines):
        if not line.whole or not day_at_end(text, line, language):
            continue
        if _INNER_STOP.search(text, line.start, line.end - 4):
            continue
        if i + 1 < len(lines):
            yield Edit(line.start, text[line.start : lines[i + 1].start], "", DROP)
        elif i:
            above = lines[i - 1].end
            yield Edit(above, text[above : line.end], "", DROP)


def day_at_end(text: str, line: Paragraph, language: Language | None) -> re.Match[str] | None:
    """The date word and day that a line ends with, when its month is missing."""
    if language is None or not language.ordinal_stop:
        return None
    for found in _CUT_DATE.finditer(text, max(line.start, line.end - 20), line.end):
        if found.end() == line.end and _is_date(found, language):
            return found
    return None


def truncated(prose: Prose) -> Iterator[Flag]:
    """Flags for sentences that break off, whether they are marked or not."""
    text, language = prose.text, prose.language
    for line in prose.lines:
        why = _why_truncated(text, line, language)
        if why:
            yield Flag(max(line.start, line.end - 40), line.end, "truncated", why)
        for found in _CUT_DAY.finditer(text, line.start, line.end):
            if found.end() < line.end:
                start = max(line.start, found.start() - 3)
                yield Flag(start, found.end(), "truncated", "the month is missing")


def _why_truncated(text: str, line: Paragraph, language: Language | None) -> str:
    if _BREAKS_OFF.search(text, max(line.start, line.end - 8), line.end):
        return "breaks off with an ellipsis"
    if day_at_end(text, line, language):
        return "breaks off after the day of a date"
    if not line.whole or MARKER.match(text, line.start, line.end):
        return ""
    if len(text[line.start : line.end].split(None, _FEWEST_WORDS)) <= _FEWEST_WORDS:
        return ""
    if text[line.end - 1] == ",":
        return "ends in a comma"
    return "ends in a word that opens something" if ends_open(text, line, language) else ""


def _is_date(found: re.Match[str], language: Language) -> bool:
    """Whether a date word stands before the day."""
    at = found.start()
    before = _WORD_BEFORE.search(found.string, max(0, at - _LONGEST_DATE_WORD), at)
    return (
        before is not None
        and before.group().casefold() in language.date_words
        and 1 <= int(found["day"]) <= 31
    )
