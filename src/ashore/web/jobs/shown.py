"""A job as a page shows it: what it is called, how far it is, where its result is."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.urls import reverse

from ashore.store import jobs
from ashore.store.jobs import JobRow, JobState
from ashore.text import Text
from ashore.web.jobs.kinds import kind_of

_STATES = {
    JobState.QUEUED: Text("排着队", "waiting"),
    JobState.RUNNING: Text("正在做", "in progress"),
    JobState.DONE: Text("做完了", "done"),
    JobState.FAILED: Text("没做成", "not done"),
    JobState.CANCELLED: Text("已叫停", "called off"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One job with its words."""

    job: JobRow

    @property
    def id(self) -> uuid.UUID:
        """Return its id."""
        return self.job.id

    @property
    def title(self) -> Text:
        """Return what it is called."""
        return kind_of(self.job.kind).title

    @property
    def about(self) -> str:
        """Return the name of what it is about, where there is one."""
        arguments = self.job.arguments
        name = arguments.get("name", "") if isinstance(arguments, dict) else ""
        return str(name)

    @property
    def state(self) -> Text:
        """Return how it stands."""
        return _STATES[self.job.state]

    @property
    def unfinished(self) -> bool:
        """Return whether it waits or runs."""
        return self.job.state in {JobState.QUEUED, JobState.RUNNING}

    @property
    def done(self) -> bool:
        """Return whether there is a result."""
        return self.job.state is JobState.DONE

    @property
    def says(self) -> Text | None:
        """Return what is being done, or why it was not; what was done says nothing more."""
        return self.job.says if self.job.says.zh and not self.done else None

    @property
    def leads_to(self) -> str:
        """Return the address of its result, or of itself."""
        return kind_of(self.job.kind).leads_to(self.job) or reverse("jobs:job", args=[self.job.id])


def every_job(case: int) -> tuple[Shown, ...]:
    """Return every job, the newest first."""
    return tuple(map(Shown, jobs.jobs_of(case)))


def at_work(case: int) -> tuple[Shown, ...]:
    """Return the jobs that wait or run."""
    return tuple(one for one in every_job(case) if one.unfinished)
