"""Entries about the person: who they are, what comes in and goes out, and what happened."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from ashore.case.entry import EntryBase
from ashore.case.fields import ClockTime, Day, EntryId, Interval, SignedYuan, Yuan
from ashore.money.dates import Step


class Stability(StrEnum):
    """How far an income can be counted on."""

    STABLE = "stable"
    VOLATILE = "volatile"
    ONE_OFF = "one_off"
    UNKNOWN = "unknown"


class Person(EntryBase):
    """The person whose case it is, and the household that lives on the same money."""

    kind: Literal["person"] = "person"
    name: str | None = None
    age: int | None = Field(default=None, ge=0, le=130)
    city: str | None = None
    job: str | None = None
    marital: str | None = None
    dependants: int = Field(default=0, ge=0)
    phone: str | None = None


class Income(EntryBase):
    """Money that comes in every month, or will; ``months`` are recent months, oldest first.

    Money that comes at another interval is an ``amount`` ``every`` so often. ``low`` and ``high``
    are the bounds of a month where the sum is only known about. ``pay_day`` is the day of the month
    on which it usually comes.
    """

    kind: Literal["income"] = "income"
    name: str
    monthly: Yuan | None = None
    amount: Yuan | None = None
    every: Interval = Step(1, "m")
    low: Yuan | None = None
    high: Yuan | None = None
    months: tuple[Yuan, ...] = ()
    stability: Stability = Stability.UNKNOWN
    whose: str | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    first_full_pay_on: Day | None = None
    pay_day: int | None = Field(default=None, ge=1, le=31)
    proof: str | None = None


class Expense(EntryBase):
    """Money that goes out every month, debts left out.

    Money that goes out at another interval is an ``amount`` ``every`` so often. ``low`` and
    ``high`` are the bounds of a month where the sum is only known about; ``reason`` says why it is
    more than is usual.
    """

    kind: Literal["expense"] = "expense"
    name: str
    monthly: Yuan | None = None
    amount: Yuan | None = None
    every: Interval = Step(1, "m")
    low: Yuan | None = None
    high: Yuan | None = None
    reason: str | None = None
    category: str | None = None
    essential: bool = True
    starts_on: Day | None = None
    ends_on: Day | None = None


class Asset(EntryBase):
    """Something the person has; cash and deposits are ``liquid``. No value means not valued."""

    kind: Literal["asset"] = "asset"
    name: str
    value: Yuan | None = None
    as_of: Day | None = None
    liquid: bool = False
    shared: bool = False


class Cause(EntryBase):
    """Why payments stopped: the type, the story, and the proofs at hand."""

    kind: Literal["cause"] = "cause"
    type: str
    story: str = ""
    proofs: tuple[str, ...] = ()
    began_on: Day | None = None
    ended_on: Day | None = None


class Transaction(EntryBase):
    """One line of a bank or wallet statement: money in is positive, money out negative.

    ``category`` is what a payment was for, or ``transfer`` (between the person's own accounts),
    ``refund``, ``repayment`` or ``loan``, which are neither income nor spending. ``sorted_by`` says
    that the person chose it. ``refund_of`` is the payment that a refund gives back.
    """

    kind: Literal["transaction"] = "transaction"
    on: Day
    at: ClockTime | None = None
    amount: SignedYuan
    counterpart: str | None = None
    text: str = ""
    category: str | None = None
    sorted_by: Literal["person"] | None = None
    account: str | None = None
    method: str | None = None
    status: str | None = None
    order_no: str | None = None
    refund_of: EntryId | None = None


class Checkin(EntryBase):
    """A short look at how the person is: 0 is very bad and 10 very good."""

    kind: Literal["checkin"] = "checkin"
    mood: int | None = Field(default=None, ge=0, le=10)
    sleep: int | None = Field(default=None, ge=0, le=10)
    safe: bool | None = None
    text: str = ""
