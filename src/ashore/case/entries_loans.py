"""Entries about a loan's money: the contract, what was paid out, billed and paid back."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from ashore.case.entry import EntryBase, LoanEntry, Transfer
from ashore.case.fields import (
    ClockTime,
    Day,
    Instant,
    Rate,
    Record,
    SignedYuan,
    Yuan,
    refused,
)
from ashore.case.terms import CustomRow, FeeTerm, Item, LoanTerms, Role
from ashore.errors.case import DeductionsError
from ashore.money.amounts import yuan_from_fen


class Classification(StrEnum):
    """Whose loan it is: theirs, somebody else's under their name, or borrowed for somebody else."""

    IDENTITY_FRAUD = "identity_fraud"
    NOMINEE = "nominee"
    DISPUTED_FEES = "disputed_fees"
    GENUINE = "genuine"
    UNKNOWN = "unknown"


class AssignmentType(StrEnum):
    """How a debt came to a new creditor."""

    SUBROGATION = "subrogation"
    TRANSFER = "transfer"
    BACK_TRANSFER = "back-transfer"


class Party(EntryBase):
    """A company in one or more loans, with the parts it plays; never a single “lender”."""

    kind: Literal["party"] = "party"
    name: str
    roles: tuple[Role, ...] = ()
    full_name: str | None = None
    credit_code: str | None = None
    type: str = "unknown"
    acts_for: str | None = None
    phones: tuple[str, ...] = ()
    address: str | None = None
    email: str | None = None
    verified: bool = False


class Loan(EntryBase):
    """One loan: its product, its terms, and who plays which part in it.

    ``parties`` gives the name of a party, or the id of its entry, for each role. ``own`` says
    whether the person took the loan; None means not asked yet.
    """

    kind: Literal["loan"] = "loan"
    product: str
    terms: LoanTerms
    signed_on: Day | None = None
    contract_no: str | None = None
    parties: dict[Role, str] = Field(default_factory=dict)
    lender_type: str = "unknown"
    own: bool | None = None
    classification: Classification = Classification.UNKNOWN
    notes: str = ""


class Deduction(Record):
    """A sum taken out of the money before, or right after, the person got it."""

    name: str
    amount: Yuan
    payee: str | None = None
    item: Item = Item.OTHER_FEE


class Disbursement(LoanEntry):
    """Money paid out under a loan, what was taken off, and where it went on to."""

    kind: Literal["disbursement"] = "disbursement"
    on: Day
    gross: Yuan
    deductions: tuple[Deduction, ...] = ()
    to_account: str | None = None
    own_account: bool | None = None
    onward: tuple[Transfer, ...] = ()

    @property
    def net_received(self) -> int:
        """Return the fen that reached the person: the gross sum less what was taken off."""
        return self.gross - self._deducted

    @property
    def _deducted(self) -> int:
        return sum(deduction.amount for deduction in self.deductions)

    @model_validator(mode="after")
    def _deduct_no_more_than_paid_out(self) -> Self:
        if self._deducted > self.gross:
            given = {"deducted": yuan_from_fen(self._deducted), "gross": yuan_from_fen(self.gross)}
            raise refused(DeductionsError(**given))
        return self


class InstalmentSchedule(LoanEntry):
    """The repayment table as the lender shows it; the latest one before a day counts."""

    kind: Literal["instalment-schedule"] = "instalment-schedule"
    rows: tuple[CustomRow, ...]
    valid_from: Day | None = None


class AgreedFee(LoanEntry):
    """A charge that another paper than the loan contract agrees."""

    kind: Literal["fee-term"] = "fee-term"
    fee: FeeTerm


class BillItem(Record):
    """One line of a bill in the lender's words, and what it is for once that is known."""

    name: str
    amount: SignedYuan
    payee: str | None = None
    item: Item | None = None


class Bill(LoanEntry):
    """What the lender showed at one moment, line by line; a total is never worked out here."""

    kind: Literal["bill"] = "bill"
    captured_at: Instant
    items: tuple[BillItem, ...] = ()
    total_shown: Yuan | None = None
    overdue_days_shown: int | None = Field(default=None, ge=0)
    source_name: str | None = None


class CardPosting(Record):
    """One line of a card statement: spending is positive, payments and refunds negative."""

    on: Day
    amount: SignedYuan
    text: str = ""


class Statement(LoanEntry):
    """A credit-card statement: what is due by when, and the postings it holds."""

    kind: Literal["statement"] = "statement"
    statement_on: Day
    due_on: Day
    balance: SignedYuan
    minimum: Yuan | None = None
    entries: tuple[CardPosting, ...] = ()


class Designation(Record):
    """What the person said a payment, or a part of it, should pay."""

    item: Item | None = None
    instalment: int | None = Field(default=None, ge=1)
    amount: Yuan | None = None


class Payment(LoanEntry):
    """Money paid on a loan; ``designated`` is what the person said it should pay."""

    kind: Literal["payment"] = "payment"
    on: Day
    amount: Yuan
    at: ClockTime | None = None
    channel: str | None = None
    funded_by: str | None = None
    to: str | None = None
    designated: tuple[Designation, ...] | None = None


class Assignment(LoanEntry):
    """A debt that came to a new creditor: a guarantor paid, or the claim was transferred.

    The sums are those the new creditor states for that day; ``daily_rate`` is what it charges
    from then on. ``party`` entries or plain names say who.
    """

    kind: Literal["assignment"] = "assignment"
    type: AssignmentType
    on: Day | None = None
    from_party: str | None = None
    to_party: str | None = None
    notified_on: Day | None = None
    verified: bool = False
    principal: Yuan | None = None
    interest: Yuan | None = None
    penalty: Yuan | None = None
    total: Yuan | None = None
    daily_rate: Rate | None = None
