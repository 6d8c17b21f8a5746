"""What a guarantor that paid for the person can ask: the sum it paid, and what runs on it since."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ashore.case.entries_loans import Assignment
from ashore.case.terms import Item
from ashore.findings import Working
from ashore.law.book import LawBook
from ashore.money.amounts import decimal_from_fraction, percent, yuan_from_fen
from ashore.money.daycount import DayCount, year_share
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.arrears import arrears_of
from ashore.owed.facts import LoanFacts
from ashore.owed.position import position_on
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SubrogatedSum:
    """The sum paid for the person and what runs on it since; fen.

    ``recomputed`` is what was owed on that day by our own figures: principal outstanding, interest
    billed by then, penalty interest. ``late_charge`` is what the guarantor's daily rate gives and
    ``at_lpr`` what the one-year loan prime rate would give: courts differ, so both stand side by
    side. ``fees_due_then`` are fees that had fallen due by that day.
    """

    paid_on: dt.date
    paid: int
    recomputed: dict[Item, int]
    days_since: int
    late_charge: int
    at_lpr: int
    fees_due_then: int
    workings: tuple[Working, ...]

    @property
    def recomputed_total(self) -> int:
        """Return our figure for what was owed on the day the guarantor paid."""
        return sum(self.recomputed.values())

    @property
    def total(self) -> int:
        """Return the sum paid and the agreed charge on it since then."""
        return self.paid + self.late_charge


def subrogated_sum(
    facts: LoanFacts, assignment: Assignment, book: LawBook, on: dt.date
) -> SubrogatedSum | None:
    """Return what a guarantor's payment has come to on a day, or None where its day is unknown."""
    paid_on = assignment.on
    if paid_on is None or paid_on > on:
        return None
    then = arrears_of(
        position_on(facts.schedule, facts.terms, facts.payments, book, paid_on), facts.terms
    )
    recomputed = {
        Item.PRINCIPAL: then.outstanding_principal,
        Item.INTEREST: then.past_due("interest"),
        Item.PENALTY_INTEREST: then.past_due("penalty_interest"),
    }
    paid = assignment.total
    if paid is None:
        stated = (assignment.principal, assignment.interest, assignment.penalty)
        paid = sum(amount or 0 for amount in stated) or sum(recomputed.values())
    days = (on - paid_on).days
    rate = assignment.daily_rate
    charge = round_to_int(paid * rate * days, Rounding.HALF_UP) if rate else 0
    lpr = book.figure("rates.lpr-1y", on=paid_on)
    at_lpr = round_to_int(
        paid * lpr.value * year_share(paid_on, on, DayCount.ACT_365), Rounding.HALF_UP
    )
    workings = [
        Working(
            label=Text("按一年期 LPR 计", "at the one-year loan prime rate"),
            shown=yuan_from_fen(at_lpr),
            sum=f"{yuan_from_fen(paid)} × {percent(lpr.value)} ÷ 365 × {days}",
            citations=(lpr.citation,),
            entries=(assignment.id,),
        )
    ]
    if rate:
        workings.insert(
            0,
            Working(
                label=Text("代偿后的违约金", "the guarantor's late charge"),
                shown=yuan_from_fen(charge),
                sum=f"{yuan_from_fen(paid)} × {decimal_from_fraction(rate)} × {days}",
                entries=(assignment.id,),
            ),
        )
    return SubrogatedSum(
        paid_on=paid_on,
        paid=paid,
        recomputed=recomputed,
        days_since=days,
        late_charge=charge,
        at_lpr=at_lpr,
        fees_due_then=then.past_due("guarantee_fee") + then.past_due("other_fee"),
        workings=tuple(workings),
    )
