"""Which way out is recommended, why, and why not the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ashore.case.entries_dealings import Approach
from ashore.case.entries_people import Income
from ashore.case.replay import Case
from ashore.money.amounts import yuan_from_fen
from ashore.plan.budget import Budget
from ashore.plan.causes import CauseKind, FoundCause, causes_of
from ashore.plan.debts import PlanDebt, State
from ashore.plan.income import pay_day
from ashore.plan.intermediary import FirstAction, first_actions
from ashore.plan.recovery import relief_months
from ashore.plan.spendable import cash_to_spare, spendable
from ashore.plan.ways_out import Facts, RouteKind, holds, why, why_not
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """A route that was not recommended, and why."""

    kind: RouteKind
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The recommended way out.

    ``why`` gives the reasons, strongest first. ``pay_first`` is what to pay before anything else,
    by debt, in fen; ``relief_months`` how long to ask for, None where a pause would not help.
    ``tracks`` names the different lines along which single debts go; ``leniency`` the debts that
    are late for the first time with their lender and not for long, where asking kindly helps most.
    ``pays`` says whether money goes to debts at all: not where living takes everything and none is
    to come.
    """

    kind: RouteKind
    causes: tuple[FoundCause, ...]
    why: tuple[Text, ...]
    not_taken: tuple[NotTaken, ...]
    tracks: tuple[str, ...]
    first_actions: tuple[FirstAction, ...]
    pay_first: dict[str, int]
    relief_months: int | None
    leniency: tuple[str, ...]
    pays: bool


_TRACKS = {
    CauseKind.IDENTITY_FRAUD: "fraud",
    CauseKind.DISPUTE: "fee_dispute",
    CauseKind.NOMINEE: "recourse_against_third_party",
}


def recommend(
    case: Case, debts: Sequence[PlanDebt], budgets: Sequence[Budget], on: dt.date
) -> Route:
    """Return the way out that a case points to on a day.

    Court papers outrank everything, then an intermediary to be rid of, then debts that may not be
    the person's own. Only then the numbers decide.

    Args:
        case: The case.
        debts: Its debts as a plan sees them.
        budgets: The budgets of this month and of the months ahead.
        on: Today.
    """
    now = budgets[0]
    relief = relief_months(debts, budgets, case.of(Income), on)
    day = pay_day(case.of(Income), on)
    nothing_left = now.surplus <= 0 and not now.blank
    causes = causes_of(
        case,
        recovers=relief is not None,
        nothing_left=nothing_left,
        income_to_come=any(_begins(one, on) for one in case.of(Income)),
    )
    payable = [debt for debt in debts if debt.held is None]
    facts = Facts(
        causes=frozenset(cause.kind for cause in causes),
        due_now=sum(debt.due_now for debt in payable),
        spare=min(cash_to_spare(now, on, day), spendable(budgets, on, day)[0]),
        surplus=now.surplus,
        relief=relief,
        blank=now.blank,
    )
    taken = next(kind for kind in RouteKind if holds(kind, facts))
    pays = now.surplus > 0 or relief is not None or taken is RouteKind.PAY_NOW
    return Route(
        kind=taken,
        causes=causes,
        why=tuple(why(taken, facts, debts)),
        not_taken=tuple(
            NotTaken(kind=kind, because=why_not(kind, taken, facts))
            for kind in RouteKind
            if kind is not taken
        ),
        tracks=tuple(_TRACKS[cause.kind] for cause in causes if cause.kind in _TRACKS),
        first_actions=first_actions(case.of(Approach)),
        pay_first=_pay_first(taken, payable, facts.spare, now, on),
        relief_months=_asked_months(taken, relief),
        leniency=tuple(
            d.id for d in payable if d.first_time and d.early and d.state is State.OVERDUE
        ),
        pays=pays and not now.blank,
    )


def beside_offers(route: Route, taken: Sequence[PlanDebt]) -> Route:
    """Return a way out where some debts end by an offer: nothing else is paid first on them.

    Args:
        route: The way out.
        taken: The debts whose offer the plan takes.
    """
    ends = {debt.id for debt in taken}
    said = (
        _BY_OFFER.fill(name=debt.name, due=yuan_from_fen(debt.due_now))
        for debt in taken
        if debt.due_now
    )
    first = {debt: amount for debt, amount in route.pay_first.items() if debt not in ends}
    return replace(route, why=(*route.why, *said), pay_first=first)


_BY_OFFER = Text(
    "「{name}」接受对方的方案更省，不再另外还到期的 {due} 元；拿不到书面条件，才按到期的还。",
    "On “{name}” their offer costs less: the {due} yuan due is not paid besides it. Only if the "
    "offer does not come in writing is what is due paid.",
)


def _begins(income: Income, on: dt.date) -> bool:
    """Return whether an income is still to begin on a day."""
    return any(day > on for day in (income.starts_on, income.first_full_pay_on) if day)


def _asked_months(kind: RouteKind, relief: int | None) -> int | None:
    if kind in (RouteKind.PAY_NOW, RouteKind.KEEP_PAYING):
        return None
    return relief or None


def _pay_first(
    kind: RouteKind, debts: Sequence[PlanDebt], spare: int, budget: Budget, on: dt.date
) -> dict[str, int]:
    """Return what to pay before anything else: all that is due, or the cures that fit."""
    if budget.surplus <= 0 and kind is not RouteKind.PAY_NOW:
        return {}
    if kind is RouteKind.PAY_NOW:
        return {debt.id: debt.due_now for debt in debts if debt.due_now}
    if kind is RouteKind.DISPUTE:
        return {}
    first: dict[str, int] = {}
    for debt in sorted(filter(_can_be_kept(budget), debts), key=lambda one: one.due_now):
        if debt.due_now <= spare:
            first[debt.id] = debt.due_now
            spare -= debt.due_now
    for debt in filter(_can_be_kept(budget), debts):
        # Not all of it can be paid: the oldest part moves the day on, and time can be asked for.
        least = debt.cliffs[0].least
        if debt.id not in first and least <= spare and debt.cliffs[0].on > on:
            first[debt.id] = least
            spare -= least
    return first


def _can_be_kept(budget: Budget) -> Callable[[PlanDebt], bool]:
    """Return what tells a debt with a cliff that the months to come can then carry."""

    def is_so(debt: PlanDebt) -> bool:
        cliff = bool(debt.cliffs and debt.cliffs[0].adds)
        return cliff and debt.due_now > 0 and 0 < (debt.monthly or 0) <= budget.available

    return is_so
