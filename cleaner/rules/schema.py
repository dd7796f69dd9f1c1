"""One rule of a file: the fields all kinds share, read and checked."""

from __future__ import annotations

import re
from typing import Literal, cast, get_args

from cleaner.rules.faults import Faults, near, quoted
from cleaner.rules.fields import Fields
from cleaner.rules.kinds import KINDS, MOST_SCORE, Kind
from cleaner.rules.model import Body, Example, Rule, Where
from cleaner.rules.source import Mapping, Node, Scalar
from cleaner.rules.wording import holds

COMMON_KEYS = (
    "id", "why", "kind", "score", "content", "where", "hosts", "languages",
    "drops", "keeps", "fails",
)  # fmt: skip

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}", re.ASCII)
_NO_CONTENT = ("repeat", "strip")  # kinds that can't speak for content


def read_rule(node: Node, pack: str, faults: Faults, validate: bool) -> Rule | None:
    """The rule that a member of `rules:` holds, or None when it is at fault.

    `validate` adds the costly checks (expressions are compiled and probed).
    """
    before = len(faults.found)
    if not isinstance(node, Mapping):
        faults.add("a rule must be a mapping", node, "write `- id: …` and its keys below")
        return None
    fields = Fields(node, faults, node, "this rule")
    name = _read_id(fields)
    kind = _read_kind(fields)
    if kind is None:
        _read_without_kind(fields, f"{pack}/{name}", pack)
        return None
    keys = (*COMMON_KEYS, *KINDS[kind].keys)
    fields.refuse_other_keys(keys, f"in a rule of kind `{kind}`")
    body = KINDS[kind].read(fields)
    rule = _read_common(fields, f"{pack}/{name}", pack, kind, body)
    if body is not None:
        _require_examples(fields)
        _check_examples(fields, KINDS[kind], body, rule)
    check = KINDS[kind].check
    if validate and check and body is not None:
        check(fields, body)
    return rule if len(faults.found) == before else None


def _read_id(fields: Fields) -> str:
    if fields.node("id") is None:
        fields.missing("id", "add `id:` with a short name that is never reused")
        return ""
    node = fields.scalar("id")
    if node is None:
        return ""
    if not _ID.fullmatch(node.text) or len(node.text) > 60:
        help = "small letters, digits and single hyphens, as in `comment-form`"
        fields.faults.add(f"{quoted(node.text)} is no name for a rule", node, help)
    fields.spot = node
    fields.title = f"rule {quoted(node.text)}"
    return node.text


def _read_kind(fields: Fields) -> str | None:
    if fields.node("kind") is None:
        fields.missing("kind", near("", KINDS))
        return None
    node = fields.scalar("kind")
    if node is None:
        return None
    if node.text not in KINDS:
        fields.faults.add(f"unknown kind {quoted(node.text)}", node, near(node.text, KINDS))
        return None
    return node.text


def _read_without_kind(fields: Fields, name: str, pack: str) -> None:
    """Record the faults that can be told when the kind is at fault itself."""
    keys = (*COMMON_KEYS, *(key for kind in KINDS.values() for key in kind.keys))
    fields.refuse_other_keys(tuple(dict.fromkeys(keys)), "in a rule of any kind")
    _read_common(fields, name, pack, "", None)
    _require_examples(fields)


def _read_common(fields: Fields, name: str, pack: str, kind: str, body: Body | None) -> Rule:
    if fields.node("why") is None:
        fields.missing("why", "add `why:`: what prints this, and why no article says it")
    why = fields.scalar("why")
    content = fields.node("content")
    if fields.truth("content") and content is not None and kind in _NO_CONTENT:
        fields.faults.add(f"a rule of kind `{kind}` can't speak for content", content)
    return Rule(
        id=name,
        pack=pack,
        kind=kind,
        why=why.text if why else "",
        body=cast(Body, body),
        place=fields.faults.place(fields.spot),
        score=fields.whole("score", 100, 0, KINDS[kind].most_score if kind else MOST_SCORE),
        content=isinstance(content, Scalar) and content.text == "true",
        where=cast(Where, fields.choice("where", get_args(Where), "anywhere")),
        hosts=_read_hosts(fields),
        languages=tuple(n.text for n in fields.texts("languages") if fields.is_code(n)),
        drops=_read_examples(fields, "drops", "drop"),
        keeps=_read_examples(fields, "keeps", "keep"),
        fails=_read_fails(fields),
    )


def _read_hosts(fields: Fields) -> tuple[str, ...]:
    hosts = []
    for node in fields.texts("hosts"):
        if not HOST.fullmatch(node.text):
            help = "write it as in `news.example.com`, without `https://` and path"
            fields.faults.add(f"{quoted(node.text)} is no host name", node, help)
        hosts.append(node.text)
    return tuple(hosts)


def _read_examples(fields: Fields, key: str, want: Literal["drop", "keep"]) -> tuple[Example, ...]:
    nodes = fields.texts(key)
    fields.refuse_twice(((node.text, node) for node in nodes), "the example")
    return tuple(Example(node.text, fields.faults.place(node), want) for node in nodes)


def _read_fails(fields: Fields) -> tuple[Example, ...]:
    node = fields.node("fails")
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        help = "write `fails: {drops: [...]}` for what ought to go, `keeps` for what ought to stay"
        fields.faults.add("`fails` must be a mapping", node, help)
        return ()
    inner = Fields(node, fields.faults, node, "`fails`")
    inner.refuse_other_keys(("drops", "keeps"), "in `fails`")
    return _read_examples(inner, "drops", "drop") + _read_examples(inner, "keeps", "keep")


def _require_examples(fields: Fields) -> None:
    for key, what in (("drops", "must remove"), ("keeps", "must leave")):
        if fields.node(key) is None:
            fields.missing(key, f"add `{key}: [...]` with at least one text that it {what}")


def _check_examples(fields: Fields, kind: Kind, body: Body, rule: Rule) -> None:
    words = kind.own_words(body)
    if not words:
        return
    if rule.kind in ("pattern", "strip"):
        _check_needs(fields, words)
    for node in _examples(fields, "keeps"):
        if not holds(node.text, words):
            help = "a text without them tests nothing; write a true sentence that has one"
            fields.faults.add("this text holds none of the rule's own words", node, help)


def _check_needs(fields: Fields, words: frozenset[str]) -> None:
    for node in _examples(fields, "drops"):
        if not holds(node.text, words):
            help = "every match must hold one of them, or it is never found"
            message = "this text holds none of `needs` as a whole word or mark"
            fields.faults.add(message, node, help)


def _examples(fields: Fields, key: str) -> list[Scalar]:
    return [n for n in getattr(fields.node(key), "nodes", ()) if isinstance(n, Scalar) and n.text]
