"""Every kind of entry in one type, told apart by ``kind``."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field, TypeAdapter

from ashore.case.entries_dealings import (
    Agreement,
    Approach,
    Contact,
    Notice,
    Offer,
    Promise,
    Request,
)
from ashore.case.entries_loans import (
    AgreedFee,
    Assignment,
    Bill,
    Disbursement,
    InstalmentSchedule,
    Loan,
    Party,
    Payment,
    Statement,
)
from ashore.case.entries_papers import Complaint, CourtPaper, CreditRecord, Evidence
from ashore.case.entries_people import (
    Asset,
    Cause,
    Checkin,
    Expense,
    Income,
    Person,
    Transaction,
)
from ashore.case.entry import Note, Supersede

AnyEntry = (
    Person
    | Income
    | Expense
    | Asset
    | Cause
    | Transaction
    | Checkin
    | Party
    | Loan
    | Disbursement
    | InstalmentSchedule
    | AgreedFee
    | Bill
    | Statement
    | Payment
    | Assignment
    | Contact
    | Request
    | Notice
    | Offer
    | Agreement
    | Promise
    | Approach
    | Complaint
    | CourtPaper
    | CreditRecord
    | Evidence
    | Note
    | Supersede
)

Entry = Annotated[AnyEntry, Field(discriminator="kind")]
"""Any entry of a ledger."""

ENTRIES: TypeAdapter[tuple[AnyEntry, ...]] = TypeAdapter(tuple[Entry, ...])
"""Reads many entries at once: one call for a whole ledger."""

KINDS: dict[str, type[AnyEntry]] = {
    model.model_fields["kind"].default: model for model in get_args(AnyEntry)
}
"""The class of each kind."""
