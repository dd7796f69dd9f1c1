"""How much of a web page a document is, as numbers that the weights are looked up by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.debris.evidence import GLUED, SEEN, Lay
from cleaner.debris.verdict import Weighed
from cleaner.text.shape import Shape

# The names of the numbers that `page_features` gives, in its order.
PAGE_FEATURES = (
    "lines",
    "prose_words",
    "prose_share",
    "dropped",
    "weak",
    "spoken",
    "rules",
    "marks",
    "bare",
    "ones",
    "few",
    "titled",
    "glued_lines",
    "dated",
    "figures",
    "doubled",
    "bulleted",
    "tail",
    "head",
    "longest_run",
    "wordless",
    "tail_short",
    "tail_words",
    "capital_starts",
    "colons",
    "short",
    "unknown_language",
)
# A line with so many points of its own hints at a page.
HINT = 40
# Signs of a page: what menus, footers and link lists print and running text hardly does.
_MARKS = re.compile(
    r"[©®|→←▶►▼]|(?:^|\s)[»›](?:\s|$)|https?://|www\.|[\w.]@\w+\.\w|\w\.(?:com|org|net|de|html)\b"
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d\d\b")
_BULLETS = tuple("•-–—*·»›>▪■►▶|+")


def page_features(
    lay: Lay, weighed: Sequence[Weighed], dropped: Sequence[bool], known: bool
) -> tuple[float, ...]:
    """The numbers of a document in the order of `PAGE_FEATURES`.

    `dropped`: the lines that rules take out by themselves; `known`: the language is.
    Shares are of all lines, those of what short lines are like of the short lines.
    """
    n = max(1, len(lay.lines))
    texts = [line.text for line in lay.lines]
    short = [i for i, shape in enumerate(lay.shapes) if shape.prose < 2]
    tail = range(lay.last + 1, n) if lay.last >= 0 else range(0)
    prose_words = sum(s.words for s, prose in zip(lay.shapes, lay.prose, strict=True) if prose)
    return (
        n,
        prose_words,
        prose_words / max(1, lay.words),
        sum(dropped),
        sum(0 < w.own < HINT for w in weighed) / n,
        sum(w.own >= HINT for w in weighed) / n,
        len({w.rule for w in weighed if w.own >= HINT}),
        page_marks(texts) / n,
        *_short_lines([lay.shapes[i] for i in short], [texts[i] for i in short], n),
        sum(lay.counts[text] > 1 for text in texts) / n,
        sum(text.startswith(_BULLETS) for text in texts) / n,
        len(tail) / n,
        lay.first / n if lay.last >= 0 else 0,
        max((run for run in lay.runs), default=0) / n,
        sum(lay.shapes[i].function_words == 0 for i in short) / max(1, len(short)),
        sum(lay.shapes[i].words <= 6 for i in tail) / max(1, len(tail)),
        sum(lay.shapes[i].words for i in tail) / max(1, lay.words),
        sum(texts[i][:1].isupper() for i in short) / max(1, len(short)),
        sum(lay.shapes[i].end == "colon" for i in short) / max(1, len(short)),
        len(short) / n,
        not known,
    )


def _short_lines(shapes: Sequence[Shape], texts: Sequence[str], n: int) -> tuple[float, ...]:
    """`bare` to `figures`: what the lines that are no prose look like."""
    m = max(1, len(shapes))
    return (
        sum(shape.end == "none" for shape in shapes) / m,
        sum(shape.words <= 1 for shape in shapes) / n,
        sum(2 <= shape.words <= 3 for shape in shapes) / n,
        sum(shape.capitals >= 0.99 and shape.words >= 2 for shape in shapes) / m,
        sum(bool(GLUED.search(text[:SEEN])) for text in texts) / n,
        sum(bool(_DATED.search(text[:SEEN])) for text in texts) / m,
        sum(shape.digits > 0.15 for shape in shapes) / m,
    )


def page_marks(texts: Sequence[str]) -> int:
    """How many short lines carry a sign of a page: ©, », |, an address."""
    return sum(len(text) < 120 and bool(_MARKS.search(text)) for text in texts)
