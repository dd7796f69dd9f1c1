"""Options that several commands share, and the Cleaner they ask for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner

STREAM = "-"  # in place of a file: standard input or output


class Help(argparse.RawDescriptionHelpFormatter):
    """Help that leaves our own line ends alone and keeps options together."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26)


def add_rule_options(parser: argparse.ArgumentParser) -> None:
    """`--rules` and `--replace-rules`."""
    parser.add_argument(
        "--rules",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="add the rule files of this folder (may be given again)",
    )
    parser.add_argument(
        "--replace-rules", action="store_true", help="use --rules instead of the shipped rules"
    )


def add_cleaning_options(parser: argparse.ArgumentParser) -> None:
    """All options that say how a text is cleaned."""
    group = parser.add_argument_group("how to clean")
    group.add_argument(
        "--profile",
        metavar="NAME",
        default="balanced",
        help="careful, balanced (default) or thorough",
    )
    group.add_argument(
        "--lang", metavar="CODE", help="the texts' language (de, en); else found out for each"
    )
    group.add_argument(
        "--only",
        metavar="NAMES",
        type=_names,
        action="extend",
        default=[],
        help="only these classes or rules: comments,share/buttons",
    )
    group.add_argument(
        "--skip",
        metavar="NAMES",
        type=_names,
        action="extend",
        default=[],
        help="all but these classes or rules",
    )
    group.add_argument(
        "--keep",
        metavar="PATTERN",
        action="append",
        default=[],
        help="leave lines alone in which this regular expression is found (may be given again)",
    )
    group.add_argument(
        "--truncated",
        choices=("mark", "keep", "drop"),
        default="mark",
        help="sentences that break off: mark them with … (default), keep or drop them",
    )
    add_rule_options(group)  # type: ignore[arg-type]  # a group takes options as a parser does


def build_cleaner(options: argparse.Namespace) -> Cleaner:
    """The Cleaner that the options ask for; raises `OptionError` and `RuleError` as it does."""
    from cleaner.pipeline import Cleaner

    _refuse_empty_replacement(options)
    return Cleaner(
        profile=options.profile,
        language=options.lang,
        rules=options.rules,
        only=options.only,
        skip=options.skip,
        keep=options.keep,
        replace_rules=options.replace_rules,
        truncated=options.truncated,
    )


def rule_folders(options: argparse.Namespace) -> list[Path]:
    """The folders of rule files that `--rules` and `--replace-rules` ask for."""
    from cleaner.rules.packs import shipped_folder

    _refuse_empty_replacement(options)
    folders: list[Path] = list(options.rules)
    return folders if options.replace_rules else [shipped_folder(), *folders]


def _refuse_empty_replacement(options: argparse.Namespace) -> None:
    from cleaner.errors import OptionError

    if options.replace_rules and not options.rules:
        raise OptionError("--replace-rules needs --rules DIR: which rules should be used?")


def _names(value: str) -> list[str]:
    return [name for name in (part.strip() for part in value.split(",")) if name]
