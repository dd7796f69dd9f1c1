"""Whether a repeated group of an expression can split the same text in many ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import regex

TOKEN = re.compile(
    r"""(?P<escape>\\(?:[pPN]\{[^}]*\}|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.|\Z))
    |(?P<set>\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\])
    |(?P<flags>\(\?[imsua]+\))
    |(?P<open>\((?:\?(?:[imsua]*(?:-[imsua]+)?:|=|!|<=|<!|>|P?<\w+>))?)
    |(?P<close>\))
    |(?P<repeat>[*+?]|\{(?=[0-9,])(?P<least>[0-9]*)(?P<comma>,?)(?P<most>[0-9]*)\})[+?]?
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
MOST_PLACES = 120
"""Characters and sets in a group at most; longer ones count as ambiguous."""
MOST_STEPS = 100_000
"""Steps that telling may take; a group that needs more counts as ambiguous."""

# Sets are compared by these signs and those of the expression itself.
_SIGNS = "".join(map(chr, range(9, 127))) + "ÄäéßñŁ’“”„«»–—…·•©€²\xa0ΩωЖж٣אبहไ漢あア한"
_EMPTY = ("\\b", "\\B", "\\A", "\\Z", "\\m", "\\M", "\\G", "^", "$")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")


@dataclass(slots=True)
class _Part:
    """Which places a part of a group may begin and end with, and whether it may be empty."""

    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    empty: bool = True


@dataclass(slots=True)
class _Group:
    """A group that is being read: its alternatives so far and the current one."""

    open: str
    at: int
    done: list[_Part] = field(default_factory=list)
    now: _Part = field(default_factory=_Part)
    choice: bool = False


class Loops:
    """The places of an expression and how often each may follow another (after Glushkov).

    Bounds are not counted: `{2,9}` may repeat as `+` does. Possessive and atomic parts
    have no choice; a group all of whose parts are so, and whose alternatives are at most
    one, has none. *Not* a proof: sets are compared by a sample of signs.
    """

    def __init__(self, expression: str) -> None:
        self._signs = "".join(sorted(set(_SIGNS + expression)))
        self._texts: list[str] = []  # one a place, with the flag it stands under
        self._holds: dict[int, int] = {}
        self._follow: Counter[tuple[int, int]] = Counter()
        self._groups = [_Group("", 0)]
        self._atom: tuple[_Part, int, bool] = (_Part(), 0, False)
        self._before = _Part()
        self._any_case = False

    def read(self, match: re.Match[str]) -> None:
        """Take in the next token that is no quantifier."""
        kind, text, group = match.lastgroup, match.group(), self._groups[-1]
        if kind == "open":
            self._groups.append(_Group(text, len(self._texts)))
        elif kind == "close" and len(self._groups) > 1:
            self._close()
        elif text == "|":
            group.done.append(group.now)
            group.now, group.choice = _Part(), True
        elif kind == "flags":
            self._any_case |= "i" in text
        elif text not in _EMPTY:
            place = len(self._texts)
            any_case = self._any_case or any(_any_case(group.open) for group in self._groups)
            self._texts.append(("(?i)" if any_case else "") + text)
            self._append(_Part([place], [place], False), place, False)
        else:
            self._append(_Part(), len(self._texts), False)

    def repeat(self, least: int, most: int, possessive: bool) -> None:
        """Take in a quantifier of what stands right before."""
        part, group = self._atom[0], self._groups[-1]
        if most > 1 and max(len(part.last), len(part.first)) <= MOST_PLACES:
            self._follow.update((p, q) for p in part.last for q in part.first)
        group.choice |= least != most and not possessive
        group.now = _joined(self._before, _Part(part.first, part.last, part.empty or least == 0))

    def are_ambiguous(self) -> bool:
        """Whether what was just repeated can split the same text in many ways."""
        _, at, choice = self._atom
        return choice and self._is_ambiguous(at)

    def _close(self) -> None:
        group = self._groups.pop()
        parts = [*group.done, group.now]
        whole = _Part(
            [p for part in parts for p in part.first],
            [p for part in parts for p in part.last],
            any(part.empty for part in parts),
        )
        if group.open in _LOOKS:
            self._append(_Part(), len(self._texts), False)
        else:
            self._append(whole, group.at, group.choice and group.open != "(?>")

    def _append(self, part: _Part, at: int, choice: bool) -> None:
        group = self._groups[-1]
        self._follow.update((p, q) for p in group.now.last for q in part.first)
        self._before = group.now
        group.now = _joined(self._before, part)
        group.choice |= choice
        self._atom = (part, at, choice)

    def _is_ambiguous(self, at: int) -> bool:
        """Whether two ways through the places from `at` on part and meet on the same text."""
        if len(self._texts) - at > MOST_PLACES:
            return True
        after: dict[int, list[int]] = {}
        for (p, q), times in self._follow.items():
            if p >= at and q >= at:
                after.setdefault(p, []).append(q)
                if times > 1:
                    return True
        places = range(at, len(self._texts))
        self._holds = {p: _held(self._texts[p], self._signs) for p in places}
        ahead = self._pairs(after, at)
        if ahead is None:
            return True
        behind: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for pair, following in ahead.items():
            for other in following:
                behind.setdefault(other, []).append(pair)
        # All places of a loop reach one another, so parting and meeting makes a round.
        meeting = _reached([(p, p) for p in places], behind)
        return any(p != q for p, q in meeting)

    def _pairs(
        self, after: dict[int, list[int]], at: int
    ) -> dict[tuple[int, int], list[tuple[int, int]]] | None:
        """From each pair of places that one text leads to, the next pairs; None if too many."""
        ahead: dict[tuple[int, int], list[tuple[int, int]]] = {}
        todo = [(p, p) for p in range(at, len(self._texts))]
        steps = 0
        while todo:
            pair = todo.pop()
            if pair in ahead:
                continue
            steps += len(after.get(pair[0], ())) * len(after.get(pair[1], ()))
            if steps > MOST_STEPS:
                return None
            ahead[pair] = list(self._next(pair, after))
            todo += ahead[pair]
        return ahead

    def _next(
        self, pair: tuple[int, int], after: dict[int, list[int]]
    ) -> Iterator[tuple[int, int]]:
        for p in after.get(pair[0], ()):
            for q in after.get(pair[1], ()):
                if self._holds[p] & self._holds[q]:
                    yield p, q


def _any_case(opening: str) -> bool:
    """Whether a group such as `(?i:` sets case aside."""
    return opening.endswith(":") and "i" in opening.partition("-")[0]


def _joined(left: _Part, right: _Part) -> _Part:
    return _Part(
        left.first + right.first if left.empty else left.first,
        right.last + left.last if right.empty else right.last,
        left.empty and right.empty,
    )


def _reached(
    start: list[tuple[int, int]], edges: dict[tuple[int, int], list[tuple[int, int]]]
) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    todo = list(start)
    while todo:
        pair = todo.pop()
        if pair not in found:
            found.add(pair)
            todo += edges.get(pair, ())
    return found


@cache
def _held(atom: str, signs: str) -> int:
    """The signs that one character or set of an expression matches, as bits."""
    try:
        compiled = regex.compile(atom)
    except (regex.error, OverflowError, RecursionError, ValueError):
        return (1 << len(signs)) - 1
    return sum(1 << i for i, sign in enumerate(signs) if compiled.fullmatch(sign))
