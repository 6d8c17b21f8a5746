"""Which tasks of the list were ticked or put off: a choice of the person's, no fact of the case.

A tick proves nothing, so it is no entry of the ledger; what came of a task is recorded on the page
to which it leads.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.urls import reverse

from ashore.plan.clock import PageName, Urgency
from ashore.plan.tasks import Task
from ashore.plan.today import SOON_DAYS, Agenda
from ashore.web.frame.desk import Desk

How = Literal["done", "later", "open"]
_KEPT = "today:marks"
_KEPT_DAYS = 120
_NEVER_PUT_OFF = frozenset({Urgency.COURT, Urgency.SAFETY})
PAGES: dict[PageName, str] = {
    "agreements": "settle:agreements",
    "asks": "plan:asks",
    "budget": "plan:budget",
    "court": "papers:index",
    "credit-record": "recover:credit",
    "debts": "owed:index",
    "disputes": "papers:index",
    "evidence": "evidence:index",
    "intermediaries": "settle:intermediaries",
    "letters": "papers:index",
    "offers": "settle:index",
    "relief": "plan:route",
    "rounds": "settle:index",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A task as the page lists it.

    ``mark`` names it in a form; ``to`` is the page that it is done with. ``done_on`` is the day on
    which it was ticked, ``may_wait`` whether it may be put off until tomorrow.
    """

    task: Task
    mark: str
    to: str
    done_on: dt.date | None
    may_wait: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A day's tasks by when they are due, and those that are out of the way."""

    today: tuple[Listed, ...]
    soon: tuple[Listed, ...]
    later: tuple[Listed, ...]
    done: tuple[Listed, ...]
    put_off: tuple[Listed, ...]


def list_of(agenda: Agenda, desk: Desk) -> List:
    """Return the tasks of a day as they are marked."""
    kept, on = _kept(desk), desk.today
    loans = frozenset(file.loan.id for file in desk.case.loans)
    done: list[Listed] = []
    put_off: list[Listed] = []

    def left(tasks: Sequence[Task]) -> tuple[Listed, ...]:
        shown = []
        for task in tasks:
            one = _listed(task, kept, loans)
            how = kept.get(one.mark, {}).get("how")
            if how == "done" and _still_done(one, on):
                done.append(one)
            elif how == "later" and kept[one.mark].get("on") == on.isoformat() and one.may_wait:
                put_off.append(one)
            else:
                shown.append(one)
        return tuple(shown)

    today, soon, later = left(agenda.today), left(agenda.soon), left(agenda.later)
    return List(today=today, soon=soon, later=later, done=tuple(done), put_off=tuple(put_off))


def keep_mark(desk: Desk, mark: str, how: How) -> None:
    """Keep that a task was ticked or put off today, or neither any more."""
    kept, on = _kept(desk), desk.today
    kept.pop(mark, None)
    if how != "open":
        kept[mark] = {"how": how, "on": on.isoformat()}
    since = (on - dt.timedelta(days=_KEPT_DAYS)).isoformat()
    desk.keep_setting(_KEPT, {k: v for k, v in kept.items() if str(v.get("on", "")) >= since})


def _kept(desk: Desk) -> dict[str, Any]:
    found = desk.setting(_KEPT, {})
    return dict(found) if isinstance(found, dict) else {}


def _listed(task: Task, kept: dict[str, Any], loans: frozenset[str]) -> Listed:
    mark = _mark(task)
    was = kept.get(mark, {})
    done_on = dt.date.fromisoformat(was["on"]) if was.get("how") == "done" else None
    return Listed(
        task=task,
        mark=mark,
        to=_address(task, loans),
        done_on=done_on,
        may_wait=task.urgency not in _NEVER_PUT_OFF,
    )


def _still_done(one: Listed, on: dt.date) -> bool:
    """Return whether a tick still holds: for good with a day, else until it is asked again."""
    if one.done_on is None:
        return False
    return one.task.by is not None or on - one.done_on < dt.timedelta(days=SOON_DAYS)


def _mark(task: Task) -> str:
    # Not by what it says: a sum in it grows by the day, and the task is the same.
    named = f"{task.code}|{task.by}|{','.join(task.entries)}"
    return hashlib.sha256(named.encode()).hexdigest()[:16]


def _address(task: Task, loans: frozenset[str]) -> str:
    about = [name for name in task.entries if name in loans]
    if task.page == "debts" and len(about) == 1:
        return reverse("owed:debt", args=about)
    return reverse(PAGES[task.page])
