"""The explanation of one bill of a case."""

from __future__ import annotations

import datetime as dt

from ashore.case.entries_loans import Bill
from ashore.case.replay import Case
from ashore.errors.command import BillMissingError
from ashore.errors.owed import FootingError
from ashore.law.book import LawBook
from ashore.owed.bill import bill_sums
from ashore.owed.explain.explanation import Explanation, explain_bill
from ashore.owed.explain.tables import Loan
from ashore.owed.facts import facts_of
from ashore.owed.standing import Footing, standing_on
from ashore.text import Text

_NONE = Text("没有", "none")


def explain_bill_of(
    case: Case, loan_id: str, bill_id: str, book: LawBook, on: dt.date | None = None
) -> Explanation:
    """Return which readings of a loan's contract give one of its bills.

    The bill is tried as of the day it was captured; where nothing matches and another day is
    given, as of that day too.

    Raises:
        FootingError: If the bill rests on a judgment, a guarantor's payment, an agreement or a
            card statement, where there is no contract reading to try.
    """
    file = next(file for file in case.loans if file.loan.id == loan_id)
    bill = next(bill for bill in file.bills if bill.id == bill_id)
    shown_on = bill.captured_at.date()
    facts = facts_of(file, shown_on)
    footing = standing_on(facts, book, shown_on).footing
    if footing is not Footing.INSTALMENTS:
        raise FootingError(where=bill_id, footing=footing.words())
    loan = Loan(
        terms=facts.terms,
        disbursed_on=facts.started_on,
        payments=facts.payments,
        contract_on=facts.contract_on,
        table=facts.schedule if facts.shown_table else None,
    )
    sums = bill_sums(bill)
    found = explain_bill(loan, sums, book, shown_on)
    if on is None or on == shown_on or found.exact:
        return found
    later = explain_bill(loan, sums, book, on)
    return later if later.exact else found


def bill_named(case: Case, name: str) -> tuple[str, Bill]:
    """Return the loan and the bill that a name means: a bill's id, or a loan's latest bill.

    Raises:
        BillMissingError: If it names neither.
    """
    for file in case.loans:
        for shown in file.bills:
            if shown.id == name:
                return file.loan.id, shown
        if file.loan.id == name and file.bills:
            return file.loan.id, file.bills[-1]
    known = ", ".join(bill.id for file in case.loans for bill in file.bills)
    raise BillMissingError(where=name, known=known or _NONE)
