"""A finding, its arithmetic and its sources as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ashore.documents.words import CONFIDENCES, SEVERITIES, STRENGTHS, arithmetic, yuan
from ashore.findings import Citation, Finding, Severity, Working
from ashore.text import Language, Text

View = dict[str, Any]

_IN_FORCE = Text("{day} 起施行", "in force from {day}")
_CHECKED = Text("出处核对于 {day}", "source checked on {day}")
_ORDER = tuple(Severity)[::-1]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with what is soonest first; those of one weight keep their order."""
    return sorted(findings, key=lambda found: _ORDER.index(found.severity))


def finding(found: Finding, products: Mapping[str, str], language: Language) -> View:
    """Return a finding as the page shows it.

    Args:
        found: The finding.
        products: The name of each loan by its id.
        language: The page's language.
    """
    loan = found.where.split("/")[0]
    return {
        "severity": found.severity.value,
        "severity_words": SEVERITIES[found.severity].in_language(language),
        "loan": loan if loan in products else "",
        "product": products.get(loan, ""),
        "says": found.says.in_language(language),
        "amount": "" if found.amount is None else yuan(found.amount),
        "ask": found.ask.in_language(language) if found.ask else "",
        "limits": found.limits.in_language(language) if found.limits else "",
        "strength": STRENGTHS[found.strength].in_language(language),
        "workings": [working(one, language) for one in found.workings],
        "citations": citations(found.citations, language),
    }


def working(one: Working, language: Language) -> View:
    """Return opened arithmetic as the page shows it, parts and records included."""
    return {
        "label": one.label.in_language(language),
        "shown": one.shown,
        "sum": arithmetic(one.sum, language),
        "entries": list(one.entries),
        "citations": citations(one.citations, language),
        "parts": [working(part, language) for part in one.parts],
    }


def citations(cited: Iterable[Citation], language: Language) -> list[View]:
    """Return sources as the page shows them: title and article, then how firm they are."""
    return [_citation(one, language) for one in cited]


def _citation(one: Citation, language: Language) -> View:
    notes = [
        STRENGTHS[one.strength].in_language(language),
        CONFIDENCES[one.confidence].in_language(language),
    ]
    if one.in_force:
        notes.append(_IN_FORCE.fill(day=one.in_force).in_language(language))
    if one.checked_on:
        notes.append(_CHECKED.fill(day=one.checked_on).in_language(language))
    return {
        "title": one.title.in_language(language),
        "at": one.pinpoint,
        "notes": notes,
    }
