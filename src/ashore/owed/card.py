"""What a credit-card statement has come to: minimum payment, grace, interest and late fee."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.entries_loans import Statement
from ashore.case.terms import Base, Item, LoanTerms
from ashore.findings import Working
from ashore.money.amounts import decimal_from_fraction, yuan_from_fen
from ashore.money.rounding import round_to_int
from ashore.owed.accrual import percent_of
from ashore.owed.allocation import allocate
from ashore.owed.position import Paid
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CardArrears:
    """Where a statement stands on a day; sums are fen.

    ``balance`` is what is unpaid of the statement, ``minimum_left`` of its minimum. ``simplified``
    says that interest runs from the statement day because the postings are not known: the lender
    counts from each posting, so its figure can be higher.
    """

    as_of: dt.date
    balance: int
    interest: int
    late_fee: int
    days_past_due: int
    paid_in_time: bool
    minimum_met: bool
    simplified: bool
    minimum_left: int
    workings: tuple[Working, ...] = ()

    @property
    def total(self) -> int:
        """Return everything that is unpaid."""
        return self.balance + self.interest + self.late_fee


@dataclass(slots=True)
class _Unpaid:
    """A posting that still bears interest, and the day up to which it has been charged."""

    since: dt.date
    amount: int


def card_arrears(
    terms: LoanTerms, statement: Statement, payments: Sequence[Paid], on: dt.date
) -> CardArrears:
    """Return what a card statement has come to at the end of a day.

    Paid in full (but for the tolerance) by the due day and its grace days, a statement bears
    nothing. Otherwise interest runs by the day on what is unpaid, from each posting or, where
    those are unknown, from the statement day; the late fee is taken once on what is unpaid of the
    minimum when the grace days are over, and paying later does not undo it. What is paid beyond
    the balance goes to the interest, and then to the late fee.
    """
    since = [p for p in sorted(payments, key=lambda p: p.on) if statement.statement_on < p.on <= on]
    deadline = statement.due_on + dt.timedelta(days=terms.grace_days)
    in_time = sum(p.amount for p in since if p.on <= deadline)
    balance = max(statement.balance - sum(p.amount for p in since), 0)
    paid_in_time = statement.balance - in_time <= terms.tolerance
    minimum = statement.balance if statement.minimum is None else statement.minimum
    minimum_met = in_time >= minimum - terms.tolerance
    if paid_in_time or (on <= deadline and not balance):
        return CardArrears(
            as_of=on,
            balance=balance,
            interest=0,
            late_fee=0,
            days_past_due=0,
            paid_in_time=True,
            minimum_met=True,
            simplified=False,
            minimum_left=0,
        )
    missed = on > deadline and not minimum_met
    interest, interest_working = _interest(terms, statement, since, on)
    fee, fee_working = _late_fee(terms, minimum - in_time) if missed else (0, None)
    dues = {Item.INTEREST: interest if on > deadline else 0, Item.LATE_FEE: fee}
    beyond = max(sum(p.amount for p in since) - statement.balance, 0)
    for part in allocate(beyond, [dues], tuple(dues))[0]:
        dues[part.item] -= part.amount
    return CardArrears(
        as_of=on,
        balance=balance,
        interest=dues[Item.INTEREST],
        late_fee=dues[Item.LATE_FEE],
        days_past_due=(on - statement.due_on).days if missed and balance else 0,
        paid_in_time=False,
        minimum_met=minimum_met,
        simplified=not statement.entries,
        minimum_left=0 if minimum_met else minimum - in_time,
        workings=tuple(w for w in (interest_working, fee_working) if w),
    )


def _interest(
    terms: LoanTerms, statement: Statement, payments: Sequence[Paid], on: dt.date
) -> tuple[int, Working | None]:
    """Return the daily interest on what is unpaid, oldest postings paid first."""
    rate = terms.daily_rate
    if rate is None:
        return 0, None
    spent = [p for p in sorted(statement.entries, key=lambda p: p.on) if p.amount > 0]
    left = [_Unpaid(p.on, p.amount) for p in spent]
    left = left or [_Unpaid(statement.statement_on, statement.balance)]
    moments = sorted({p.on for p in payments} | {on})
    exact, steps = Fraction(0), []
    for moment in moments:
        for part in left:
            days = (moment - part.since).days
            if part.amount and days > 0:
                exact += part.amount * rate * days
                written = percent_of(rate, daily=True)
                steps.append(f"{yuan_from_fen(part.amount)} × {written} × {days}")
            part.since = max(part.since, moment)
        _pay_down(left, sum(p.amount for p in payments if p.on == moment))
    rounded = round_to_int(exact, terms.rounding)
    return rounded, Working(
        label=Text("信用卡利息", "card interest"),
        shown=yuan_from_fen(rounded),
        sum=f"{' + '.join(steps)} = {decimal_from_fraction(exact / 100, places=6)}",
    )


def _pay_down(left: list[_Unpaid], amount: int) -> None:
    for part in left:
        taken = min(part.amount, amount)
        part.amount -= taken
        amount -= taken


def _late_fee(terms: LoanTerms, unpaid_minimum: int) -> tuple[int, Working | None]:
    for fee in terms.late_fees:
        if fee.base is Base.UNPAID_MINIMUM and fee.rate is not None:
            amount = max(round_to_int(unpaid_minimum * fee.rate, terms.rounding), fee.minimum or 0)
            return amount, Working(
                label=Text(fee.name, "late fee"),
                shown=yuan_from_fen(amount),
                sum=f"{yuan_from_fen(unpaid_minimum)} × {percent_of(fee.rate, daily=False)}",
            )
    return 0, None
