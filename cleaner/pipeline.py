"""The straight way from a text to its Result: characters, strip, weigh, plan, guard, mend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import regex

from cleaner.debris.guard import GuardWord, guard
from cleaner.debris.match import Hit, shared_matcher
from cleaner.debris.plan import plan
from cleaner.debris.repeats import FINDERS
from cleaner.debris.verdict import Evidence, Verdict
from cleaner.debris.weigh import Scale
from cleaner.debris.weights import choose_profile, load_profiles, load_weights
from cleaner.errors import OptionError
from cleaner.mend.characters import characters_pass
from cleaner.mend.sentences import find_flags, mend_sentences
from cleaner.mend.spacing import spacing_pass
from cleaner.result import Result
from cleaner.rules.codes import CODES
from cleaner.rules.compiled import load_compiled
from cleaner.rules.languages import load_languages
from cleaner.rules.model import Repeat, RuleSet
from cleaner.rules.packs import load_packs, select, shipped_folder
from cleaner.text.document import Line, Span, lines_of
from cleaner.text.edit import Edit, Pass, apply
from cleaner.text.flag import Flag
from cleaner.text.language import Detector, Language

# Of 5,865 real texts all settle within 20 rounds, most in two; what has not by then is given back.
MOST_ROUNDS = 32
WHOLE = 100  # points with which a rule takes out a whole line
TRUNCATED = ("mark", "keep", "drop")
_FROM_PACKS = {"bylines": "byline", "dates": "date", "credits": "credit"}


@dataclass(slots=True)
class _Way:
    """One text on its way: what has been done and said so far."""

    text: str
    url: str | None
    known: Language | None  # by the caller's word
    language: Language | None = None
    active: frozenset[int] | None = None
    passes: list[Pass] = field(default_factory=list)
    verdicts: tuple[Verdict, ...] | None = None
    spoken: str | None = None
    word: GuardWord = field(default_factory=GuardWord)
    spans: tuple[Span, ...] = ()
    page: bool = False
    seen: dict[str, tuple[Hit, ...]] = field(default_factory=dict)

    def take(self, name: str, edits: Sequence[Edit]) -> None:
        """Make a pass, if it has edits."""
        if edits:
            self.text = apply(self.text, edits)
            self.passes.append(Pass(name, tuple(edits)))


class Cleaner:
    """Takes debris out of texts; built once, then used for any number of them.

    `profile`: "careful", "balanced" or "thorough". `language`: an ISO 639-1 code when
    it is known, else each text's is found out. `rules`: folders of rule files added to
    the shipped ones, or used instead of them with `replace_rules`. `only`, `skip`:
    classes ("comments") or rules ("comments/comment-form"). `keep`: regular
    expressions; a line in which one is found stays. `truncated`: what becomes of a
    sentence that breaks off, "mark", "keep" or "drop".

    Raises `RuleError` for faulty rule files, `OptionError` for values that do not exist.
    Instances can be pickled and shared between threads.
    """

    def __init__(
        self,
        profile: str = "balanced",
        language: str | None = None,
        rules: Path | str | Sequence[Path | str] | None = None,
        only: Sequence[str] = (),
        skip: Sequence[str] = (),
        keep: Sequence[str] = (),
        replace_rules: bool = False,
        truncated: str = "mark",
    ) -> None:
        extra = [Path(rules)] if isinstance(rules, Path | str) else [Path(p) for p in rules or ()]
        self._options: dict[str, Any] = {
            "profile": profile,
            "language": language,
            "rules": extra,
            "only": _names(only),
            "skip": _names(skip),
            "keep": (keep,) if isinstance(keep, str) else tuple(keep),
            "replace_rules": replace_rules,
            "truncated": truncated,
        }
        if truncated not in TRUNCATED:
            raise OptionError(
                f"truncated can't be {truncated!r}; choose one of {', '.join(TRUNCATED)}"
            )
        shipped = shipped_folder()
        self.profile = choose_profile(load_profiles(shipped / "_profiles.yaml"), profile)
        self._languages = load_languages(shipped / "languages")
        self._language = self._known_language(language)
        self._weights = load_weights(shipped / "_weights.yaml")
        self._keep = [_keep_pattern(one) for one in self._options["keep"]]
        self._detector = Detector(self._languages)
        if extra:
            # Strangers' expressions are tried before they are used.
            load_packs(extra, validate=True, beside=() if replace_rules else [shipped])
        loaded = load_compiled(extra if replace_rules else [shipped, *extra])
        self._use(select(loaded, self._options["only"], self._options["skip"]))

    def _use(self, rules: RuleSet) -> None:
        # In order of id: what wins a tie must not depend on the order the rules came in.
        if list(rules.rules) != sorted(rules.rules, key=lambda rule: rule.id):
            rules = replace(rules, rules=tuple(sorted(rules.rules, key=lambda rule: rule.id)))
        self.rules = rules
        self._matcher = shared_matcher(rules, self._languages)
        self._scale = Scale(rules.rules, self._weights, self.profile)
        self._bounded = any(rule.hosts or rule.languages for rule in rules.rules)

    def with_rules(self, rules: RuleSet, shapes: bool = True) -> Cleaner:
        """A cleaner with the same options and these rules; it can't be pickled with them.

        Without `shapes` rules, place and neighbours alone decide.
        """
        other = object.__new__(Cleaner)
        other.__dict__.update(self.__dict__)
        if not shapes:
            other.profile = replace(self.profile, shapes=0)
        other._use(rules)
        return other

    def __getstate__(self) -> dict[str, Any]:
        return self._options

    def __setstate__(self, options: dict[str, Any]) -> None:
        Cleaner.__init__(self, **options)

    def clean(self, text: str, url: str | None = None, language: str | None = None) -> Result:
        """The cleaned text with every change; `url` lets rules for its host apply."""
        way = self._start(text, url, language)
        return self._finish(way, {})

    def clean_html(
        self, html: str | bytes, url: str | None = None, language: str | None = None
    ) -> Result:
        """The cleaned text of a page: trafilatura's extraction, then the same way as text."""
        from cleaner.html import extract  # lxml and trafilatura are heavy; texts need neither

        page = extract(html, url)
        way = self._start(page.text, url, language)
        way.spans = tuple(Span(b.start, b.end, b.kind, b.link_share) for b in page.blocks)
        way.page = True
        return self._finish(way, dict(page.metadata))

    def _start(self, text: str, url: str | None, language: str | None) -> _Way:
        if not isinstance(text, str):
            raise TypeError(
                f"a text (str) is needed, not {type(text).__name__}; decode bytes first"
            )
        return _Way(text, url, self._known_language(language) or self._language)

    def _finish(self, way: _Way, metadata: dict[str, str]) -> Result:
        """Go the way until it makes no edit, so that cleaning the result changes nothing."""
        given = way.text
        for _ in range(MOST_ROUNDS):
            before = len(way.passes)
            self._round(way)
            if len(way.passes) == before:
                flags = find_flags(way.text, way.language)
                break
        else:
            way.text, way.passes, way.verdicts = given, [], ()
            flags = (
                Flag(
                    0, len(given), "unsettled", f"no end after {MOST_ROUNDS} rounds: left as it was"
                ),
            )
        for edit in (edit for one in way.passes if one.name == "debris" for edit in one.edits):
            name = _FROM_PACKS.get(edit.rule.partition("/")[0])
            if name:
                metadata.setdefault(name, edit.old.strip())
        return Result(
            way.text,
            tuple(way.passes),
            way.verdicts or (),
            tuple(flags),
            way.word,
            metadata,
            way.language.code if way.language else None,
            self.rules.version,
            self.profile.name,
        )

    def _round(self, way: _Way) -> None:
        """One time through: each stage is given what the one before made.

        What language it is in is asked anew: the text alone decides, no earlier round.
        """
        self._look(way)
        way.take("characters", self._moved(way, characters_pass(way.text).edits))
        way.take("spacing", self._moved(way, spacing_pass(way.text).edits))
        way.take("strip", self._moved(way, self._strips(way)))
        self._debris(way)
        way.spans = ()
        way.text, passes = mend_sentences(way.text, way.language, self._options["truncated"])
        way.passes += passes

    def takes_out(self, line: str) -> bool:
        """Whether rules are sure of a line by its words alone, wherever it stands."""
        return any(hit.whole and hit.points >= WHOLE for hit in self._matcher.hits(line.strip()))

    def evidence(self, text: str) -> tuple[list[Line], Evidence]:
        """The lines of a text and what weighing goes by: for fitting weights."""
        way = self._start(text, None, None)
        self._look(way)
        lines = lines_of(text)
        hits = self._all_hits(lines, way)
        known = way.language is not None
        return lines, self._scale.evidence(lines, hits, self._function_words(way), known)

    def _look(self, way: _Way) -> None:
        """Find out the language, and which rules it and the host allow."""
        way.language = way.known or self._detector.detect(way.text)
        active = self._active(way.url, way.language)
        spoken = way.language.code if way.language else None
        if active != way.active or spoken != way.spoken:
            way.active, way.spoken = active, spoken
            way.seen.clear()

    def _moved(self, way: _Way, edits: Sequence[Edit]) -> Sequence[Edit]:
        """The same edits, once what HTML told of the text has moved along with them."""
        if way.spans and edits:
            from cleaner.text.positions import Positions

            to = Positions([Pass("", tuple(edits))]).to_clean
            way.spans = tuple(Span(to(s.start), to(s.end), s.kind, s.links) for s in way.spans)
        return edits

    def _strips(self, way: _Way) -> list[Edit]:
        """Parts of lines that are debris; the lines that the caller protects stay whole."""
        edits: list[Edit] = []
        for line in lines_of(way.text):
            if self._kept(line) or not self._matcher.may_strip(line.text):
                continue
            # A line that one rule takes out goes as a whole, not bit by bit.
            if not any(hit.one and hit.points >= WHOLE for hit in self._hits(line.text, way)):
                edits += self._matcher.strips(line.text, line.start, way.active)
        return edits

    def _debris(self, way: _Way) -> None:
        """Match, weigh, plan, guard and apply: the lines that are debris."""
        lines = lines_of(way.text, way.spans)
        hits = self._all_hits(lines, way)
        kept = (
            frozenset(i for i, line in enumerate(lines) if self._kept(line))
            if self._keep
            else frozenset()
        )
        weighing = self._scale.weigh(
            lines,
            hits,
            self._function_words(way),
            kept,
            bool(way.spans),
            way.active,
            way.language is not None,
        )
        edits, word = guard(plan(way.text, lines, weighing.verdicts), weighing, self.profile)
        first = way.verdicts is None
        if way.verdicts is None:
            way.verdicts = weighing.verdicts
        if first or (word.refused and not way.word.refused):
            way.word = word
        way.take("debris", edits)

    def _all_hits(self, lines: Sequence[Line], way: _Way) -> list[tuple[Hit, ...]]:
        hits = [self._hits(line.text, way) for line in lines]
        self._add_repeats(lines, hits, way.active)
        return hits

    def _function_words(self, way: _Way) -> frozenset[str]:
        known = self._detector
        return known.function_words[way.language.code] if way.language else known.any_words

    def _hits(self, line: str, way: _Way) -> tuple[Hit, ...]:
        hits = way.seen.get(line)
        if hits is None:
            hits = way.seen[line] = self._matcher.hits(line, way.active, way.spoken)
        return hits

    def _add_repeats(
        self, lines: Sequence[Line], hits: list[tuple[Hit, ...]], active: frozenset[int] | None
    ) -> None:
        for number in self._matcher.repeats:
            body, score = self.rules.rules[number].body, self.rules.rules[number].score
            if isinstance(body, Repeat) and (active is None or number in active):
                for i in FINDERS[body.what](lines):
                    hits[i] = (*hits[i], Hit(number, score, literal=body.what == "title"))

    def _kept(self, line: Line) -> bool:
        return any(pattern.search(line.text) for pattern in self._keep)

    def _active(self, url: str | None, language: Language | None) -> frozenset[int] | None:
        """The numbers of the rules that host and language allow; None: all."""
        if not self._bounded:
            return None
        host = (urlsplit(url).hostname or "") if url else ""
        code = language.code if language else ""
        return frozenset(
            n
            for n, rule in enumerate(self.rules.rules)
            if (not rule.languages or code in rule.languages)
            and (not rule.hosts or any(host == h or host.endswith("." + h) for h in rule.hosts))
        )

    def _known_language(self, code: str | None) -> Language | None:
        """What is known of a language; one without data is no fault, it is just not known."""
        if code is None:
            return None
        short = code.partition("-")[0].lower() if isinstance(code, str) else ""
        if short not in CODES:
            raise OptionError(f"{code!r} is no ISO 639 code of a language, such as de or en")
        return next((one for one in self._languages if one.code == short), None)


def _names(given: Sequence[str] | str) -> tuple[str, ...]:
    """Names of classes and rules; a single text may hold several, parted by commas."""
    listed = given.split(",") if isinstance(given, str) else given
    return tuple(name.strip() for name in listed)


def _keep_pattern(source: str) -> regex.Pattern[str]:
    try:
        return regex.compile(source)
    except regex.error as fault:
        raise OptionError(f"keep: {source!r} is no regular expression: {fault}") from fault
