"""What 10,000 rules cost against the shipped ones, on the same texts in the same run.

    python bench/many_rules.py [FOLDER] [--rules 10000] [--rounds 5]

FOLDER holds text files (default: seeds/). The many rules are the shipped ones and
variants of them in the shipped mix of kinds: a variant keeps the first word of each
phrase, so that it is tried as often, and has made-up words behind it and in `needs`.
Prints the time per text of both sets (best of the rounds) and their ratio.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from cleaner.pipeline import Cleaner
from cleaner.rules.model import Block, Pattern, Phrase, Phrases, Rule, RuleSet, Strip, Together

_SYLLABLES = ("ka", "lo", "mi", "ru", "ten", "sal", "vo", "pir", "nu", "dek")


def made_up(word: str, n: int) -> str:
    """A word no language has, another one for each number."""
    digits = [_SYLLABLES[(n // 10**k) % 10] for k in range(5)]
    return "".join(digits) + word[:1].lower()


def variant(rule: Rule, n: int) -> Rule:
    """The rule with other words: tried as often as the shipped one, hitting nothing."""
    body = rule.body
    if isinstance(body, Phrases):
        body = replace(body, phrases=tuple(_phrase(p, n) for p in body.phrases))
    elif isinstance(body, Block):
        body = replace(body, leaders=tuple(_phrase(p, n) for p in body.leaders))
    elif isinstance(body, Pattern | Strip):
        body = replace(body, needs=tuple(made_up(w, n) for w in body.needs))
    elif isinstance(body, Together):
        body = replace(
            body,
            groups=tuple(
                (lang, tuple(tuple(made_up(w, n) for w in g) for g in groups))
                for lang, groups in body.groups
            ),
        )
    return replace(rule, id=f"{rule.id}-{n}", body=body)


def _phrase(phrase: Phrase, n: int) -> Phrase:
    first, *others = phrase.text.split()
    words = [w if w.startswith("{") else made_up(w, n) for w in others] or [made_up(first, n)]
    return replace(phrase, text=" ".join([first, *words]))


def many(rules: RuleSet, count: int) -> RuleSet:
    """`count` rules in the shipped mix of kinds; shapes and repeats, without words, stay."""
    worded = [r for r in rules.rules if r.kind not in ("shape", "repeat")]
    variants: Iterator[Rule] = (variant(r, n) for n, r in enumerate(cycle(worded)))
    added = islice(variants, max(0, count - len(rules.rules)))
    return RuleSet(tuple(sorted([*rules.rules, *added], key=lambda r: r.id)), "many", rules.packs)


def best_time(cleaner: Cleaner, texts: list[str], rounds: int) -> float:
    """Seconds for all texts, the best of so many rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for text in texts:
            cleaner.clean(text)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path("seeds"))
    parser.add_argument("--rules", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    texts = [
        p.read_text(encoding="utf-8", errors="replace") for p in sorted(args.folder.rglob("*.txt"))
    ]
    few = Cleaner()
    lots = few.with_rules(many(few.rules, args.rules))
    for cleaner in (few, lots):
        best_time(cleaner, texts, 1)
    a, b = best_time(few, texts, args.rounds), best_time(lots, texts, args.rounds)
    size = sum(len(t.encode("utf-8", "replace")) for t in texts) / 1e6
    for name, cleaner, seconds in (("shipped", few, a), ("many", lots, b)):
        print(
            f"{name:8} {len(cleaner.rules.rules):6} rules "
            f"{1000 * seconds / len(texts):8.2f} ms a text {size / seconds:6.2f} MB/s"
        )
    print(f"ratio {b / a:.2f}")


if __name__ == "__main__":
    main()
