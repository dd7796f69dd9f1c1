"""Fit the weights of page, shape, place and neighbours to labelled pages.

    python bench/tune.py ../shared/bench [--write] [--loss 0.002]

Two additive models, each boosted from trees of two splits (LightGBM), cross-validated by host:
how much of a web page a document is, and how likely each line of it is debris, on top of what
rules, place and removed neighbours give. Texts that a person chose (`gold_text`), alone and with
a few lines of debris below, teach both what content looks like by itself. 100 points are where,
on hosts left out, content lines of crawled text lose `--loss` of their words beyond what rules
take. Writes rules/_weights.yaml. Needs lightgbm, numpy and rapidfuzz (the `bench` extra).
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from labelled import Document, all_documents
from tables import edges_of, strongest_pairs, written

from cleaner.debris.page import PAGE_FEATURES
from cleaner.debris.weights import ALL_FEATURES

# A logit is worth so many points: a rule's 100 points are odds of about 9 to 1.
POINTS = 45
# From which logit of the page model on shapes count, and how many points they get then.
COUNTS = ((1.2, 0), (4.0, 70))
FOLDS = 5
# Documents with so much debris are pages to learn from, those with so little are texts.
PAGE_SHARE, TEXT_SHARE = 0.15, 0.03
BOOST = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 4,
    "max_depth": 2,
    "lambda_l2": 5.0,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.7,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}


class Pages:
    """The model of how much of a web page a document is."""

    def __init__(self, docs: Sequence[Document], folds: np.ndarray, rounds: int) -> None:
        rows = np.array([d.evidence.page for d in docs], float)
        share = np.array([d.debris for d in docs])
        whole = np.array([d.field != "gold and debris" for d in docs])
        self.edges = [edges_of(rows[:, i]) for i in range(len(PAGE_FEATURES))]
        x = _binned(rows, self.edges)
        usable = whole & ((share >= PAGE_SHARE) | (share <= TEXT_SHARE))

        def fitted(mine: np.ndarray) -> Any:
            data = lgb.Dataset(x[mine & usable], (share >= PAGE_SHARE)[mine & usable].astype(int))
            return lgb.train({**BOOST, "min_data_in_leaf": 20}, data, rounds)

        self.model = fitted(np.full(len(docs), True))
        self.logits = np.zeros(len(docs))  # of each document by a model that saw none of its host
        for k in range(FOLDS):
            self.logits[folds == k] = fitted(folds != k).predict(x[folds == k], raw_score=True)


@dataclass(slots=True)
class Lines:
    """All labelled lines that shapes may judge, one row each, and what is known of them."""

    x: np.ndarray
    edges: list[list[float]]
    content: np.ndarray
    start: np.ndarray
    weight: np.ndarray
    doc: np.ndarray
    words: np.ndarray


def lines_of(docs: Sequence[Document], logits: np.ndarray) -> Lines:
    """The rows of the line model; the document's numbers stand in each of its rows."""
    rows, content, start, weight, doc, words = [], [], [], [], [], []
    for k, one in enumerate(docs):
        seen = one.evidence
        tail = (*seen.page, POINTS * logits[k])
        # Labels of people are few beside whole pages, and the better truth.
        worth = 3.0 if one.crawled else 0.7 if one.field.startswith("gold") else 1.0
        for i, values in enumerate(seen.lines):
            label = one.labels[i]
            if values is None or label is None:
                continue
            rows.append((*values, *tail))
            content.append(label)
            start.append(max(-100, min(100, seen.rules[i])) / POINTS)
            # The benchmark counts lost content by words and debris by lines: so do the weights.
            weight.append(worth * (min(seen.words[i] + 0.5, 60) / 6 if label else 1.0))
            doc.append(k)
            words.append(seen.words[i] + 0.5)
    x = np.array(rows, np.float32)
    edges = [edges_of(x[:, i]) for i in range(len(ALL_FEATURES))]
    table = _binned(x, edges)
    return Lines(table, edges, *map(np.array, (content, start, weight, doc, words)))


def _binned(rows: np.ndarray, edges: Sequence[Sequence[float]]) -> np.ndarray:
    columns = [np.searchsorted(e, rows[:, i], side="right") for i, e in enumerate(edges)]
    return np.stack(columns, axis=1).astype(np.float32)


def fit_lines(lines: Lines, mine: np.ndarray, rounds: int, pairs: list[list[int]] | None) -> Any:
    """Trees of at most two features each, on top of what rules give."""
    options = {**BOOST, "min_data_in_leaf": 60}
    if pairs is not None:
        options["interaction_constraints"] = pairs
    data = lgb.Dataset(
        lines.x[mine],
        (~lines.content[mine]).astype(int),
        weight=lines.weight[mine],
        init_score=lines.start[mine],
    )
    return lgb.train(options, data, rounds)


def report(docs: Sequence[Document], lines: Lines, score: np.ndarray, usable: np.ndarray) -> None:
    """Recall of debris lines at several losses of content words, rules and shapes together."""
    crawled = np.array([d.crawled for d in docs])
    groups = {"crawled": crawled}
    for language in sorted({d.language for d in docs if d.crawled}):
        groups[f"  {language}"] = crawled & np.array([d.language == language for d in docs])
    groups["raw pages"] = np.array([d.field == "raw_text" for d in docs])
    for name, mine in groups.items():
        told = _told(docs, mine)
        cells = []
        for loss in (0.001, 0.002, 0.004, 0.008, 0.02):
            here = usable & mine[lines.doc]
            at = threshold(score, here & lines.content, lines.words, loss * told["words"])
            hit = told["rules hit"] + (here & ~lines.content & (score > at)).sum()
            cells.append(f"{loss}: {hit / max(1, told['debris']):.3f}")
        rules = told["rules hit"] / max(1, told["debris"])
        lost = told["rules lost"] / max(1.0, told["words"])
        print(f"{name:10} rules {rules:.3f} at {lost:.4f}; shapes beyond at", "  ".join(cells))


def _told(docs: Sequence[Document], mine: np.ndarray) -> dict[str, float]:
    """Lines and words of some documents, and what rules alone take of them."""
    told = dict.fromkeys(("debris", "words", "rules hit", "rules lost"), 0.0)
    for one, yes in zip(docs, mine, strict=True):
        seen = one.evidence
        for label, gone, words in (
            zip(one.labels, seen.dropped, seen.words, strict=True) if yes else ()
        ):
            told["debris"] += label is False
            told["rules hit"] += label is False and gone
            told["words"] += words if label else 0
            told["rules lost"] += words if label and gone else 0
    return told


def threshold(score: np.ndarray, content: np.ndarray, words: np.ndarray, lost: float) -> float:
    """The score above which content lines hold `lost` words."""
    if not content.any():
        return 0.0
    order = np.argsort(-score[content])
    total = np.cumsum(words[content][order])
    return float(score[content][order][min(np.searchsorted(total, lost), len(order) - 1)])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path)
    parser.add_argument("--loss", type=float, default=0.002)
    parser.add_argument("--rounds", type=int, default=600)
    parser.add_argument("--page-rounds", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    docs = all_documents(args.bench)
    folds = np.array([zlib.crc32(d.host.encode()) % FOLDS for d in docs])
    pages = Pages(docs, folds, args.page_rounds)
    lines = lines_of(docs, pages.logits)
    every = np.full(len(lines.doc), True)
    bins = [len(e) + 1 for e in lines.edges]
    pairs = strongest_pairs(fit_lines(lines, every, args.rounds, None), bins, args.pairs)
    score = np.zeros(len(lines.doc))
    for k in range(FOLDS):
        left_out = folds[lines.doc] == k
        model = fit_lines(lines, ~left_out, args.rounds, pairs)
        score[left_out] = model.predict(lines.x[left_out], raw_score=True) + lines.start[left_out]
    usable = pages.logits[lines.doc] >= COUNTS[0][0]
    report(docs, lines, score, usable)
    crawled = np.array([d.crawled for d in docs])
    lost = args.loss * _told(docs, crawled)["words"]
    at = threshold(score, usable & crawled[lines.doc] & lines.content, lines.words, lost)
    print(f"logit {at:.2f} is 100 points")
    if args.write:
        page = written(pages.model, PAGE_FEATURES, pages.edges, POINTS, 0.0, 0)
        line = written(
            fit_lines(lines, every, args.rounds, pairs), ALL_FEATURES, lines.edges, POINTS, at, 100
        )
        _write(page, line)


def _write(page: list[str], line: list[str]) -> None:
    edges = [round(POINTS * logit) for logit, _ in COUNTS]
    text = [
        "about: >",
        "  Two sums of points by bin, fitted by bench/tune.py. `page`: how much of a web page a",
        "  document is. `line`: what the shape, place and neighbours of a line count in such a",
        "  document; 100 points remove a line. `counts`: from which points of `page` on shapes",
        "  count, and how many points they get there.",
        f"counts: {{edges: {edges}, points: {[points for _, points in COUNTS]}}}",
        "page:",
        *page,
        "line:",
        *line,
    ]
    Path("rules/_weights.yaml").write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
