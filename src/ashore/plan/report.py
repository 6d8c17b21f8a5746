"""The whole answer of the second stage: the way out, the budget, the plan, the asks, the odds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ashore.case.entries_people import Income
from ashore.case.replay import Case
from ashore.findings import Finding
from ashore.law.book import LawBook
from ashore.owed.report import Owed, owed_on
from ashore.plan.asks import Asks, smallest_asks
from ashore.plan.budget import Budget, budget_findings, budgets_ahead
from ashore.plan.debts import PlanDebt, plan_debts
from ashore.plan.months import Problem, problem_of
from ashore.plan.odds import Odds, odds
from ashore.plan.optimise import Optimised, optimise
from ashore.plan.recovery import cash_to_spare
from ashore.plan.route import Route, RouteKind, recommend
from ashore.plan.shares import Basis, Shares, shares

SHORTEST, LONGEST = 72, 120
"""Months: long enough for sixty parts to be asked for, and no longer than anybody can foresee."""
SEED = 20_260_801


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """What the person can do, and what nobody should ask of them.

    ``optimised`` is None where nothing can be paid; ``offers`` are empty then too. ``held`` are
    the debts that are not paid for now. ``what_if`` names what was changed, where something was.
    """

    on: dt.date
    case_id: str
    owed: Owed
    route: Route
    budgets: tuple[Budget, ...]
    debts: tuple[PlanDebt, ...]
    problem: Problem
    optimised: Optimised | None
    asks: Asks
    odds: Odds | None
    offers: Shares
    findings: tuple[Finding, ...]
    what_if: WhatIf

    @property
    def budget(self) -> Budget:
        """Return this month's budget."""
        return self.budgets[0]

    @property
    def held(self) -> tuple[PlanDebt, ...]:
        """Return the debts that are not paid for now, each with its reason."""
        return tuple(debt for debt in self.debts if debt.held is not None)

    @property
    def months(self) -> int | None:
        """Return in how many months nothing is left to pay, this one counted, or None."""
        if self.optimised is None or self.optimised.plan.done is None:
            return None
        return self.optimised.plan.done + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Something changed to see what follows: more or less a month, a sum once, a debt left out."""

    more_a_month: int = 0
    once: int = 0
    without: str | None = None
    reserve_share: Fraction | None = None


def plan_of(
    case: Case,
    book: LawBook,
    on: dt.date,
    *,
    what_if: WhatIf | None = None,
    seconds: float = 20.0,
    limit: float = 0.2,
) -> PlanReport:
    """Return the plan of a case on a day.

    Args:
        case: The case.
        book: The law book.
        on: Today.
        what_if: Something to change first.
        seconds: How long the solver may take.
        limit: The chance of breaking that is still acceptable.
    """
    changed = what_if or WhatIf()
    owed = owed_on(case, book, on)
    debts = tuple(d for d in plan_debts(owed.debts, on) if d.id != changed.without)
    months = _horizon(debts, on)
    budgets = budgets_ahead(case, book, on, months, reserve_share=changed.reserve_share)
    problem = _changed(problem_of(debts, budgets, on, settlements=_settlements(owed, on)), changed)
    route = recommend(case, debts, budgets, on)
    now = budgets[0]
    nothing = not any(problem.money)
    methods = {debt.id: debt.facts.terms.method for debt in owed.debts}
    best = None if nothing or not problem.debts else optimise(problem, seconds=seconds)
    chances = _odds(case, budgets, best, now, on, limit)
    return PlanReport(
        on=on,
        case_id=case.case_id,
        owed=owed,
        route=route,
        budgets=budgets,
        debts=debts,
        problem=problem,
        optimised=best,
        asks=Asks(holds=False, asks=(), hard=0.0, dues={})
        if nothing
        else smallest_asks(problem, debts, book, on, methods=methods),
        odds=chances,
        offers=_offers(route, debts, now, changed),
        findings=(*budget_findings(case, now, book, on), *owed.findings),
        what_if=changed,
    )


def _horizon(debts: Sequence[PlanDebt], on: dt.date) -> int:
    """Return how many months to look ahead: past the last due day, and six years at least."""
    last = max((due.on for debt in debts for due in debt.dues), default=on)
    months = (last.year - on.year) * 12 + last.month - on.month + 1
    return min(max(months + 24, SHORTEST), LONGEST)


def _changed(problem: Problem, what_if: WhatIf) -> Problem:
    money = list(problem.money)
    money[0] += what_if.once
    later = [max(amount + what_if.more_a_month, 0) for amount in money[1:]]
    return replace(problem, money=(max(money[0], 0), *later))


def _settlements(owed: Owed, on: dt.date) -> dict[str, tuple[int, dt.date]]:
    """Return the offers on the table that would close a debt, with their last day."""
    found: dict[str, tuple[int, dt.date]] = {}
    for debt in owed.debts:
        for offer in debt.facts.file.offers:
            if offer.one_off and offer.by != "person" and (offer.deadline or on) >= on:
                found[debt.id] = offer.one_off, offer.deadline or on
    return found


def _offers(route: Route, debts: Sequence[PlanDebt], budget: Budget, what_if: WhatIf) -> Shares:
    """Return what each creditor can be offered a month, or nothing where that would be wrong."""
    enough = route.kind in (RouteKind.PAY_NOW, RouteKind.KEEP_PAYING)
    if enough or route.kind is RouteKind.DISPUTE:
        return Shares(basis=Basis.CONTRACT, offers=())
    available = max(budget.available + what_if.more_a_month, 0)
    return shares(debts, available, budget.cash)


def _odds(
    case: Case,
    budgets: Sequence[Budget],
    best: Optimised | None,
    now: Budget,
    on: dt.date,
    limit: float,
) -> Odds | None:
    if best is None:
        return None
    # The reserve is kept to bear thin months: it counts with the money at hand.
    payments = [sum(row[t] for row in best.plan.payments) for t in range(len(budgets))]
    return odds(
        [replace(budgets[0], incomes=(), essentials=()), *budgets[1:]],
        case.of(Income),
        payments,
        cash_to_spare(now, on),
        seed=SEED,
        limit=limit,
    )
