"""What to do now and next, by real deadlines; “nothing today” is an answer too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields

from ashore.case.replay import Case
from ashore.law.book import LawBook
from ashore.plan.clock import Clock, Urgency
from ashore.plan.clocks import clocks_of
from ashore.plan.report import PlanReport
from ashore.plan.tasks import Task, tasks_of

SOON_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What is to be done: today, in the days after, and later; all in the order of deadlines."""

    on: dt.date
    today: tuple[Task, ...]
    soon: tuple[Task, ...]
    later: tuple[Task, ...]

    @property
    def rest(self) -> bool:
        """Return whether nothing has to be done today."""
        return not self.today


def agenda(
    case: Case, report: PlanReport, book: LawBook, on: dt.date, *, more: Sequence[Clock] = ()
) -> Agenda:
    """Return what to do on a day and after it.

    Court papers come first, then what would make a debt fall due at once, then a guarantor about
    to pay, the credit record, due days, answers that are waited for, and records that vanish.

    Args:
        case: The case.
        report: Its plan.
        book: The law book.
        on: The day.
        more: Clocks that later stages know of.
    """
    clocks = (*clocks_of(case, report.debts, book, on), *more)
    tasks = [
        *(_of_clock(clock, on) for clock in clocks if not _ends_by_offer(clock, report)),
        *tasks_of(report),
    ]
    # The sort is stable: what was found first stays first among equals.
    tasks.sort(key=lambda task: (_bucket(task, on), task.urgency, task.by or on))
    return Agenda(
        on=on,
        today=tuple(task for task in tasks if _bucket(task, on) == 0),
        soon=tuple(task for task in tasks if _bucket(task, on) == 1),
        later=tuple(task for task in tasks if _bucket(task, on) == 2),
    )


def _bucket(task: Task, on: dt.date) -> int:
    """Return 0 for today, 1 for the coming days, 2 for later."""
    if task.by is None:
        return 0
    if task.urgency is Urgency.COURT:
        # Papers for a court take days to get right: its last fortnight is now.
        return 0 if (task.by - on).days <= 2 * SOON_DAYS else 2
    days = (task.by - on).days
    return 0 if days <= 0 else 1 if days <= SOON_DAYS else 2


def _ends_by_offer(clock: Clock, report: PlanReport) -> bool:
    """Return whether a clock asks for what is due on a debt whose offer is taken instead."""
    # The task that takes the offer names the day until which it has to be in writing.
    called = clock.code == "before_the_whole_loan_is_called" and clock.by is not None
    return called and not set(clock.entries).isdisjoint(report.taken)


def _of_clock(clock: Clock, on: dt.date) -> Task:
    same = {part.name: getattr(clock, part.name) for part in fields(clock)}
    return Task(**same, overdue=clock.by is not None and clock.by < on)
