"""A plan as plain JSON values: the form that programs read."""

from __future__ import annotations

from typing import Any

from ashore.findings import Finding
from ashore.money.amounts import yuan_from_fen
from ashore.owed.exchange import finding_as_json, working_as_json
from ashore.plan.asks import Ask
from ashore.plan.carried import Carried
from ashore.plan.debts import PlanDebt
from ashore.plan.optimise import Optimised
from ashore.plan.report import PlanReport, months_of
from ashore.plan.triage import Question
from ashore.plan.words import beside_now, compared, how_good, months_in_words, taken_offers
from ashore.text import Language

Json = dict[str, Any]


def plan_as_json(report: PlanReport, language: Language, *, now: Optimised | None = None) -> Json:
    """Return a plan as JSON values; sums are yuan text with two decimals.

    ``total_cost`` is what is paid in all with what is left unpaid, ``lower_bound`` the least that
    any plan with the same higher goals could come to, and ``gap`` the share between them. Where
    something was supposed, ``what_if`` holds it beside the plan ``now``, as things stand.
    """
    return {
        "case_id": report.case_id,
        "on": report.on.isoformat(),
        **_route(report, language),
        **_money(report, language),
        "questions": [question_as_json(one, language) for one in report.questions],
        "debts": [_debt(debt, language) for debt in report.debts],
        "not_planned": [_not_planned(finding, language) for finding in report.not_planned],
        **_plan(report, language),
        "plan_holds_with_asks": report.asks.holds,
        "asks": [_ask(ask, language) for ask in report.asks.asks],
        "odds": _odds(report, language),
        "offers_basis": report.offers.basis.value,
        "offers": [
            {
                "debt": share.debt,
                "creditor": share.creditor,
                "monthly": yuan_from_fen(share.amount),
                "in_full": share.in_full,
                "because": share.because.in_language(language),
            }
            for share in report.offers.offers
        ],
        "what_if": _what_if(report, now, language) if report.what_if.changes else None,
        "budget_working": working_as_json(report.budget.working, language),
        "findings": [finding_as_json(finding, language) for finding in report.findings],
    }


def _what_if(report: PlanReport, now: Optimised | None, language: Language) -> Json:
    supposed = report.what_if
    return {
        "more_a_month": yuan_from_fen(supposed.more_a_month),
        "once": yuan_from_fen(supposed.once),
        "without": supposed.without,
        "now": _end(now),
        "says": beside_now(report.optimised, now).in_language(language),
    }


def question_as_json(question: Question, language: Language) -> Json:
    """Return a question of the triage as JSON values."""
    return {
        "id": question.id,
        "ask": question.ask.in_language(language),
        "why": question.why.in_language(language),
        "points_to": {
            answer: [kind.value for kind in kinds] for answer, kinds in question.points_to.items()
        },
        "record": list(question.record),
    }


def _route(report: PlanReport, language: Language) -> Json:
    route = report.route
    return {
        "route": route.kind.value,
        "route_says": route.kind.words.in_language(language),
        "why": [text.in_language(language) for text in route.why],
        "why_not": {n.kind.value: n.because.in_language(language) for n in route.not_taken},
        "causes": [cause.kind.value for cause in route.causes],
        "tracks": list(route.tracks),
        "first_actions": [
            {"code": action.code, "says": action.says.in_language(language)}
            for action in route.first_actions
        ],
        "pay_first": [
            {"debt": debt, "amount": yuan_from_fen(amount)}
            for debt, amount in route.pay_first.items()
        ],
        "relief_months": route.relief_months,
        "first_arrears": list(route.leniency),
        "never": [
            {"code": one.code, "says": one.says.in_language(language), "debts": list(one.debts)}
            for one in report.never
        ],
    }


def _money(report: PlanReport, language: Language) -> Json:
    budget, cannot = report.budget, report.cannot_pay
    return {
        "income": yuan_from_fen(budget.income),
        "living_floor": yuan_from_fen(budget.floor),
        "living_floor_estimated": budget.estimated,
        "surplus": yuan_from_fen(budget.surplus),
        "surplus_between": [yuan_from_fen(budget.lowest), yuan_from_fen(budget.highest)],
        "reserve": yuan_from_fen(budget.reserve),
        "available": yuan_from_fen(budget.available),
        "cannot_pay": cannot
        and {
            "on": cannot.on.isoformat(),
            "income": yuan_from_fen(cannot.income),
            "living_floor": yuan_from_fen(cannot.floor),
            "short": yuan_from_fen(cannot.short),
            "says": cannot.says.in_language(language),
            "review_on": cannot.review_on.isoformat(),
            "review_because": cannot.review_because.in_language(language),
        },
    }


def _plan(report: PlanReport, language: Language) -> Json:
    best, words, between = report.optimised, compared(report), report.between
    months = months_in_words(report)
    return {
        "months": report.months,
        "payments": [
            {"month": month.month, "debt": payment.debt, "amount": yuan_from_fen(payment.amount)}
            for month in months
            for payment in month.payments
        ],
        "in_words": [
            {"month": month.month, "says": month.says.in_language(language)} for month in months
        ],
        "takes_offers": [text.in_language(language) for text in taken_offers(report)],
        "total_cost": best and yuan_from_fen(best.plan.paid + best.plan.unpaid),
        "late_charges": best and yuan_from_fen(best.plan.late_charges),
        "lower_bound": best
        and yuan_from_fen(best.plan.paid + best.plan.unpaid - best.goals.cost + best.lower_bound),
        "gap": best and round(best.gap, 6),
        "proven": best and best.proven,
        "how_good": best and how_good(best).in_language(language),
        "goals": best and _goals(best.plan),
        "between": between and {"worst": _end(between.worst), "best": _end(between.best)},
        "compared": words and words.in_language(language),
        "baselines": {order.value: _baseline(carried) for order, carried in best.baselines.items()}
        if best
        else {},
    }


def _debt(debt: PlanDebt, language: Language) -> Json:
    return {
        "id": debt.id,
        "name": debt.name,
        "creditor": debt.creditor,
        "state": debt.state.value,
        "due_now": yuan_from_fen(debt.due_now),
        "outstanding": yuan_from_fen(debt.outstanding),
        "monthly": None if debt.monthly is None else yuan_from_fen(debt.monthly),
        "days_late": debt.days_late,
        "first_time": debt.first_time,
        "held": debt.held and debt.held.value,
        "held_because": debt.held and debt.held.words.in_language(language),
        "cliffs": [
            {
                "kind": cliff.kind,
                "on": cliff.on.isoformat(),
                "avoided_by": yuan_from_fen(cliff.avoided_by),
                "least": yuan_from_fen(cliff.least),
                "adds": yuan_from_fen(cliff.adds),
            }
            for cliff in debt.cliffs
        ],
    }


def _not_planned(finding: Finding, language: Language) -> Json:
    return {
        "debt": finding.where,
        "code": finding.code,
        "says": finding.says.in_language(language),
        "ask": finding.ask and finding.ask.in_language(language),
    }


def _goals(carried: Carried) -> Json:
    return {
        "court_deadlines_missed": carried.goals.court,
        "falls_due_at_once": yuan_from_fen(carried.goals.cliffs),
        "newly_late": carried.goals.newly_late,
        "further_behind": carried.goals.worse,
        "late_cost": yuan_from_fen(carried.goals.cost),
    }


def _baseline(carried: Carried) -> Json:
    return {
        "total_cost": yuan_from_fen(carried.paid + carried.unpaid),
        "months": None if carried.done is None else carried.done + 1,
        **_goals(carried),
    }


def _end(best: Optimised | None) -> Json | None:
    if best is None:
        return None
    cost = yuan_from_fen(best.plan.paid + best.plan.unpaid)
    return {"months": months_of(best), "total_cost": cost}


def _ask(ask: Ask, language: Language) -> Json:
    return {
        "debt": ask.debt,
        "creditor": ask.creditor,
        "kind": ask.kind,
        "value": yuan_from_fen(ask.value) if ask.is_sum else ask.value,
        "says": ask.says.in_language(language),
        "because": ask.because.in_language(language),
        "rests_on": ask.rests_on,
        "basis": [citation.id for citation in ask.citations],
    }


def _odds(report: PlanReport, language: Language) -> Json | None:
    chances = report.odds
    if chances is None:
        return None
    return {
        "breaks_within": {str(n): round(chance, 4) for n, chance in chances.breaks.items()},
        "largest_payment": yuan_from_fen(chances.largest),
        "limit": chances.limit,
        "risky_months": [report.problem.month(t) for t in chances.risky],
        "paths": chances.paths,
        "assumes": [text.in_language(language) for text in chances.assumes],
    }
