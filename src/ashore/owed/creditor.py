"""Who the debt is owed to now, and how sure that is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ashore.case.entries_loans import Party
from ashore.case.replay import Case, LoanFile
from ashore.case.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Creditor:
    """The creditor on a day: ``how`` is ``original``, ``subrogation`` or ``transfer``.

    ``verified`` is False as long as a change of creditor rests on the new one's word alone.
    """

    name: str
    since: dt.date | None
    how: str
    verified: bool
    before: str | None = None


def creditor_on(file: LoanFile, case: Case, on: dt.date) -> Creditor:
    """Return who a loan is owed to on a day, following what was paid for the person or sold.

    A change whose day is not known counts from the day it was told, or always where neither is
    known. Before the first change the loan is owed to whom it came from, or to its funder: the
    creditor that the loan names is the one of today.
    """
    roles = {role: party_name(case, name) for role, name in file.loan.parties.items()}
    lender = roles.get(Role.FUNDER) or roles.get(Role.PLATFORM)
    changes = [a for a in file.assignments if (a.on or a.notified_on or on) <= on]
    if changes:
        last = changes[-1]
        name = party_name(case, last.to_party or "") or roles.get(Role.CREDITOR, "")
        before = party_name(case, last.from_party or "") or lender
        return Creditor(
            name=name,
            since=last.on,
            how="subrogation" if last.type == "subrogation" else "transfer",
            verified=last.verified,
            before=before,
        )
    named = roles.get(Role.CREDITOR)
    holder = named or lender
    if file.assignments:
        holder = party_name(case, file.assignments[0].from_party or "") or lender or named
    return Creditor(name=holder or "", since=None, how="original", verified=True)


def party_name(case: Case, name_or_id: str) -> str:
    """Return the name of a party that an entry gives by name or by id."""
    return next((p.name for p in case.of(Party) if p.id == name_or_id), name_or_id)
