"""The guard: how much prose a plan may take, and what must remain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleaner.debris.weigh import Verdict, Weighing
from cleaner.debris.weights import Profile
from cleaner.text.edit import Edit

# A line of this prose strength (0 to 3) counts as prose.
PROSE = 2


@dataclass(frozen=True, slots=True)
class GuardWord:
    """What the guard said: whether it refused edits, why, and the counts it went by (words)."""

    refused: bool = False
    reason: str = ""
    prose_words: int = 0
    prose_removed: int = 0
    edits_refused: tuple[Edit, ...] = ()


def guard(
    edits: Sequence[Edit], weighing: Weighing, profile: Profile
) -> tuple[list[Edit], GuardWord]:
    """The edits that may be made, and the guard's word.

    Over budget all edits that touch prose
    are refused together: giving up only some would let a second call take the rest.
    A text without any prose may end empty when rules alone, not shapes, speak
    against every line of it.
    """
    dropped = [v for v in weighing.verdicts if v.drop]
    prose_words, words = weighing.prose_words, weighing.words
    prose = [v for v in dropped if v.prose >= PROSE]
    removed = sum(v.words for v in prose)
    gone = sum(v.words for v in dropped)
    reason = ""
    if prose:
        reason = _over_budget(removed, prose_words, gone, words, profile)
    elif gone >= words and not all(v.alone for v in dropped):
        reason = "nothing would remain, and not every line is debris by rules alone"
    elif gone >= words and dropped:
        return list(edits), GuardWord(False, "all of the text is debris by rules alone", 0, 0)
    if not reason:
        return list(edits), GuardWord(False, "", prose_words, removed)
    # Given a doubt, a short sentence is no less prose than a long one.
    doubted = [v for v in dropped if (v.prose if prose else not v.alone)]
    kept, refused = _part(edits, doubted)
    return kept, GuardWord(True, reason, prose_words, removed, tuple(refused))


def _over_budget(removed: int, prose_words: int, gone: int, words: int, profile: Profile) -> str:
    if removed >= prose_words:
        return f"all {prose_words} words of prose would go"
    most = max(profile.budget * prose_words, min(profile.allowance, prose_words / 2))
    if removed > most:
        return (
            f"{removed} of {prose_words} words of prose would go; "
            f"the profile {profile.name} allows {profile.budget:.0%}, "
            f"or {profile.allowance} words if as many remain"
        )
    if removed > profile.budget * prose_words and words - gone < profile.floor * words:
        return (
            f"only {words - gone} of {words} words would remain; "
            f"the profile {profile.name} keeps {profile.floor:.0%}"
        )
    return ""


def _part(edits: Sequence[Edit], lines: Sequence[Verdict]) -> tuple[list[Edit], list[Edit]]:
    """Edits that touch none of the lines, and those that do."""
    kept: list[Edit] = []
    refused: list[Edit] = []
    for edit in edits:
        touches = any(edit.start < v.end and v.start < edit.end for v in lines)
        (refused if touches else kept).append(edit)
    return kept, refused
