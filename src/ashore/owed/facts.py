"""The facts of one loan that its figures are computed from, gathered from its entries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from ashore.case.replay import LoanFile
from ashore.case.terms import LoanTerms, Method
from ashore.owed.position import Paid
from ashore.owed.schedule import Instalment, Schedule, build_schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanFacts:
    """One loan as the figures need it.

    ``received`` is the fen that reached the person and ``gross`` what the contract calls lent;
    ``schedule`` is the lender's own table where it was copied, else the one the terms give.
    ``shown_table`` says which.
    """

    file: LoanFile
    terms: LoanTerms
    started_on: dt.date
    contract_on: dt.date
    gross: int
    received: int
    schedule: Schedule
    shown_table: bool
    payments: tuple[Paid, ...]

    @property
    def lent(self) -> int:
        """Return the fen to pay back as principal: what was paid out, or more if the table is.

        A drawdown under a limit is a table of its own, so only what was paid out counts there.
        """
        if self.terms.method in (Method.DAILY_ACCRUAL, Method.CARD, Method.OPEN):
            return self.gross
        return max(self.gross, self.schedule.principal)

    @property
    def id(self) -> str:
        """Return the id of the loan's entry."""
        return self.file.loan.id


def facts_of(file: LoanFile, on: dt.date) -> LoanFacts:
    """Return the facts of a loan as they are known on a day.

    The day of the first disbursement starts the loan; without one the contract's day does, and
    without that the day asked for.

    Raises:
        TermsMissingError: If the repayment table needs a term that is not there.
    """
    loan = file.loan
    agreed_fees = tuple(entry.fee for entry in file.fee_terms)
    terms = loan.terms.model_copy(update={"fees": loan.terms.fees + agreed_fees})
    paid_out = [d for d in file.disbursements if d.on <= on]
    started_on = min((d.on for d in paid_out), default=None) or loan.signed_on or on
    gross = sum(d.gross for d in paid_out) or terms.principal
    received = sum(d.net_received for d in paid_out) or terms.principal
    table = _shown_table(file, terms, on)
    return LoanFacts(
        file=file,
        terms=terms,
        started_on=started_on,
        contract_on=loan.signed_on or started_on,
        gross=gross,
        received=received,
        schedule=table or _computed_table(file, terms, started_on, on),
        shown_table=table is not None,
        payments=tuple(Paid(p.on, p.amount, p.id) for p in file.payments),
    )


def _shown_table(file: LoanFile, terms: LoanTerms, on: dt.date) -> Schedule | None:
    """Return the lender's own repayment table in force on a day, if it was copied."""
    valid = [s for s in file.schedules if s.valid_from is None or s.valid_from <= on]
    if not valid:
        return None
    latest = max(valid, key=lambda s: s.valid_from or dt.date.min)
    copied = terms.model_copy(update={"method": Method.CUSTOM, "rows": latest.rows})
    return build_schedule(copied, dt.date.min)


def _computed_table(file: LoanFile, terms: LoanTerms, started_on: dt.date, on: dt.date) -> Schedule:
    draws = [d for d in file.disbursements if d.on <= on]
    if terms.method is not Method.DAILY_ACCRUAL or len(draws) < 2:
        return build_schedule(terms, started_on)
    # Every drawdown of a revolving loan is a receipt with a table of its own.
    rows: list[Instalment] = []
    for draw in draws:
        rows += build_schedule(terms.model_copy(update={"principal": draw.gross}), draw.on).rows
    rows.sort(key=lambda row: row.due_on)
    return Schedule(tuple(replace(row, n=n) for n, row in enumerate(rows, start=1)))
