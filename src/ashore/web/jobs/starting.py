"""How a page starts long work, and how much of what was done stays."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from ashore.store import jobs
from ashore.store.jobs import JobRow, JobState
from ashore.store.jsontext import Json
from ashore.web.frame import revision
from ashore.web.frame.clock import now
from ashore.web.jobs import runner

_MOST_KEPT = 5
_UNFINISHED = frozenset({JobState.QUEUED, JobState.RUNNING})
_secrets: dict[str, str] = {}
_guard = threading.Lock()


def start(case: int, kind: str, arguments: Mapping[str, Json]) -> JobRow:
    """Return a job that waits; one of the same kind and arguments that is unfinished stays alone.

    Of the jobs of a kind that came to an end only the latest stay, because each holds its file.
    """
    there = [job for job in jobs.jobs_of(case) if job.kind == kind]
    for job in there:
        if job.state in _UNFINISHED and job.arguments == dict(arguments):
            return job
    for job in [one for one in there if one.state not in _UNFINISHED][_MOST_KEPT - 1 :]:
        jobs.drop_job(case, job.id)
    made = jobs.enqueue(case, kind, arguments, now=now())
    revision.changed()
    runner.wake()
    return made


def unfinished(case: int, kind: str | None = None) -> tuple[JobRow, ...]:
    """Return the jobs that wait or run, the newest first."""
    return tuple(
        job
        for job in jobs.jobs_of(case)
        if job.state in _UNFINISHED and (kind is None or job.kind == kind)
    )


def hand(name: str, secret: str) -> None:
    """Hold a password in memory for the job that needs it; it is never written down."""
    with _guard:
        _secrets[name] = secret


def take(name: str) -> str | None:
    """Return what was handed over under a name, once."""
    with _guard:
        return _secrets.pop(name, None)


def forget_secrets() -> None:
    """Hold no password any more: the case was closed."""
    with _guard:
        _secrets.clear()
