"""Rules once read are kept as plain data, so that the next start need not read YAML."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from cleaner import __version__
from cleaner.rules import model
from cleaner.rules.model import Phrase, Place, Rule, RuleSet
from cleaner.rules.packs import load_packs, rule_files

_FORM = "1"  # goes up when what is kept changes its form
_MOST_KEPT = 8  # files; older ones go when a new one comes
_BODIES = {
    kind: getattr(model, kind.capitalize())
    for kind in ("phrases", "together", "pattern", "shape", "block", "repeat", "strip")
}


def load_compiled(folders: Sequence[Path]) -> RuleSet:
    """What `load_packs` gives for these folders, from the cache where it was read before.

    Read once, rules are shared by all that ask in this process. The cache is JSON in the
    user's own cache folder, named by what all files hold and by the version; it is safe to
    delete, and one that can't be read or written is done without. Raises what `load_packs`
    raises.
    """
    try:
        name = _fingerprint(folders)
    except OSError:
        return load_packs(folders)  # which says what can't be read
    return _loaded(tuple(folders), name)


@lru_cache(maxsize=2)
def _loaded(folders: tuple[Path, ...], name: str) -> RuleSet:
    try:
        path = _cache_folder() / f"rules-{name}.json"
        return _rules(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):
        rules = load_packs(folders)
    with suppress(OSError, ValueError, RuntimeError):  # a cache is a convenience
        _keep(_cache_folder() / f"rules-{name}.json", rules)
    return rules


def _cache_folder() -> Path:
    """Where programs of this user keep what they can make again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "cleaner"


def _fingerprint(folders: Sequence[Path]) -> str:
    """A name for what all rule files of the folders hold, and where they stand."""
    content = hashlib.sha256(f"{_FORM} {__version__}".encode())
    for folder in folders:
        for path in rule_files(Path(folder)):
            content.update(os.fsencode(path) + b"\0" + path.read_bytes() + b"\0")
    return content.hexdigest()[:32]


def _keep(path: Path, rules: RuleSet) -> None:
    """Write the cache whole or not at all, and take out old ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.write_text(json.dumps(_plain(rules), ensure_ascii=False), encoding="utf-8")
    os.replace(new, path)
    kept = sorted(path.parent.glob("rules-*"), key=lambda one: one.stat().st_mtime)
    for old in kept[:-_MOST_KEPT]:
        old.unlink(missing_ok=True)


def _plain(rules: RuleSet) -> dict[str, Any]:
    return {
        "version": rules.version,
        "packs": rules.packs,
        "rules": [_plain_value(rule) for rule in rules.rules],
    }


def _plain_value(value: Any) -> Any:
    """Dataclasses as lists of their fields, tuples as lists."""
    if isinstance(value, tuple):
        return [_plain_value(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return [_plain_value(getattr(value, one.name)) for one in fields(value)]
    return value


def _rules(data: dict[str, Any]) -> RuleSet:
    rules = tuple(_rule(values) for values in data["rules"])
    return RuleSet(rules, data["version"], tuple(data["packs"]))


def _rule(values: list[Any]) -> Rule:
    given = dict(zip((one.name for one in fields(Rule)), values, strict=True))
    given["body"] = _body(_BODIES[given["kind"]], given["body"])
    given["place"] = Place(*given["place"])
    for name in ("hosts", "languages"):
        given[name] = tuple(given[name])
    for name in ("drops", "keeps", "fails"):
        given[name] = tuple(
            model.Example(text, Place(*place), want, language)
            for text, place, want, language in given[name]
        )
    return Rule(**given)


def _body(kind: Any, values: list[Any]) -> Any:
    """The body of a rule: its phrases are phrases again, its other lists tuples."""
    first, *rest = values
    if kind in (model.Phrases, model.Block):
        return kind(tuple(Phrase(text, language) for text, language in first), *rest)
    return kind(_tuples(first), *map(_tuples, rest))


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value
