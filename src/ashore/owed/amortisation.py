"""How each method pays a loan back: the principal and the interest of every due day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from ashore.case.terms import LoanTerms, Method
from ashore.errors.owed import PaymentTooSmallError, TermsMissingError
from ashore.money.amounts import yuan_from_fen
from ashore.money.daycount import DayCount, year_share
from ashore.money.rounding import round_quotient, round_to_int, round_to_multiple
from ashore.owed.annuity import level_payment

MOST_PERIODS = 1_200
"""A hundred years of months: a longer table is a slip of the pen."""


class Repayment(NamedTuple):
    """What one due day brings of principal and of interest, in fen."""

    due_on: dt.date
    principal: int
    interest: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The dates and rates that every method shares; ``rate`` is that of one whole period."""

    terms: LoanTerms
    disbursed_on: dt.date
    rate: Fraction

    @property
    def periods(self) -> int:
        """Return how many periods the loan runs.

        Raises:
            TermsMissingError: If the contract does not say, or the grace leaves none to pay in.
        """
        periods = self.terms.periods
        if periods is None or not 1 <= periods <= MOST_PERIODS:
            raise TermsMissingError(term="periods")
        if self.terms.grace_principal >= periods:
            raise TermsMissingError(term="grace_principal")
        return periods

    def due_on(self, n: int) -> dt.date:
        """Return the day that instalment ``n`` falls due; 0 is the day of disbursement."""
        every, first = self.terms.every, self.terms.first_due_on
        # Stepping from the day of disbursement keeps its 31st; a first due day of its own is a
        # new seed.
        if n == 0 or first is None or first == every.after(self.disbursed_on, 1):
            return every.after(self.disbursed_on, n)
        return every.after(first, n - 1)

    def interest(self, balance: int, n: int) -> int:
        """Return the interest of period ``n`` on a balance, rounded."""
        rate = self._rate_of(n)
        return round_quotient(balance * rate.numerator, rate.denominator, self.terms.rounding)

    def _rate_of(self, n: int) -> Fraction:
        terms = self.terms
        whole = n > 1 or terms.first_period != "days"
        if terms.daily_rate is None and terms.day_count is DayCount.PERIOD and whole:
            return self.rate
        return self.rate_between(self.due_on(n - 1), self.due_on(n))

    def rate_between(self, start: dt.date, end: dt.date) -> Fraction:
        """Return the rate that the days from one day to another bear."""
        terms = self.terms
        if terms.daily_rate is not None:
            return terms.daily_rate * (end - start).days
        return self.rate / terms.every.years() * year_share(start, end, terms.day_count)


def repayments(plan: Plan) -> list[Repayment]:
    """Return what falls due by the contract's method, fees aside; it ends when nothing is owed.

    The table of a loan that rounding up clears early is shorter than its periods. Interest that
    is put off in the grace periods is collected, without interest of its own, in the first period
    after them; the principal is not moved by it.
    """
    rows = list(_METHODS[plan.terms.method](plan))
    waiting = min(plan.terms.grace_interest, len(rows) - 1)
    if not waiting:
        return rows
    carried = sum(row.interest for row in rows[:waiting])
    free = [row._replace(interest=0) for row in rows[:waiting]]
    paying = rows[waiting]._replace(interest=rows[waiting].interest + carried)
    return [*free, paying, *rows[waiting + 1 :]]


def _level(plan: Plan) -> list[Repayment]:
    """Return level instalments; the last one, or the first, takes what rounding leaves.

    The level payment is that of the nominal rate of a period, also where interest is counted by
    days. ``first`` moves the leftover by its value on the first due day, as near as whole fen go.
    """
    terms, last = plan.terms, plan.periods
    if terms.payment is None:
        exact = level_payment(terms.principal, plan.rate, last - terms.grace_principal)
        payment = round_to_multiple(exact, terms.instalment_multiple, terms.rounding)
    else:
        payment = terms.payment
    rows = _pay_down(plan, payment, last)
    extra = 0
    for _ in range(4 if terms.remainder == "first" else 0):  # two rounds nearly always suffice
        left = rows[-1].principal + rows[-1].interest - payment
        if not left:
            break
        discount = (1 + plan.rate) ** (len(rows) - 1 - terms.grace_principal)
        extra += round_to_int(left / discount, terms.rounding)
        rows = _pay_down(plan, payment, last, extra=extra)
    return rows


def _fixed_payment(plan: Plan) -> list[Repayment]:
    """Return lines of a given payment until the loan is cleared, or the last period's rest.

    Raises:
        PaymentTooSmallError: If the payment does not even cover the interest of a period, or never
            clears a loan without a last period.
    """
    if plan.terms.payment is None:
        raise TermsMissingError(term="payment")
    last = MOST_PERIODS if plan.terms.periods is None else plan.periods
    return _pay_down(plan, plan.terms.payment, last)


def _pay_down(plan: Plan, payment: int, last: int, *, extra: int = 0) -> list[Repayment]:
    """Return lines that pay interest first; ``extra`` goes on top of the first paying one."""
    grace, open_ended = plan.terms.grace_principal, plan.terms.periods is None
    is_fixed = plan.terms.method is Method.FIXED_PAYMENT
    rows: list[Repayment] = []
    balance = plan.terms.principal
    for n in range(1, last + 1):
        interest = plan.interest(balance, n)
        wanted = payment - interest + (extra if n == grace + 1 else 0)
        never_ends = open_ended and (wanted <= 0 or (n == last and wanted < balance))
        if never_ends or (is_fixed and wanted < 0 and n > grace):
            raise PaymentTooSmallError(
                payment=yuan_from_fen(payment), interest=yuan_from_fen(interest)
            )
        principal = 0 if n <= grace else min(max(wanted, 0), balance)
        if n == last:
            principal = balance
        balance -= principal
        rows.append(Repayment(plan.due_on(n), principal, interest))
        if not balance:
            break
    return rows


def _equal_principal(plan: Plan) -> Iterator[Repayment]:
    terms = plan.terms
    share = Fraction(terms.principal, plan.periods - terms.grace_principal)
    part = round_to_multiple(share, terms.instalment_multiple, terms.rounding)
    return _declining(plan, _equal_parts(plan, part))


def _interest_only(plan: Plan) -> Iterator[Repayment]:
    return _declining(plan, [0] * (plan.periods - 1) + [plan.terms.principal])


def _declining(plan: Plan, parts: Sequence[int]) -> Iterator[Repayment]:
    """Yield given parts of the principal, each with the interest on what was still owed."""
    balance = plan.terms.principal
    for n, principal in enumerate(parts, start=1):
        yield Repayment(plan.due_on(n), principal, plan.interest(balance, n))
        balance -= principal
        if not balance:
            return


def _flat(plan: Plan) -> Iterator[Repayment]:
    """Yield lines whose interest is taken on the first principal throughout (等本等息).

    Each whole period bears the same interest whatever its days. A multiple rounds the instalment
    as it is paid, interest included.
    """
    terms = plan.terms
    interest = round_to_int(terms.principal * plan.rate, terms.rounding)
    part: Fraction | int = Fraction(terms.principal, plan.periods - terms.grace_principal)
    if terms.instalment_multiple > 1:
        instalment = round_to_multiple(part + interest, terms.instalment_multiple, terms.rounding)
        part = max(instalment - interest, 0)
    balance = terms.principal
    for n, principal in enumerate(_equal_parts(plan, round_to_int(part, terms.rounding)), start=1):
        yield Repayment(plan.due_on(n), principal, interest)
        balance -= principal
        if not balance:
            return


def _equal_parts(plan: Plan, part: int) -> list[int]:
    """Return the principal of each line: none in the grace, then ``part`` and what is left."""
    grace, left = plan.terms.grace_principal, plan.terms.principal
    parts: list[int] = []
    for _ in range(plan.periods - grace - 1):
        parts.append(min(part, left))
        left -= parts[-1]
    parts.append(left)
    if plan.terms.remainder == "first":
        parts.reverse()
    return [0] * grace + parts


def _bullet(plan: Plan) -> list[Repayment]:
    """Return the one line of a loan that is paid back whole, with simple interest, on one day."""
    terms = plan.terms
    periods = 1 if terms.periods is None else plan.periods
    end = terms.due_on or plan.due_on(periods)
    if terms.daily_rate is None and terms.day_count is DayCount.PERIOD and terms.due_on is None:
        rate = plan.rate * periods
    else:
        rate = plan.rate_between(plan.disbursed_on, end)
    interest = round_to_int(terms.principal * rate, terms.rounding)
    return [Repayment(end, terms.principal, interest)]


_METHODS: dict[Method, Callable[[Plan], list[Repayment] | Iterator[Repayment]]] = {
    Method.EQUAL_INSTALMENT: _level,
    Method.EQUAL_PRINCIPAL: _equal_principal,
    Method.DAILY_ACCRUAL: _equal_principal,
    Method.INTEREST_ONLY: _interest_only,
    Method.FLAT: _flat,
    Method.BULLET: _bullet,
    Method.FIXED_PAYMENT: _fixed_payment,
}
