"""Quality on a fixed sample of the benchmark, `cleaner` beside published line filters.

    python bench/quality.py ../shared/bench            one table
    python bench/quality.py ../shared/bench --full     on all of it, by language too
    python bench/quality.py ../shared/bench --check    fail where a figure fell (for .ci/run)
    python bench/quality.py ../shared/bench --keep     write the figures that --check holds

The figures that must not fall stand in bench/quality.json; who lets one fall on purpose writes them
anew and says why in the changelog. Needs rapidfuzz and zstandard (the `bench` extra).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from peers import PEERS

from cleaner.pipeline import Cleaner

Clean = Callable[[str], str]
FIGURES = Path(__file__).with_name("quality.json")
CRAWLED = ("turku_lines", "wacxii")
RAW = ("wcxb", "scrapinghub", "fundus_eval", "aed", "daniel")
# Documents of each source in the sample: --check must end within four minutes on two cores.
SAMPLE = {"crawled": 250, "raw": 50, "extracted": 250, "loss": 2500}
# How far a figure may move before it counts as fallen: a hair above what a reworded rule moves.
SLACK = 0.004
# More of these is worse.
COSTS = ("crawled loss", "words lost per million", "leak")


def picked(docs: Iterable[dict[str, Any]], most: int | None) -> list[dict[str, Any]]:
    """A fixed sample, the same on every machine."""

    def key(doc: dict[str, Any]) -> bytes:
        name = f"{doc.get('source')}/{doc.get('id') or doc['text'][:200]}"
        return hashlib.sha256(name.encode()).digest()

    return sorted(docs, key=key)[:most]


@cache
def _bench(folder: Path) -> tuple[Any, Any]:
    sys.path.insert(0, str(folder))
    import score
    import score_text  # the benchmark's own modules

    return score, score_text


def crawled(bench: Path, clean: Clean, most: int | None) -> dict[str, float]:
    """Debris lines removed and content words lost, of lines labelled by people."""
    score, _ = _bench(bench)
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for source in CRAWLED:
        for doc in picked(score.load(source), most):
            found = score.score_lines(doc, clean(doc["extracted"]))
            totals[""].update(found)
            totals[" " + doc["lang"]].update(found)
    return {
        name + key: value
        for key, t in totals.items()
        for name, value in (
            ("crawled recall", t["hit"] / max(1, t["debris"])),
            ("crawled loss", t["lost"] / max(1, t["words"])),
        )
    }


def raw(bench: Path, clean: Clean, most: int | None) -> dict[str, float]:
    """F1 and recall of whole page texts against the text that a person chose."""
    score, _ = _bench(bench)
    found = [
        score.score_doc(doc, clean(doc["raw_text"]))
        for source in RAW
        for doc in picked((d for d in score.load(source) if d.get("raw_text")), most)
    ]
    return {
        "raw F1": statistics.fmean(d["F1"] for d in found if "F1" in d),
        "raw recall": statistics.fmean(d["R"] for d in found if "R" in d),
    }


def extracted(bench: Path, clean: Clean, most: int | None) -> dict[str, float]:
    """Snippets that must be there and that must not, in what trafilatura extracted."""
    score, _ = _bench(bench)
    found = [
        score.score_doc(doc, clean(doc["extracted"] or ""))
        for doc in picked(score.load("trafilatura_eval"), most)
    ]
    return {
        "have": statistics.fmean(d["have"] for d in found if "have" in d),
        "leak": statistics.fmean(d["leak"] for d in found if "leak" in d),
    }


def loss(bench: Path, clean: Clean, most: int | None) -> dict[str, float]:
    """Words lost from prose with nothing to remove, in 37 languages."""
    _, texts = _bench(bench)
    given = (d for name, d in texts.read(bench / "clean") if name != "hard_negatives")
    totals: Counter[str] = Counter()
    for doc in picked(given, most):
        totals["words"] += len(texts.words(doc["text"]))
        totals["lost"] += texts.lost(doc["text"], clean(doc["text"]))
    return {"words lost per million": 1e6 * totals["lost"] / totals["words"]}


PARTS = {"crawled": crawled, "raw": raw, "extracted": extracted, "loss": loss}


def measured(part: str, bench: Path, name: str, full: bool) -> dict[str, float]:
    """The figures of one part for a profile of `cleaner` or for a peer."""
    clean = PEERS.get(name)
    if clean is None:
        cleaner = Cleaner(profile=name)
        clean = lambda text: cleaner.clean(text).text  # noqa: E731
    return PARTS[part](bench, clean, None if full else SAMPLE[part])


def all_measured(bench: Path, names: list[str], full: bool) -> dict[str, dict[str, float]]:
    """The figures of all names, by two processes."""
    jobs = [(part, name) for part in ("raw", "loss", "crawled", "extracted") for name in names]
    found: dict[str, dict[str, float]] = {name: {} for name in names}
    with ProcessPoolExecutor(2) as pool:
        done = pool.map(
            measured, *zip(*((p, bench, n, full) for p, n in jobs), strict=True), chunksize=1
        )
        for (_, name), figures in zip(jobs, done, strict=True):
            found[name] |= figures
    return found


def fallen(figures: dict[str, float], kept: dict[str, float]) -> Iterator[str]:
    """What is worse than it was, a line each."""
    for name, before in kept.items():
        now = figures[name]
        slack = max(SLACK, 0.1 * before) if name in COSTS else SLACK
        worse = now > before + slack if name in COSTS else now < before - slack
        if worse:
            yield f"{name}: {before:.4f} before, {now:.4f} now"


def table(found: dict[str, dict[str, float]]) -> Iterator[str]:
    """A row a figure, a column a name."""
    names = list(found)
    figures = sorted({figure for one in found.values() for figure in one})
    yield "| | " + " | ".join(names) + " |"
    yield "|---|" + "---:|" * len(names)
    for figure in figures:
        cells = [f"{found[name][figure]:.{1 if 'million' in figure else 3}f}" for name in names]
        yield f"| {figure} | " + " | ".join(cells) + " |"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path)
    parser.add_argument("--full", action="store_true", help="all documents, not the sample")
    parser.add_argument("--check", action="store_true", help="fail where a figure fell")
    parser.add_argument("--keep", action="store_true", help=f"write {FIGURES.name}")
    args = parser.parse_args()
    if not (args.check or args.keep):
        names = ["balanced", "careful", "thorough", *PEERS]
        print("\n".join(table(all_measured(args.bench, names, args.full))))
        return 0
    figures = all_measured(args.bench, ["balanced"], full=False)["balanced"]
    figures = {name: round(value, 5) for name, value in sorted(figures.items())}
    if args.keep:
        held = {
            name: value
            for name, value in figures.items()
            if name.count(" ") < 2 or "million" in name
        }
        FIGURES.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
        return 0
    worse = list(fallen(figures, json.loads(FIGURES.read_text(encoding="utf-8"))))
    for name, value in figures.items():
        print(f"{name:28} {value:.4f}")
    for line in worse:
        print(f"fell: {line}", file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
