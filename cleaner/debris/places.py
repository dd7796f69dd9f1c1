"""Placeholders of phrases: which words of a line can stand for a number, a name, a date."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from cleaner.text.script import is_unspaced
from cleaner.text.tokens import Token

_SEPARATORS = frozenset(":：–—-|→»›>=")
_NAME_PARTICLES = frozenset(
    "von van de der den del della di da dos du la le al el bin ibn zu zum und y e and".split()
)
# A date in numbers, with a time or without: "6.3.2024", "2024-03-06 12:30", "2024년 3월 6일".
_NUMERIC_DATE = re.compile(
    r"(?:\d{1,2}[./-] ?\d{1,2}(?:[./-] ?(?:\d{4}|\d{2}))?|\d{4}[./-] ?\d{1,2}[./-] ?\d{1,2}"
    r"|\d{4} ?[년年] ?\d{1,2} ?[월月] ?\d{1,2} ?[일日])\W{0,3}(?:\d{1,2}[:.h]\d{2}(?::\d{2})?)?"
)
LONGEST_ANY = 25  # words: the longest of 3,000 linked headlines on the pages measured had 24
LONGEST_NAME = 5
LONGEST_SHORT_FORM = 3  # letters; "Dr.", "Nr.", "vol." end no sentence


class Places:
    """The words of one line, asked what may stand at each of them."""

    def __init__(self, line: str, words: list[Token], date_words: AbstractSet[str]) -> None:
        self.line, self.words, self.date_words = line, words, date_words

    def separated(self, i: int) -> bool:
        """Whether a colon, dash or arrow stands between word `i` and the one before."""
        if i == 0:
            return False
        between = self.line[self.words[i - 1].end : self.words[i].start]
        return between != "-" and any(c in _SEPARATORS for c in between)  # "top-rated" is one

    def place_ends(self, name: str, i: int) -> list[int]:
        """The word indexes where a placeholder that starts at word `i` may end."""
        return _PLACES[name](self, i)

    def _number(self, i: int) -> list[int]:
        end = i
        while (
            end < len(self.words)
            and self.words[end].fold.isdecimal()
            and (end == i or self._tight(end))
        ):
            end += 1
        if end > i:
            return [end]
        fold_ = self.words[i].fold  # "1k", "2m", "3rd"
        return [i + 1] if fold_[0].isdecimal() and len(fold_) <= 6 else []

    def _tight(self, i: int) -> bool:
        """No white space between word `i` and the one before."""
        return (
            self.words[i].start - self.words[i - 1].end <= 1
            and not self.line[self.words[i].start - 1].isspace()
        )

    def _chunk(self, i: int) -> tuple[int, str]:
        """The end of the words that stand with word `i` between white space, and that stretch."""
        end = i + 1
        while end < len(self.words) and not any(
            c.isspace() for c in self.line[self.words[end - 1].end : self.words[end].start]
        ):
            end += 1
        return end, self.line[self.words[i].start : self.words[end - 1].end]

    def _url(self, i: int) -> list[int]:
        end, chunk = self._chunk(i)
        return (
            [end]
            if "://" in chunk or (re.search(r"\w\.\w{2,}", chunk) and "@" not in chunk)
            else []
        )

    def _email(self, i: int) -> list[int]:
        end, chunk = self._chunk(i)
        return [end] if re.search(r"\w@\w+[\w.-]*\.\w{2,}", chunk) else []

    def _handle(self, i: int) -> list[int]:
        start = self.words[i].start
        return [self._chunk(i)[0]] if start > 0 and self.line[start - 1] == "@" else []

    def _name(self, i: int) -> list[int]:
        ends: list[int] = []
        for end in range(i, min(len(self.words), i + LONGEST_NAME)):
            word = self.words[end]
            first = self.line[word.start]
            if first.isupper() or (first.isalpha() and not first.islower()):
                ends.append(end + 1)
            elif not (word.fold in _NAME_PARTICLES and end > i):
                break
        return ends

    def _any(self, i: int) -> list[int]:
        word = self.line[self.words[i].start]
        longest = 2 * LONGEST_ANY if is_unspaced(word) else LONGEST_ANY  # two letters are a word
        last = min(len(self.words), i + longest)
        for end in range(i + 1, last):  # a title has no full stop inside, a paragraph has
            before = self.words[end - 1]
            between = self.line[before.end : self.words[end].start]
            if between.startswith(". ") and before.end - before.start > LONGEST_SHORT_FORM:
                return list(range(i + 1, end + 1))
        return list(range(i + 1, last + 1))

    def _date(self, i: int) -> list[int]:
        """A run of numbers, months, weekdays and the small words between them, with a number.

        Numbers alone are a date only when they are written as one: "389,950; 230,500" is none.
        """
        end, numbers, names = i, 0, 0
        ends: list[int] = []
        while end < len(self.words) and end - i < 14:
            word = self.words[end].fold
            if word[0].isdecimal() and (word.isdecimal() or len(word) <= 5 or "t" in word):
                numbers += 1
            elif word in self.date_words:
                names += 1
            else:
                break
            end += 1
            stretch = self.line[self.words[i].start : self.words[end - 1].end]
            if numbers and (names or (numbers > 1 and _NUMERIC_DATE.fullmatch(stretch))):
                ends.append(end)
        return ends

    def _time(self, i: int) -> list[int]:
        word = self.words[i].fold
        if not word.isdecimal() or len(word) > 2:
            return []
        end = i + 1
        while (
            end < len(self.words)
            and end - i < 3
            and self.words[end].fold.isdecimal()
            and self._tight(end)
        ):
            end += 1
        ends = [end] if end > i + 1 else []
        if end < len(self.words) and self.words[end].fold in ("uhr", "am", "pm", "h"):
            ends.append(end + 1)
        return ends


_PLACES: dict[str, Callable[[Any, int], list[int]]] = {
    "n": Places._number,
    "name": Places._name,
    "date": Places._date,
    "time": Places._time,
    "url": Places._url,
    "email": Places._email,
    "handle": Places._handle,
    "any": Places._any,
}
