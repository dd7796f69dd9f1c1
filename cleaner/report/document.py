"""The report of a run as one JSON document, written file by file."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from cleaner.report.counts import Counts, count
from cleaner.report.preview import preview

if TYPE_CHECKING:
    from cleaner.result import Result


@dataclass(frozen=True, slots=True)
class FileDigest:
    """What a run wants to know of one result, small enough to come from another process."""

    counts: Counts
    guard: str
    details: dict[str, Any] | None
    preview: list[str] | None


def digest_result(result: Result, name: str, *, details: bool, diff: bool) -> FileDigest:
    """Counts and the guard's word on a refusal; with `details` all edits, with `diff` a preview."""
    return FileDigest(
        counts=count(result),
        guard=result.guard.reason if result.guard.refused else "",
        details=_details(result) if details else None,
        preview=preview(result, name) if diff else None,
    )


def _details(result: Result) -> dict[str, Any]:
    """All that a report tells of a result; verdicts, one a line, are for `explain`."""
    values = result.to_json()
    del values["verdicts"], values["rules_version"], values["profile"]
    return values


class ReportWriter:
    """Writes a report while the run goes on, so that its size never matters.

    The file appears under its name when all is written, or not at all.
    """

    def __init__(self, path: Path, head: dict[str, Any]) -> None:
        self._path = path
        self._part = path.parent / f".clean-{os.getpid()}-{os.urandom(6).hex()}.part"
        self._head = head
        self._first = True
        self._file: IO[str] | None = None
        self._whole = False

    def __enter__(self) -> ReportWriter:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._part.open("x", encoding="utf-8", newline="\n")
        fields = "".join(f"{json.dumps(k)}: {json.dumps(v)},\n" for k, v in self._head.items())
        self._file.write("{\n" + fields + '"files": [')
        return self

    def add(self, file: dict[str, Any]) -> None:
        """Write what became of one file."""
        self._write(("\n" if self._first else ",\n") + json.dumps(file))
        self._first = False

    def end(self, totals: dict[str, Any]) -> None:
        """Write the totals and finish."""
        self._write(f'\n],\n"totals": {json.dumps(totals)}\n}}\n')
        self._whole = True

    def _write(self, text: str) -> None:
        if self._file is None:
            raise ValueError("this report is not open")
        self._file.write(text)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()
        if self._whole and kind is None:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)
