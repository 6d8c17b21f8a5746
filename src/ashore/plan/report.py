"""The whole answer of the second stage: the way out, the budget, the plan, the asks, the odds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ashore.case.entries_dealings import Offer
from ashore.case.entries_people import Income
from ashore.case.replay import Case
from ashore.findings import Finding
from ashore.law.book import LawBook
from ashore.owed.report import Owed, owed_on
from ashore.plan.asks import NOTHING_ASKED, Asks, smallest_asks
from ashore.plan.budget import Budget, budgets_ahead
from ashore.plan.budget_findings import budget_findings
from ashore.plan.cannot_pay import CannotPay, cannot_pay_now
from ashore.plan.debts import PlanDebt, plan_debts
from ashore.plan.due_days import due_before_pay
from ashore.plan.income import pay_day
from ashore.plan.month_debts import problem_of, restored_dues
from ashore.plan.months import MonthDebt, Problem
from ashore.plan.never import Never, never
from ashore.plan.odds import Odds, Paths, draw_paths, odds, share_that_holds
from ashore.plan.on_the_table import standing_offers, to_a_person
from ashore.plan.optimise import GOALS, Goal, Optimised, optimise
from ashore.plan.questions import contradictions
from ashore.plan.route import Route, beside_offers, recommend
from ashore.plan.shares import NO_OFFERS, Shares, shares
from ashore.plan.spendable import spendable, this_month
from ashore.plan.triage import Question, open_questions
from ashore.plan.ways_out import RouteKind
from ashore.plan.what_if import WhatIf

SHORTEST, LONGEST = 72, 120
"""Months: long enough for sixty parts to be asked for, and no longer than anybody can foresee."""
LOOKED_AT_AGAIN = 3
"""Months after which what is offered is looked at again, as calls and letters say."""
SEED = 20_260_801
_UNTIL_SOONEST = GOALS[: GOALS.index(Goal.SOONEST) + 1]
_NEAR, _NEAR_ENOUGH = 0.0005, 0.001
"""Shares of all that is paid: how near to the bound a plan is looked for, and one at once."""
_AT_MOST = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What the plan comes to at the worst and at the best of what is only known about.

    Each is None where nothing can be paid then.
    """

    worst: Optimised | None
    best: Optimised | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """What the person can do, and what nobody should ask of them.

    ``optimised`` is None where nothing can be paid; ``offers`` are empty then too, and
    ``cannot_pay`` is set where living takes all that comes in. ``held`` are the debts that are not
    paid for now. ``between`` is set where some lines of the budget are only known about.
    ``not_planned`` are the findings on loans that could not be computed: they are in no sum here.
    ``questions`` are the few that would settle the way out while nothing about money is recorded.
    """

    on: dt.date
    case_id: str
    owed: Owed
    route: Route
    budgets: tuple[Budget, ...]
    debts: tuple[PlanDebt, ...]
    problem: Problem
    optimised: Optimised | None
    between: Between | None
    asks: Asks
    odds: Odds | None
    offers: Shares
    cannot_pay: CannotPay | None
    never: tuple[Never, ...]
    findings: tuple[Finding, ...]
    not_planned: tuple[Finding, ...]
    questions: tuple[Question, ...]
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
    def taken(self) -> dict[str, MonthDebt]:
        """Return the debts whose offer the plan takes, by id, with what then falls due."""
        return _taken(self.optimised)

    @property
    def months(self) -> int | None:
        """Return in how many months nothing is left to pay, this one counted, or None."""
        return months_of(self.optimised)


def months_of(best: Optimised | None) -> int | None:
    """Return in how many months a plan ends, or None where it does not."""
    return None if best is None or best.plan.done is None else best.plan.done + 1


def _taken(best: Optimised | None) -> dict[str, MonthDebt]:
    return {} if best is None else {d.id: d for d in best.plan.problem.debts if d.taken}


def plan_of(
    case: Case,
    book: LawBook,
    on: dt.date,
    *,
    owed: Owed | None = None,
    what_if: WhatIf | None = None,
    seconds: float = 20.0,
    limit: float = 0.2,
    ranges: bool = True,
) -> PlanReport:
    """Return the plan of a case on a day.

    Args:
        case: The case.
        book: The law book.
        on: Today.
        owed: What is owed on that day, where that is known already.
        what_if: Something to change first.
        seconds: How long the solver may take for the plan; the best one so far comes back.
        limit: The chance of breaking that is still acceptable.
        ranges: Plan for the worst and the best of what is only known about, too.

    Raises:
        DebtMissingError: If a debt is to be left out that is not there.
    """
    changed = what_if or WhatIf()
    owed = owed or owed_on(case, book, on)
    asked = _asked(case, owed, book, on, changed)
    debts, budgets, route = asked.debts, asked.budgets, asked.route
    problem = asked.problem(budgets)
    best = asked.plan(problem, seconds)
    ends = [debt for debt in debts if debt.id in _taken(best)]
    drawn = None if best is None else months_drawn(case, budgets, on)
    not_planned = tuple(_not_planned(case, owed))
    asks = NOTHING_ASKED if drawn is None else _asks(asked, problem, book, drawn, limit)
    return PlanReport(
        on=on,
        case_id=case.case_id,
        owed=owed,
        route=beside_offers(route, ends),
        budgets=budgets,
        debts=debts,
        problem=problem,
        optimised=best,
        between=asked.between(budgets, seconds) if ranges and best is not None else None,
        asks=asks,
        odds=None
        if best is None or drawn is None
        else odds(drawn, paid_each_month(best), limit=limit),
        offers=_offers(route, debts, budgets, asks),
        cannot_pay=cannot_pay_now(budgets, on),
        never=never(debts, budgets[0]),
        findings=(
            *budget_findings(case, budgets, book, on),
            *contradictions(case, on),
            *due_before_pay(case, debts, budgets, on),
            *(finding for finding in owed.findings if finding not in not_planned),
        ),
        not_planned=not_planned,
        questions=open_questions(case) if budgets[0].blank else (),
        what_if=changed,
    )


def plan_again(
    report: PlanReport, case: Case, book: LawBook, what_if: WhatIf, *, at_once: bool = False
) -> Optimised | None:
    """Return the plan of the same day with something else changed; None without payments.

    It comes without asks, odds and ranges. At once its cost may not be the least: its gap says by
    how much at most.

    Args:
        report: The report on the case.
        case: The case.
        book: The law book.
        what_if: What to change, from the case as it is.
        at_once: Answer in a moment, as somebody moves a slider.

    Raises:
        DebtMissingError: If a debt is to be left out that is not there.
    """
    asked = _asked(case, report.owed, book, report.on, what_if)
    return asked.plan(asked.problem(asked.budgets), _AT_MOST, _UNTIL_SOONEST, at_once=at_once)


def _asked(case: Case, owed: Owed, book: LawBook, on: dt.date, changed: WhatIf) -> _Asked:
    debts = changed.debts(plan_debts(owed.debts, book, on))
    months = _horizon(debts, on)
    budgets = changed.budgets(
        budgets_ahead(case, book, on, months, reserve_share=changed.reserve_share)
    )
    return _Asked(case, owed, debts, budgets, recommend(case, debts, budgets, on), on)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a plan is asked about: a case with something changed or not."""

    case: Case
    owed: Owed
    debts: tuple[PlanDebt, ...]
    budgets: tuple[Budget, ...]
    route: Route
    on: dt.date

    def problem(self, budgets: Sequence[Budget]) -> Problem:
        day = pay_day(self.case.of(Income), self.on)
        return problem_of(
            self.debts,
            spendable(budgets, self.on, day),
            self.on,
            pay_day=day,
            offers=_on_the_table(self.owed, self.on),
            pay_first=self.route.pay_first,
        )

    def plan(
        self,
        problem: Problem,
        seconds: float,
        goals: Sequence[Goal] = GOALS,
        *,
        at_once: bool = False,
    ) -> Optimised | None:
        if not (self.route.pays and problem.debts and any(problem.money)):
            return None
        gap = _NEAR_ENOUGH if at_once else _NEAR
        return optimise(problem, goals=goals, seconds=seconds, gap=gap, all_choices=not at_once)

    def between(self, budgets: Sequence[Budget], seconds: float) -> Between | None:
        if all(budget.lowest == budget.surplus == budget.highest for budget in budgets):
            return None
        worst, best = (
            self.plan(self.problem([change(b) for b in budgets]), seconds / 4, _UNTIL_SOONEST)
            for change in (Budget.at_worst, Budget.at_best)
        )
        return Between(worst=worst, best=best)


def _horizon(debts: Sequence[PlanDebt], on: dt.date) -> int:
    """Return how many months to look ahead: past the last due day, and six years at least."""
    last = max((due.on for debt in debts for due in debt.dues), default=on)
    months = (last.year - on.year) * 12 + last.month - on.month + 1
    return min(max(months + 24, SHORTEST), LONGEST)


def _on_the_table(owed: Owed, on: dt.date) -> dict[str, list[Offer]]:
    """Return what creditors have put forward, still stands and may be paid, by debt."""
    return {
        debt.id: [o for o in standing_offers(debt.facts.file, on) if not to_a_person(o)]
        for debt in owed.debts
    }


def months_drawn(case: Case, budgets: Sequence[Budget], on: dt.date) -> Paths:
    """Return the months ahead of a case, drawn many times, this month as it really stands."""
    # This month's living is out of its money already; the reserve is there to bear thin months.
    now = replace(budgets[0], incomes=(), essentials=())
    at_hand, _ = this_month(budgets[0], on, pay_day(case.of(Income), on))
    return draw_paths([now, *budgets[1:]], case.of(Income), at_hand, seed=SEED)


def paid_each_month(best: Optimised) -> list[int]:
    """Return the fen that a plan pays to all debts in each month."""
    return [sum(month) for month in zip(*best.plan.payments, strict=True)]


def _asks(asked: _Asked, problem: Problem, book: LawBook, drawn: Paths, limit: float) -> Asks:
    """Return the least to ask for such that the plan holds with the chosen odds."""
    share = share_that_holds(drawn, problem.money, limit=limit)
    return smallest_asks(
        problem,
        asked.debts,
        book,
        asked.on,
        methods={debt.id: debt.facts.terms.method for debt in asked.owed.debts},
        restored=restored_dues(asked.debts, problem.months, asked.on),
        money=[int(money * share) for money in problem.money],
    )


def _offers(
    route: Route, debts: Sequence[PlanDebt], budgets: Sequence[Budget], asks: Asks
) -> Shares:
    """Return what each creditor can be offered a month, or nothing where that would be wrong.

    An offer is made from the next month on and stands until it is looked at again: the thinnest
    of these months bears it.
    """
    nothing_to_offer = (RouteKind.PAY_NOW, RouteKind.KEEP_PAYING, RouteKind.DISPUTE)
    if route.kind in nothing_to_offer:
        return NO_OFFERS
    bearable = min(budget.available for budget in budgets[: LOOKED_AT_AGAIN + 1])
    named = {one.debt for one in asks.asks}
    unasked = {debt.id for debt in debts if asks.holds and debt.id not in named}
    return shares(debts, bearable, budgets[0].cash, unasked=unasked)


def _not_planned(case: Case, owed: Owed) -> Iterator[Finding]:
    """Yield why a loan of the case is in no sum: its terms are not complete."""
    computed = {debt.id for debt in owed.debts}
    missing = {file.loan.id for file in case.loans} - computed
    yield from (finding for finding in owed.findings if finding.where in missing)
