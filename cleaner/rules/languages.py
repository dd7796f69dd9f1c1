"""Languages as data: one YAML file each, read into `Language` values."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from cleaner.rules.faults import FaultLimitError, Faults, Spot, fault_error
from cleaner.rules.fields import Fields
from cleaner.rules.model import Fault
from cleaner.rules.source import Mapping, read_nodes, read_text
from cleaner.text.language import Language

_WORD_LISTS = (
    "function_words",
    "months",
    "weekdays",
    "abbreviations",
    "connectors",
    "date_words",
    "open_words",
    "speech_words",
    "salutations",
)
_NEEDED = ("about", "code", "name", "ordinal_stop", "quotes", "function_words")


def load_languages(folder: Path) -> tuple[Language, ...]:
    """The languages of `folder/*.yaml`, in order of code; read once while no file changes.

    Every scalar is text, so `no` and `on` stay words. Raises `RuleError` that lists all
    faults of all files with their places.
    """
    paths = tuple(sorted(folder.glob("*.yaml")))
    return _read(paths, tuple(path.stat().st_mtime_ns for path in paths))


@lru_cache(maxsize=2)
def _read(paths: tuple[Path, ...], changed: tuple[int, ...]) -> tuple[Language, ...]:
    found: list[Language] = []
    faults: list[Fault] = []
    for path in paths:
        text, gathered = read_text(path, f"{path.parent.name}/{path.name}")
        try:
            language = None if gathered.found else _language(text, gathered)
        except FaultLimitError:
            language = None
        faults += gathered.found
        if language and not gathered.found:
            found.append(language)
    if faults:
        raise fault_error(faults)
    return tuple(sorted(found, key=lambda one: one.code))


def _language(text: str, faults: Faults) -> Language | None:
    root = read_nodes(text, faults)
    if faults.found:
        return None
    if not isinstance(root, Mapping):
        faults.add("a language file is a mapping of names to values", root or Spot(0, 0, 1))
        return None
    fields = Fields(root, faults, root, "this language")
    fields.refuse_other_keys((*_NEEDED, *_WORD_LISTS), "in a language file")
    for key in _NEEDED:
        if fields.node(key) is None:
            fields.missing(key, f"add `{key}:`")
    words = {
        key: frozenset(one.text.casefold() for one in fields.texts(key)) for key in _WORD_LISTS
    }
    return Language(
        code=_text(fields, "code"),
        name=_text(fields, "name"),
        ordinal_stop=fields.truth("ordinal_stop"),
        quotes=tuple(_pairs(fields)),
        **words,
    )


def _text(fields: Fields, key: str) -> str:
    node = fields.scalar(key)
    return node.text if node else ""


def _pairs(fields: Fields) -> Iterator[tuple[str, str]]:
    """Pairs of marks; each mark is one code point, which the reader of quotes relies on."""
    node = fields.node("quotes")
    for pair in fields.items(node, "`quotes`") if node else []:
        marks = [one.text for one in fields.texts_of(pair, "a pair of marks")]
        if len(marks) == 2 and all(len(mark) == 1 for mark in marks):
            yield marks[0], marks[1]
        else:
            fields.faults.add("a pair is an opening and a closing mark", pair, 'write `["„", "“"]`')
