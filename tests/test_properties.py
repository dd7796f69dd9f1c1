"""What `cleaner` promises, whatever the text (the six promises of docs and README)."""

from __future__ import annotations

import json
import os
import pickle
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, Result
from cleaner.text.edit import apply
from tests import strategies
from tests.prose import HEADINGS, PROSE, paragraphs
from tests.strategies import PLANTED, Planted, shipped

relaxed = settings(
    deadline=None,  # the first example loads the rules, and machines differ
    derandomize=True,  # a change is judged by what it changes, not by chance
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
few, some, many = (settings(relaxed, max_examples=number) for number in (15, 60, 200))


def letters(text: str) -> list[str]:
    return [char for char in text if char.isalnum()]


def is_subsequence(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def texts_between_passes(given_text: str, result: Result) -> list[tuple[str, str, str]]:
    """(name, text before, text after) of each pass."""
    steps = []
    for one in result.passes:
        after = apply(given_text, one.edits)
        steps.append((one.name, given_text, after))
        given_text = after
    return steps


class TestProseIsKept:
    """Content before tidiness."""

    @pytest.mark.parametrize(
        ("language", "genre"), [(code, genre) for code in PROSE for genre in PROSE[code]]
    )
    @pytest.mark.parametrize("between", ["\n\n", "\n"])
    def test_each_genre(self, language: str, genre: str, between: str) -> None:
        text = between.join(PROSE[language][genre])
        assert shipped().clean(text).text == text

    @pytest.mark.parametrize("text", [one for code in PROSE for one in paragraphs(code)])
    def test_each_paragraph_alone(self, text: str) -> None:
        assert shipped().clean(text).text == text

    @pytest.mark.parametrize("language", PROSE)
    def test_sub_headings(self, language: str) -> None:
        first, *others = paragraphs(language)
        text = "\n\n".join(
            [first, HEADINGS[language][0], *others[:4], HEADINGS[language][1], *others[4:8]]
        )
        assert shipped().clean(text).text == text

    @some
    @given(strategies.articles(), st.sampled_from(("\n\n", "\n")), strategies.ends())
    def test_articles(self, article: list[str], between: str, end: str) -> None:
        text = between.join(article) + end
        result = shipped().clean(text)
        assert result.text == text
        assert result.passes == ()

    @many
    @given(strategies.articles(), st.data())
    def test_below_the_leader_of_a_list(self, article: list[str], data: st.DataObject) -> None:
        leader = data.draw(st.sampled_from(strategies.leaders()))
        at = data.draw(st.integers(min_value=0, max_value=len(article) - 1))
        text = "\n\n".join([*article[:at], leader.text, *article[at:]])
        cleaned = shipped().clean(text).text
        prose = [one for one in article if one.endswith((".", "“", "”", "«"))]
        assert [one for one in prose if one not in cleaned] == [], leader.rule

    @pytest.mark.parametrize("profile", ["careful", "balanced", "thorough"])
    def test_each_profile(self, profile: str) -> None:
        cleaner = Cleaner(profile)
        for language in PROSE:
            text = "\n\n".join(paragraphs(language))
            assert cleaner.clean(text).text == text


class TestDebrisGoes:
    """The prose comes back to the letter, and nothing of the debris with it."""

    @staticmethod
    def check(planted: Planted) -> None:
        expected = shipped().clean(planted.prose).text
        cleaned = shipped().clean(planted.text).text
        assert cleaned == expected, [one.rule for one in planted.debris]

    @pytest.mark.parametrize("place", ["head", "middle", "tail"])
    @pytest.mark.parametrize("between", ["\n\n", "\n"])
    def test_each_example_by_itself(self, place: str, between: str) -> None:
        left = []
        for number, debris in enumerate(strategies.lines_of_debris(alone=place != "tail")):
            languages = debris.languages
            genres = list(PROSE[languages[number % len(languages)]].values())
            article = list(genres[number % len(genres)])
            at = {"head": 0, "middle": 2, "tail": len(article)}[place]
            lines = [*article[:at], debris.text, *article[at:]]
            if shipped().clean(between.join(lines)).text != between.join(article):
                left.append((debris.rule, debris.text))
        assert left == []

    @many
    @given(strategies.planted_at_head())
    def test_head(self, planted: Planted) -> None:
        self.check(planted)

    @many
    @given(strategies.planted_in_middle())
    def test_middle(self, planted: Planted) -> None:
        self.check(planted)

    @many
    @given(strategies.planted_at_tail())
    def test_tail(self, planted: Planted) -> None:
        self.check(planted)

    @many
    @given(strategies.planted_in_sentence())
    def test_inside_a_sentence(self, planted: Planted) -> None:
        self.check(planted)
        before, after = letters(planted.prose), letters(shipped().clean(planted.text).text)
        assert before == after


class TestNothingInvented:
    """Once characters are mended, every letter of the output stands in the input, in order."""

    @staticmethod
    def check(text: str) -> None:
        for name, before, after in texts_between_passes(text, shipped().clean(text)):
            if name != "characters":
                assert is_subsequence(letters(after), letters(before)), name

    @many
    @given(strategies.arbitrary())
    def test_arbitrary_text(self, text: str) -> None:
        self.check(text)

    @some
    @given(PLANTED)
    def test_articles_with_debris(self, planted: Planted) -> None:
        self.check(planted.text)


REBUILD = """
import json, sys
from cleaner.text.edit import Pass, undo_passes
for line in sys.stdin:
    case = json.loads(line)
    passes = [Pass.from_json(one) for one in case["passes"]]
    print(json.dumps(undo_passes(case["text"], passes)))
"""


def rebuilt_elsewhere(results: list[Result]) -> list[str]:
    """The inputs, undone by a new process from output and JSON alone."""
    cases = [json.dumps({"text": one.text, **one.to_json()}) for one in results]
    done = subprocess.run(
        [sys.executable, "-c", REBUILD],
        input="\n".join(cases),
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


class TestNothingLostInSilence:
    """Undo rebuilds the input from the output and the edits alone."""

    @many
    @given(strategies.arbitrary())
    def test_arbitrary_text(self, text: str) -> None:
        assert shipped().clean(text).undo() == text

    @some
    @given(PLANTED)
    def test_articles_with_debris(self, planted: Planted) -> None:
        result = shipped().clean(planted.text)
        assert result.undo() == planted.text
        assert result.changed

    @few
    @given(
        st.lists(
            st.one_of(strategies.arbitrary(), PLANTED.map(lambda one: one.text)),
            min_size=5,
            max_size=20,
        )
    )
    def test_in_a_new_process(self, texts: list[str]) -> None:
        results = [shipped().clean(text) for text in texts]
        assert rebuilt_elsewhere(results) == texts

    @some
    @given(PLANTED)
    def test_positions_point_at_the_same_letter(self, planted: Planted) -> None:
        result = shipped().clean(planted.text)
        before, after = result.undo(), result.text
        for at in range(0, len(after), 97):
            back = result.positions.to_original(at)
            if after[at].isalnum():
                assert before[back] == after[at]

    @some
    @given(strategies.arbitrary())
    def test_flags_lie_in_the_text(self, text: str) -> None:
        result = shipped().clean(text)
        for flag in result.flags:
            assert 0 <= flag.start <= flag.end <= len(result.text)


class TestTwiceIsOnce:
    @many
    @given(strategies.arbitrary())
    def test_arbitrary_text(self, text: str) -> None:
        once = shipped().clean(text)
        twice = shipped().clean(once.text)
        assert twice.text == once.text
        assert twice.passes == ()

    @some
    @given(PLANTED)
    def test_articles_with_debris(self, planted: Planted) -> None:
        once = shipped().clean(planted.text).text
        assert shipped().clean(once).text == once


HASHES = """
import hashlib, json, sys
from cleaner import Cleaner
cleaner = Cleaner()
sums = hashlib.sha256()
for line in sys.stdin:
    result = cleaner.clean(json.loads(line))
    sums.update(json.dumps([result.text, result.to_json()], sort_keys=True).encode())
print(sums.hexdigest())
"""


def sample_texts() -> list[str]:
    """Fixed texts with debris of every class at the tail."""
    debris = strategies.lines_of_debris(alone=False)
    chance = random.Random(7)
    texts = []
    for code in PROSE:
        for _ in range(10):
            lines = chance.sample(paragraphs(code), 5) + [
                one.text for one in chance.sample(debris, 4)
            ]
            texts.append("\n\n".join(lines))
    return texts


class TestTheSameEverywhere:
    @few
    @given(PLANTED, st.randoms(use_true_random=False))
    def test_order_of_rules(self, planted: Planted, chance: random.Random) -> None:
        rules = list(shipped().rules.rules)
        chance.shuffle(rules)
        other = shipped().with_rules(replace(shipped().rules, rules=tuple(rules)))
        ours, theirs = shipped().clean(planted.text), other.clean(planted.text)
        assert (theirs.text, theirs.passes) == (ours.text, ours.passes)

    def test_order_of_texts(self) -> None:
        texts = sample_texts()
        cleaner = Cleaner()
        forwards = [cleaner.clean(text) for text in texts]
        backwards = [shipped().clean(text) for text in reversed(texts)]
        assert forwards == backwards[::-1]

    def test_processes_with_other_hash_seeds(self) -> None:
        lines = "\n".join(json.dumps(text) for text in sample_texts())
        sums = {
            subprocess.run(
                [sys.executable, "-c", HASHES],
                input=lines,
                capture_output=True,
                text=True,
                check=True,
                env={**os.environ, "PYTHONHASHSEED": seed},
            ).stdout
            for seed in ("1", "2")
        }
        assert len(sums) == 1

    def test_threads_and_pickles(self) -> None:
        texts = sample_texts()
        expected = [shipped().clean(text) for text in texts]
        copy = pickle.loads(pickle.dumps(Cleaner()))
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(copy.clean, texts * 3)) == expected * 3


class TestTheGuard:
    """A rule that takes out the article is refused, whatever it says."""

    PACK = """
about: A rule that is wrong about everything.
rules:
  - id: everything
    why: For a test of the guard.
    kind: pattern
    pattern: ['.{40,1000}']
    needs: [the, a, in, it, she, der, die, das, den, ein, im, von, und]
    longest: 1000
    score: 200
    drops: ["All that is long enough goes away here, the good and the bad."]
    keeps: ["It was the end."]
"""

    @pytest.fixture
    def greedy(self, tmp_path: Path) -> Cleaner:
        (tmp_path / "greedy.yaml").write_text(self.PACK, encoding="utf-8")
        return Cleaner(rules=tmp_path)

    @few
    @given(strategies.articles())
    def test_prose_stays(
        self, tmp_path_factory: pytest.TempPathFactory, article: list[str]
    ) -> None:
        folder = tmp_path_factory.mktemp("rules")
        (folder / "greedy.yaml").write_text(self.PACK, encoding="utf-8")
        text = "\n\n".join(article)
        result = Cleaner(rules=folder).clean(text)
        assert all(one in result.text for one in article if len(one) > 60)
        assert result.guard.refused
        assert result.guard.reason
        assert result.guard.edits_refused

    def test_what_is_no_prose_still_goes(self, greedy: Cleaner) -> None:
        article = "\n\n".join(paragraphs("en")[:6])
        result = greedy.clean(f"{article}\n\nLeave a Reply")
        assert result.text == article
        assert result.guard.refused

    def test_all_debris_ends_empty_and_says_so(self) -> None:
        result = shipped().clean("Leave a Reply\n\nYour email address will not be published.\n")
        assert result.text.strip() == ""
        assert result.guard.reason


class TestNoInputBreaksIt:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "\n",
            "\0",
            "\ud800",
            "\udc00\ud800",
            "\ufeff",
            "\r",
            "\r\n\r\n",
            "…",
            "„",
            "(",
            "“. , „",
        ],
        ids=ascii,
    )
    def test_smallest(self, text: str) -> None:
        result = shipped().clean(text)
        assert result.undo() == text
        assert shipped().clean(result.text).text == result.text

    def test_line_of_five_megabytes(self) -> None:
        line = " ".join(paragraphs("de"))
        text = " ".join([line] * (5_000_000 // len(line) + 1))
        result = shipped().clean(text)
        assert result.undo() == text
        assert letters(result.text) == letters(text)

    @pytest.mark.parametrize(
        "unit", ["a", ".", "„", "(", "7. ", " ,", "e\u0301", "&amp;", "Ã¼", "\0", "\ud83d"]
    )
    def test_a_megabyte_of_one_thing(self, unit: str) -> None:
        text = unit * (1_000_000 // len(unit))
        assert shipped().clean(text).undo() == text

    def test_two_hundred_thousand_empty_lines(self) -> None:
        first, last = paragraphs("en")[:2]
        text = first + "\n" * 200_000 + last
        result = shipped().clean(text)
        assert result.undo() == text
        assert result.text.split() == text.split()

    def test_two_hundred_thousand_short_lines(self) -> None:
        text = "\n".join(f"{number} oars" for number in range(200_000))
        assert shipped().clean(text).undo() == text
