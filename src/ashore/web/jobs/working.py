"""How one job is done: its values are prepared, the work runs apart, what it made is kept."""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

from ashore.errors.base import AshoreError
from ashore.errors.store import HomeLockedError
from ashore.store import jobs
from ashore.store.homes import Home
from ashore.store.jobs import JobRow, JobState
from ashore.text import Text
from ashore.web.frame import revision
from ashore.web.frame.clock import now
from ashore.web.jobs import child
from ashore.web.jobs.kind import CalledOffError, Kind, Made
from ashore.web.jobs.kinds import kind_of

_FAULT = Text(
    "程序在这一步出了差错，您的记录没有改动。可以再试一次。",
    "The program failed at this; your records were not changed. You can try once more.",
)
_GONE = Text("这一版没有这种任务了。", "This version has no such work any more.")
_NO_KIND, _NO_WORD = "web.job-unknown", "web.fault"
_LOOK_EVERY = 0.25
_END_WITHIN = 2.0


class WentWrongError(Exception):
    """The other process met one of our errors: its code and its words."""

    def __init__(self, code: str, says: Text) -> None:
        super().__init__(code)
        self.code, self.says = code, says


def do(home: Home, job: JobRow, leaving: threading.Event) -> None:
    """Do a claimed job to its end, or give it back where the case is being locked.

    Raises:
        HomeLockedError: If the home was locked meanwhile; the job is resumed after unlocking.
    """
    kind = kind_of(job.kind)
    try:
        made = _made(home, job, kind, leaving)
        # What was made is kept before the job counts as done, so that a page finds both.
        kept = kind.keep(home, job, made)
        jobs.finish(job.id, result=kept.result, file=kept.file, now=now())
    except CalledOffError:
        if leaving.is_set():
            jobs.give_back(job.id)
    except HomeLockedError:
        raise
    except WentWrongError as error:
        _fail(home, job, kind, error.code, error.says)
    except AshoreError as error:
        _fail(home, job, kind, error.code, _said(error))
    except Exception as error:  # noqa: BLE001 - a job that fails must not end the worker
        _report(f"{type(error).__name__} {job.kind}")
        _fail(home, job, kind, "web.fault", _FAULT)
    finally:
        revision.changed()


def _fail(home: Home, job: JobRow, kind: Kind, code: str, says: Text) -> None:
    kind.off(home, job, code, says)
    jobs.fail(job.id, says, now=now())


def _made(home: Home, job: JobRow, kind: Kind, leaving: threading.Event) -> Made:
    def tell(done: int, of: int, says: Text) -> None:
        if leaving.is_set() or not jobs.progress(job.id, done, of, says):
            raise CalledOffError

    if kind.beside is not None:
        return kind.beside(home, job, tell)
    if kind.work is None:
        raise WentWrongError(_NO_KIND, _GONE)
    with _apart(kind.work, kind.prepare(home, job)) as pipe:
        for message in _messages(pipe):
            if leaving.is_set():
                raise CalledOffError
            if message is None:
                _require_running(job)
            elif message[0] == "told":
                tell(message[1], message[2], Text(message[3], message[4]))
            else:
                return _ended(message)
    raise WentWrongError(_NO_WORD, _FAULT)


def _messages(pipe: Connection) -> Iterator[tuple[Any, ...] | None]:
    """Yield what the other process says; None now and then while it says nothing."""
    while True:
        yield _received(pipe) if pipe.poll(_LOOK_EVERY) else None


def _require_running(job: JobRow) -> None:
    if jobs.find_job(job.case, job.id).state is not JobState.RUNNING:
        raise CalledOffError


def _ended(message: tuple[Any, ...]) -> Made:
    if message[0] == "made":
        return Made(message[1], message[2])
    if message[0] == "off":
        raise WentWrongError(message[1], Text(message[2], message[3]))
    _report(str(message[1]))
    raise WentWrongError(_NO_WORD, _FAULT)


def _received(pipe: Connection) -> tuple[Any, ...]:
    try:
        message: tuple[Any, ...] = pipe.recv()
    except EOFError:  # it ended without a word: the system stopped it, for want of memory perhaps
        return ("fault", "child ended")
    return message


@contextlib.contextmanager
def _apart(where: str, values: dict[str, Any]) -> Iterator[Connection]:
    """Yield the pipe of another process that does some work; it is gone afterwards."""
    # Forking a process with threads may copy a lock that nobody releases there.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=child.run, args=(theirs, where, values), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        if process.is_alive():
            process.kill()
        process.join(_END_WITHIN)
        process.close()


def _said(error: AshoreError) -> Text:
    zh, en = error.parts("zh"), error.parts("en")
    return Text("".join(zh), " ".join(part for part in en if part))


def _report(what: str) -> None:
    sys.stderr.write(f"[web.job] {what}\n")
