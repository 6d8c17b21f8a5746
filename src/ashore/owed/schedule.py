"""What falls due, and when, under the contract: one repayment table for every method."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ashore.case.terms import FeeTerm, Item, LoanTerms, Method
from ashore.errors.owed import TermsMissingError
from ashore.money.rounding import round_to_int
from ashore.owed.amortisation import Plan, Repayment, repayments


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """One fee that falls due with an instalment, and who gets it."""

    name: str
    item: Item
    payee: str | None
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One line of a repayment table; sums are fen, ``balance`` is the principal left after it."""

    n: int
    due_on: dt.date
    principal: int
    interest: int
    balance: int
    fees: tuple[Fee, ...] = ()

    @property
    def fee(self) -> int:
        """Return all fees of the line."""
        return sum(fee.amount for fee in self.fees)

    @property
    def total(self) -> int:
        """Return everything that falls due with the line."""
        return self.principal + self.interest + self.fee


@dataclass(frozen=True, slots=True)
class Schedule:
    """A repayment table: its lines, oldest first."""

    rows: tuple[Instalment, ...]

    @property
    def principal(self) -> int:
        """Return the principal over all lines."""
        return sum(row.principal for row in self.rows)

    @property
    def interest(self) -> int:
        """Return the interest over all lines."""
        return sum(row.interest for row in self.rows)

    @property
    def fees(self) -> int:
        """Return the fees over all lines."""
        return sum(row.fee for row in self.rows)

    @property
    def total(self) -> int:
        """Return everything that falls due over all lines."""
        return sum(row.total for row in self.rows)


def build_schedule(terms: LoanTerms, disbursed_on: dt.date) -> Schedule:
    """Return the repayment table that the contract gives for money received on a day.

    Every line is rounded by the contract's rule before it is summed; what rounding leaves over
    goes to the last line, or to the first where the terms say so. Fees due on the day of
    disbursement stand in a line 0; fees taken out of the money are not due and not in the table.

    Raises:
        TermsMissingError: If the method needs a term that is not there.
        PaymentTooSmallError: If a fixed payment never clears the loan.
    """
    if terms.method is Method.CUSTOM:
        return Schedule(tuple(_custom_rows(terms)))
    if terms.method in (Method.OPEN, Method.CARD):
        return Schedule(())
    plan = Plan(terms, disbursed_on, period_rate(terms))
    rows = list(_instalments(repayments(plan), terms.principal))
    return Schedule(tuple(_with_fees(rows, terms, disbursed_on)))


def period_rate(terms: LoanTerms) -> Fraction:
    """Return the nominal rate of one whole period, whatever its days.

    Raises:
        TermsMissingError: If the contract gives no rate.
    """
    if terms.flat_monthly_rate is not None:
        return terms.flat_monthly_rate * 12 * terms.every.years()
    if terms.annual_rate is not None:
        return terms.annual_rate * terms.every.years()
    if terms.daily_rate is not None:
        return terms.daily_rate * 360 * terms.every.years()
    raise TermsMissingError(term="annual_rate")


def fee_amount(
    term: FeeTerm, terms: LoanTerms, *, row: Instalment | None = None, count: int = 1
) -> int:
    """Return the fen of one fee, with one line or, where there is none, on the first day.

    Args:
        term: The fee.
        terms: The loan it belongs to.
        row: The line that it falls due with.
        count: How many lines share a fee that is a rate of the ``total``.

    Raises:
        TermsMissingError: If neither sum nor rate is given, or the rate is of an unknown base.
    """
    if term.amount is not None:
        return term.amount
    if term.rate is None:
        raise TermsMissingError(term=f"fees.{term.name}")
    bases = {"principal": terms.principal, "total": terms.principal}
    if row is not None:
        bases["balance"] = row.balance + row.principal
        bases["instalment"] = row.principal + row.interest
        bases["instalment_principal"] = row.principal
    if term.of not in bases:
        raise TermsMissingError(term=f"fees.{term.name}.of")
    share = term.rate / count if term.of == "total" else term.rate
    return round_to_int(bases[term.of] * share, terms.rounding)


def _instalments(parts: list[Repayment], principal: int) -> Iterator[Instalment]:
    balance = principal
    for n, part in enumerate(parts, start=1):
        balance -= part.principal
        yield Instalment(
            n=n,
            due_on=part.due_on,
            principal=part.principal,
            interest=part.interest,
            balance=balance,
        )


def _with_fees(
    rows: list[Instalment], terms: LoanTerms, disbursed_on: dt.date
) -> Iterator[Instalment]:
    """Yield the lines with the fees that fall due with them, and the fees of the first day."""
    if not terms.fees:
        yield from rows
        return
    first_day = tuple(_fees(("disbursement",), terms, None, len(rows)))
    if first_day:
        yield Instalment(
            n=0,
            due_on=disbursed_on,
            principal=0,
            interest=0,
            balance=terms.principal,
            fees=first_day,
        )
    for row in rows:
        when = [str(row.n), "each"]
        when += ["first"] if row is rows[0] else []
        when += ["last"] if row is rows[-1] else []
        yield replace(row, fees=tuple(_fees(when, terms, row, len(rows))))


def _fees(
    when: Sequence[str], terms: LoanTerms, row: Instalment | None, count: int
) -> Iterator[Fee]:
    for term in terms.fees:
        if term.when in when:
            amount = fee_amount(term, terms, row=row, count=count)
            yield Fee(name=term.name, item=term.item, payee=term.payee, amount=amount)


def _custom_rows(terms: LoanTerms) -> Iterator[Instalment]:
    balance = sum(row.principal for row in terms.rows)
    for row in sorted(terms.rows, key=lambda line: (line.due_on, line.n)):
        balance -= row.principal
        shown = (
            ("担保费", Item.GUARANTEE_FEE, row.guarantee_fee),
            ("费用", Item.OTHER_FEE, row.fees),
        )
        fees = tuple(
            Fee(name=name, item=item, payee=None, amount=amount)
            for name, item, amount in shown
            if amount
        )
        yield Instalment(
            n=row.n,
            due_on=row.due_on,
            principal=row.principal,
            interest=row.interest,
            balance=balance,
            fees=fees,
        )
