"""Labelled pages of the benchmark as the documents that rules and weights are measured on."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import LCSseq

from cleaner.debris.verdict import Evidence
from cleaner.pipeline import Cleaner

# Sources whose terms allow scores that ship to be tuned on them.
TUNABLE = ("wcxb", "aed", "scrapinghub", "fundus_eval", "turku_lines", "wacxii")
CRAWLED = ("turku_lines", "wacxii")  # people labelled their lines one by one
MOST_TOKENS = 60_000
MOST_CODE_POINTS = 400_000


@dataclass(slots=True)
class Document:
    """One labelled text: `labels` per line, True for content, None where nobody can tell."""

    source: str
    host: str
    language: str
    field: str
    texts: list[str]
    evidence: Evidence
    labels: list[bool | None]

    @property
    def crawled(self) -> bool:
        return self.source in CRAWLED

    @property
    def debris(self) -> float:
        """The share of its labelled lines that are debris."""
        known = [label for label in self.labels if label is not None]
        return sum(not label for label in known) / max(1, len(known))


def documents(bench: Path, part: int = 0, parts: int = 1) -> list[Document]:
    """The labelled texts of all tunable sources (every `parts`th from `part` on)."""
    load = _benchmark(bench).load
    found: list[Document] = []
    cleaner = Cleaner()
    for source in TUNABLE:
        for number, page in enumerate(load(source)):
            if number % parts == part:
                found += _of_page(page, cleaner, bench)
    return found


def all_documents(bench: Path) -> list[Document]:
    """The labelled texts of all tunable sources, read by two processes."""
    with ProcessPoolExecutor(2) as pool:
        halves = pool.map(documents, [bench] * 2, [0, 1], [2, 2])
        return [one for half in halves for one in half]


def _benchmark(bench: Path) -> Any:
    sys.path.insert(0, str(bench))
    import score  # the benchmark's own module

    return score


def _of_page(page: dict[str, Any], cleaner: Cleaner, bench: Path) -> Iterator[Document]:
    tokens = _benchmark(bench).tokens
    host = page.get("host") or page["id"]

    def made(field: str, text: str, truth: Any) -> Document:
        lines, evidence = cleaner.evidence(text)
        if callable(truth):
            labels = truth(len(lines))
        elif isinstance(truth, str):
            labels = _aligned([tokens(line.text) for line in lines], tokens(truth))
        else:
            labels = _given([line.text for line in lines], truth)
        texts = [line.text for line in lines]
        return Document(page["source"], host, page["lang"], field, texts, evidence, labels)

    if page.get("labelled_lines"):
        truth = [(x["text"].strip(), x["label"]) for x in page["labelled_lines"]]
        yield made("extracted", page["extracted"], truth)
        return
    gold, dropped = page.get("gold_text") or "", []
    for field in ("raw_text", "extracted") if gold else ():
        if page.get(field) and len(page[field]) <= MOST_CODE_POINTS:
            one = made(field, page[field], gold)
            told = zip(one.texts, one.evidence.dropped, one.labels, strict=True)
            dropped = dropped or [text for text, gone, label in told if gone and label is False]
            yield one
    if gold and len(gold) <= MOST_CODE_POINTS:
        yield made("gold", gold, lambda n: [True] * n)
        few = dropped[-1 - zlib.crc32(page["id"].encode()) % 4 :]
        if few:
            below = gold + "\n\n" + "\n".join(few)
            yield made(
                "gold and debris", below, lambda n: [True] * (n - len(few)) + [None] * len(few)
            )


def _aligned(lines: list[list[str]], gold: list[str]) -> list[bool | None]:
    """Content where three quarters of a line's words align with the chosen text, debris at one."""
    given = [t for line in lines for t in line]
    if len(given) > MOST_TOKENS:
        return [None] * len(lines)
    kept = np.zeros(len(given), bool)
    for op in LCSseq.opcodes(given, gold):
        if op.tag == "equal":
            kept[op.src_start : op.src_end] = True
    labels: list[bool | None] = []
    at = 0
    for line in lines:
        share = kept[at : at + len(line)].mean() if line else 0.5
        at += len(line)
        labels.append(True if share >= 0.75 else False if share <= 0.25 else None)
    return labels


def _given(lines: list[str], truth: list[tuple[str, str]]) -> list[bool | None]:
    """Labels of lines that people labelled, found again by their text, in order."""
    at, labels = 0, []
    for line in lines:
        found = next((k for k in range(at, min(len(truth), at + 50)) if truth[k][0] == line), None)
        labels.append(
            None if found is None or truth[found][1] not in "01" else truth[found][1] == "1"
        )
        at = at if found is None else found + 1
    return labels
