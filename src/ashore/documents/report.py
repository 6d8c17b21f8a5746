"""The report on what is owed and the way out: one self-contained page that runs nothing."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from ashore.case.replay import Case
from ashore.documents.plan_view import first_step, plan_view
from ashore.documents.report_view import report_view
from ashore.errors.base import DataError
from ashore.errors.owed import FootingError
from ashore.law.book import LawBook
from ashore.owed.explain.explanation import Explanation
from ashore.owed.explain.of_case import explain_bill_of
from ashore.owed.report import Owed
from ashore.plan.report import PlanReport
from ashore.plan.today import Agenda
from ashore.text import Language

_PAGES = Environment(
    loader=PackageLoader("ashore.documents"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def report_html(
    owed: Owed,
    explanations: Mapping[str, Explanation],
    *,
    book: LawBook,
    plan: tuple[PlanReport, Agenda] | None = None,
    language: Language = "zh",
    title: str | None = None,
) -> str:
    """Return the report as the text of an HTML page.

    The same case, law book, day and language give the same page.

    Args:
        owed: What is owed on a day.
        explanations: How each loan's bill came about, by the loan's id, where that was tried.
        book: The law book.
        plan: The plan and what to do, where they shall stand on the page too.
        language: ``zh`` or ``en``.
        title: The case's own title.
    """
    view = report_view(owed, explanations, book, language)
    view["plan"] = None if plan is None else plan_view(*plan, language)
    if plan is not None and plan[1].today:
        # Beside a plan its list decides what comes first, so that the page says one thing.
        view["step"] = first_step(plan[1].today[0], language)
    page = _PAGES.get_template("report.html.j2")
    return page.render(view, title=title or "", html_lang="zh-CN" if language == "zh" else "en")


def explained_bills(case: Case, owed: Owed, book: LawBook) -> dict[str, Explanation]:
    """Return how the bill of each loan came about, by the loan's id.

    A bill that rests on something else than an instalment contract has no reading to try and is
    left out.
    """
    found = {}
    for debt in owed.debts:
        if debt.bill is None:
            continue
        try:
            found[debt.id] = explain_bill_of(case, debt.id, debt.bill.bill.id, book, owed.on)
        except (FootingError, DataError):
            continue
    return found
