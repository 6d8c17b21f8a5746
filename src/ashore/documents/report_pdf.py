"""The report on what is owed and the way out as a PDF to print, calm and with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ashore.documents.fingerprint import code_svg, shown
from ashore.documents.glyphs import named
from ashore.documents.leave import clean
from ashore.documents.paper import Run
from ashore.documents.plan_view import first_step, plan_view
from ashore.documents.report_view import report_view
from ashore.documents.typeset import typeset
from ashore.documents.way_to_zero import way_to_zero
from ashore.law.book import LawBook
from ashore.owed.explain.explanation import Explanation
from ashore.owed.report import Owed
from ashore.plan.report import PlanReport
from ashore.plan.today import Agenda
from ashore.text import Language

_TEMPLATE = "report.typ"
_PAGE_FONTS, _OUR_FONT = "system-ui,sans-serif", "Noto Sans SC"


def report_pdf(
    owed: Owed,
    explanations: Mapping[str, Explanation],
    plan: PlanReport,
    agenda: Agenda,
    *,
    book: LawBook,
    head: str,
    language: Language = "zh",
    title: str | None = None,
) -> bytes:
    """Return the report as PDF/A; the same case, day and language give the same bytes.

    Args:
        owed: What is owed on a day.
        explanations: How each loan's bill came about, by the loan's id, where that was tried.
        plan: The plan.
        agenda: What to do.
        book: The law book.
        head: The SHA-256 of the case's last record, for the foot of every page.
        language: ``zh`` or ``en``.
        title: The case's own title.

    Raises:
        PrintError: If it cannot be set.
    """
    view = report_view(owed, explanations, book, language)
    view["plan"] = plan_view(plan, agenda, language)
    view["plan"]["chart"] = ""
    if agenda.today:
        view["step"] = first_step(agenda.today[0], language)
    chart = way_to_zero(plan, language).replace(_PAGE_FONTS, _OUR_FONT)
    data = _drawable(view | {"case": title or ""}) | {
        "chart": "\n".join(_drawable(chart.splitlines())),
        "mark": shown(head),
        "code": code_svg(head),
        "language": language,
        "as_of": owed.on.isoformat(),
        "on": [owed.on.year, owed.on.month, owed.on.day],
    }
    return typeset(_TEMPLATE, data, where=view["say"]["title"])


def _drawable(value: Any) -> Any:
    """Return a view with every character that cannot be drawn named by its number."""
    if isinstance(value, str):
        return named(Run(clean(value))).words
    if isinstance(value, Mapping):
        return {key: _drawable(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_drawable(one) for one in value]
    return value
