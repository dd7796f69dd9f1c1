"""Phrases tile a line: what placeholders stand for, what is free, and that order is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.debris.places import LONGEST_ANY
from cleaner.debris.tiles import PhraseTrie, Tiling
from cleaner.text.tokens import tokens

DATES = frozenset("january monday januar dienstag am den".split())


def trie(*phrases: str) -> PhraseTrie:
    made = PhraseTrie(DATES, frozenset(["and", "und"]))
    for number, phrase in enumerate(phrases):
        made.add(phrase, number)
    return made


def share(line: str, *phrases: str) -> float:
    tiling = trie(*phrases).tile(line)
    return round(tiling.share, 2) if tiling else 0.0


@pytest.mark.parametrize(
    ("phrase", "whole", "other"),
    [
        ("Leave a Reply", "» LEAVE A REPLY:", "Leave one Reply now"),
        ("{n} comments", "1.234 comments", "many comments"),
        ("{n} comments", "12k comments", "twelve comments"),
        ("By {name}", "By Anna van der Dyck", "By the old van"),
        ("Updated {date}", "Updated Monday, 12 January 2021", "Updated Monday"),
        ("Updated {date}", "Updated 2021-01-12", "Updated twelve"),
        ("At {time}", "At 12:30", "At 12 o'clock"),
        ("Um {time}", "Um 12 Uhr", "Um 120 Uhr"),
        ("Source: {url}", "Source: www.example.org/page", "Source: example"),
        ("Source: {url}", "Source: https://example.org", "Source: me@example.org"),
        ("Write to {email}", "Write to anna.dyck@example.org", "Write to example.org"),
        ("Follow {handle}", "Follow @anna_dyck", "Follow anna_dyck"),
        ("Read also: {any}", "Read also: the second chapter", "Read also the second chapter"),
        ("More → {any}", "More → Weather", "More weather"),
        ("{name} is a writer", "Anna Dyck is a writer", "anna is a writer"),
    ],
)
def test_whole_line(phrase: str, whole: str, other: str) -> None:
    assert share(whole, phrase) == 1.0
    assert share(other, phrase) < 1.0


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Print Share", 1.0),
        ("Print and Share", 1.0),
        ("12 · Print | Share", 1.0),
        ("and Print Share", 0.77),  # a connector is free only between
        ("Print Share now", 0.77),
        ("Print the whole page", 0.0),  # less than half of the letters
        ("", 0.0),
        ("***", 0.0),
        ("12 13", 0.0),  # no phrase at all
    ],
)
def test_share_of_the_letters(line: str, wanted: float) -> None:
    assert share(line, "Print", "Share") == wanted


def test_any_is_bounded() -> None:
    words = ["word"] * LONGEST_ANY
    assert share(" ".join(["Tags:", *words]), "Tags: {any}") == 1.0
    assert share(" ".join(["Tags:", *words, "word"]), "Tags: {any}") < 1.0


def test_of_a_long_line_little_may_be_uncovered() -> None:
    phrase = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert share(phrase, phrase) == 1.0
    assert share(f"{phrase} so", phrase) == 0.97
    assert share(f"{phrase} nevertheless", phrase) == 0.0


def test_few_long_tiles_win_over_many_short_ones() -> None:
    tiling = trie("Leave", "a", "Reply", "Leave a Reply").tile("Leave a Reply")
    assert tiling is not None
    assert [tile.entry for tile in tiling.tiles] == [3]


def test_sure_phrases_win_over_weak_ones() -> None:
    made = PhraseTrie(DATES, frozenset())
    made.add("Reply", 0, weak=True)
    made.add("Reply", 1)
    tiling = made.tile("Reply")
    assert tiling is not None
    assert [made.entries[tile.entry].rule for tile in tiling.tiles] == [1]


def test_leaders_are_those_of_the_whole_line() -> None:
    made = trie("Reply")
    made.add("Read also", 1, leader=True)
    made.add("Read also: {any}", 2, leader=True)
    assert made.leaders("Read also", tokens("Read also")) == [1]
    assert made.leaders("Read also: Mill", tokens("Read also: Mill")) == [2]
    assert made.leaders("Reply", tokens("Reply")) == []


PHRASES = [
    "Read",
    "Read more",
    "Read more.",
    "more",
    "more about {name}",
    "about {any}",
    "{n} replies",
    "Read {any}",
    "{name}: {any}",
    "Anna Dyck",
    "replies and more",
]
WORDS = st.sampled_from(["Read", "more", "about", "Anna", "Dyck:", "and", "12", "replies", "."])


def laid(tiling: Tiling | None, made: PhraseTrie) -> object:
    if tiling is None:
        return None
    return tiling.share, [(t.start, t.end, made.entries[t.entry].rule) for t in tiling.tiles]


@given(st.permutations(range(len(PHRASES))), st.lists(WORDS, max_size=9).map(" ".join))
def test_the_same_tiling_whatever_order_phrases_came_in(order: list[int], line: str) -> None:
    straight = trie(*PHRASES)
    mixed = PhraseTrie(DATES, frozenset(["and", "und"]))
    for number in order:
        mixed.add(PHRASES[number], number)
    assert laid(mixed.tile(line), mixed) == laid(straight.tile(line), straight)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_tiles_stand_side_by_side(line: str) -> None:
    made = trie(*PHRASES)
    tiling = made.tile(line)
    if tiling is not None:
        at = 0
        for tile in tiling.tiles:
            assert at <= tile.start < tile.end
            at = tile.end
        assert at <= len(tokens(line))
        assert 0 < tiling.share <= 1
