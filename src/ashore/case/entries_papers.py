"""Entries about papers: complaints, court papers, credit records and evidence."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from ashore.case.entries_dealings import Channel, Sent
from ashore.case.entry import EntryBase, LoanEntry, LoanMention
from ashore.case.fields import Day, Digest, EntryId, Instant, Record, Yuan


class CourtPaperType(StrEnum):
    """What a court or an arbitration body sent; each type has its own clock."""

    CLAIM = "claim"
    SUMMONS = "summons"
    MEDIATION = "mediation"
    PAYMENT_ORDER = "payment-order"
    PRESERVATION = "preservation"
    RULING = "ruling"
    JUDGMENT = "judgment"
    ARBITRATION = "arbitration"
    AWARD = "award"
    ENFORCEMENT_NOTICE = "enforcement-notice"
    OTHER = "other"


class Complaint(Sent):
    """A complaint to a lender or an authority; ``to`` is where it went, with its receipt."""

    kind: Literal["complaint"] = "complaint"
    to: str
    about: str
    filed_on: Day
    channel: Channel = Channel.OTHER
    receipt_no: str | None = None
    accepted_on: Day | None = None
    answer_due_on: Day | None = None
    answered_on: Day | None = None
    outcome: str | None = None
    withdrawn_on: Day | None = None


class CourtPaper(LoanEntry):
    """A paper from a court: what it orders, by when, and the sums as it states them."""

    kind: Literal["court-paper"] = "court-paper"
    type: CourtPaperType
    court: str | None = None
    case_no: str | None = None
    dated: Day | None = None
    received_on: Day | None = None
    hearing_at: Instant | None = None
    effective_on: Day | None = None
    pay_by: Day | None = None
    principal: Yuan | None = None
    interest_and_fees: Yuan | None = None
    interest_to: Day | None = None
    court_fee: Yuan | None = None
    measures: tuple[str, ...] = ()
    text: str = ""


class CreditRecord(LoanMention):
    """One account on a credit report, and the objection to it where there is one.

    ``lent`` and ``opened_on`` say which loan it is. ``overdue_months`` counts the months overdue in
    the last five years, and ``grid`` holds their codes, a month each, the latest last.
    """

    kind: Literal["credit-record"] = "credit-record"
    report_on: Day
    reporter: str | None = None
    account: str | None = None
    opened_on: Day | None = None
    lent: Yuan | None = None
    status: str | None = None
    balance: Yuan | None = None
    overdue: Yuan | None = None
    overdue_months: int | None = Field(default=None, ge=0)
    grid: str | None = Field(default=None, pattern=r"^[N1-7/*CG#BDZ]*$")
    objected_on: Day | None = None
    answer_due_on: Day | None = None
    answered_on: Day | None = None
    outcome: str | None = None


class Capture(StrEnum):
    """How a file came about; a court asks for it beside the file."""

    SCREENSHOT = "screenshot"
    SCREEN_RECORDING = "screen-recording"
    RECORDING = "recording"
    PHOTO = "photo"
    SCAN = "scan"
    EXPORT = "export"
    RECEIVED = "received"
    OTHER = "other"


class Sealed(Record):
    """The sealed bytes of a file: their SHA-256, their size, and whom they are sealed to."""

    hash: Digest
    size: int = Field(ge=0)
    to: str


class Declared(Record):
    """What a file says of itself, as it says it; nobody has checked it.

    ``taken_at`` has a zone only where the file gives one.
    """

    taken_at: str | None = None
    duration_ms: int | None = Field(default=None, ge=0)


class Evidence(EntryBase):
    """A file that shows something, named by the SHA-256 of what it holds.

    ``sealed`` is there where the file lies in the vault. ``captured_how`` and ``captured_at`` are
    what the person says; ``declared`` is what the file says. ``redacts`` is the SHA-256 of the file
    of which this one is a copy with parts blacked out.
    """

    kind: Literal["evidence"] = "evidence"
    name: str
    blob: Digest | None = None
    media_type: str | None = None
    size: int | None = Field(default=None, ge=0)
    captured_at: Instant | None = None
    captured_how: Capture | None = None
    device: str | None = None
    description: str = ""
    about: tuple[EntryId, ...] = ()
    sealed: Sealed | None = None
    declared: Declared | None = None
    redacts: Digest | None = None
