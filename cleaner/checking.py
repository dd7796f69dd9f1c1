"""Rules are tested by their own examples: what they must drop, must keep, and get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.pipeline import Cleaner
from cleaner.rules.faults import quoted
from cleaner.rules.model import Example, Phrases, Rule, RuleSet, Shape, Strip
from cleaner.text.tokens import tokens

# A paragraph of prose that no rule speaks against: examples stand below it, as debris does.
_PROSE = {
    "en": "The council met on the bridge at noon, and when the rain had stopped the mayor "
    "told the people who had come that the old mill would be rebuilt before the winter.",
    "de": "Der Rat traf sich am Mittag auf der Brücke, und als der Regen vorüber war, sagte "
    "die Bürgermeisterin den Leuten, dass die alte Mühle noch vor dem Winter wieder steht.",
}

ALONE = 100  # points that remove a line by themselves


@dataclass(frozen=True, slots=True)
class ExampleFault:
    """An example that a rule gets wrong; `kind` is drops, keeps or fails."""

    rule: Rule
    example: Example
    kind: str
    message: str


def check_rules(ruleset: RuleSet, cleaner: Cleaner | None = None) -> list[ExampleFault]:
    """Run every example of every rule against that rule; the faults, in order of rule.

    Each example stands alone below a paragraph of prose, with no other rule at work.
    """
    base = cleaner or Cleaner()
    return [fault for rule in ruleset.rules for fault in _faults(base, rule)]


def _faults(base: Cleaner, rule: Rule) -> Iterator[ExampleFault]:
    alone = base.with_rules(RuleSet((rule,), "check"), shapes=False)
    for example in rule.drops:
        if not _dropped(alone, rule, example.text):
            yield ExampleFault(rule, example, "drops", f"{rule.id} does not drop this example")
    for example in _phrases(rule):
        if not alone.takes_out(example.text):
            message = f"{rule.id} does not drop its own phrase {quoted(example.text)}"
            yield ExampleFault(rule, example, "drops", message)
    for example in rule.keeps:
        if _dropped(alone, rule, example.text):
            yield ExampleFault(
                rule, example, "keeps", f"{rule.id} drops this example, which must stay"
            )
    for example in rule.fails:
        if _dropped(alone, rule, example.text) == (example.want == "drop"):
            message = f"{rule.id} no longer fails here: move the example to {example.want}s"
            yield ExampleFault(rule, example, "fails", message)


def _phrases(rule: Rule) -> Iterator[Example]:
    """Each phrase that must go by itself: those of languages that have no other examples."""
    if isinstance(rule.body, Phrases) and not rule.body.weak and rule.score >= ALONE:
        told = {example.language for example in rule.keeps if example.language}
        for phrase in rule.body.phrases:
            if phrase.language in told and "{" not in phrase.text:
                yield Example(phrase.text, rule.place, "drop", phrase.language)


def _dropped(cleaner: Cleaner, rule: Rule, example: str) -> bool:
    """Whether the rule takes something out of the example (a content rule: speaks for it).

    Weak words count in texts of their language: without an umlaut it may be either.
    """
    languages = ("de",) if any(c in example for c in "äöüßÄÖÜ") else ("en", "de")
    return any(_dropped_below(_PROSE[code], cleaner, rule, example) for code in languages)


def _dropped_below(prose: str, cleaner: Cleaner, rule: Rule, example: str) -> bool:
    result = cleaner.clean(f"{prose}\n\n{example}")
    if rule.content:
        return any(
            points < 0
            for v in result.verdicts
            for name, points in v.parts
            if name == "content rule"
        )
    if isinstance(rule.body, Shape):  # evidence, seldom a verdict
        return any(name == rule.id for v in result.verdicts for name, _ in v.parts)
    mine = [e for e in result.edits if e.rule == rule.id]
    if isinstance(rule.body, Strip):
        return bool(mine)
    words = [t.fold for t in tokens(example)]
    left = [t.fold for t in tokens(result.text)]
    return bool(mine) and (len(left) - len(tokens(prose))) < len(words)
