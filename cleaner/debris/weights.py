"""The weights of the models and the thresholds of the profiles, read from plain data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from cleaner.debris.evidence import LINE_FEATURES
from cleaner.debris.page import PAGE_FEATURES
from cleaner.errors import OptionError, RuleError
from cleaner.rules.data import read_data

# What a line's points are looked up by: itself, the document, and how much of a page that is.
ALL_FEATURES = (*LINE_FEATURES, *PAGE_FEATURES, "page")


@dataclass(frozen=True, slots=True)
class Additive:
    """A sum of points: one table for each of some features, and one for each of some pairs.

    `edges` part the numbers of each feature into bins, in the order of the features;
    `singles` are (feature, points by bin), `pairs` (feature, feature, points by both bins).
    """

    base: int
    edges: tuple[tuple[float, ...], ...]
    singles: tuple[tuple[int, tuple[int, ...]], ...]
    pairs: tuple[tuple[int, int, tuple[tuple[int, ...], ...]], ...]

    def points(self, values: Sequence[float]) -> int:
        """The sum for one thing; `values` in the order of the features."""
        bins = [bisect_right(edges, value) for edges, value in zip(self.edges, values, strict=True)]
        total = self.base + sum(points[bins[i]] for i, points in self.singles)
        for left, right, rows in self.pairs:
            total += rows[bins[left]][bins[right]]
        return total

    def given(self, values: Sequence[float]) -> Additive:
        """The same sum with the last features known: tables of the others alone.

        What lines of one document share is looked up once, not line by line.
        """
        open_ = len(self.edges) - len(values)
        bins = [
            bisect_right(edges, value)
            for edges, value in zip(self.edges[open_:], values, strict=True)
        ]
        base, pairs = self.base, []
        singles: dict[int, list[int]] = {}
        for i, points in self.singles:
            if i >= open_:
                base += points[bins[i - open_]]
            else:
                _add(singles, i, points)
        for left, right, rows in self.pairs:
            if right < open_:
                pairs.append((left, right, rows))
            elif left < open_:
                _add(singles, left, [row[bins[right - open_]] for row in rows])
            else:
                base += rows[bins[left - open_]][bins[right - open_]]
        known = tuple((i, tuple(points)) for i, points in sorted(singles.items()))
        return Additive(base, self.edges[:open_], known, tuple(pairs))


def _add(tables: dict[int, list[int]], i: int, points: Sequence[int]) -> None:
    tables[i] = [a + b for a, b in zip(tables.get(i, [0] * len(points)), points, strict=True)]


@dataclass(frozen=True, slots=True)
class Weights:
    """What shapes, place and neighbours count, in points; 100 removes a line.

    `page` says how much of a web page a document is. Below the first of the edges of
    `counts` shapes say nothing in it; from each edge on they count with so many points more.
    """

    page: Additive
    line: Additive
    counts: tuple[tuple[float, ...], tuple[int, ...]]

    def more(self, page: int) -> int | None:
        """Points that shapes get in a document of so many points; None: shapes say nothing."""
        edges, points = self.counts
        reached = bisect_right(edges, page)
        return points[reached - 1] if reached else None


@dataclass(frozen=True, slots=True)
class Profile:
    """How sure a removal must be.

    `threshold`: points a line needs; `shapes`: percent that shapes count;
    `budget`: share of the prose words that may go; `allowance`: prose words that may go
    whatever the share, if as many remain; `floor`: share of a text's words that must
    remain when prose went.
    """

    name: str
    threshold: int
    shapes: int
    budget: float
    allowance: int
    floor: float


def load_weights(path: Path) -> Weights:
    """Read `_weights.yaml`; raises `RuleError` naming the file when it is not of this form."""
    return _read_weights(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=2)
def _read_weights(path: Path, changed: int) -> Weights:
    try:
        data = read_data(path)
        counts = (_numbers(data["counts"]["edges"]), _points(data["counts"]["points"]))
        if len(counts[0]) != len(counts[1]) or not counts[0]:
            raise ValueError("counts has not as many points as edges")
        return Weights(
            _additive(data["page"], PAGE_FEATURES), _additive(data["line"], ALL_FEATURES), counts
        )
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise RuleError(
            f"{path}: not a file of weights ({fault}); compare it with the shipped one"
        ) from fault


def _additive(data: Any, features: Sequence[str]) -> Additive:
    """One model; raises ValueError that names a table which does not fit its bins."""
    edges = tuple(_numbers(data["edges"].get(name, ())) for name in features)
    bins = [len(one) + 1 for one in edges]
    singles = tuple((features.index(n), _points(p)) for n, p in data.get("singles", {}).items())
    for i, points in singles:
        if len(points) != bins[i]:
            raise ValueError(f"{features[i]} has {len(points)} points for {bins[i]} bins")
    pairs = []
    for name, rows in data.get("pairs", {}).items():
        left, right = (features.index(one) for one in name.split(" with "))
        table = tuple(_points(row) for row in rows)
        if left >= right or len(table) != bins[left] or {len(r) for r in table} != {bins[right]}:
            raise ValueError(f"{name} is not a table of their bins")
        pairs.append((left, right, table))
    return Additive(int(data["base"]), edges, singles, tuple(pairs))


def load_profiles(path: Path) -> dict[str, Profile]:
    """Read `_profiles.yaml`; raises `RuleError` naming the file when it is not of this form."""
    try:
        return {
            name: Profile(
                name,
                int(spec["threshold"]),
                int(spec["shapes"]),
                float(spec["budget"]),
                int(spec["allowance"]),
                float(spec["floor"]),
            )
            for name, spec in read_data(path)["profiles"].items()
        }
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise RuleError(
            f"{path}: not a file of profiles ({fault}); compare it with the shipped one"
        ) from fault


def choose_profile(profiles: dict[str, Profile], name: str) -> Profile:
    """The profile of that name; raises `OptionError` listing the names there are."""
    if name not in profiles:
        raise OptionError(f"there is no profile {name!r}; choose one of {', '.join(profiles)}")
    return profiles[name]


def _numbers(values: Sequence[str]) -> tuple[float, ...]:
    return tuple(float(v) for v in values)


def _points(values: Sequence[str]) -> tuple[int, ...]:
    return tuple(int(v) for v in values)
