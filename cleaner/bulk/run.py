"""A run over many files: in this process or in several, outcomes in order of input."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Generic

from cleaner.bulk.one import Digest, Outcome, Writing, clean_file
from cleaner.bulk.walk import Source

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner
    from cleaner.result import Result

# A worker takes about a second to start and load the rules; fewer files are sooner done here.
_FEW_FILES = 200
_AHEAD = 16  # files handed out before the first of them is back, for each process


@dataclass(frozen=True, slots=True)
class Task(Generic[Digest]):
    """What each worker is told once; all of it can be pickled."""

    cleaner: Cleaner
    writing: Writing
    of_result: Callable[[Result, str], Digest]

    def do(self, source: Source) -> Outcome[Digest]:
        """Clean one file."""
        return clean_file(source, self.cleaner, self.writing, self.of_result)


def choose_jobs(wanted: int, files: int) -> int:
    """Processes for a run; `wanted` 0: one for few files, else one for each core we may use."""
    if wanted:
        return min(wanted, max(files, 1))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return cores or 1 if files >= _FEW_FILES else 1


def run(task: Task[Digest], sources: Sequence[Source], jobs: int) -> Iterator[Outcome[Digest]]:
    """The outcome of each source, in their order; the same whatever `jobs` is.

    When a worker process dies, the files that were under way are tried again one
    at a time, and one that kills its process again is an error.
    """
    if jobs == 1:
        yield from map(task.do, sources)
        return
    at = 0
    while at < len(sources):
        for outcome in _until_broken(task, sources[at:], jobs):
            at += 1
            yield outcome
        for outcome in _one_by_one(task, sources[at : at + jobs * _AHEAD]):
            at += 1
            yield outcome


def _until_broken(
    task: Task[Digest], sources: Sequence[Source], jobs: int
) -> Iterator[Outcome[Digest]]:
    """Outcomes in order, ending early where a worker dies."""
    pool = _pool(task, jobs)
    waiting: deque[Future[Outcome[Digest]]] = deque()
    left = iter(sources)
    try:
        for source in left:
            waiting.append(pool.submit(_work, source))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(task: Task[Digest], sources: Sequence[Source]) -> Iterator[Outcome[Digest]]:
    """Outcomes in order, from one process that has one file at a time: who kills it is known."""
    pool = _pool(task, 1)
    try:
        for source in sources:
            try:
                yield pool.submit(_work, source).result()
            except BrokenProcessPool:
                error = "the process that cleaned it died (out of memory?)"
                yield Outcome(source.relative, source.output, "failed", error)
                pool.shutdown(wait=True)
                pool = _pool(task, 1)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(task: Task[Digest], jobs: int) -> ProcessPoolExecutor:
    # spawn, not fork: the same on every system, and safe whatever threads the caller runs.
    return ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (task,))


_task: Task[Any] | None = None


def _start_worker(task: Task[Any]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    global _task
    _task = task


def _work(source: Source) -> Outcome[Any]:
    if _task is None:
        raise RuntimeError("this worker was not started by a run")
    return _task.do(source)
