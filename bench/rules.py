"""How often each rule takes out debris and how often content, on labelled pages and clean prose.

    python bench/rules.py ../shared/bench [--write] [--language sv] [--show 5]

Counts lines that rules, place and removed neighbours take out by themselves, each under the rule
that gives most, without any points of shapes. `--write` puts the table into docs/measured-rules.md.
Needs numpy, rapidfuzz and zstandard (the `bench` extra).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from labelled import all_documents

from cleaner.pipeline import Cleaner

PAGE = Path("docs/measured-rules.md")
HEAD = """# What each rule takes out

Measured by `python bench/rules.py` on lines that people labelled or that align with the text that
a person chose (wcxb, aed, scrapinghub, fundus_eval, turku_lines, wacxii), and on prose in 37
languages with nothing to remove. *debris*: debris lines taken out. *content*: content lines taken
out on the pages, with their *words*; *prose*: words taken out of the clean prose. Only lines that
rules take out by themselves are counted, each under the rule that gives most; what shapes add is
not. Texts printed twice count as content lost here: people labelled both copies as content.

| rule | debris | content | words | prose |
|---|---:|---:|---:|---:|
"""


@dataclass(slots=True)
class Tally:
    """What one rule took: lines of debris and of content, words, and the content lines."""

    debris: int = 0
    content: int = 0
    words: int = 0
    prose: int = 0
    shown: list[str] = field(default_factory=list)


def measured(bench: Path, language: str | None) -> dict[str, Tally]:
    """The tallies of all rules that took anything."""
    found: dict[str, Tally] = defaultdict(Tally)
    for one in all_documents(bench):
        if one.field in ("raw_text", "extracted") and language in (None, one.language):
            seen = one.evidence
            told = zip(seen.dropped, one.labels, seen.names, seen.words, one.texts, strict=True)
            for gone, label, name, words, text in told:
                if gone and label is not None:
                    _count(found[name], label, words, f"{one.language}: {text}")
    cleaner = Cleaner()
    for code, text in _clean(bench):
        if language in (None, code):
            lines, seen = cleaner.evidence(text)
            told = zip(seen.dropped, seen.names, seen.words, lines, strict=True)
            for gone, name, words, line in told:
                if gone:
                    found[name].prose += words
                    found[name].shown.append(f"{code} prose: {line.text}")
    return found


def _count(tally: Tally, content: bool, words: int, text: str) -> None:
    if content:
        tally.content += 1
        tally.words += words
        tally.shown.append(text)
    else:
        tally.debris += 1


def _clean(bench: Path) -> Iterator[tuple[str, str]]:
    sys.path.insert(0, str(bench))
    import score_text  # the benchmark's own module

    for name, text in score_text.read(bench / "clean"):
        if name != "hard_negatives":
            yield text["lang"], text["text"]


def table(found: dict[str, Tally]) -> Iterable[str]:
    """The rows, by name of rule."""
    for name, tally in sorted(found.items()):
        yield f"| {name} | {tally.debris} | {tally.content} | {tally.words} | {tally.prose} |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path)
    parser.add_argument("--language", help="count only texts in this language")
    parser.add_argument("--show", type=int, default=0, help="content lines to show for each rule")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE}")
    args = parser.parse_args()
    found = measured(args.bench, args.language)
    ranked = sorted(found.items(), key=lambda entry: (-entry[1].words - entry[1].prose, entry[0]))
    for name, tally in ranked:
        print(
            f"{name:36} debris {tally.debris:6} content {tally.content:5} "
            f"words {tally.words:6} prose {tally.prose:6}"
        )
        for text in sorted(set(tally.shown), key=lambda text: (-len(text), text))[: args.show]:
            print(f"      {text[:160]}")
    if args.write:
        PAGE.write_text(HEAD + "\n".join(table(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
