"""The kind `repeat`: a title, paragraph or teaser that is printed twice."""

from __future__ import annotations

from typing import Literal, cast

from cleaner.rules.fields import Fields
from cleaner.rules.model import Repeat

KEYS = ("repeat",)

_WHAT = ("title", "paragraph", "teaser")


def read(fields: Fields) -> Repeat:
    """The rule's own part."""
    if fields.node("repeat") is None:
        fields.missing("repeat", "add `repeat:` with `title`, `paragraph` or `teaser`")
    what = fields.choice("repeat", _WHAT, "paragraph")
    return Repeat(cast(Literal["title", "paragraph", "teaser"], what))


def own_words(body: Repeat) -> frozenset[str]:
    """None: what repeats may be any words."""
    return frozenset()
