"""What is owed, over all loans of a case: the answer of the first stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_loans import Bill, Classification
from ashore.case.replay import Case, LoanFile
from ashore.case.terms import Method, Role
from ashore.errors.base import DataError
from ashore.findings import Finding, Severity, Strength
from ashore.law.book import LawBook
from ashore.law.comparison import ComparisonLine, comparison_lines
from ashore.law.lenders import LenderType
from ashore.owed.acceleration import AccelerationWatch, acceleration_watch
from ashore.owed.bill_check import BillCheck, check_bill
from ashore.owed.called_check import acceleration_findings
from ashore.owed.checks import (
    cost_findings,
    creditor_findings,
    penalty_findings,
    standing_findings,
)
from ashore.owed.comparison import ComparisonLedger, comparison_ledger
from ashore.owed.cost import TrueCost, bullet_cost, true_cost
from ashore.owed.creditor import Creditor, creditor_on, party_name
from ashore.owed.delinquency import Delinquency, delinquency
from ashore.owed.facts import LoanFacts, facts_of
from ashore.owed.recourse_check import recourse_findings
from ashore.owed.standing import Footing, Standing, standings_on
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtOwed:
    """One loan on a day, with everything that the person asks about it.

    ``cost`` is the true yearly cost on the money received and ``stated_cost`` the same on the
    contract's sum, where the two differ. ``one_more_day`` is what tomorrow adds, in fen, and
    ``due_tomorrow`` what falls due then. ``counts`` is False for a loan that somebody else took.
    """

    facts: LoanFacts
    creditor: Creditor
    parties: dict[Role, str]
    standing: Standing
    delinquency: Delinquency | None
    cost: TrueCost | None
    stated_cost: TrueCost | None
    lines: tuple[ComparisonLine, ...]
    comparisons: tuple[ComparisonLedger, ...]
    acceleration: AccelerationWatch
    one_more_day: int
    due_tomorrow: int
    bill: BillCheck | None
    counts: bool
    findings: tuple[Finding, ...]

    @property
    def id(self) -> str:
        """Return the id of the loan's entry."""
        return self.facts.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What is owed on a day: each loan, the sums over those that count, and all findings."""

    case_id: str
    on: dt.date
    debts: tuple[DebtOwed, ...]
    findings: tuple[Finding, ...]

    @property
    def due_now(self) -> int:
        """Return what is due today over the loans that count."""
        return sum(debt.standing.due_now for debt in self.debts if debt.counts)

    @property
    def outstanding_principal(self) -> int:
        """Return the principal that is unpaid over the loans that count, due or not."""
        return sum(debt.standing.outstanding_principal for debt in self.debts if debt.counts)

    @property
    def one_more_day(self) -> int:
        """Return what one more day adds over the loans that count."""
        return sum(debt.one_more_day for debt in self.debts if debt.counts)

    @property
    def asked(self) -> int:
        """Return what the bills ask for that has no basis in what is recorded."""
        return sum(f.amount or 0 for f in self.findings if f.code in ASKED)


ASKED = frozenset(
    {
        "owed.charge-without-basis",
        "owed.charge-differs",
        "owed.total-higher",
        "owed.legal-fee-without-proof",
        "owed.fee-not-due",
    }
)
"""Codes of findings on what a bill asks for without a basis in what is recorded."""


def owed_on(case: Case, book: LawBook, on: dt.date) -> Owed:
    """Return what is owed over all loans of a case on a day.

    A loan whose terms are not complete does not stop the others: it is named in a finding.
    """
    debts: list[DebtOwed] = []
    findings: list[Finding] = []
    for file in case.loans:
        try:
            debt = debt_owed(file, case, book, on)
        except DataError as error:
            findings.append(_incomplete(file, error))
            continue
        debts.append(debt)
        findings += debt.findings
    return Owed(case_id=case.case_id, on=on, debts=tuple(debts), findings=tuple(findings))


def debt_owed(file: LoanFile, case: Case, book: LawBook, on: dt.date) -> DebtOwed:
    """Return one loan on a day."""
    facts = facts_of(file, on)
    standing, tomorrow = standings_on(facts, book, (on, on + dt.timedelta(days=1)))
    late_added = tomorrow.late_charges - standing.late_charges
    creditor = creditor_on(file, case, on)
    cost, stated = _costs(facts)
    lines = comparison_lines(
        book, contract_on=facts.contract_on, lender=LenderType(file.loan.lender_type)
    )
    noticed_on = min((n.received_on for n in file.notices if n.calls_loan), default=None)
    watch = acceleration_watch(
        facts.terms.acceleration, standing.unpaid_due_days, file.court_papers, noticed_on, on
    )
    bill = _latest_bill(file, on)
    checked = check_bill(facts, bill, book, standing, called=watch.called) if bill else None
    late = standing.days_past_due
    return DebtOwed(
        facts=facts,
        creditor=creditor,
        parties={role: party_name(case, name) for role, name in file.loan.parties.items()},
        standing=standing,
        delinquency=None if late is None else delinquency(late, book, on),
        cost=cost,
        stated_cost=stated,
        lines=lines,
        comparisons=tuple(_comparisons(facts, standing, lines, on)),
        acceleration=watch,
        one_more_day=late_added,
        due_tomorrow=tomorrow.due_now - standing.due_now - late_added,
        bill=checked,
        counts=file.loan.classification is not Classification.IDENTITY_FRAUD,
        findings=(
            *standing_findings(facts, standing),
            *recourse_findings(facts, standing, book, on),
            *creditor_findings(facts, creditor),
            *acceleration_findings(facts, watch, standing, book),
            *(checked.findings if checked else ()),
            *cost_findings(facts, cost, stated, lines, book),
            *penalty_findings(facts, book),
        ),
    )


def _costs(facts: LoanFacts) -> tuple[TrueCost | None, TrueCost | None]:
    """Return the yearly cost on the money received, and on the contract's sum if that differs."""
    rows = facts.schedule.rows
    if not rows or facts.file.disbursements == ():
        return None, None
    received = {facts.received, facts.lent}
    costs: dict[int, TrueCost | None] = {}
    for amount in received:
        if facts.terms.method is Method.BULLET:
            costs[amount] = bullet_cost(rows[-1], amount, (rows[-1].due_on - facts.started_on).days)
        else:
            costs[amount] = true_cost(facts.schedule, amount, facts.terms.every)
    stated = costs[facts.lent] if facts.lent != facts.received else None
    return costs[facts.received], stated


def _comparisons(
    facts: LoanFacts, standing: Standing, lines: tuple[ComparisonLine, ...], on: dt.date
) -> Iterator[ComparisonLedger]:
    """Yield the loan recomputed at each comparison line's rate, for loans with a table."""
    if standing.footing not in (Footing.INSTALMENTS, Footing.SUBROGATION):
        return
    for rate in sorted({line.yearly_rate for line in lines}, reverse=True):
        yield comparison_ledger(facts.received, facts.started_on, facts.payments, rate, on)


def _latest_bill(file: LoanFile, on: dt.date) -> Bill | None:
    shown = [bill for bill in file.bills if bill.captured_at.date() <= on]
    return shown[-1] if shown else None


def _incomplete(file: LoanFile, error: DataError) -> Finding:
    zh, en = error.parts("zh"), error.parts("en")
    return Finding(
        code=error.code,
        severity=Severity.CHECK,
        where=file.loan.id,
        says=Text(f"「{file.loan.product}」：{zh[0]}", f"“{file.loan.product}”: {en[0]}"),
        strength=Strength.ARITHMETIC,
        ask=Text(zh[2], en[2]),
    )
