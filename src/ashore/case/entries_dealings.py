"""Entries about what is said: contacts, requests, offers, agreements, promises, approaches."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from ashore.case.entry import EntryBase, LoanEntry, LoanMention, Transfer
from ashore.case.fields import Day, DayOrInstant, EntryId, Instant, Record, Yuan
from ashore.case.terms import Item


class Channel(StrEnum):
    """How somebody was reached."""

    CALL = "call"
    SMS = "sms"
    CHAT = "chat"
    APP = "app"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    COUNTER = "counter"
    OTHER = "other"


class AgreementKind(StrEnum):
    """What an agreement changes."""

    PERSONALISED_INSTALMENT = "personalised-instalment"
    EXTENSION = "extension"
    INTEREST_ONLY = "interest-only"
    RESTRUCTURING = "restructuring"
    SETTLEMENT = "settlement"
    OTHER = "other"


class Observed(StrEnum):
    """What the person saw or heard at a contact, beside its words."""

    HOURS_AGREED = "hours-agreed"
    DEBT_DISCLOSED = "debt-disclosed"
    PAYMENT_DEMANDED = "payment-demanded"
    REFUSED_FURTHER = "refused-further-contact"
    IDENTITY_WITHHELD = "identity-withheld"
    PRIVATE_ACCOUNT = "private-phone-or-account"
    NOT_LISTED = "not-on-official-list"
    PAPER_UNVERIFIED = "paper-not-verified"
    NO_ID_SHOWN = "no-id-shown"
    ENTERED_HOME = "entered-home"
    ENTERED_WORKPLACE = "entered-workplace"
    STAYED_ON = "stayed-on-when-told-to-leave"
    FOLLOWED = "followed-or-blocked"
    NOTICE_POSTED = "notice-posted"
    PUBLISHED = "published"
    VULNERABLE = "vulnerable-person"


class Contact(LoanMention):
    """One call, message, visit or letter; the other side is who they claim to be, no more.

    ``direction`` is ``in`` when they reached out and ``out`` when the person did. ``agency`` is who
    called, ``creditor`` for whom, where that is known; ``persons`` is how many came to a visit.
    """

    kind: Literal["contact"] = "contact"
    at: Instant
    channel: Channel
    direction: Literal["in", "out"] = "in"
    counterpart_number: str | None = None
    counterpart_claims: str | None = None
    to_whom: str | None = None
    to_whom_relation: str | None = None
    duration_s: int | None = Field(default=None, ge=0)
    text: str = ""
    answered: bool | None = None
    agency: str | None = None
    creditor: str | None = None
    observed: tuple[Observed, ...] = ()
    persons: int | None = Field(default=None, ge=1)


class Sent(LoanMention):
    """Something the person sent: from which draft, on which period, and what it follows up.

    ``paper`` is the id of the draft, ``deadline`` the period of the law book that began on that
    day, and ``follows`` the entry of an earlier paper that it asks about.
    """

    paper: str | None = None
    deadline: str | None = None
    follows: EntryId | None = None


class Request(Sent):
    """Something the person asked a creditor for, and by when an answer is due."""

    kind: Literal["request"] = "request"
    to: str | None = None
    made_on: Day
    channel: Channel = Channel.OTHER
    what: str
    ticket_no: str | None = None
    answer_due_on: Day | None = None
    answered_on: Day | None = None
    answer: str | None = None


class Offer(LoanEntry):
    """A way out that one side put forward; ``by`` is ``person`` or the name of a party."""

    kind: Literal["offer"] = "offer"
    by: str
    made_on: Day | None = None
    one_off: Yuan | None = None
    monthly: Yuan | None = None
    periods: int | None = Field(default=None, ge=1)
    first_due_on: Day | None = None
    waived: Yuan | None = None
    deadline: Day | None = None
    pay_to: str | None = None
    conditions: tuple[str, ...] = ()


class NoticeType(StrEnum):
    """What a creditor's formal paper declares."""

    ACCELERATION = "acceleration"
    ASSIGNMENT = "assignment"
    DEMAND = "demand"
    SETTLEMENT_CERTIFICATE = "settlement-certificate"
    OTHER = "other"


class Notice(LoanEntry):
    """A formal paper from a creditor: that the loan is called, the debt sold, or all is settled."""

    kind: Literal["notice"] = "notice"
    type: NoticeType
    received_on: Day
    dated: Day | None = None
    by: str | None = None
    channel: Channel = Channel.LETTER
    text: str = ""

    @property
    def calls_loan(self) -> bool:
        """Return whether it declares the whole loan due."""
        return self.type is NoticeType.ACCELERATION


class AgreedPayment(Record):
    """One payment that an agreement sets: its last day and its sum."""

    on: Day
    amount: Yuan


class Agreement(LoanEntry):
    """What both sides signed; ``any_miss_ends`` when one late instalment ends it all.

    ``payments`` are its days and sums where they are not equal parts a month apart. ``grace_days``
    follow each due day and ``cure_days`` a demand in writing. ``certificate_days`` and
    ``record_days`` run from the last payment: to the settlement certificate, and to the credit
    record. What is None is not typed in, and is read in ``clause`` where that says it.
    """

    kind: Literal["agreement"] = "agreement"
    kind_of: AgreementKind = AgreementKind.OTHER
    signed_on: Day
    total: Yuan | None = None
    periods: int | None = Field(default=None, ge=1)
    monthly: Yuan | None = None
    first_due_on: Day | None = None
    waived: Yuan | None = None
    any_miss_ends: bool = False
    ended_on: Day | None = None
    pay_to: str | None = None
    clause: str = ""
    payments: tuple[AgreedPayment, ...] = ()
    waived_items: tuple[Item, ...] = ()
    grace_days: int | None = Field(default=None, ge=0)
    cure_days: int | None = Field(default=None, ge=0)
    charges_stop: bool | None = None
    collection_stops: bool | None = None
    certificate_days: int | None = Field(default=None, ge=0)
    record_days: int | None = Field(default=None, ge=0)


class Promise(LoanMention):
    """Something said that later papers can be held against; ``contact`` names where it was said."""

    kind: Literal["promise"] = "promise"
    by: str
    what: str
    made_on: Day | None = None
    until: Day | None = None
    amount: Yuan | None = None
    contact: EntryId | None = None


class Approach(EntryBase):
    """An intermediary who offered help: what they promised, took and did."""

    kind: Literal["approach"] = "approach"
    name: str
    at: DayOrInstant | None = None
    channel: Channel = Channel.OTHER
    signed_on: Day | None = None
    promised: tuple[str, ...] = ()
    fees: tuple[Transfer, ...] = ()
    acts: tuple[str, ...] = ()
    status: str | None = None
    text: str = ""
