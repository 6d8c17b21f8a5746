"""Debts, offers and money laid out by months: the question that a plan answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from ashore.case.entries_dealings import Offer
from ashore.money.rounding import Rounding, round_to_int
from ashore.plan.debts import Due, PlanDebt, State
from ashore.plan.milestones import Cliff, Milestone
from ashore.plan.months import MonthDebt, OfferedDues, Problem


def problem_of(
    debts: Sequence[PlanDebt],
    money: Sequence[int],
    on: dt.date,
    *,
    pay_day: int | None = None,
    offers: Mapping[str, Sequence[Offer]] | None = None,
    pay_first: Mapping[str, int] | None = None,
) -> Problem:
    """Return the months of a plan, this one first; held debts are not in it.

    Args:
        debts: The debts as a plan sees them.
        money: What each month can give, this month first.
        on: Today.
        pay_day: The day of a month by which its money has come; a sum that must be paid before it
            is needed a month sooner. Without one that holds for every sum with a last day.
        offers: For each debt what its creditor has put on the table.
        pay_first: For each debt with a cliff what is to be paid at once.
    """
    layout = _Layout(on.replace(day=1), len(money), pay_day)
    asked = [debt for debt in debts if debt.held is None and debt.total]
    return Problem(
        first=layout.first,
        debts=tuple(
            layout.debt(debt, (offers or {}).get(debt.id, ()), (pay_first or {}).get(debt.id, 0))
            for debt in asked
        ),
        money=tuple(money),
    )


def restored_dues(
    debts: Sequence[PlanDebt], months: int, on: dt.date
) -> dict[str, tuple[int, ...]]:
    """Return, for each loan that was called whole, what would fall due by its own table."""
    layout = _Layout(on.replace(day=1), months, None)
    return {
        debt.id: layout.by_month(*debt.if_restored)
        for debt in debts
        if debt.if_restored is not None
    }


class _Layout:
    """How days become months."""

    def __init__(self, first: dt.date, months: int, pay_day: int | None) -> None:
        self.first = first
        self._months = months
        self._pay_day = pay_day

    def debt(self, debt: PlanDebt, offers: Sequence[Offer], pay_first: int) -> MonthDebt:
        due = self.by_month(debt.due_now, debt.dues)
        later = [0] * self._months
        for one in debt.dues:
            # What is due by then can no longer fall due at once.
            for month in range(self._step(one.on)):
                later[month] += one.principal
        cliff = next((c for c in debt.cliffs if c.adds or c.kind == "judgment"), None)
        whole = list(accumulate(due))
        cliff_need = self._need(debt, cliff.milestones, whole, pay_first) if cliff else ()
        need = self._need(debt, debt.stage, whole, 0) or cliff_need
        if cliff_need:
            # Who falls over a cliff has fallen a stage further too.
            need = tuple(map(max, need, cliff_need))
        return MonthDebt(
            id=debt.id,
            due=due,
            late_rate=debt.late_rate,
            keep=debt.state in (State.CURRENT, State.AGREED),
            need=need,
            cliff_need=cliff_need,
            cliff=tuple(self._falls(cliff, later)) if cliff else (),
            court=cliff is not None and cliff.kind == "judgment",
            offers=tuple(self._offered(debt, offers, due)),
            share=debt.monthly or debt.outstanding,
        )

    def by_month(self, due_now: int, dues: Sequence[Due]) -> tuple[int, ...]:
        months = [due_now] + [0] * (self._months - 1)
        for due in dues:
            months[self._step(due.on)] += due.amount
        return tuple(months)

    def _step(self, day: dt.date) -> int:
        step = (day.year - self.first.year) * 12 + day.month - self.first.month
        return min(max(step, 0), self._months - 1)

    def _last_step(self, day: dt.date) -> int:
        """Return the last month whose money comes by a day; this month's is at hand."""
        step = self._step(day)
        whole_month = (day + dt.timedelta(days=1)).day == 1
        in_time = whole_month or (self._pay_day is not None and self._pay_day <= day.day)
        return step if in_time or not step else step - 1

    def _need(
        self,
        debt: PlanDebt,
        milestones: Sequence[Milestone],
        whole: Sequence[int],
        pay_first: int,
    ) -> tuple[int, ...]:
        """Return what must have been paid in all by each month, never more than has fallen due."""
        if not milestones:
            return ()
        need = [pay_first] * self._months
        for milestone in milestones:
            step = self._last_step(milestone.by)
            amount = milestone.in_all
            if amount < debt.due_now:
                # What is late bears charges until then, and must be paid with them to be cleared.
                grown = round_to_int(amount * (1 + debt.late_rate) ** step, Rounding.CEILING)
                amount = min(grown, debt.due_now)
            for month in range(step, self._months):
                need[month] = max(need[month], amount)
        return tuple(map(min, need, whole))

    def _falls(self, cliff: Cliff, later: Sequence[int]) -> Iterator[int]:
        """Yield what would fall due at once in each month, with what a waiver brings back."""
        last = self._step(cliff.milestones[-1].by)
        back = cliff.adds - later[self._step(cliff.on)] if cliff.kind == "agreement-ends" else 0
        for t, amount in enumerate(later):
            yield amount + max(back, 0) if cliff.adds and t <= last else 0

    def _offered(
        self, debt: PlanDebt, offers: Sequence[Offer], due: Sequence[int]
    ) -> Iterator[OfferedDues]:
        for offer in offers:
            last = 0 if offer.deadline is None else self._last_step(offer.deadline)
            if offer.monthly and offer.periods:
                yield OfferedDues(kind="instalments", due=self._parts(offer, last))
            elif offer.one_off:
                yield from (
                    OfferedDues(kind="settlement", due=self._at(month, offer.one_off))
                    for month in range(last + 1)
                )
            elif offer.waived and debt.due_now:
                less = max(debt.due_now - offer.waived, 0)
                ahead = (due[0] - debt.due_now, *due[1:])
                yield from (
                    OfferedDues(kind="waiver", due=self._at(month, less, ahead))
                    for month in range(last + 1)
                )

    def _at(self, month: int, amount: int, ahead: Sequence[int] = ()) -> tuple[int, ...]:
        rest = ahead or (0,) * self._months
        return tuple(due + amount * (t == month) for t, due in enumerate(rest))

    def _parts(self, offer: Offer, last: int) -> tuple[int, ...]:
        """Return equal parts month by month; what lies beyond the last month is in it."""
        begins = 1 if offer.first_due_on is None else self._step(offer.first_due_on)
        parts = [0] * self._months
        parts[last] += offer.one_off or 0
        for n in range(offer.periods or 0):
            parts[min(begins + n, self._months - 1)] += offer.monthly or 0
        return tuple(parts)
