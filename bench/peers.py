"""Published line filters, written afresh from their papers, to stand beside `cleaner`.

Each takes a text and gives the lines that it would keep. Only what the papers say of lines is here:
what they say of whole documents (drop those with too few sentences, say) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Raffel et al. 2020, "Exploring the Limits of Transfer Learning", section 2.2, and the thresholds
# of the released code: terminal punctuation, at least three words (five in the paper), no line
# about JavaScript or cookies and policies.
_C4_ENDS = (".", "?", "!", '"', "'")
_C4_WORDS = 3
_C4_PHRASES = (
    "javascript",
    "terms of use",
    "privacy policy",
    "cookie policy",
    "uses cookies",
    "use of cookies",
    "use cookies",
)
_CITATION = re.compile(r"\[\d*\]|\[edit\]|\[citation needed\]")

# Penedo et al. 2023, "The RefinedWeb Dataset", appendix G.2: line-wise corrections.
_COUNTER = re.compile(
    r"\W*\d+(?:[.,]\d+)?[km]?\s+(?:likes?|shares?|comments?|retweets?|reposts?|quotes?|bookmarks?"
    r"|upvotes?|downvotes?|downloads?|views?|followers?)\W*",
    re.IGNORECASE,
)
_SHORT_LINE = 10  # words in which the phrases below are looked for
_AT_START = ("sign-in", "sign in", "log in", "login")
_AT_END = ("read more...", "read more", "read more…")
_INSIDE = ("items in cart",)


def untouched(text: str) -> str:
    """The text as it is."""
    return text


def c4(text: str) -> str:
    """C4's filter of lines."""
    return _lines(text, lambda line: _c4_keeps(line) and _ends_well(line))


def c4_without_punctuation(text: str) -> str:
    """C4's filter without the rule that asks for terminal punctuation."""
    return _lines(text, _c4_keeps)


def refinedweb(text: str) -> str:
    """RefinedWeb's line-wise filter."""
    return _lines(text, _refinedweb_keeps)


PEERS = {
    "untouched": untouched,
    "C4": c4,
    "C4 without punctuation": c4_without_punctuation,
    "RefinedWeb": refinedweb,
}


def _lines(text: str, keeps: Callable[[str], bool]) -> str:
    """The text with the lines that are kept; empty lines stay, since they part paragraphs."""
    return "\n".join(line for line in text.split("\n") if not line.strip() or keeps(line.strip()))


def _c4_keeps(line: str) -> bool:
    line = _CITATION.sub("", line)
    folded = line.casefold()
    return len(line.split()) >= _C4_WORDS and not any(one in folded for one in _C4_PHRASES)


def _ends_well(line: str) -> bool:
    line = _CITATION.sub("", line).rstrip()
    return line.endswith(_C4_ENDS) and not line.endswith("...")


def _refinedweb_keeps(line: str) -> bool:
    words = line.split()
    letters = [c for c in line if c.isalpha()]
    if len(words) == 1 or not letters or _COUNTER.fullmatch(line):
        return False
    if sum(c.isupper() for c in letters) > len(letters) / 2:
        return False
    if len(words) <= _SHORT_LINE:
        folded = line.casefold()
        if folded.startswith(_AT_START) or folded.endswith(_AT_END):
            return False
        return not any(one in folded for one in _INSIDE)
    return True
