"""Fit the weights of shape, place and neighbours to labelled pages; writes rules/_weights.yaml.

    python bench/tune.py ../shared/bench [--write] [--loss 0.004]

The model is additive: points for each bin of each feature and for pairs of features,
fitted by boosting trees of two splits (LightGBM) on top of what rules, place and removed
neighbours give, cross-validated by host. 100 points are where, on hosts left out, the share of
content words lost among lines that no rule removes alone reaches `--loss`.
Needs lightgbm, numpy and rapidfuzz (the `bench` extra).
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from rapidfuzz.distance import LCSseq

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
# A logit is worth so many points: a rule's 100 points are odds of about 9 to 1.
POINTS = 45
BOOST = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 4,
    "max_depth": 2,
    "min_data_in_leaf": 80,
    "lambda_l2": 5.0,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.8,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}


def labelled(
    bench: Path, cleaner: Cleaner
) -> Iterator[tuple[str, str, str, tuple[float, ...], int, bool]]:
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
        labels.append(
            None if found is None or truth[found][1] not in "01" else truth[found][1] == "1"
        )
        at = at if found is None else found + 1
    return labels


def binned(rows: list[tuple[float, ...]]) -> np.ndarray:
    """The bins of all features of all lines: what the trees split on."""
    columns = [
        np.searchsorted(EDGES[name], [row[i] for row in rows], side="right")
        for i, name in enumerate(FEATURES)
    ]
    return np.stack(columns, axis=1).astype(float)


def fit(
    x: np.ndarray,
    debris: np.ndarray,
    weight: np.ndarray,
    own: np.ndarray,
    rounds: int,
    pairs: list[list[int]],
) -> Any:
    """Trees of at most two features each, on top of what rules give."""
    options = {**BOOST, "interaction_constraints": pairs} if pairs else BOOST
    data = lgb.Dataset(
        x, debris.astype(int), weight=weight, init_score=own / POINTS, free_raw_data=False
    )
    return lgb.train(options, data, rounds)


def tables(model: Any, bins: list[int]) -> tuple[float, dict[tuple[int, int], np.ndarray]]:
    """The trees added up: a constant, and a table of points for each pair of features."""
    found: dict[tuple[int, int], np.ndarray] = {}
    constant = 0.0
    for tree in model.dump_model()["tree_info"]:
        root = tree["tree_structure"]
        if "leaf_value" in root and "split_feature" not in root:
            constant += root["leaf_value"]
            continue
        f, cut = root["split_feature"], root["threshold"]
        for side, child in ((0, root["left_child"]), (1, root["right_child"])):
            mine = np.arange(bins[f]) <= cut if side == 0 else np.arange(bins[f]) > cut
            if "split_feature" not in child:
                _add(found, f, f, np.diag(mine * child["leaf_value"]), bins)
                continue
            g = child["split_feature"]
            low = np.arange(bins[g]) <= child["threshold"]
            values = np.where(
                low, child["left_child"]["leaf_value"], child["right_child"]["leaf_value"]
            )
            _add(found, f, g, np.diag(mine * values) if f == g else np.outer(mine, values), bins)
    return constant, found


def _add(
    found: dict[tuple[int, int], np.ndarray], f: int, g: int, table: np.ndarray, bins: list[int]
) -> None:
    key, table = ((f, g), table) if f <= g else ((g, f), table.T)
    found[key] = found.get(key, np.zeros((bins[key[0]], bins[key[1]]))) + table


def strongest_pairs(model: Any, bins: list[int], count: int) -> list[list[int]]:
    """The pairs of features whose tables vary most: few tables keep the weights readable."""
    _, found = tables(model, bins)
    ranked = sorted((k for k in found if k[0] != k[1]), key=lambda k: (-float(found[k].std()), k))
    return [list(k) for k in ranked[:count]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path)
    parser.add_argument("--loss", type=float, default=0.004)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--pairs", type=int, default=24)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = list(labelled(args.bench, Cleaner()))
    content = np.array([r[5] for r in rows])
    own = np.array([r[4] for r in rows])
    words = np.array([r[3][0] for r in rows]) + 0.5
    # The benchmark counts lost content by words and debris by lines: so do the weights.
    # Lines that people labelled one by one are few beside whole pages, and the better truth.
    crawled = np.array([r[0] in ("turku_lines", "wacxii") for r in rows])
    weight = np.where(content, np.minimum(words, 60) / 6, 1.0) * np.where(crawled, 3.0, 1.0)
    open_lines = own < 100  # rules settle the others
    x = binned([r[3] for r in rows])
    bins = [len(EDGES[name]) + 1 for name in FEATURES]
    start = np.clip(own, -100, 100)

    def train(mine: np.ndarray, pairs: list[list[int]], rounds: int) -> Any:
        return fit(x[mine], ~content[mine], weight[mine], start[mine], rounds, pairs)

    pairs = strongest_pairs(train(open_lines, [], args.rounds), bins, args.pairs)
    fold = np.array([zlib.crc32(r[1].encode()) % 5 for r in rows])
    score = np.zeros(len(rows))
    for k in range(5):
        model = train((fold != k) & open_lines, pairs, args.rounds)
        score[fold == k] = model.predict(x[fold == k], raw_score=True) + start[fold == k] / POINTS
    page = np.array([r[3][FEATURES.index("page")] for r in rows])
    _report(rows, score, content, words, open_lines, page)
    at = _threshold(score, content & open_lines & (page >= 1), words, args.loss)
    print(f"logit {at:.2f} is 100 points")
    if args.write:
        _write(train(open_lines, pairs, args.rounds), bins, at)


def _threshold(score: np.ndarray, content: np.ndarray, words: np.ndarray, loss: float) -> float:
    """The score above which content lines hold `loss` of all content words."""
    order = np.argsort(-score[content])
    share = np.cumsum(words[content][order]) / words[content].sum()
    return float(score[content][order][np.searchsorted(share, loss)])


def _report(
    rows: Any,
    score: np.ndarray,
    content: np.ndarray,
    words: np.ndarray,
    open_: np.ndarray,
    page: np.ndarray,
) -> None:
    """Recall of debris lines against the loss of content words, rules and shapes together."""
    source = np.array([r[0] for r in rows])
    for name in (*TUNABLE, "all"):
        mine = np.full(len(rows), True) if name == "all" else source == name
        for gate in (0, 1):
            line = []
            for loss in (0.002, 0.005, 0.01, 0.025):
                usable = mine & open_ & (page >= gate)
                lost_by_rules = words[mine & content & ~open_].sum() / words[mine & content].sum()
                at = (
                    _threshold(score, usable & content, words, loss)
                    if (usable & content).any()
                    else 0
                )
                hit = (mine & ~content & ~open_).sum() + (usable & ~content & (score > at)).sum()
                line.append(f"{loss}: {hit / (mine & ~content).sum():.3f}")
            rules = (mine & ~content & ~open_).sum() / (mine & ~content).sum()
            print(
                f"{name:12} page>={gate} rules alone {rules:.3f} (loss {lost_by_rules:.4f})",
                " with shapes at loss " + "  ".join(line),
            )


def _write(model: Any, bins: list[int], at: float) -> None:
    """Points so that 100 stand where the logit is `at`."""
    constant, found = tables(model, bins)
    base = round((constant - at) * POINTS) + 100
    lines = [
        "about: >",
        "  What the shape, place and neighbours of a line count, in points by bin; 100 points",
        "  remove a line. Fitted by bench/tune.py; `page`: how far they count, in percent, by the",
        "  signs of a page that the document shows.",
        f"base: {base}",
        "page: {edges: [1], percent: [0, 100]}",
        "edges:",
        *(f"  {name}: {EDGES[name]}" for name in FEATURES),
        "singles:",
    ]
    for (f, g), table in sorted(found.items()):
        if f == g:
            lines.append(f"  {FEATURES[f]}: {[round(float(v) * POINTS) for v in table.diagonal()]}")
    lines.append("pairs:")
    for (f, g), table in sorted(found.items()):
        if f != g:
            lines.append(f"  {FEATURES[f]} with {FEATURES[g]}:")
            lines += [f"    - {[round(float(v) * POINTS) for v in row]}" for row in table]
    Path("rules/_weights.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
