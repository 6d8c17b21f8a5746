"""The one worker of this process: it does what waits while a home is open, and ends with it."""

from __future__ import annotations

import contextlib
import threading

from ashore.errors.base import AshoreError
from ashore.errors.store import HomeLockedError
from ashore.store import jobs
from ashore.store.homes import Home
from ashore.web.frame.clock import now
from ashore.web.jobs.working import do

_IDLE = 1.0
_STOP_WITHIN = 5.0
_guard = threading.Lock()
_woken = threading.Event()
_enabled = False
_worker: _Worker | None = None


class _Worker(threading.Thread):
    """Works for one home, from when it was first attended to until it is locked."""

    def __init__(self, home: Home) -> None:
        super().__init__(daemon=True, name="ashore-jobs")
        self.home = home
        self.leaving = threading.Event()

    def run(self) -> None:
        """Do what waits, one after the other."""
        from django.db import connections  # noqa: PLC0415 - after Django's set-up

        try:
            with contextlib.suppress(HomeLockedError):
                jobs.resume_interrupted(now=now())
                while self.home.is_open and not self.leaving.is_set():
                    if not _one(self.home, self.leaving):
                        _woken.wait(_IDLE)
                        _woken.clear()
        finally:
            with contextlib.suppress(AshoreError):
                connections.close_all()


def begin() -> None:
    """Let a worker run in this process; without it jobs wait until ``work_off``."""
    global _enabled  # noqa: PLW0603 - a process serves once
    _enabled = True


def end() -> None:
    """Let no worker run any more."""
    global _enabled  # noqa: PLW0603 - a process serves once
    pause()
    _enabled = False


def attend(home: Home) -> None:
    """See to it that a worker works for a home that is open; what was interrupted waits anew."""
    global _worker  # noqa: PLW0603 - one home is open at a time
    worker = _worker
    if not _enabled or (worker is not None and worker.home is home and worker.is_alive()):
        return
    with _guard:
        worker = _worker
        if worker is None or worker.home is not home or not worker.is_alive():
            _worker = _Worker(home)
            _worker.start()


def wake() -> None:
    """Say that something waits."""
    _woken.set()


def pause() -> None:
    """Return once no job runs: the home is about to be locked. What ran is resumed afterwards."""
    global _worker
    with _guard:
        worker, _worker = _worker, None
    if worker is None or worker is threading.current_thread():
        return
    worker.leaving.set()
    _woken.set()
    worker.join(_STOP_WITHIN)


def work_off(home: Home) -> int:
    """Return how many jobs were done here and now, until none waits."""
    count, never = 0, threading.Event()
    while _one(home, never):
        count += 1
    return count


def _one(home: Home, leaving: threading.Event) -> bool:
    """Return whether a job waited; it was done, or given back."""
    job = jobs.claim(case=home.case, now=now())
    if job is None:
        return False
    do(home, job, leaving)
    return True
