"""The law book as JSON values for other programs, in one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TypeAlias

from ashore.findings import Citation
from ashore.law.answers import AppliesTo, Entry, Figure, Gap, Rule, Table, Version
from ashore.law.book import Problem
from ashore.law.channel import Channel
from ashore.law.fields import Data
from ashore.text import Language, Text

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def entry_as_json(entry: Entry, language: Language) -> dict[str, Json]:
    """Return an entry with all its versions, oldest first."""
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "title": entry.title.in_language(language),
        "says": entry.says.in_language(language),
        "unit": entry.unit.value,
        "chosen_by": entry.chosen_by.value,
        "applies_to": _applies_to(entry.applies_to, language),
        "limits": _said(entry.limits, language),
        "checked_on": str(entry.checked_on),
        "known_until": _day(entry.known_until),
        "versions": [version_as_json(version, language) for version in entry.versions],
    }


def version_as_json(version: Version, language: Language) -> dict[str, Json]:
    """Return one version: what it says, from when, until when, and on whose authority."""
    answer: dict[str, Json] = {
        "from": _day(version.from_date),
        "until": _day(version.until),
        "published": _day(version.published),
        "note": _said(version.note, language),
        "citation": _citation(version.citation, language) if version.citation else None,
    }
    if isinstance(version, Gap):
        answer["gap"] = "repealed" if version.repealed else "unknown"
    elif isinstance(version, Figure):
        answer |= {"value": version.text, "stale": version.stale, "data": _data(version.data)}
    elif isinstance(version, Rule):
        answer |= {"text": version.text.in_language(language), "data": _data(version.data)}
    elif isinstance(version, Table):
        answer["rows"] = [dict(row) for row in version.rows]
    else:
        answer |= _channel(version, language)
    return answer


def summary_as_json(entry: Entry, language: Language) -> dict[str, Json]:
    """Return what a list shows of an entry: its heading and its newest version's standing."""
    newest = entry.versions[-1]
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "title": entry.title.in_language(language),
        "from": _day(newest.from_date),
        "strength": newest.citation.strength.value if newest.citation else None,
        "confidence": newest.citation.confidence.value if newest.citation else None,
    }


def problem_as_json(problem: Problem, language: Language) -> dict[str, Json]:
    """Return a problem of a law book."""
    return {
        "where": problem.where,
        "code": problem.code,
        "says": problem.says.in_language(language),
        "grave": problem.grave,
    }


def _channel(channel: Channel, language: Language) -> dict[str, Json]:
    return {
        "text": channel.text.in_language(language),
        "body": channel.body.in_language(language),
        "phones": list(channel.phones),
        "hotlines": list(channel.hotlines),
        "hours": _said(channel.hours, language),
        "accepts": channel.accepts.in_language(language),
        "refuses": _said(channel.refuses, language),
        "before": _said(channel.before, language),
        "needs": [need.value for need in channel.needs],
        "bring": _said(channel.bring, language),
        "caps": _data(channel.caps),
        "deadlines": list(channel.deadlines),
    }


def _applies_to(whom: AppliesTo, language: Language) -> dict[str, Json]:
    return {
        "lenders": [lender.value for lender in whom.lenders],
        "products": [product.value for product in whom.products],
        "also_lenders": [lender.value for lender in whom.also_lenders],
        "also_products": [product.value for product in whom.also_products],
        "online_only": whom.online_only,
        "notes": _said(whom.notes, language),
    }


def _citation(citation: Citation, language: Language) -> dict[str, Json]:
    return {
        "source": citation.source,
        "title": citation.title.in_language(language),
        "at": citation.pinpoint,
        "strength": citation.strength.value,
        "confidence": citation.confidence.value,
        "in_force": _day(citation.in_force),
        "checked_on": _day(citation.checked_on),
    }


def _data(found: Data) -> Json:
    if isinstance(found, str):
        return found
    if isinstance(found, Mapping):
        return {key: _data(value) for key, value in found.items()}
    return [_data(item) for item in found]


def _said(text: Text | None, language: Language) -> str | None:
    return text.in_language(language) if text else None


def _day(day: dt.date | None) -> str | None:
    return str(day) if day else None
