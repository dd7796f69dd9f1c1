"""`clean rules`: the list of rules, by class and by language."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.cli import exit as codes
from cleaner.cli.options import Help, add_rule_options, rule_folders
from cleaner.cli.paint import Paint
from cleaner.errors import OptionError

if TYPE_CHECKING:
    from cleaner.rules.model import Rule

_ABOUT = """\
List the rules: name, kind, score, languages, and why each is there.

  clean rules --class comments --lang de
"""
_ANY = "any"


def main(words: Sequence[str]) -> int:
    """Run `clean rules`; returns the exit code."""
    options = _parser().parse_args(words)
    from cleaner.rules.packs import load_packs

    found = load_packs(rule_folders(options))
    for name in options.classes:
        if name not in found.packs:
            raise OptionError(f"no class is called {name!r}; there are {', '.join(found.packs)}")
    rules = [
        rule
        for rule in found.rules
        if (not options.classes or rule.pack in options.classes)
        and (options.lang is None or _speaks(rule, options.lang))
    ]
    _print_table(rules)
    print(f"{len(rules)} of {len(found.rules)} rules, {found.version}", file=sys.stderr)
    return codes.FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clean rules", description=_ABOUT, epilog=codes.EXPLAINED, formatter_class=Help
    )
    parser.add_argument(
        "--class",
        dest="classes",
        metavar="NAME",
        action="append",
        default=[],
        help="only this class of debris (may be given again)",
    )
    parser.add_argument(
        "--lang", metavar="CODE", help="only rules with words of this language or of any"
    )
    add_rule_options(parser)
    return parser


def languages_of(rule: Rule) -> list[str]:
    """The languages that a rule has words for or is bound to; "any" where it has none."""
    return sorted(rule.languages or _languages_of_words(rule)) or [_ANY]


def _languages_of_words(rule: Rule) -> set[str]:
    from cleaner.rules.model import Block, Phrases, Together

    if isinstance(rule.body, Phrases):
        return {phrase.language for phrase in rule.body.phrases}
    if isinstance(rule.body, Block):
        return {phrase.language for phrase in rule.body.leaders}
    if isinstance(rule.body, Together):
        return {language for language, _ in rule.body.groups}
    return set()


def _speaks(rule: Rule, language: str) -> bool:
    """Whether a rule has words of the language or of any; one without words, if bound to it."""
    if rule.languages and language not in rule.languages:
        return False
    words = _languages_of_words(rule)
    return bool({language, _ANY} & words) or (not words and bool(rule.languages))


def _print_table(rules: Sequence[Rule]) -> None:
    paint = Paint(sys.stdout)
    rows = [(rule.id, rule.kind, str(rule.score), " ".join(languages_of(rule))) for rule in rules]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(4)]
    for rule, (name, kind, score, languages) in zip(rules, rows, strict=True):
        cells = (
            paint(f"{name:<{widths[0]}}", "bold"),
            f"{kind:<{widths[1]}}",
            f"{score:>{widths[2]}}",
            f"{languages:<{widths[3]}}",
            paint(rule.why, "dim"),
        )
        print("  ".join(cells))
