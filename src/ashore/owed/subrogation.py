"""What a guarantor that paid for the person can ask: the sum, its charge, less what was paid."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.entries_loans import Assignment
from ashore.case.terms import Item
from ashore.findings import Working
from ashore.law.book import LawBook
from ashore.money.amounts import percent, yuan_from_fen
from ashore.owed.arrears import arrears_of
from ashore.owed.facts import LoanFacts
from ashore.owed.position import position_on
from ashore.owed.recourse_run import RecourseRun
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SubrogatedSum:
    """The sum paid for the person, what runs on it since, and what is left of both; fen.

    ``late_since`` is the due day of the oldest instalment that was late when it was paid.
    ``recomputed`` is what was owed on that day by our own figures: principal outstanding, interest
    billed by then, penalty interest. ``late_charge`` is what the guarantor's daily rate has given
    in all and ``at_lpr`` what the one-year loan prime rate would have given: courts differ, so both
    stand side by side. ``fees_due_then`` are fees that had fallen due by that day. ``paid_back`` is
    what was paid since; ``left``, ``charge_left`` and ``fees_left`` what is unpaid of the sum, of
    its charge and of the fees; ``overpaid`` is what found nothing to settle.
    """

    paid_on: dt.date
    late_since: dt.date | None
    paid: int
    recomputed: dict[Item, int]
    days_since: int
    late_charge: int
    at_lpr: int
    fees_due_then: int
    paid_back: int
    left: int
    charge_left: int
    fees_left: int
    overpaid: int
    workings: tuple[Working, ...]

    @property
    def recomputed_total(self) -> int:
        """Return our figure for what was owed on the day the guarantor paid."""
        return sum(self.recomputed.values())

    @property
    def total(self) -> int:
        """Return what is left to pay: of the sum, of the agreed charge on it, and of the fees."""
        return self.left + self.charge_left + self.fees_left


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
    fees = then.past_due("guarantee_fee") + then.past_due("other_fee")
    rate = assignment.daily_rate or Fraction(0)
    lpr = book.figure("rates.lpr-1y", on=paid_on)
    since = [payment for payment in facts.payments if paid_on < payment.on <= on]
    agreed = RecourseRun(paid, fees, rate, paid_on)
    agreed.go(since, book, on, rate * 365 or lpr.value)
    beside = RecourseRun(paid, fees, lpr.value / 365, paid_on)
    beside.go(since, book, on, lpr.value)
    entries = (assignment.id, *(payment.entry for payment in since if payment.entry))
    workings = [
        Working(
            label=Text("按一年期 LPR 计", "at the one-year loan prime rate"),
            shown=yuan_from_fen(beside.charged),
            sum=beside.sum_in_words(percent(lpr.value)),
            citations=(lpr.citation,),
            entries=entries,
        )
    ]
    if rate:
        workings.insert(
            0,
            Working(
                label=Text("代偿后的违约金", "the guarantor's late charge"),
                shown=yuan_from_fen(agreed.charged),
                sum=agreed.sum_in_words(),
                entries=entries,
            ),
        )
    return SubrogatedSum(
        paid_on=paid_on,
        late_since=then.overdue_since,
        paid=paid,
        recomputed=recomputed,
        days_since=(on - paid_on).days,
        late_charge=agreed.charged,
        at_lpr=beside.charged,
        fees_due_then=fees,
        paid_back=sum(payment.amount for payment in since),
        left=agreed.left,
        charge_left=agreed.claim[Item.LATE_FEE],
        fees_left=agreed.fees,
        overpaid=agreed.overpaid,
        workings=tuple(workings),
    )
