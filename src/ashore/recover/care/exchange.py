"""Care as plain JSON values: the answer to a check-in, the help before everything, the weeks."""

from __future__ import annotations

from typing import Any

from ashore.recover.care.checkin import CheckIn
from ashore.recover.care.crisis import CrisisHelp
from ashore.recover.care.hard_hour import HardHour
from ashore.recover.care.journal import Journal
from ashore.recover.care.reply import Reply
from ashore.recover.care.trends import Trend, shown_mean
from ashore.text import Language

Json = dict[str, Any]


def reply_as_json(one: CheckIn, reply: Reply, language: Language, *, kept: bool) -> Json:
    """Return the answer to a check-in for a program."""
    return {
        "id": one.id if kept else None,
        "kept": kept,
        "danger": reply.danger.name.lower(),
        "crisis": None if reply.crisis is None else crisis_as_json(reply.crisis, language),
        "says": reply.says.in_language(language),
        "steps": [
            {
                "id": step.id,
                "kind": step.kind,
                "minutes": step.minutes,
                "says": step.says.in_language(language),
                "evidence": step.evidence.in_language(language),
                "source": step.source and step.source.in_language(language),
            }
            for step in reply.steps
        ],
        "foot": reply.foot.says.in_language(language),
    }


def crisis_as_json(found: CrisisHelp, language: Language) -> Json:
    """Return the help that comes before everything for a program."""
    return {
        "title": found.title.in_language(language),
        "lines": [
            {
                "key": line.key,
                "says": line.says.in_language(language),
                "phones": list(line.phones),
                "cites": line.citation and line.citation.id,
            }
            for line in found.lines
        ],
    }


def trend_as_json(
    journal: Journal, found: Trend, close: CrisisHelp | None, language: Language
) -> Json:
    """Return the weeks for a program."""
    return {
        "crisis": None if close is None else crisis_as_json(close, language),
        "weeks": [
            {
                "begins": week.begins.isoformat(),
                "checkins": week.checkins,
                "pressure": shown_mean(week.pressure) or None,
                "sleep": shown_mean(week.sleep) or None,
                "day": shown_mean(week.day) or None,
                "contacts": week.contacts,
                "steps": week.steps,
            }
            for week in found.weeks
        ],
        "says": found.says and found.says.in_language(language),
        "checkins": [one.model_dump(mode="json") for one in journal.checkins],
    }


def hard_hour_as_json(plan: HardHour, lines: CrisisHelp, language: Language) -> Json:
    """Return the plan for the hard hour for a program."""
    return {
        "parts": [
            {
                "key": part.key,
                "title": part.title.in_language(language),
                "words": plan.words.get(part.key, ""),
            }
            for part in plan.parts
        ],
        "about": plan.about.in_language(language),
        "crisis": crisis_as_json(lines, language),
    }
