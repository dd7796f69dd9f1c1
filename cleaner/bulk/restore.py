"""Inputs rebuilt from outputs and what the run kept beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cleaner.bulk.places import inside
from cleaner.bulk.store import STORE_NAME, Record, Store, digest, read_record
from cleaner.bulk.write import put
from cleaner.errors import CleanerError, OptionError
from cleaner.text.decoding import encode
from cleaner.text.edit import Pass, undo_passes


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of one output; `input` is the place it was given back to."""

    output: str
    input: str
    status: Literal["written", "unchanged", "failed", "skipped"]
    error: str = ""


def restore(out: Path, back: Path, *, overwrite: bool = False) -> Iterator[Restored]:
    """Give the inputs of a run back, byte for byte: a folder to a folder, a file to a file.

    An output that was changed since, or whose record is damaged, is a failure of
    its own; the others go on. Raises `OptionError` where nothing was kept.
    """
    if out.is_dir():
        return _restore_folder(out, back, overwrite)
    record = Store(out.parent).find(out.name)
    if record is None:
        raise OptionError(
            f"nothing is kept for {out}: no edits for it in {out.parent / STORE_NAME}"
        )
    return iter([_restore_one(record, out.parent, back, overwrite, single=True)])


def _restore_folder(out: Path, back: Path, overwrite: bool) -> Iterator[Restored]:
    store = Store(out)
    records = list(store.files())
    if not records:
        raise OptionError(
            f"nothing to undo: no edits are kept in {store.folder} (was it run with --no-undo?)"
        )
    done = [_restore_one(path, out, back, overwrite, single=False) for path in records]
    known = {one.output for one in done}
    done.extend(
        Restored(name, "", "skipped", "no edits are kept for it")
        for name in _files(out)
        if name not in known
    )
    yield from sorted(done, key=lambda one: os.fsencode(one.output))


def _files(out: Path) -> Iterator[str]:
    for folder, below, names in os.walk(out):
        below[:] = [name for name in below if name != STORE_NAME]
        for name in names:
            yield (Path(folder) / name).relative_to(out).as_posix()


def _restore_one(path: Path, out: Path, back: Path, overwrite: bool, single: bool) -> Restored:
    try:
        record, passes = read_record(path)
    except CleanerError as fault:
        return Restored(path.relative_to(out).as_posix(), "", "failed", str(fault))
    try:
        raw = _rebuild(record, passes, out)
        target = inside(back, record.input.rpartition("/")[2] if single else record.input)
        if single and not back.is_dir():
            target = back
        found = put(target, raw, overwrite=overwrite)
    except CleanerError as fault:
        return Restored(record.output, record.input, "failed", str(fault))
    except OSError as fault:
        return Restored(record.output, record.input, "failed", fault.strerror or str(fault))
    return Restored(record.output, record.input, "unchanged" if found == "same" else "written")


def _rebuild(record: Record, passes: tuple[Pass, ...], out: Path) -> bytes:
    """The input's bytes; raises `CleanerError` unless they are the very ones."""
    output = _read_output(inside(out, record.output))
    if digest(output) != record.output_sha256:
        raise CleanerError("it was changed since it was cleaned, so its input can't be rebuilt")
    if record.original:
        raw: bytes | None = Store(out).original(record.output)
    else:
        text = undo_passes(output.decode("utf-8"), passes)
        raw = encode(text, record.encoding or "utf-8", bytes.fromhex(record.bom))
    if raw is None or digest(raw) != record.input_sha256:
        raise CleanerError("what was kept for it is damaged: it gives other bytes than were read")
    return raw


def _read_output(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise CleanerError(f"the output can't be read: {fault.strerror}") from fault
