"""Broken sentences, mended fix by fix in a fixed order until nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cleaner.errors import OptionError
from cleaner.mend.breaks import joins
from cleaner.mend.paragraphs import Prose
from cleaner.mend.quotes import unclosed_quotes, unpaired
from cleaner.mend.spacing import doubled_spaces, trailing_blanks
from cleaner.mend.stops import comma_after_quotation, stop_after_quotation, stop_before_comma
from cleaner.mend.truncation import (
    close_bracket_after_day,
    drop_stumps,
    mark_day_at_end,
    mark_day_before_sentence,
    truncated,
)
from cleaner.text.edit import Edit, Pass, apply, in_order
from cleaner.text.flag import Flag
from cleaner.text.language import Language

Fix = Callable[[Prose], Iterator[Edit]]

TRUNCATED = ("mark", "keep", "drop")
"""What can be asked for sentences that break off."""

_ALWAYS: tuple[tuple[str, Fix], ...] = (
    ("stop-before-comma", stop_before_comma),
    ("comma-after-quotation", comma_after_quotation),
    ("stop-after-quotation", stop_after_quotation),
    ("breaks", joins),
    ("line-ends", lambda prose: trailing_blanks(prose.text)),
    ("doubled-spaces", lambda prose: doubled_spaces(prose.text)),
)
_DROP: tuple[tuple[str, Fix], ...] = (("stumps", drop_stumps),)
_MARK: tuple[tuple[str, Fix], ...] = (
    ("bracket-after-day", close_bracket_after_day),
    ("day-before-sentence", mark_day_before_sentence),
    ("day-at-end", mark_day_at_end),
)
_LAST: tuple[tuple[str, Fix], ...] = (("quotes", unclosed_quotes),)


def mend_sentences(
    text: str, language: Language | None, truncated: str = "mark"
) -> tuple[str, tuple[Pass, ...]]:
    """The mended text and the passes that lead to it; passes without edits are left out.

    `truncated` says what becomes of a sentence that breaks off: "mark" it with "…",
    "keep" it, or "drop" it where it is a paragraph of its own (elsewhere it is marked).
    Spacing is among the fixes, since a join can make a line prose. They run in turn until
    none has an edit, so mending mended text changes nothing: joins use up line breaks,
    stops use up stray marks, and a marked or closed sentence is no longer open. Raises
    `OptionError` for another word.
    """
    fixes = _fixes(truncated)
    passes: list[Pass] = []
    prose = Prose(text, language)
    quiet = 0
    while quiet < len(fixes):
        for name, fix in fixes:
            more = True
            while more:
                found = tuple(fix(prose))
                edits = apart(found)
                more = len(edits) < len(found)
                quiet = 0 if edits else quiet + 1
                if edits:
                    passes.append(Pass(name, edits))
                    prose = Prose(apply(prose.text, edits), language)
            if quiet == len(fixes):
                break
    return prose.text, tuple(passes)


def apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits in order of place, without those that reach into an earlier one.

    Two stumps side by side both want the blank line between them. What is left out is
    asked for again at once, if it still holds in the text that the earlier edit made:
    before another fix marks the stump that was to be dropped.
    """
    kept: list[Edit] = []
    for edit in in_order(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


def find_flags(text: str, language: Language | None) -> tuple[Flag, ...]:
    """What was left as it is in the final text: truncated sentences, unpaired quotes."""
    prose = Prose(text, language)
    flags = [*truncated(prose), *unpaired(prose)]
    return tuple(sorted(flags, key=lambda flag: (flag.start, flag.end, flag.kind)))


def _fixes(asked: str) -> tuple[tuple[str, Fix], ...]:
    if asked not in TRUNCATED:
        raise OptionError(f"truncated is one of {', '.join(TRUNCATED)}, not {asked!r}")
    if asked == "keep":
        return _ALWAYS + _LAST
    return _ALWAYS + (_DROP if asked == "drop" else ()) + _MARK + _LAST
