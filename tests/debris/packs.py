"""Packs written for one test: a rule in a line, and what a text becomes of them."""

from __future__ import annotations

import re
from pathlib import Path

from cleaner.debris.match import Matcher
from cleaner.debris.page import PAGE_FEATURES
from cleaner.debris.verdict import Verdict
from cleaner.debris.weigh import Scale
from cleaner.debris.weights import ALL_FEATURES, Additive, Profile, Weights
from cleaner.rules.languages import load_languages
from cleaner.rules.model import RuleSet
from cleaner.rules.packs import load_packs, shipped_folder
from cleaner.text.document import Line, lines_of

LANGUAGES = load_languages(shipped_folder() / "languages")
FUNCTION_WORDS = frozenset(word for one in LANGUAGES for word in one.function_words)
BALANCED = Profile("balanced", threshold=100, shapes=100, budget=0.3, allowance=80, floor=0.25)
# Shapes count nothing, so that a verdict is what rules and places make it.
NO_PAGE = Additive(0, ((),) * len(PAGE_FEATURES), (), ())
NO_LINE = Additive(0, ((),) * len(ALL_FEATURES), (), ())
FLAT = Weights(NO_PAGE, NO_LINE, ((1e9,), (0,)))

# Running text in paragraphs that no rule of these tests speaks against.
PROSE = (
    "When the ferry came in that morning the smith was on the quay with a letter in his hand, "
    "and nobody asked him who it was for.",
    "He had written it in the night, by the light of the forge, and he had burned two others "
    "before he was content with what it said.",
    "The ferryman took it without a word, because he had known the smith for thirty years and "
    "had never seen him write to anyone.",
    "In the evening the boat came back with an answer, and the forge stayed cold for a week.",
)


def rule(name: str, body: str, more: str = "") -> str:
    """A rule of a pack; the first key of `body` tells its kind, its examples are its own words."""
    first = body.split(":")[0]
    kind = "block" if first == "leaders" else first
    own = " ".join(re.findall(r"[^][{}:,'\"\\*]+", body))
    more = f", {more}" if more else ""
    return (
        f"  - {{id: {name}, why: For a test., kind: {kind}, {body}{more}, "
        f"drops: ['{own}'], keeps: ['{own}']}}\n"
    )


def load(folder: Path, **packs: list[str]) -> RuleSet:
    """The rules of these packs, loaded as rule files are."""
    for name, rules in packs.items():
        (folder / f"{name}.yaml").write_text("rules:\n" + "".join(rules), encoding="utf-8")
    return load_packs([folder])


class Bench:
    """A rule set set up to match and weigh, by name of rule instead of by number."""

    def __init__(
        self,
        folder: Path,
        profile: Profile = BALANCED,
        weights: Weights = FLAT,
        **packs: list[str],
    ) -> None:
        self.rules = load(folder, **packs)
        self.matcher = Matcher(self.rules, LANGUAGES)
        self.scale = Scale(self.rules.rules, weights, profile)

    def number(self, name: str) -> int:
        """The number of a rule in the set."""
        return next(n for n, one in enumerate(self.rules.rules) if one.id == name)

    def points(self, line: str) -> dict[str, int]:
        """The points that each rule gives to a line."""
        return {self.rules.rules[hit.rule].id: hit.points for hit in self.matcher.hits(line)}

    def weigh(
        self, lines: str | list[Line], kept: frozenset[int] = frozenset(), page: bool = False
    ) -> dict[str, Verdict]:
        """The verdict of each line that has one, by the line's text."""
        units = lines_of(lines) if isinstance(lines, str) else lines
        hits = [self.matcher.hits(line.text) for line in units]
        weighing = self.scale.weigh(units, hits, FUNCTION_WORDS, kept, page)
        texts = {line.start: line.text for line in units}
        return {texts[verdict.start]: verdict for verdict in weighing.verdicts}

    def dropped(self, lines: str | list[Line]) -> list[str]:
        """The lines whose verdict is to go."""
        return [text for text, verdict in self.weigh(lines).items() if verdict.drop]
