"""The five articles that the project began with, and the same articles told of other things."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from cleaner import Cleaner

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
EXPECTED = ROOT / "fixtures" / "seeds_expected"

# People, places, days, agencies and sites, each for another of its kind.
SWAPS = {
    "Wladimir": "Anselm",
    "Vladimir": "Anselm",
    "Putin": "Lindqvist",
    "Poutin": "Lindqvist",
    "Joe": "Carla",
    "Biden": "Moretti",
    "Blinken": "Hartwig",
    "Peskow": "Sandberg",
    "Psaki": "Okafor",
    "Selenskyj": "Terlecki",
    "Ukraine": "Walachei",
    "Moskau": "Uppsala",
    "Washington": "Bologna",
    "Genf": "Basel",
    "Samstag": "Mittwoch",
    "Dienstag": "Freitag",
    "Donnerstag": "Montag",
    "Montag": "Sonntag",
    "Freitag": "Dienstag",
    "Januar": "Oktober",
    "Dezember": "April",
    "November": "August",
    "7.": "3.",
    "10.": "21.",
    "9.": "8.",
    "Sputnik": "dpa",
    "AFP": "Belga",
    "Getty": "Alamy",
    "Reuters": "Keystone",
    "SERGEY GUNEEV/EPA": "MARTA NOWAK/APA",
    "EU Reporter": "Alpenbote",
    "site-26": "site-113",
    "CNBC": "Radio Nord",
}


def swapped(text: str) -> str:
    """The text with each name, day and agency swapped once, the longest first."""
    names = sorted(SWAPS, key=len, reverse=True)
    at, parts = 0, []
    while at < len(text):
        name = next(
            (one for one in names if text.startswith(one, at) and _is_whole(text, at, one)), ""
        )
        parts.append(SWAPS[name] if name else text[at])
        at += len(name) or 1
    return "".join(parts)


def _is_whole(text: str, at: int, name: str) -> bool:
    before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
    return not before.isalnum() and not (name[-1].isalnum() and after.isalnum() and after != "s")


def reordered(text: str, kept: set[str], chance: random.Random) -> str:
    """The text with its untouched paragraphs shuffled, all but neighbours of what is edited."""
    lines = text.split("\n")
    full = [n for n, line in enumerate(lines) if line.strip()]
    free = [
        n
        for before, n, after in zip(full, full[1:], full[2:], strict=False)
        if {lines[before], lines[n], lines[after]} <= kept
        and len(lines[n]) > 100
        and lines.count(lines[n]) == 1
    ]
    places = free.copy()
    chance.shuffle(free)
    result = lines.copy()
    for place, source in zip(places, free, strict=True):
        result[place] = lines[source]
    return "\n".join(result)


def kinds(cleaner: Cleaner, text: str) -> tuple[Counter[str], list[str]]:
    """Classes of debris, fixes and flags: of two rules of a class either may say more of a line."""
    result = cleaner.clean(text)
    classes = (
        e.rule if e.rule.startswith("mend/") else e.rule.partition("/")[0] for e in result.edits
    )
    return Counter(classes), [flag.kind for flag in result.flags]


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


def test_there_are_five() -> None:
    assert len(SEEDS) == 5
    assert [path.name for path in SEEDS] == sorted(path.name for path in EXPECTED.iterdir())


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
class TestSeeds:
    def test_is_cleaned_to_the_byte(self, path: Path, cleaner: Cleaner) -> None:
        result = cleaner.clean(path.read_bytes().decode())
        assert result.text.encode() == (EXPECTED / path.name).read_bytes()

    def test_is_undone_to_the_byte(self, path: Path, cleaner: Cleaner) -> None:
        text = path.read_bytes().decode()
        assert cleaner.clean(text).undo() == text

    def test_is_clean_when_cleaned(self, path: Path, cleaner: Cleaner) -> None:
        text = (EXPECTED / path.name).read_bytes().decode()
        assert cleaner.clean(text).passes == ()

    def test_other_names_days_and_agencies(self, path: Path, cleaner: Cleaner) -> None:
        text = path.read_bytes().decode()
        other = swapped(text)
        assert other != text
        assert kinds(cleaner, other) == kinds(cleaner, text)
        expected = (EXPECTED / path.name).read_bytes().decode()
        assert cleaner.clean(other).text == swapped(expected)

    @pytest.mark.parametrize("seed", range(5))
    def test_other_order(self, path: Path, cleaner: Cleaner, seed: int) -> None:
        text = path.read_bytes().decode()
        expected = (EXPECTED / path.name).read_bytes().decode()
        other = reordered(text, set(expected.split("\n")), random.Random(seed))
        assert other != text
        assert kinds(cleaner, other) == kinds(cleaner, text)
        assert Counter(cleaner.clean(other).text.split("\n")) == Counter(expected.split("\n"))

    @pytest.mark.parametrize("end", ["", "\n", "\n\n"])
    def test_other_ends(self, path: Path, cleaner: Cleaner, end: str) -> None:
        text = path.read_bytes().decode() + end
        expected = (EXPECTED / path.name).read_bytes().decode()
        cleaned = cleaner.clean(text).text
        assert cleaned.rstrip("\n") == expected
        assert cleaned.endswith("\n") == bool(end)
        assert cleaner.clean(text).undo() == text
