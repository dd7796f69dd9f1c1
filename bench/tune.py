"""Fit the weights of shape, place and neighbours to labelled pages; writes rules/_weights.yaml.

    python bench/tune.py ../shared/bench [--write] [--loss 0.004]

The model is additive: points for each bin of each feature and for pairs of features,
fitted by logistic regression on the bins (each line's own rule points are one more
feature), cross-validated by host. 100 points are where, on hosts left out, the share of
content words lost among lines that no rule removes alone reaches `--loss`.
Needs scikit-learn and numpy (the `bench` extra).
"""

from __future__ import annotations

import argparse
import sys
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import LCSseq
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from cleaner.debris.evidence import FEATURES
from cleaner.pipeline import Cleaner

# Sources whose terms allow scores that ship to be tuned on them.
TUNABLE = ("wcxb", "aed", "scrapinghub", "fundus_eval", "turku_lines", "wacxii")
MOST_TOKENS = 60_000
EDGES: dict[str, list[float]] = {
    "words": [1, 2, 3, 4, 6, 8, 11, 15, 21, 31, 51],
    "end": [1, 2, 3, 4],
    "function_words": [0.01, 0.12, 0.25, 0.4],
    "capitals": [0.2, 0.5, 0.99],
    "digits": [0.01, 0.15, 0.4],
    "symbols": [0.005, 0.03, 0.1],
    "prose_before": [1, 2, 3],
    "prose_after": [1, 2, 3],
    "zone": [1, 2],
    "to_prose": [1, 2, 3, 5, 9, 17, 40],
    "run": [1, 2, 4, 8, 16, 40],
    "place": [0.05, 0.2, 0.5, 0.8, 0.95],
    "same": [2, 3],
    "echo": [0.01, 0.34, 0.67, 0.99],
    "near": [1, 2, 4],
    "page": [1, 2, 4, 8, 16],
    "bullet": [1],
}
PAIRS = (
    ("words", "end"),
    ("words", "zone"),
    ("run", "zone"),
    ("words", "run"),
    ("near", "words"),
    ("page", "zone"),
    ("prose_before", "prose_after"),
    ("to_prose", "words"),
    ("page", "words"),
    ("echo", "words"),
    ("place", "zone"),
    ("function_words", "end"),
    ("page", "run"),
)


def labelled(bench: Path, cleaner: Cleaner) -> Iterator[tuple[str, str, str, tuple[float, ...], int, bool]]:
    """(source, host, language, features, rule points, content?) of every labelled line."""
    sys.path.insert(0, str(bench))
    from score import load, tokens  # the benchmark's own module

    for source in TUNABLE:
        for doc in load(source):
            host = doc.get("host") or doc["id"]
            for text, truth in _texts(doc):
                seen = cleaner.evidence(text)
                labels = (
                    _aligned([tokens(line.text) for line, _, _ in seen], tokens(truth))
                    if isinstance(truth, str)
                    else _given([line.text for line, _, _ in seen], truth)
                )
                for (_, values, own), label in zip(seen, labels, strict=True):
                    if label is not None:
                        yield source, host, doc["lang"], values, own, label


def _texts(doc: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    if doc.get("labelled_lines"):
        yield doc["extracted"], [(x["text"].strip(), x["label"]) for x in doc["labelled_lines"]]
    elif doc.get("gold_text"):
        for name in ("raw_text", "extracted"):
            if doc.get(name):
                yield doc[name], doc["gold_text"]


def _aligned(lines: list[list[str]], gold: list[str]) -> list[bool | None]:
    """Content where three quarters of a line's words align with the chosen text, debris at one."""
    given = [t for line in lines for t in line]
    if len(given) > MOST_TOKENS:
        return [None] * len(lines)
    kept = np.zeros(len(given), bool)
    for op in LCSseq.opcodes(given, gold):
        if op.tag == "equal":
            kept[op.src_start : op.src_end] = True
    labels: list[bool | None] = []
    at = 0
    for line in lines:
        share = kept[at : at + len(line)].mean() if line else 0.5
        at += len(line)
        labels.append(True if share >= 0.75 else False if share <= 0.25 else None)
    return labels


def _given(lines: list[str], truth: list[tuple[str, str]]) -> list[bool | None]:
    """Labels of lines that people labelled, found again by their text, in order."""
    at, labels = 0, []
    for line in lines:
        found = next((k for k in range(at, min(len(truth), at + 50)) if truth[k][0] == line), None)
        labels.append(None if found is None or truth[found][1] not in "01" else truth[found][1] == "1")
        at = at if found is None else found + 1
    return labels


class Columns:
    """Which column of the design matrix each bin and each pair of bins is."""

    def __init__(self) -> None:
        self.start: dict[Any, int] = {}
        width = 0
        for name, edges in EDGES.items():
            self.start[name] = width
            width += len(edges) + 1
        for left, right in PAIRS:
            self.start[left, right] = width
            width += (len(EDGES[left]) + 1) * (len(EDGES[right]) + 1)
        self.own = width
        self.width = width + 1

    def matrix(self, rows: list[tuple[float, ...]], own: list[int]) -> csr_matrix:
        index: list[int] = []
        data: list[float] = []
        pointer = [0]
        for values, points in zip(rows, own, strict=True):
            bins = {n: bisect_right(e, values[FEATURES.index(n)]) for n, e in EDGES.items()}
            index += [self.start[n] + b for n, b in bins.items()]
            for left, right in PAIRS:
                index.append(self.start[left, right] + bins[left] * (len(EDGES[right]) + 1) + bins[right])
            index.append(self.own)
            data += [1.0] * (len(EDGES) + len(PAIRS)) + [points / 100]
            pointer.append(len(index))
        return csr_matrix((data, index, pointer), shape=(len(rows), self.width))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--loss", type=float, default=0.004)
    parser.add_argument("--c", type=float, default=0.02)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = list(labelled(args.bench, Cleaner()))
    content = np.array([r[5] for r in rows])
    own = np.array([r[4] for r in rows])
    words = np.array([r[3][0] for r in rows]) + 0.5
    # The benchmark counts lost content by words and debris by lines: so do the weights.
    weight = np.where(content, np.minimum(words, 60) / 6, 1.0)
    open_lines = own < 100  # rules settle the others
    columns = Columns()
    x = columns.matrix([r[3] for r in rows], list(np.clip(own, -100, 100)))
    fold = np.array([zlib.crc32(r[1].encode()) % 5 for r in rows])
    score = np.zeros(len(rows))
    for k in range(5):
        train = (fold != k) & open_lines
        score[fold == k] = _fit(x[train], ~content[train], weight[train], args.c).decision_function(x[fold == k])
    page = np.array([r[3][FEATURES.index("page")] for r in rows])
    _report(rows, score, content, words, open_lines, page)
    at = _threshold(score, content & open_lines & (page >= 1), words, args.loss)
    print(f"logit {at:.2f} is 100 points")
    if args.write:
        _write(_fit(x[open_lines], ~content[open_lines], weight[open_lines], args.c), columns, at)


def _fit(x: csr_matrix, debris: np.ndarray, weight: np.ndarray, c: float) -> LogisticRegression:
    return LogisticRegression(C=c, max_iter=300, solver="lbfgs").fit(x, debris, sample_weight=weight)


def _threshold(score: np.ndarray, content: np.ndarray, words: np.ndarray, loss: float) -> float:
    """The score above which content lines hold `loss` of all content words."""
    order = np.argsort(-score[content])
    share = np.cumsum(words[content][order]) / words[content].sum()
    return float(score[content][order][np.searchsorted(share, loss)])


def _report(rows: Any, score: np.ndarray, content: np.ndarray, words: np.ndarray, open_: np.ndarray, page: np.ndarray) -> None:
    """Recall of debris lines against the loss of content words, rules and shapes together."""
    source = np.array([r[0] for r in rows])
    for name in (*TUNABLE, "all"):
        mine = np.full(len(rows), True) if name == "all" else source == name
        for gate in (0, 1):
            line = []
            for loss in (0.002, 0.005, 0.01, 0.025):
                usable = mine & open_ & (page >= gate)
                lost_by_rules = words[mine & content & ~open_].sum() / words[mine & content].sum()
                at = _threshold(score, usable & content, words, loss) if (usable & content).any() else 0
                hit = (mine & ~content & ~open_).sum() + (usable & ~content & (score > at)).sum()
                line.append(f"{loss}: {hit / (mine & ~content).sum():.3f}")
            rules = (mine & ~content & ~open_).sum() / (mine & ~content).sum()
            print(f"{name:12} page>={gate} rules alone {rules:.3f} (loss {lost_by_rules:.4f})  with shapes at loss " + "  ".join(line))


def _write(model: LogisticRegression, columns: Columns, at: float) -> None:
    """Points so that 100 stand where the logit is `at`; the rule points' own weight is the scale."""
    coefficients = model.coef_[0]
    scale = 100 / max(coefficients[columns.own], 0.5)
    points = [round(float(c) * scale) for c in coefficients]
    base = round((float(model.intercept_[0]) - at) * scale + 100)
    lines = [
        "about: >",
        "  What the shape, place and neighbours of a line count, in points by bin; 100 points",
        "  remove a line. Fitted by bench/tune.py; `page`: how far shapes count, in percent, by the",
        "  number of the document's lines that rules take out.",
        f"base: {base}",
        "page: {edges: [1], percent: [0, 100]}",
        "features:",
    ]
    for name, edges in EDGES.items():
        own = points[columns.start[name] : columns.start[name] + len(edges) + 1]
        lines.append(f"  {name}: {{edges: {edges}, points: {own}}}")
    lines.append("pairs:")
    for left, right in PAIRS:
        wide = len(EDGES[right]) + 1
        lines.append(f"  {left} with {right}:")
        for b in range(len(EDGES[left]) + 1):
            first = columns.start[left, right] + b * wide
            lines.append(f"    - {points[first : first + wide]}")
    Path("rules/_weights.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"scale {scale:.1f} points a logit, base {base}")


if __name__ == "__main__":
    main()
