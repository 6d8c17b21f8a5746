"""A day's list in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.cli.page import Page
from ashore.documents.agenda_words import HEADINGS, when, with_what
from ashore.plan.tasks import Task
from ashore.plan.today import Agenda
from ashore.recover.quiet_hours import TOLD, without_amounts
from ashore.text import Language


def print_agenda(
    found: Agenda, language: Language, *, brief: bool = False, resting: bool = False
) -> None:
    """Print what to do today, soon and later; a free day is said as such.

    Args:
        found: What is to be done.
        language: ``zh`` or ``en``.
        brief: Leave out what is for later.
        resting: Put amounts away: these are quiet hours.
    """
    page = Page()
    if resting:
        page.paragraph(TOLD.in_language(language), style="dim")
    later = () if brief else found.later
    for name, tasks in (("today", found.today), ("soon", found.soon), ("later", later)):
        if tasks or name == "today":
            page.heading(HEADINGS[name].in_language(language))
        if name == "today" and found.rest:
            page.paragraph(HEADINGS["rest"].in_language(language), by=2)
        print_tasks(page, tasks, language, resting=resting)


def print_tasks(
    page: Page, tasks: Sequence[Task], language: Language, *, resting: bool = False
) -> None:
    """Print some tasks, each with its day, about how long it takes, why, and what it takes."""
    shown = without_amounts if resting else str
    for task in tasks:
        aside = when(task, language)
        aside = f"（{aside}）" if language == "zh" else f" ({aside})"
        page.paragraph(shown(f"· {task.says.in_language(language)}{aside}"), by=2)
        page.paragraph(shown(task.because.in_language(language)), style="dim", by=4)
        if task.uncertain is not None:
            page.paragraph(shown(task.uncertain.in_language(language)), style="dim", by=4)
        page.paragraph(with_what(task, language), style="dim", by=4)
