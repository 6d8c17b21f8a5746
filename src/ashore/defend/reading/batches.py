"""Many texts read in more than one process, in order; few are read where they are."""

from __future__ import annotations

import gc
import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from ashore.defend.reading.reader import Asked, Reader, Reading
from ashore.defend.reading.scheme import Kind

_SELDOM = 100_000
"""New objects between two looks for unused circles."""

READ_HERE = 48
"""The groups that are read before others help: fewer are done before a process has started."""

Waiting = deque[tuple[Sequence[Asked], "Future[list[Reading]] | None"]]


def read_groups(
    kind: Kind, groups: Iterable[Sequence[Asked]], *, processes: int = 1
) -> Iterator[list[Reading]]:
    """Yield what each group of texts says, in order; the answers do not depend on the processes.

    The first groups are read in this process, so that a short file starts no other. Each further
    process takes some 200 MB and about a second to start. Where none can run, all is read here.

    Args:
        kind: Messages or offers.
        groups: Some texts each.
        processes: How many may read at once, this one not counted; one means none beside it.
    """
    waiting = iter(groups)
    for group in itertools.islice(waiting, READ_HERE if processes > 1 else None):
        yield _read(kind, group)
    following = next(waiting, None)
    if following is not None:
        yield from _beside(kind, itertools.chain([following], waiting), processes)


def _beside(
    kind: Kind, groups: Iterable[Sequence[Asked]], processes: int
) -> Iterator[list[Reading]]:
    asked: Waiting = deque()
    # A new interpreter shares nothing with this one, on any system.
    with ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(kind,)
    ) as pool:
        for group in groups:
            asked.append((group, _asked(pool, kind, group)))
            if len(asked) > 2 * processes:
                yield _answer(kind, asked)
        while asked:
            yield _answer(kind, asked)


def _begin(kind: Kind) -> None:
    """Make a process ready: it holds its data for good and makes few circles of its own."""
    Reader.standard(kind)
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _asked(
    pool: ProcessPoolExecutor, kind: Kind, group: Sequence[Asked]
) -> Future[list[Reading]] | None:
    """Return the answer that is to come, None where no process can be asked any more."""
    try:
        return pool.submit(_read, kind, group)
    except (BrokenProcessPool, OSError):
        return None


def _answer(kind: Kind, asked: Waiting) -> list[Reading]:
    group, future = asked.popleft()
    try:
        return _read(kind, group) if future is None else future.result()
    except BrokenProcessPool:  # a process was stopped, or none may be started: read it here
        return _read(kind, group)


def _read(kind: Kind, group: Sequence[Asked]) -> list[Reading]:
    return list(Reader.standard(kind).read_many(group))
