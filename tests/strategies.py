"""Hypothesis strategies: articles of clean prose, and debris planted in them as sites do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.debris.match import Matcher
from cleaner.rules.languages import load_languages
from cleaner.rules.model import Block, Pattern, Phrases, Rule
from cleaner.rules.packs import shipped_folder
from tests.prose import HEADINGS, PROSE, paragraphs

LANGUAGES: tuple[str, ...] = tuple(PROSE)
SEPARATORS = ("\n\n", "\n")


@cache
def shipped() -> Cleaner:
    """One cleaner with the shipped rules for all tests."""
    return Cleaner()


@cache
def matcher() -> Matcher:
    """The shipped rules, asked for single lines."""
    return Matcher(shipped().rules, load_languages(shipped_folder() / "languages"))


@dataclass(frozen=True)
class Debris:
    """A rule's own example of what it drops, and the languages of texts in which it does.

    Weak words count in texts of their language, English ones and sure ones in all.
    """

    rule: str
    text: str
    languages: tuple[str, ...] = LANGUAGES


@dataclass(frozen=True)
class Planted:
    """An article, the same with debris in it, and what was planted."""

    prose: str
    text: str
    debris: tuple[Debris, ...]


def _is_for_any_page(rule: Rule) -> bool:
    return not rule.content and not rule.hosts and not rule.languages


def _stands_alone(rule: Rule) -> bool:
    """Does the rule remove its line wherever it stands, with no neighbour's help?"""
    match rule.body:
        case Phrases(weak=weak):
            certain = not weak
        case Pattern():
            certain = True
        case _:  # evidence that place and neighbours add to
            certain = False
    return certain and rule.score >= 100 and rule.where == "anywhere"


@cache
def lines_of_debris(*, alone: bool) -> tuple[Debris, ...]:
    """The rules' `drops` that are whole lines; with `alone` those that go wherever they stand."""
    found = []
    for rule in shipped().rules.rules:
        if rule.kind in ("strip", "repeat", "shape") or not _is_for_any_page(rule):
            continue
        if alone and not _stands_alone(rule):
            continue
        found += [
            Debris(rule.id, one.text, _languages(one.text))
            for one in rule.drops
            if one.text.strip()
        ]
    return tuple(found)


def _languages(text: str) -> tuple[str, ...]:
    """The languages of articles below which rules say most of a line."""
    points = {
        code: sum(
            hit.points for line in text.split("\n") for hit in matcher().hits(line, None, code)
        )
        for code in LANGUAGES
    }
    return tuple(code for code in LANGUAGES if points[code] == max(points.values()))


@cache
def leaders() -> tuple[Debris, ...]:
    """The `drops` of the rules that speak against the lines below theirs."""
    return tuple(
        Debris(rule.id, one.text)
        for rule in shipped().rules.rules
        if isinstance(rule.body, Block) and _is_for_any_page(rule)
        for one in rule.drops
    )


@st.composite
def articles(draw: st.DrawFn, language: str | None = None) -> list[str]:
    """Four to ten paragraphs of one language, all different, with or without a heading."""
    code = language or draw(st.sampled_from(LANGUAGES))
    chosen = draw(st.lists(st.sampled_from(paragraphs(code)), min_size=4, max_size=10, unique=True))
    if draw(st.booleans()):
        at = draw(st.integers(min_value=0, max_value=len(chosen) - 2))
        chosen.insert(at, draw(st.sampled_from(HEADINGS[code])))
    return chosen


@st.composite
def ends(draw: st.DrawFn) -> str:
    """What a file ends with."""
    return draw(st.sampled_from(("", "\n")))


@st.composite
def planted_at_head(draw: st.DrawFn) -> Planted:
    """Debris above the first paragraph."""
    article, between, end = draw(articles()), draw(st.sampled_from(SEPARATORS)), draw(ends())
    debris = draw(_some(alone=True, most=4))
    lines = [*(one.text for one in debris), *article]
    return Planted(between.join(article) + end, between.join(lines) + end, debris)


@st.composite
def planted_in_middle(draw: st.DrawFn) -> Planted:
    """Debris between paragraphs, at one to three places."""
    article, between, end = draw(articles()), draw(st.sampled_from(SEPARATORS)), draw(ends())
    debris = draw(_some(alone=True, most=3))
    lines = list(article)
    for one in debris:
        lines.insert(draw(st.integers(min_value=1, max_value=len(lines) - 1)), one.text)
    return Planted(between.join(article) + end, between.join(lines) + end, debris)


@st.composite
def planted_at_tail(draw: st.DrawFn) -> Planted:
    """Debris below the last paragraph, weak kinds too."""
    code = draw(st.sampled_from(LANGUAGES))
    article, between, end = draw(articles(code)), draw(st.sampled_from(SEPARATORS)), draw(ends())
    debris = draw(_some(alone=False, most=5, language=code))
    lines = [*article, *(one.text for one in debris)]
    return Planted(between.join(article) + end, between.join(lines) + end, debris)


@st.composite
def planted_in_sentence(draw: st.DrawFn) -> Planted:
    """Debris inside a sentence that it broke in two; `prose` is the article broken there."""
    article, between, end = draw(articles()), draw(st.sampled_from(SEPARATORS)), draw(ends())
    long = [n for n, one in enumerate(article) if len(one.split()) >= 12]
    at = draw(st.sampled_from(long))
    words = article[at].split(" ")
    cut = draw(st.integers(min_value=5, max_value=len(words) - 5))
    halves = [" ".join(words[:cut]), " ".join(words[cut:])]
    debris = draw(_some(alone=True, most=1))
    broken = [*article[:at], *halves, *article[at + 1 :]]
    lines = [*article[:at], halves[0], debris[0].text, halves[1], *article[at + 1 :]]
    return Planted(between.join(broken) + end, between.join(lines) + end, debris)


def _some(
    *, alone: bool, most: int, language: str | None = None
) -> st.SearchStrategy[tuple[Debris, ...]]:
    fit = [d for d in lines_of_debris(alone=alone) if language in (None, *d.languages)]
    choice = st.sampled_from(fit)
    return st.lists(choice, min_size=1, max_size=most, unique=True).map(tuple)


PLANTED = st.one_of(
    planted_at_head(), planted_in_middle(), planted_at_tail(), planted_in_sentence()
)

# Characters that have broken text tools before: halves of surrogate pairs, NUL and other
# controls, every kind of white space, marks without a letter, emoji made of several.
_ODD = "\ud800\udfff\x00\x01\x1b\x7f\x85\xad\u200b\u200d\u2028\u2029\ufeff\ufffe\uffff"
_MARKS = "„“”«»‚‘’\"'()[]{}.,;:!?…–—-|·•*#<>&/\\_~^`´%$€@"
_SCRIPTS = "aZßäÉñøłİıǅſﬁ①½漢字かなカ한글אבעربيةहिन्दीไทยЖщΩς👩‍👧🇩🇪e\u0301\u0308"
_WHITE = " \n\t\r\f\v\u00a0\u2009\u3000"


@st.composite
def arbitrary(draw: st.DrawFn) -> str:
    """Any text at all, the broken kinds more often than chance would have them."""
    pieces = st.one_of(
        st.text(max_size=20),
        st.text(alphabet=_ODD + _MARKS + _SCRIPTS + _WHITE, max_size=30),
        st.sampled_from(("\n\n", "\r\n", " ", "Ã¼", "&amp;", "â€œ", "7. ", "(7. ", ". , ", "“. ")),
        st.sampled_from(tuple(one.text for one in lines_of_debris(alone=False))),
        st.sampled_from([one for code in LANGUAGES for one in paragraphs(code)]),
        st.sampled_from([one for code in LANGUAGES for one in HEADINGS[code]]),
    )
    glue = draw(st.sampled_from(("", "", " ", "\n", "\n\n")))
    return glue.join(draw(st.lists(pieces, max_size=12)))
