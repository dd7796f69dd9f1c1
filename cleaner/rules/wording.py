"""Phrases as a page prints them, with their placeholders: read from a file and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleaner.rules.faults import near, quoted
from cleaner.rules.fields import Fields
from cleaner.rules.model import Phrase
from cleaner.rules.source import Node, Scalar
from cleaner.text.script import is_unspaced
from cleaner.text.tokens import fold, tokens

PLACEHOLDERS = ("n", "name", "date", "time", "url", "email", "handle", "any")
LONGEST = 300
"""Code points of a phrase at most; longer texts are prose and no wording of a page."""
MOST_ANY = 2
"""`{any}` in one phrase at most: each takes up to 25 words, and their cost multiplies."""

# A placeholder, or a brace that seems to belong to one; a brace beside white space is a sign.
_BRACES = re.compile(r"\{([^{}]*)\}|\{(?=\S)|(?<=\S)\}")
_WORD = re.compile(r"\w+")
_OPEN_ENDED = frozenset({"any", "name"})


def read_phrases(fields: Fields, key: str) -> tuple[Phrase, ...]:
    """The phrases under `key`, language by language."""
    phrases: list[Phrase] = []
    for code, node in fields.by_language(key):
        phrases += read_words(fields, code, node)
    return tuple(phrases)


def read_words(fields: Fields, code: str, node: Node) -> tuple[Phrase, ...]:
    """The phrases of one language: a list of texts."""
    nodes = list(fields.texts_of(node, f"the list of `{code}`"))
    fields.refuse_twice(((" ".join(fold(n.text).split()), n) for n in nodes), "the phrase")
    for one in nodes:
        _check(fields, one)
    return tuple(Phrase(one.text, code) for one in nodes)


def _check(fields: Fields, node: Scalar) -> None:
    text = node.text
    if len(text) > LONGEST or "\n" in text:
        message = f"a phrase is one line of at most {LONGEST} characters"
        fields.faults.add(message, node, "keep its first words and write `{any}` for the rest")
        return
    if "{" in text or "}" in text:
        names = _check_placeholders(fields, node)
        text = _BRACES.sub(" ", text)
    else:
        names = set()
    if _WORD.search(text) is None and names <= _OPEN_ENDED:
        help = "write at least one word that the page prints"
        if not names:
            help = "punctuation and signs are no words; use the kind `pattern` for them"
        fields.faults.add("a phrase without a word", node, help)


def _check_placeholders(fields: Fields, node: Scalar) -> set[str]:
    found = list(_BRACES.finditer(node.text))
    for match in found:
        name = match.group(1)
        if name is None:
            help = "braces are kept for placeholders such as `{name}`"
            fields.faults.add("a single brace in a phrase", node, help, part=match.group())
        elif name not in PLACEHOLDERS and (name == name.strip() or name.strip() in PLACEHOLDERS):
            message = f"unknown placeholder {quoted(match.group())}"
            help = re.sub("`(.+?)`", r"`{\1}`", near(name.strip(), PLACEHOLDERS))
            fields.faults.add(message, node, help, part=match.group())
    if sum(match.group(1) == "any" for match in found) > MOST_ANY:
        help = "write two phrases, or the kind `pattern`"
        fields.faults.add(f"more than {MOST_ANY} `{{any}}` in a phrase", node, help)
    return {match.group(1) or "" for match in found}


def without_places(text: str) -> list[str]:
    """The words of a phrase that are no placeholders.

    >>> without_places("{name} am {date}"), without_places("{date}, {time}")
    (['am'], [])
    """
    return _words(_BRACES.sub(" ", text))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Folded words of texts, placeholders left out: of each text the telling ones.

    Words under four letters ("on", "the") stand in any sentence, so they count only
    for a text that has no longer ones. Words of scripts without spaces are cut into
    pairs.

    >>> sorted(words_of(["Leave a Reply to {name}", "Via"]))
    ['leave', 'reply', 'via']
    """
    found: set[str] = set()
    for text in texts:
        bare = _BRACES.sub(" ", text) if "{" in text else text
        pieces = [piece for word in _words(bare) for piece in _pieces(word)]
        found.update([piece for piece in pieces if _telling(piece)] or pieces)
    return frozenset(found)


def holds(text: str, words: frozenset[str]) -> bool:
    """Whether a text holds one of `words`: short ones as a word, others also within one.

    >>> holds("The shares rose.", frozenset({"share"})), holds("Hut", frozenset({"hu"}))
    (True, False)
    """
    folded = fold(text)
    if any(word in folded for word in words if _telling(word)):
        return True
    return not words.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    """Folded words; where a script has no spaces, its runs of letters."""
    if is_unspaced(text):
        return [fold(run) for run in _WORD.findall(text)]
    return [token.fold for token in tokens(text)]


def _telling(piece: str) -> bool:
    """Whether a piece is a find wherever it stands: a long word, a mark, or no Latin script."""
    return len(piece) > 3 or not piece.isalnum() or is_unspaced(piece)


def _pieces(word: str) -> list[str]:
    if not is_unspaced(word):
        return [word]
    return [word[i : i + 2] for i in range(max(1, len(word) - 1))]
