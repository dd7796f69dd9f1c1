"""The weights of the model and the thresholds of the profiles, read from plain data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cleaner.debris.evidence import FEATURES
from cleaner.errors import OptionError, RuleError
from cleaner.rules.data import read_data


@dataclass(frozen=True, slots=True)
class Weights:
    """What shapes, place and neighbours count, in points; 100 removes a line.

    `edges` part the numbers of each feature into bins, in the order of `FEATURES`;
    `singles` are (feature, points by bin), `pairs` (feature, feature, points by both bins).
    `page`: edges and percents of how far all this counts, by the signs of a page.
    """

    base: int
    edges: tuple[tuple[float, ...], ...]
    singles: tuple[tuple[int, tuple[int, ...]], ...]
    pairs: tuple[tuple[int, int, tuple[tuple[int, ...], ...]], ...]
    page: tuple[tuple[float, ...], tuple[int, ...]]

    def share(self, page: int) -> int:
        """How far shapes count, in percent, in a document where rules take out `page` lines."""
        edges, percents = self.page
        return percents[bisect_right(edges, page)]

    def points(self, values: Sequence[float]) -> int:
        """The sum of one line's points; `values` in the order of `FEATURES`."""
        bins = [bisect_right(edges, value) for edges, value in zip(self.edges, values, strict=True)]
        total = self.base + sum(points[bins[i]] for i, points in self.singles)
        for left, right, rows in self.pairs:
            total += rows[bins[left]][bins[right]]
        return total


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
    try:
        data = read_data(path)
        edges = tuple(_numbers(data["edges"].get(name, ())) for name in FEATURES)
        singles = tuple((FEATURES.index(n), _points(p)) for n, p in data.get("singles", {}).items())
        pairs = []
        for name, rows in data.get("pairs", {}).items():
            left, right = (FEATURES.index(one) for one in name.split(" with "))
            pairs.append((left, right, tuple(_points(row) for row in rows)))
        page = data["page"]
        shares = (_numbers(page["edges"]), _points(page["percent"]))
        _check_sizes(edges, singles, pairs)
        return Weights(int(data["base"]), edges, singles, tuple(pairs), shares)
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise RuleError(
            f"{path}: not a file of weights ({fault}); compare it with the shipped one"
        ) from fault


def _check_sizes(
    edges: Sequence[tuple[float, ...]],
    singles: Sequence[tuple[int, tuple[int, ...]]],
    pairs: Sequence[tuple[int, int, tuple[tuple[int, ...], ...]]],
) -> None:
    """Every table has one entry a bin; raises ValueError naming the one that has not."""
    for i, points in singles:
        if len(points) != len(edges[i]) + 1:
            raise ValueError(f"{FEATURES[i]} has {len(points)} points for {len(edges[i]) + 1} bins")
    for left, right, rows in pairs:
        if {len(row) for row in rows} != {len(edges[right]) + 1} or len(rows) != len(
            edges[left]
        ) + 1:
            raise ValueError(
                f"{FEATURES[left]} with {FEATURES[right]} is not a table of their bins"
            )


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
