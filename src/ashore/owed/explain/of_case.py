"""The explanation of one bill of a case."""

from __future__ import annotations

import datetime as dt

from ashore.case.replay import Case
from ashore.errors.owed import FootingError
from ashore.law.book import LawBook
from ashore.owed.bill import bill_sums
from ashore.owed.explain.explanation import Explanation, explain_bill
from ashore.owed.explain.tables import Loan
from ashore.owed.facts import facts_of
from ashore.owed.standing import Footing, standing_on


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
