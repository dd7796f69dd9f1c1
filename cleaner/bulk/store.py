"""What a run keeps in OUT/.clean/ to turn its outputs back: edits, and originals where needed."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cleaner.bulk.write import put
from cleaner.errors import CleanerError, EditError
from cleaner.text.edit import Edit, Pass

STORE_NAME = ".clean"
_FORMAT = 1  # of the files in here; raised when they change


@dataclass(frozen=True, slots=True)
class Record:
    """How one output came from one input; sums are SHA-256 in hexadecimal.

    `original`: the input's bytes are kept whole, since the edits alone can't
    give them back (HTML, bytes that fit no encoding).
    """

    input: str
    output: str
    input_sha256: str
    output_sha256: str
    encoding: str | None
    bom: str
    original: bool
    format: int = _FORMAT


def digest(data: bytes) -> str:
    """SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Store:
    """The folder `.clean` beside a run's outputs.

    One file of JSON lines for each output, `edits/ab/ab….jsonl`, named by the
    SHA-256 of the output's place, so that no name is too long or taken: first
    the `Record`, then one edit a line. Originals stand in `originals/`, gzip.
    """

    def __init__(self, out: Path) -> None:
        self.folder = out / STORE_NAME

    def keep(self, record: Record, passes: Sequence[Pass], original: bytes | None) -> None:
        """Write what turns `record.output` back; replaces what was kept for it before."""
        lines = [_to_line(asdict(record))]
        for number, one in enumerate(passes):
            lines.extend(
                _to_line({"pass": number, "name": one.name, **edit.to_json()}) for edit in one.edits
            )
        original_path = self._original(record.output)
        if original is None:
            original_path.unlink(missing_ok=True)
        else:
            put(original_path, gzip.compress(original, 6, mtime=0), overwrite=True)
        put(self._edits(record.output), "".join(lines).encode(), overwrite=True)

    def forget(self, output: str) -> None:
        """Drop what was kept for an output."""
        self._edits(output).unlink(missing_ok=True)
        self._original(output).unlink(missing_ok=True)

    def files(self) -> Iterator[Path]:
        """The files of edits, in no order that means anything."""
        yield from sorted(self.folder.glob("edits/*/*.jsonl"))

    def find(self, output: str) -> Path | None:
        """The file of edits for an output; None where nothing is kept for it."""
        path = self._edits(output)
        return path if path.is_file() else None

    def original(self, output: str) -> bytes:
        """The kept bytes of an output's input; raises `CleanerError` where unreadable."""
        try:
            return gzip.decompress(self._original(output).read_bytes())
        except (OSError, EOFError, ValueError) as fault:
            raise CleanerError(f"its kept original can't be read: {fault}") from fault

    def _edits(self, output: str) -> Path:
        name = _name(output)
        return self.folder / "edits" / name[:2] / f"{name}.jsonl"

    def _original(self, output: str) -> Path:
        name = _name(output)
        return self.folder / "originals" / name[:2] / f"{name}.gz"


def read_record(path: Path) -> tuple[Record, tuple[Pass, ...]]:
    """The record and passes of a file of edits; raises `CleanerError` where it is damaged."""
    try:
        lines = path.read_bytes().split(b"\n")
        head = json.loads(lines[0])
        if head.get("format") != _FORMAT:
            raise CleanerError(f"{path}: written by another version of cleaner")
        edits = [json.loads(line) for line in lines[1:] if line]
        return Record(**head), _to_passes(edits)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, EditError) as fault:
        raise CleanerError(f"{path}: this record of edits is damaged ({fault})") from fault


def _to_passes(edits: Sequence[dict[str, Any]]) -> tuple[Pass, ...]:
    passes: dict[int, tuple[str, list[Edit]]] = {}
    for edit in edits:
        passes.setdefault(edit["pass"], (edit["name"], []))[1].append(Edit.from_json(edit))
    return tuple(Pass(name, tuple(edits)) for _, (name, edits) in sorted(passes.items()))


def _to_line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=True) + "\n"


def _name(output: str) -> str:
    return digest(os.fsencode(output))[:40]
