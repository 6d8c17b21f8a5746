"""What the report's page shows of a plan and of today's list: every figure as text."""

from __future__ import annotations

from typing import Any

from ashore.documents.agenda_words import HEADINGS, when, with_what
from ashore.documents.plan_words import words
from ashore.documents.way_to_zero import left_by_month, way_to_zero
from ashore.documents.words import yuan
from ashore.money.amounts import percent
from ashore.plan.report import PlanReport
from ashore.plan.tasks import Task
from ashore.plan.today import Agenda
from ashore.plan.words import MonthInWords, compared, how_good, months_in_words, taken_offers
from ashore.text import Language

View = dict[str, Any]

MONTHS_SHOWN = 3


def plan_view(report: PlanReport, agenda: Agenda, language: Language) -> View:
    """Return everything that the page shows of a plan, in one language."""
    say, best = words(language), report.optimised
    route, budget = report.route, report.budget
    months = [_month(month, report, language) for month in months_in_words(report)]
    sums = ("income", "floor", "surplus", "reserve", "available")
    cannot = report.cannot_pay
    return {
        "say": say,
        "route": route.kind.words.in_language(language),
        "why": [text.in_language(language) for text in route.why],
        "not_taken": [
            (other.kind.words.in_language(language), other.because.in_language(language))
            for other in route.not_taken
        ],
        "headings": {name: text.in_language(language) for name, text in HEADINGS.items()},
        "today": [_task(task, language) for task in agenda.today],
        "soon": [_task(task, language) for task in agenda.soon],
        "money": ""
        if budget.blank
        else say["sum"].format(**{name: yuan(getattr(budget, name)) for name in sums}),
        "cannot_pay": cannot and cannot.says.in_language(language),
        "months": months[:MONTHS_SHOWN],
        "later": months[MONTHS_SHOWN:],
        "chart": way_to_zero(report, language, in_page=True),
        "remarks": [] if best is None else _remarks(report, language),
        "asks_first": _about_asks(report, say),
        "asks": [
            {
                "creditor": ask.creditor,
                "says": ask.says.in_language(language),
                "rests_on": say[ask.rests_on],
                "because": ask.because.in_language(language),
            }
            for ask in report.asks.asks
        ],
        "odds": _odds(report, say),
        "assumes": [text.in_language(language) for text in report.odds.assumes]
        if report.odds
        else [],
    }


def first_step(task: Task, language: Language) -> View:
    """Return the first thing to do as the step that stands above everything else."""
    shown = _task(task, language)
    return {"do": shown["says"], "because": shown["because"], "how": shown["with"]}


def _task(task: Task, language: Language) -> View:
    return {
        "says": task.says.in_language(language),
        "when": when(task, language),
        "because": task.because.in_language(language),
        "uncertain": task.uncertain.in_language(language) if task.uncertain else "",
        "with": with_what(task, language),
    }


def _month(month: MonthInWords, report: PlanReport, language: Language) -> View:
    return {
        "month": month.month,
        "paid": yuan(month.paid),
        "left": yuan(left_by_month(report)[month.month]),
        "payments": [
            {"name": one.name, "amount": yuan(one.amount), "why": one.why.in_language(language)}
            for one in month.payments
        ],
    }


def _remarks(report: PlanReport, language: Language) -> list[str]:
    """Return what the plan takes, when it ends, how it compares and how good it is."""
    best, say = report.optimised, words(language)
    assert best is not None  # noqa: S101 - asked for with a plan only
    done = best.plan.done
    end = say["not_done"] if done is None else say["done"].format(month=report.problem.month(done))
    against = compared(report)
    said = [text.in_language(language) for text in taken_offers(report)]
    said.append(end)
    said += [against.in_language(language)] if against else []
    return [*said, how_good(best).in_language(language)]


def _about_asks(report: PlanReport, say: dict[str, str]) -> str:
    if report.optimised is None:
        return ""
    if not report.asks.holds:
        return say["asks_fail_no_sum" if report.offers.too_little else "asks_fail"]
    return "" if report.asks.asks else say["no_asks"]


def _odds(report: PlanReport, say: dict[str, str]) -> list[str]:
    chances = report.odds
    if chances is None:
        return []
    said = [
        say["breaks"].format(n=months, chance=percent(chance, places=0))
        for months, chance in chances.until_the_end(report.months)
    ]
    limit, largest = percent(chances.limit, places=0), yuan(chances.largest)
    return [*said, say["largest"].format(limit=limit, amount=largest)]
