"""Wordings: what one language prints, as further words for the rules of the packs."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import replace

from cleaner.rules.faults import Faults, Spot, near, quoted
from cleaner.rules.fields import Fields
from cleaner.rules.kinds import KINDS
from cleaner.rules.kinds.together import read_groups
from cleaner.rules.model import Block, Body, Example, Phrases, Rule, Together
from cleaner.rules.source import Mapping, Node, Scalar
from cleaner.rules.wording import holds, read_words, without_places

FOLDER = "wordings"
"""The folder beside the packs that holds one such file a language."""


def read_wordings(
    root: Node | None, rules: MappingType[str, Rule], faults: Faults, validate: bool
) -> list[Rule]:
    """The rules that a file gives words to, with those words and sentences in them.

    A file names its language once (`code`) and then, under `wordings`, rules by full name,
    with `words` (phrases, the leaders of a block, the groups of a `together`) and `keeps`
    (sentences that must stay). What is wrong in the file is added to `faults`; an entry at
    fault gives no rule. `validate` adds costly checks.
    """
    if not isinstance(root, Mapping):
        spot = root or Spot(0, 0, 1)
        faults.add("a file of wordings is a mapping", spot, "start with `about:` and `code:`")
        return []
    fields = Fields(root, faults, root, "this file")
    fields.refuse_other_keys(("about", "code", "wordings"), "in a file of wordings")
    fields.scalar("about")
    code = _code(fields)
    entries = fields.node("wordings")
    if not isinstance(entries, Mapping):
        fields.missing("wordings", "add `wordings:` and below it rules by their full names")
        return []
    made = [
        _extended(name, node, code, rules, faults, validate)
        for name, node in entries.entries.values()
    ]
    return [rule for rule in made if rule is not None]


def _code(fields: Fields) -> str:
    """The language's code; "" after a fault."""
    if fields.node("code") is None:
        fields.missing("code", "add `code:` with the code of the language, such as `pl`")
    code = fields.scalar("code")
    return code.text if code is not None and fields.is_code(code) else ""


def _extended(
    name: Scalar,
    node: Node,
    code: str,
    rules: MappingType[str, Rule],
    faults: Faults,
    validate: bool,
) -> Rule | None:
    """One rule with its further words, or None when the entry is at fault."""
    rule, before = rules.get(name.text), len(faults.found)
    if rule is None:
        faults.add(f"no rule is called {quoted(name.text)}", name, near(name.text, rules))
        return None
    if not isinstance(node, Mapping):
        faults.add("an entry is a mapping", node, "write `words:` and `keeps:` below it")
        return None
    fields = Fields(node, faults, name, quoted(name.text))
    fields.refuse_other_keys(("words", "keeps"), "in an entry")
    for key, what in (("words", "what sites print"), ("keeps", "a sentence that must stay")):
        if fields.node(key) is None:
            fields.missing(key, f"add `{key}: [...]` with {what}")
    words = fields.node("words")
    _refuse_bare(fields, words)
    further = _words(rule.body, fields, words, code) if words is not None else None
    if words is not None and further is None:
        faults.add(f"a rule of kind `{rule.kind}` takes no words", name)
    keeps = _read_keeps(fields, rule.kind, further if validate else None, code)
    if further is None or len(faults.found) > before:
        return None
    return replace(rule, body=_joined(rule.body, further), keeps=(*rule.keeps, *keeps))


def _refuse_bare(fields: Fields, words: Node | None) -> None:
    """Record phrases that are placeholders alone: those belong to no language."""
    for node in getattr(words, "nodes", ()):
        if isinstance(node, Scalar) and "{" in node.text and not without_places(node.text):
            help = (
                "write a word that the page prints; what has none stands in the pack, under `any`"
            )
            fields.faults.add("a phrase of placeholders alone", node, help)


def _words(body: Body, fields: Fields, words: Node, code: str) -> Body | None:
    """A body that holds the entry's words alone; None where the kind has none."""
    if isinstance(body, Phrases):
        return replace(body, phrases=read_words(fields, code, words))
    if isinstance(body, Block):
        return replace(body, leaders=read_words(fields, code, words))
    if isinstance(body, Together):
        return Together(((code, read_groups(fields, code, words)),))
    return None


def _joined(body: Body, further: Body) -> Body:
    if isinstance(body, Phrases) and isinstance(further, Phrases):
        return replace(body, phrases=(*body.phrases, *further.phrases))
    if isinstance(body, Block) and isinstance(further, Block):
        return replace(body, leaders=(*body.leaders, *further.leaders))
    if isinstance(body, Together) and isinstance(further, Together):
        return Together((*body.groups, *further.groups))
    raise TypeError(f"no words for {type(body).__name__}")  # `_words` gives a body of the same kind


def _read_keeps(fields: Fields, kind: str, words: Body | None, code: str) -> tuple[Example, ...]:
    """Sentences that must stay; where `words` is given each must hold one of them."""
    nodes = fields.texts("keeps")
    own = KINDS[kind].own_words(words) if words is not None else frozenset()
    for node in nodes:
        if own and not holds(node.text, own):
            help = "a text without them tests nothing; write a true sentence that has one"
            fields.faults.add("this text holds none of the entry's own words", node, help)
    return tuple(Example(n.text, fields.faults.place(n), "keep", code) for n in nodes)
