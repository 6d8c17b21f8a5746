"""What to do as plain JSON values: the form that programs read."""

from __future__ import annotations

from typing import Any

from ashore.owed.exchange import citation_as_json
from ashore.plan.tasks import Task
from ashore.plan.today import Agenda
from ashore.text import Language


def agenda_as_json(found: Agenda, language: Language) -> dict[str, Any]:
    """Return an agenda as JSON values; ``rest`` says that nothing has to be done today."""
    return {
        "on": found.on.isoformat(),
        "rest": found.rest,
        "today": [_task(task, language) for task in found.today],
        "soon": [_task(task, language) for task in found.soon],
        "later": [_task(task, language) for task in found.later],
    }


def _task(task: Task, language: Language) -> dict[str, Any]:
    return {
        "code": task.code,
        "kind": task.urgency.name.lower(),
        "by": task.by and task.by.isoformat(),
        "overdue": task.overdue,
        "says": task.says.in_language(language),
        "because": task.because.in_language(language),
        "minutes": task.minutes,
        "page": task.page,
        "entries": list(task.entries),
        "uncertain": task.uncertain and task.uncertain.in_language(language),
        "citations": [citation_as_json(one, language) for one in task.citations],
    }
