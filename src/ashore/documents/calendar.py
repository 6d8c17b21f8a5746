"""What falls due and what to do by when, as a calendar file for any phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ashore.money.amounts import yuan_from_fen
from ashore.plan.report import PlanReport
from ashore.plan.tasks import Task
from ashore.plan.today import Agenda
from ashore.text import Language, Text

if TYPE_CHECKING:
    from icalendar import Event

_DAYS_BEFORE = 3
_NAME = Text("上岸：要做的事", "Ashore: what to do")
_DUE = Text("{name} 到期 {amount} 元", "{name}: {amount} yuan falls due")
_READY = Text("提前备好钱，看看扣款卡。", "Have it ready and check the card it is taken from.")


def calendar_file(
    report: PlanReport, agenda: Agenda, language: Language, *, months: int = 12
) -> bytes:
    """Return a calendar of due days and deadlines, each with a reminder some days before.

    Events are whole days without a place or an address; nothing in them names the program's files.

    Args:
        report: The plan, for the due days of the debts that it pays.
        agenda: What is to be done.
        language: Of the words.
        months: How far ahead due days are listed.
    """
    from icalendar import Calendar  # noqa: PLC0415 - slow to load, and few calls need it

    calendar = Calendar()
    calendar.add("prodid", "-//Ashore//ashore//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _NAME.in_language(language))
    stamp = dt.datetime.combine(report.on, dt.time(0), dt.UTC)
    for number, event in enumerate(_events(report, agenda, language, months)):
        event.add("uid", f"{report.case_id}-{report.on}-{number}@ashore.invalid")
        event.add("dtstamp", stamp)
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _events(report: PlanReport, agenda: Agenda, language: Language, months: int) -> Iterator[Event]:
    for task in (*agenda.today, *agenda.soon, *agenda.later):
        if task.by is not None and task.code != "due_day":
            yield _event(task.by, task.says.in_language(language), _why(task, language))
    last = report.on + dt.timedelta(days=31 * months)
    for debt in report.debts:
        if debt.held is not None or debt.id in report.taken:
            continue
        for due in debt.dues:
            if report.on <= due.on <= last:
                says = _DUE.fill(name=debt.name, amount=yuan_from_fen(due.amount))
                yield _event(due.on, says.in_language(language), _READY.in_language(language))


def _why(task: Task, language: Language) -> str:
    said = [task.because.in_language(language)]
    said += [task.uncertain.in_language(language)] if task.uncertain else []
    return "\n".join(said)


def _event(day: dt.date, summary: str, description: str) -> Event:
    from icalendar import Alarm, Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("summary", summary)
    event.add("description", description)
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    # Nine in the morning, some days before: an all-day event begins at midnight.
    alarm.add("trigger", -dt.timedelta(days=_DAYS_BEFORE) + dt.timedelta(hours=9))
    event.add_component(alarm)
    return event
