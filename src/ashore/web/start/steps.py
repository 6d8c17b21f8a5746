"""The start's sections and steps: what each is called, how long it takes, what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from ashore.text import Text
from ashore.web.frame.desk import Desk

SEEN = "start:seen"
"""The setting that lists the steps that were answered or skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A named part of the start; ``steps`` are the names of its pages."""

    name: str
    says: Text
    about: Text
    steps: tuple[str, ...]


SECTIONS = (
    Section(
        name="how",
        says=Text("您现在怎么样", "How you are"),
        about=Text("一个问题，可以不答", "one question, which you may leave"),
        steps=("how",),
    ),
    Section(
        name="why",
        says=Text("为什么逾期", "Why it is overdue"),
        about=Text("大约一分钟", "about a minute"),
        steps=("why", "back"),
    ),
    Section(
        name="money",
        says=Text("家里的收支", "The household's money"),
        about=Text("大约两分钟，大概的数就行", "about two minutes; rough sums will do"),
        steps=("income", "household", "costs"),
    ),
    Section(
        name="debts",
        says=Text("欠款", "The debts"),
        about=Text("每笔大约一分钟", "about a minute for each"),
        steps=("debts",),
    ),
    Section(
        name="urgent",
        says=Text("急的和最担心的", "What is urgent, and what worries you"),
        about=Text("大约半分钟，快好了", "about half a minute; nearly done"),
        steps=("court", "worries"),
    ),
)
STEPS = tuple(step for section in SECTIONS for step in section.steps)


def section_of(step: str) -> tuple[int, Section]:
    """Return the number and the section of a step."""
    return next((n, one) for n, one in enumerate(SECTIONS, start=1) if step in one.steps)


def seen(desk: Desk) -> tuple[str, ...]:
    """Return the steps that were answered or skipped."""
    kept = desk.setting(SEEN, [])
    return tuple(step for step in STEPS if isinstance(kept, list) and step in kept)


def note_seen(desk: Desk, step: str) -> None:
    """Keep that a step was answered or skipped."""
    before = seen(desk)
    if step not in before:
        desk.keep_setting(SEEN, [*before, step])


def first_unseen(desk: Desk) -> str | None:
    """Return the step to go on with, None where all were seen."""
    before = seen(desk)
    return next((step for step in STEPS if step not in before), None)


def next_address(request: HttpRequest, step: str) -> str:
    """Return where a step leads: back to the summary it was opened from, or to the next one."""
    place = STEPS.index(step) + 1
    if request.GET.get("from") == "summary" or place == len(STEPS):
        return reverse("start:summary")
    return reverse(f"start:{STEPS[place]}")
