"""Boosted trees of two splits, added up to tables of points by bin: the form that ships."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

MOST_EDGES = 10
Tables = dict[tuple[int, int], np.ndarray]


def edges_of(values: np.ndarray) -> list[float]:
    """Edges that part numbers into bins of like size; zero is a bin of its own.

    Rounded to three digits, so that they read as what they are: choices, no measurements.
    """
    positive = values[values > 0]
    cuts = (
        [float(np.quantile(positive, q)) for q in np.linspace(0, 1, MOST_EDGES + 1)[:-1]]
        if len(positive)
        else []
    )
    if (values < 0).any():
        cuts += [0.0, *(float(np.quantile(values[values < 0], q)) for q in (0.33, 0.67))]
    return sorted({float(f"{cut:.3g}") for cut in cuts})


def tables(model: Any, bins: Sequence[int]) -> tuple[float, Tables]:
    """The trees added up: a constant, and a table for each pair of features (or one twice)."""
    found: Tables = {}
    constant = 0.0
    for tree in model.dump_model()["tree_info"]:
        root = tree["tree_structure"]
        if "split_feature" not in root:
            constant += root["leaf_value"]
            continue
        f, cut = root["split_feature"], root["threshold"]
        for side, child in ((0, root["left_child"]), (1, root["right_child"])):
            mine = np.arange(bins[f]) <= cut if side == 0 else np.arange(bins[f]) > cut
            if "split_feature" not in child:
                _add(found, f, f, np.diag(mine * child["leaf_value"]))
                continue
            g = child["split_feature"]
            low = np.arange(bins[g]) <= child["threshold"]
            values = np.where(
                low, child["left_child"]["leaf_value"], child["right_child"]["leaf_value"]
            )
            _add(found, f, g, np.diag(mine * values) if f == g else np.outer(mine, values))
    return constant, found


def _add(found: Tables, f: int, g: int, table: np.ndarray) -> None:
    key, table = ((f, g), table) if f <= g else ((g, f), table.T)
    found[key] = found.get(key, np.zeros(table.shape)) + table


def strongest_pairs(model: Any, bins: Sequence[int], count: int) -> list[list[int]]:
    """The pairs of features whose tables vary most, and every feature by itself.

    Few tables keep the weights readable and quick to look up.
    """
    _, found = tables(model, bins)
    ranked = sorted((k for k in found if k[0] != k[1]), key=lambda k: (-float(found[k].std()), k))
    alone = [[f] for f in sorted({f for f, _ in found})]
    return [list(k) for k in ranked[:count]] + alone


def written(
    model: Any,
    names: Sequence[str],
    edges: Sequence[Sequence[float]],
    points: int,
    at: float,
    stands: int,
) -> list[str]:
    """The lines of a file of weights: `points` a logit, `stands` where the logit is `at`."""
    constant, found = tables(model, [len(e) + 1 for e in edges])
    used = sorted({f for key in found for f in key})
    lines = [
        f"  base: {round((constant - at) * points) + stands}",
        "  edges:",
        *(f"    {names[f]}: {[_short(e) for e in edges[f]]}" for f in used),
        "  singles:",
    ]
    for (f, g), table in sorted(found.items()):
        if f == g:
            lines.append(f"    {names[f]}: {[round(float(v) * points) for v in table.diagonal()]}")
    lines.append("  pairs:")
    for (f, g), table in sorted(found.items()):
        if f != g:
            lines.append(f"    {names[f]} with {names[g]}:")
            lines += [f"      - {[round(float(v) * points) for v in row]}" for row in table]
    return [line.replace("'", "") for line in lines]


def _short(edge: float) -> float | int:
    return int(edge) if edge == int(edge) else edge
