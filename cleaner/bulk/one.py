"""One file from bytes to output: read, clean, keep what undo needs, write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from cleaner.bulk.formats import Cleaned, of_name
from cleaner.bulk.places import inside
from cleaner.bulk.store import Record, Store, digest
from cleaner.bulk.walk import Source
from cleaner.bulk.write import put, refuse_other, to_utf8
from cleaner.errors import CleanerError, EditError, ReadError
from cleaner.text.decoding import encode
from cleaner.text.edit import undo_passes

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner
    from cleaner.result import Result

Digest = TypeVar("Digest")
Status = Literal["written", "unchanged", "looked at", "failed"]


@dataclass(frozen=True, slots=True)
class Writing:
    """Where outputs go and what may be replaced.

    `keep_undo`: keep edits and originals in `out/.clean`. `dry_run`: write nothing.
    """

    out: Path
    overwrite: bool = False
    keep_undo: bool = True
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Digest]):
    """What became of one input; `digest` is what the caller wanted of its result."""

    input: str
    output: str
    status: Status
    error: str = ""
    encoding: str | None = None
    digest: Digest | None = None


def clean_file(
    source: Source, cleaner: Cleaner, writing: Writing, of_result: Callable[[Result, str], Digest]
) -> Outcome[Digest]:
    """Clean one file; every error is in the outcome, none is raised."""
    return guarded(source, lambda: _clean(_read(source.path), source, cleaner, writing, of_result))


def clean_bytes(
    raw: bytes,
    source: Source,
    cleaner: Cleaner,
    writing: Writing,
    of_result: Callable[[Result, str], Digest],
) -> Outcome[Digest]:
    """`clean_file` for bytes that were read already, as from standard input."""
    return guarded(source, lambda: _clean(raw, source, cleaner, writing, of_result))


def guarded(source: Source, act: Callable[[], Outcome[Digest]]) -> Outcome[Digest]:
    """What `act` gives, or its error as the source's outcome."""
    try:
        return act()
    except BrokenPipeError:
        raise  # the reader of our output went away: nothing to tell anyone
    except CleanerError as fault:
        error = str(fault)
    except OSError as fault:
        error = f"{fault.strerror or fault}"
    except Exception as fault:  # noqa: BLE001 - one file must never end the run of the others
        error = f"a fault in cleaner, please report it: {type(fault).__name__}: {fault}"
    return Outcome(source.relative, source.output, "failed", error)


def _clean(
    raw: bytes,
    source: Source,
    cleaner: Cleaner,
    writing: Writing,
    of_result: Callable[[Result, str], Digest],
) -> Outcome[Digest]:
    cleaned = of_name(source.format).clean(raw, cleaner)
    output = to_utf8(cleaned.result.text)
    path = inside(writing.out, source.output)
    found = refuse_other(path, output, writing.overwrite)
    if not writing.dry_run:
        # What undo needs goes first: an output without it could not be turned back.
        _keep(source, raw, cleaned, output, writing)
        put(path, output, overwrite=writing.overwrite)
    status: Status = "looked at" if writing.dry_run else "written"
    return Outcome(
        source.relative,
        source.output,
        "unchanged" if found == "same" else status,
        encoding=cleaned.decoded.encoding if cleaned.decoded else None,
        digest=of_result(cleaned.result, source.relative),
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise ReadError(f"can't be read: {fault.strerror}") from fault


def _keep(source: Source, raw: bytes, cleaned: Cleaned, output: bytes, writing: Writing) -> None:
    store = Store(writing.out)
    if not writing.keep_undo:
        store.forget(source.output)
        return
    exact = _turns_back(raw, cleaned, output)
    decoded = cleaned.decoded
    record = Record(
        input=source.relative,
        output=source.output,
        input_sha256=digest(raw),
        output_sha256=digest(output),
        encoding=decoded.encoding if decoded else None,
        bom=decoded.bom.hex() if decoded else "",
        original=not exact,
    )
    store.keep(record, cleaned.result.passes, None if exact else raw)


def _turns_back(raw: bytes, cleaned: Cleaned, output: bytes) -> bool:
    """Whether output and edits give back the very bytes: tried, not believed."""
    decoded = cleaned.decoded
    if decoded is None or not decoded.exact:
        return False
    try:
        text = undo_passes(output.decode("utf-8"), cleaned.result.passes)
    except EditError:
        return False
    return encode(text, decoded.encoding, decoded.bom) == raw
