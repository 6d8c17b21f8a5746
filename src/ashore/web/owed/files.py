"""One loan or entry of the open case by its id, also where a correction took its place."""

from __future__ import annotations

from django.http import Http404

from ashore.case.entries import AnyEntry
from ashore.case.entry import Supersede
from ashore.case.ledger import Ledger
from ashore.case.replay import LoanFile
from ashore.owed.report import DebtOwed
from ashore.web.frame.desk import Desk


def file_of(desk: Desk, loan: str) -> LoanFile | None:
    """Return everything that counts about a loan, None where no live loan has the id."""
    return next((file for file in desk.case.loans if file.loan.id == loan), None)


def needed_file(desk: Desk, loan: str) -> LoanFile:
    """Return everything that counts about a loan; a page that is not there where there is none."""
    file = file_of(desk, loan) or file_of(desk, current_name(desk.ledger, loan) or "")
    if file is None:
        raise Http404
    return file


def debt_of(desk: Desk, loan: str) -> DebtOwed | None:
    """Return what is owed on a loan, None while its terms are not complete."""
    return next((debt for debt in desk.answers.owed.debts if debt.id == loan), None)


def replacements(ledger: Ledger) -> dict[str, Supersede]:
    """Return the correction of each entry that was replaced or withdrawn, by that entry's id."""
    return {one.replaces: one for one in ledger.entries if isinstance(one, Supersede)}


def current_name(ledger: Ledger, name: str) -> str | None:
    """Return the id of what stands in an entry's place now, None where it was withdrawn."""
    replaced = replacements(ledger)
    current: str | None = name
    while current is not None and current in replaced:
        current = replaced[current].with_
    return current


def entry_of(ledger: Ledger, name: str) -> AnyEntry | None:
    """Return an entry, whether it still counts or not."""
    return next((one for one in ledger.entries if one.id == name), None)
