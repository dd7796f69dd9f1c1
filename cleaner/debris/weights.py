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
class Feature:
    """Points by bin: `edges` part the numbers of `name`, one bin more than edges."""

    name: str
    index: int
    edges: tuple[float, ...]
    points: tuple[int, ...]

    def bin(self, values: Sequence[float]) -> int:
        """The bin that this feature's value falls in."""
        return bisect_right(self.edges, values[self.index])


@dataclass(frozen=True, slots=True)
class Pair:
    """Points by the bins of two features together."""

    name: str
    left: Feature
    right: Feature
    points: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What shapes, place and neighbours count, in points; 100 removes a line."""

    base: int
    features: tuple[Feature, ...]
    pairs: tuple[Pair, ...]
    page: tuple[Feature, tuple[int, ...]]

    def share(self, page: int) -> int:
        """How far shapes count, in percent, in a document where rules take out `page` lines."""
        edges, percents = self.page
        return percents[bisect_right(edges.edges, page)]

    def parts(self, values: Sequence[float]) -> list[tuple[str, int]]:
        """The named points of one line, zeros left out."""
        found = [("base", self.base)]
        found += [(f.name, f.points[f.bin(values)]) for f in self.features]
        found += [(p.name, p.points[p.left.bin(values)][p.right.bin(values)]) for p in self.pairs]
        return [(name, points) for name, points in found if points]


@dataclass(frozen=True, slots=True)
class Profile:
    """How sure a removal must be.

    `threshold`: points a line needs; `shapes`: percent that shapes count;
    `budget`: share of the prose words that may go; `allowance`: prose words that may go
    whatever the share; `floor`: share of a text's words that must remain when prose went.
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
        table = {
            name: Feature(name, FEATURES.index(name), _numbers(spec["edges"]), _points(spec["points"]))
            for name, spec in data["features"].items()
        }
        pairs = []
        for name, rows in data.get("pairs", {}).items():
            left, right = name.split(" with ")
            pairs.append(Pair(name, table[left], table[right], tuple(_points(row) for row in rows)))
        page = data["page"]
        edges = Feature("page", FEATURES.index("page"), _numbers(page["edges"]), ())
        return Weights(int(data["base"]), tuple(table.values()), tuple(pairs), (edges, _points(page["percent"])))
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise RuleError(f"{path}: not a file of weights ({fault}); compare it with the shipped one") from fault


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
        raise RuleError(f"{path}: not a file of profiles ({fault}); compare it with the shipped one") from fault


def choose_profile(profiles: dict[str, Profile], name: str) -> Profile:
    """The profile of that name; raises `OptionError` listing the names there are."""
    if name not in profiles:
        raise OptionError(f"there is no profile {name!r}; choose one of {', '.join(profiles)}")
    return profiles[name]


def _numbers(values: Sequence[str]) -> tuple[float, ...]:
    return tuple(float(v) for v in values)


def _points(values: Sequence[str]) -> tuple[int, ...]:
    return tuple(int(v) for v in values)
