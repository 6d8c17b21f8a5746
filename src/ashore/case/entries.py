"""Every kind of entry in one type, told apart by ``kind``."""

from __future__ import annotations

import functools
from typing import Annotated, Union, get_args

from pydantic import ConfigDict, Field, TypeAdapter

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

ENTRIES: TypeAdapter[tuple[AnyEntry, ...]] = TypeAdapter(
    tuple[Entry, ...], config=ConfigDict(defer_build=True)
)
"""Reads many entries of any kind at once: one call for a whole ledger."""

KINDS: dict[str, type[AnyEntry]] = {
    model.model_fields["kind"].default: model for model in get_args(AnyEntry)
}
"""The class of each kind."""


@functools.lru_cache(maxsize=32)
def reader_of(kinds: frozenset[str]) -> TypeAdapter[tuple[AnyEntry, ...]]:
    """Return what reads entries of some kinds; a reader of all takes ten times as long to make."""
    # A note and a correction may always come; and of two kinds or more the kind is the tag.
    models = tuple(KINDS[kind] for kind in sorted(kinds | {"note", "supersede"}))
    return TypeAdapter(tuple[Annotated[Union[models], Field(discriminator="kind")], ...])  # type: ignore[valid-type]  # noqa: UP007
