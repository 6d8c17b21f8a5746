"""Long pieces of work as rows: queued, taken, told of, finished, called off.

Who does the work lies above. Each change asks for the state that it starts from, so that of two
workers one gets a job, and a job that was called off is not finished after that.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F

from ashore.errors.store import JobStateError, RowMissingError
from ashore.store.failures import kept
from ashore.store.jsontext import Json, storable
from ashore.store.models import Job
from ashore.text import Text

MOST_ATTEMPTS = 3
"""How often a job is begun that never came to an end: it may be what brings the program down."""

_WHERE = "case.db"
_JOB = Text("任务", "The job")
_INTERRUPTED = Text("程序几次停在这一步，先不再试。", "The program stopped here several times.")


class JobState(StrEnum):
    """How a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


_UNFINISHED = (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job: all but the file that it made. ``done`` of ``of`` steps; 0 of 0 is not known."""

    id: uuid.UUID
    case: int
    kind: str
    arguments: Json
    state: JobState
    attempts: int
    done: int
    of: int
    says: Text
    result: Json
    created_at: dt.datetime
    started_at: dt.datetime | None
    finished_at: dt.datetime | None


def enqueue(case: int, kind: str, arguments: Mapping[str, Json], *, now: dt.datetime) -> JobRow:
    """Return a new job that waits for a worker."""
    with kept(_WHERE):
        return _row(
            Job.objects.create(
                case_id=case,
                kind=kind,
                arguments=storable(arguments),
                state=JobState.QUEUED,
                created_at=now,
            )
        )


def claim(*, now: dt.datetime, case: int | None = None) -> JobRow | None:
    """Return the job that waited longest, running now and this worker's alone; None if none waits.

    Args:
        now: The moment.
        case: Whose jobs; None takes those of every case.
    """
    waiting = Job.objects.filter(state=JobState.QUEUED)
    if case is not None:
        waiting = waiting.filter(case_id=case)
    with kept(_WHERE):
        for job in waiting.order_by("created_at", "pk").values_list("pk", flat=True):
            changes = {"state": JobState.RUNNING, "started_at": now, "attempts": F("attempts") + 1}
            if Job.objects.filter(pk=job, state=JobState.QUEUED).update(**changes):
                return _row(_only(job))
    return None


def progress(job: uuid.UUID, done: int, of: int, says: Text | None = None) -> bool:
    """Return whether a job goes on: False means that it was called off, and the worker stops."""
    changes: dict[str, object] = {"done": done, "of": of}
    changes |= {"says_zh": says.zh, "says_en": says.en} if says else {}
    return _change(job, (JobState.RUNNING,), **changes)


def finish(
    job: uuid.UUID, *, result: object = None, file: bytes | None = None, now: dt.datetime
) -> bool:
    """Return whether a running job is done now; False means that it was called off before."""
    return _change(
        job,
        (JobState.RUNNING,),
        state=JobState.DONE,
        result=storable(result),
        result_file=file,
        finished_at=now,
    )


def fail(job: uuid.UUID, says: Text, *, now: dt.datetime) -> bool:
    """Return whether a running job has failed now, with the reason in words."""
    return _change(
        job,
        (JobState.RUNNING,),
        state=JobState.FAILED,
        says_zh=says.zh,
        says_en=says.en,
        finished_at=now,
    )


def cancel(case: int, job: uuid.UUID, *, now: dt.datetime) -> JobRow:
    """Return a job that is called off now.

    Raises:
        RowMissingError: If there is no such job.
        JobStateError: If it had come to an end already.
    """
    before = find_job(case, job)
    if not _change(job, _UNFINISHED, state=JobState.CANCELLED, finished_at=now):
        raise JobStateError(given=str(job)[:8], state=before.state)
    return find_job(case, job)


def give_back(job: uuid.UUID) -> bool:
    """Return whether a running job waits anew, this time not counted: its worker had to leave."""
    return _change(
        job,
        (JobState.RUNNING,),
        state=JobState.QUEUED,
        attempts=F("attempts") - 1,
        done=0,
        of=0,
        started_at=None,
    )


def resume_interrupted(*, now: dt.datetime) -> int:
    """Return how many jobs wait anew that were running when the program stopped.

    Call it before a worker starts. A job that was begun three times is failed instead.
    """
    with kept(_WHERE):
        running = Job.objects.filter(state=JobState.RUNNING)
        running.filter(attempts__gte=MOST_ATTEMPTS).update(
            state=JobState.FAILED,
            says_zh=_INTERRUPTED.zh,
            says_en=_INTERRUPTED.en,
            finished_at=now,
        )
        return running.update(state=JobState.QUEUED, done=0, of=0, started_at=None)


def find_job(case: int, job: uuid.UUID) -> JobRow:
    """Return one job.

    Raises:
        RowMissingError: If it is not there.
    """
    with kept(_WHERE):
        found = Job.objects.filter(case_id=case, pk=job).defer("result_file").first()
    if found is None:
        raise RowMissingError(what=_JOB, given=str(job)[:8])
    return _row(found)


def jobs_of(case: int) -> tuple[JobRow, ...]:
    """Return every job of a case, the newest first."""
    with kept(_WHERE):
        rows = Job.objects.filter(case_id=case).defer("result_file").order_by("-created_at", "-pk")
        return tuple(map(_row, rows))


def file_of(case: int, job: uuid.UUID) -> bytes | None:
    """Return the file that a job made, or None."""
    with kept(_WHERE):
        rows = Job.objects.filter(case_id=case, pk=job)
        found = rows.values_list("result_file", flat=True).first()
    return None if found is None else bytes(found)


def drop_job(case: int, job: uuid.UUID) -> bool:
    """Return whether a job had come to an end and was there; it is gone now."""
    with kept(_WHERE):
        ended = Job.objects.filter(case_id=case, pk=job).exclude(state__in=_UNFINISHED)
        return ended.delete()[0] > 0


def _change(job: uuid.UUID, states: tuple[JobState, ...], **changes: object) -> bool:
    with kept(_WHERE):
        return Job.objects.filter(pk=job, state__in=states).update(**changes) > 0


def _only(job: uuid.UUID) -> Job:
    return Job.objects.defer("result_file").get(pk=job)


def _row(job: Job) -> JobRow:
    return JobRow(
        id=job.pk,
        case=job.case_id,
        kind=job.kind,
        arguments=job.arguments,
        state=JobState(job.state),
        attempts=job.attempts,
        done=job.done,
        of=job.of,
        says=Text(job.says_zh, job.says_en),
        result=job.result,
        created_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
    )
