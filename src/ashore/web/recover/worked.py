"""What this part works out of the case: each answer once a ledger and day, whoever asks first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ashore.plan.budget import budgets_ahead
from ashore.plan.clock import Clock
from ashore.recover.auto_debit import Debited, auto_debit_clocks, debited
from ashore.recover.credit_calendar import CreditCalendar, credit_calendar
from ashore.recover.reserve import Reserve, reserve_of
from ashore.recover.shore import Shore, shore
from ashore.recover.spending.against_budget import AgainstBudget, against_budget
from ashore.recover.spending.by_month import Alike, MonthSpent, by_month, still_unsorted
from ashore.recover.spending.habits import Habit, habits_for
from ashore.recover.spending.traps import Trap, traps

if TYPE_CHECKING:
    from ashore.web.frame.desk import Desk

_A_MOMENT = 0.2
"""Seconds that a page waits for a plan of which it shows only a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Where the money went: beside the budget, by month, what is unsorted, what to look at."""

    found: AgainstBudget
    months: tuple[MonthSpent, ...]
    unsorted: tuple[Alike, ...]
    traps: tuple[Trap, ...]
    habits: tuple[Habit, ...]

    @property
    def subscriptions(self) -> tuple[Trap, ...]:
        """Return what is taken every month by itself."""
        return tuple(trap for trap in self.traps if trap.kind == "subscription")


@dataclass(frozen=True, slots=True, kw_only=True)
class Debits:
    """The loans that are debited by themselves, and what to look after so that none fails."""

    loans: tuple[Debited, ...]
    clocks: tuple[Clock, ...]


def spent_of(desk: Desk) -> Spent:
    """Return where the money of the open case went."""

    def work() -> Spent:
        found = against_budget(desk.case, desk.book, desk.today)
        named = traps(found.payments)
        return Spent(
            found=found,
            months=by_month(found),
            unsorted=still_unsorted(found.payments),
            traps=named,
            habits=habits_for(named),
        )

    return desk.answers.once("recover.spent", work)


def reserve_in(desk: Desk) -> Reserve:
    """Return how far the reserve has come; it needs no plan."""

    def work() -> Reserve:
        [budget] = budgets_ahead(desk.case, desk.book, desk.today, 1)
        return reserve_of(budget)

    return desk.answers.once("recover.reserve", work)


def credit_of(desk: Desk) -> CreditCalendar:
    """Return what each account should show."""

    def work() -> CreditCalendar:
        return credit_calendar(desk.case, desk.answers.owed, desk.book, desk.today)

    return desk.answers.once("recover.credit", work)


def debits_of(desk: Desk) -> Debits | None:
    """Return what is debited by itself and what to look after; None while a plan is worked out."""
    plan = desk.answers.plan_soon(_A_MOMENT)
    if plan is None:
        return None

    def work() -> Debits:
        return Debits(
            loans=debited(desk.case, plan.debts),
            clocks=auto_debit_clocks(desk.case, plan.debts, desk.today),
        )

    return desk.answers.once("recover.debits", work)


def shore_of(desk: Desk, *, seconds: float = _A_MOMENT) -> Shore | None:
    """Return how far it still is; None where the plan is not worked out within some seconds."""
    plan = desk.answers.plan_soon(seconds)
    if plan is None:
        return None
    # The marks hold answers of check-ins, which lie outside the ledger: they are part of the name.
    kept = tuple((one.id, one.pressure) for one in desk.journal.checkins)
    return desk.answers.once(
        f"recover.shore.{hash(kept)}", lambda: shore(desk.case, plan, desk.journal, desk.book)
    )
