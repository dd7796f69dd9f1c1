"""What a loaded rule is: plain immutable data, one class a kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Where = Literal["anywhere", "head", "tail", "edge"]
Neighbour = Literal["debris", "prose", "any"]
KINDS = ("phrases", "together", "pattern", "shape", "block", "repeat", "strip")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a rule file; line and column count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a rule file, and how to mend it.

    `length` code points from `place` on are at fault; `source` is that line of the
    file. `help` may be empty.
    """

    message: str
    place: Place
    length: int = 1
    help: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule must drop or keep; under `Rule.fails`: ought to, and does not yet.

    `language`: the code of the file of wordings that it stands in, "" for a pack's.
    """

    text: str
    place: Place
    want: Literal["drop", "keep"] = "drop"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A literal phrase as the page prints it, with its language code ("any" for all)."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """Literal phrases that tile a line."""

    phrases: tuple[Phrase, ...]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Together:
    """Groups of words; a sentence that holds one of each group is hit.

    One entry a language: its groups, each a tuple of alternatives. An alternative
    may be several words and may end in `*` ("newsletter*": any word that starts so).
    """

    groups: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Regular expressions (of the `regex` module) that must match a whole line.

    `needs`: words or marks, case-folded, one of which every matching line holds;
    the matcher looks for them before it tries the expression. `longest` bounds the
    line in code points.
    """

    expressions: tuple[str, ...]
    needs: tuple[str, ...]
    longest: int = 300


@dataclass(frozen=True, slots=True)
class Shape:
    """Bounds on a line's features: (feature, least or None, most or None); all must hold.

    `end` is how the line ends: "stop" (as a sentence does), "none", or "any".
    `before` and `after` say what the neighbouring lines must be.
    """

    bounds: tuple[tuple[str, float | None, float | None], ...]
    end: Literal["none", "stop", "any"] = "any"
    before: Neighbour = "any"
    after: Neighbour = "any"


@dataclass(frozen=True, slots=True)
class Block:
    """A leader line and the points it gives to lines after it.

    `leaders` are phrases (the leader line itself scores the rule's `score`);
    `gives` points go to each of up to `lines` lines after it that are `takes`:
    "short" (no prose), "any" (prose too). `to_end`: all lines to the end of the text.
    """

    leaders: tuple[Phrase, ...]
    gives: int
    lines: int = 12
    takes: Literal["short", "any"] = "short"
    to_end: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something printed twice: the page's title, a paragraph, or a teaser of one."""

    what: Literal["title", "paragraph", "teaser"]


@dataclass(frozen=True, slots=True)
class Strip:
    """Regular expressions for the part of a line that is debris.

    `at`: "end" and "start" anchor the part there, "inside" finds it anywhere.
    `needs` as for `Pattern`.
    """

    expressions: tuple[str, ...]
    needs: tuple[str, ...]
    at: Literal["start", "end", "inside"] = "end"


Body = Phrases | Together | Pattern | Shape | Block | Repeat | Strip


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack. `id` is the full name, "comments/comment-form"."""

    id: str
    pack: str
    kind: str
    why: str
    body: Body
    place: Place
    score: int = 100
    content: bool = False
    where: Where = "anywhere"
    hosts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    drops: tuple[Example, ...] = ()
    keeps: tuple[Example, ...] = ()
    fails: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules in order of id, and a name for exactly this content ("0.1.0-1f2e3d4c").

    `faults` is empty unless the packs were loaded with `keep_going`: then it lists
    what is wrong with the rules that were left out.
    """

    rules: tuple[Rule, ...]
    version: str
    packs: tuple[str, ...] = field(default=())
    faults: tuple[Fault, ...] = field(default=())
