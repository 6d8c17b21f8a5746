"""What a loan contract says about money: the terms that every figure is computed from."""

from enum import StrEnum

from pydantic import Field

from ashore.case.fields import ClockTime, Day, Interval, Rate, Record, SignedYuan, Yuan
from ashore.money.dates import Step
from ashore.money.daycount import DayCount
from ashore.money.rounding import Rounding


class Method(StrEnum):
    """How a loan is paid back."""

    EQUAL_INSTALMENT = "equal_instalment"
    EQUAL_PRINCIPAL = "equal_principal"
    INTEREST_ONLY = "interest_only"
    FLAT = "flat"
    BULLET = "bullet"
    FIXED_PAYMENT = "fixed_payment"
    DAILY_ACCRUAL = "daily_accrual"
    CARD = "card"
    CUSTOM = "custom"
    OPEN = "open"


class Item(StrEnum):
    """What a sum on a bill is for; bills are mapped onto these, whatever words they use."""

    PRINCIPAL = "principal"
    INTEREST = "interest"
    GUARANTEE_FEE = "guarantee_fee"
    SERVICE_FEE = "service_fee"
    INSURANCE = "insurance"
    MEMBERSHIP = "membership"
    OTHER_FEE = "other_fee"
    PENALTY_INTEREST = "penalty_interest"
    COMPOUND_INTEREST = "compound_interest"
    LATE_FEE = "late_fee"
    COLLECTION_FEE = "collection_fee"
    LEGAL_FEE = "legal_fee"
    COURT_FEE = "court_fee"
    DELAY_INTEREST = "delay_interest"
    PREPAYMENT_FEE = "prepayment_fee"
    ACCELERATED_PRINCIPAL = "accelerated_principal"
    SUBROGATED_SUM = "subrogated_sum"
    REINSTATED = "reinstated"
    UNKNOWN = "unknown"


class Base(StrEnum):
    """The sum that a charge for being late is taken on."""

    PRINCIPAL = "principal"
    INTEREST = "interest"
    PRINCIPAL_AND_INTEREST = "principal+interest"
    INSTALMENT = "instalment"
    OUTSTANDING = "outstanding"
    UNPAID_MINIMUM = "unpaid_minimum"


class Role(StrEnum):
    """The part that a company plays in one loan; never a single “lender”."""

    PLATFORM = "platform"
    FUNDER = "funder"
    GUARANTOR = "guarantor"
    INSURER = "insurer"
    CREDITOR = "current_creditor"
    COLLECTOR = "collector"
    REPORTER = "data_reporter"
    INTERMEDIARY = "intermediary"


class FeeTerm(Record):
    """A charge agreed beside interest: how much, to whom, and when it falls due.

    Either ``amount`` or ``rate`` is given; a rate is taken on ``of``. ``when`` is ``each``
    instalment, ``first``, ``last``, ``disbursement`` (added on the first day) or ``deducted``
    (taken out of the money before the person gets it).
    """

    name: str
    item: Item = Item.OTHER_FEE
    payee: str | None = None
    amount: Yuan | None = None
    rate: Rate | None = None
    of: str = "principal"
    when: str = "each"


class PenaltyTerms(Record):
    """Penalty interest: one of a multiple of the contract rate, a yearly or a daily rate.

    What is None is unknown, and is tried in every plausible reading.
    """

    multiplier: Rate | None = None
    annual_rate: Rate | None = None
    daily_rate: Rate | None = None
    base: Base | None = None
    day_count: DayCount | None = None


class CompoundTerms(Record):
    """Interest on overdue interest: at the penalty rate unless the contract says otherwise."""

    rate: str = "penalty"
    day_count: DayCount | None = None


class LateFeeTerm(Record):
    """A late fee beside penalty interest: a share of a base per day, or once."""

    name: str = "逾期违约金"
    payee: str | None = None
    rate: Rate | None = None
    amount: Yuan | None = None
    per: str = "day"
    base: Base = Base.INSTALMENT
    minimum: Yuan | None = None


class AccelerationTerms(Record):
    """When the whole loan may be called: days late or instalments missed, and the notice needed.

    ``over_days`` is met on the day after that many days late (逾期超过 60 日 is day 61);
    ``from_days`` on that very day (逾期满 30 日 or 逾期 90 日 is day 30, 90).
    """

    over_days: int | None = None
    from_days: int | None = None
    consecutive: int | None = None
    total: int | None = None
    notice_required: bool = True


class CustomRow(Record):
    """One line of a repayment table as the lender shows it; the guarantee fee stands apart."""

    n: int
    due_on: Day
    principal: Yuan
    interest: Yuan = 0
    guarantee_fee: Yuan = 0
    fees: Yuan = 0


class ContactHours(Record):
    """The span of the day in which a contract allows contacts: ``start`` counts, ``end`` not."""

    start: ClockTime
    end: ClockTime


class LoanTerms(Record):
    """All terms of one loan that change a figure.

    Rates are shares (``0.18`` is 18 % a year); exactly one of ``annual_rate``,
    ``flat_monthly_rate`` and ``daily_rate`` is given, or none where the method needs none.
    ``contact_hours`` are the hours in which the contract allows contacts, where it names any.
    ``unknown`` names what the person could not find yet (``penalty``, ``compound``, ``late_fees``,
    ``day_count``, ``rounding``): it is tried in every plausible reading. ``first_period`` is
    ``full`` (a whole period's interest, whatever the days) or ``days``. ``allocation`` is the order
    of items that a payment goes to, ``allocation_across`` whether it clears the oldest instalment
    first (``oldest_first``) or one item over all instalments (``item_first``). ``clauses`` keeps
    the contract's own words.
    """

    method: Method
    principal: Yuan
    annual_rate: Rate | None = None
    flat_monthly_rate: Rate | None = None
    daily_rate: Rate | None = None
    periods: int | None = None
    every: Interval = Step(1, "m")
    first_due_on: Day | None = None
    due_on: Day | None = None
    day_count: DayCount = DayCount.PERIOD
    rounding: Rounding = Rounding.HALF_UP
    instalment_multiple: Yuan = 1
    remainder: str = "last"
    grace_principal: int = 0
    grace_interest: int = 0
    payment: Yuan | None = None
    minimum_rate: Rate | None = None
    fees: tuple[FeeTerm, ...] = ()
    grace_days: int = 0
    tolerance: SignedYuan = 0
    penalty: PenaltyTerms | None = None
    compound: CompoundTerms | None = None
    late_fees: tuple[LateFeeTerm, ...] = ()
    acceleration: AccelerationTerms | None = None
    first_period: str = "full"
    allocation: tuple[Item, ...] | None = None
    allocation_across: str = "oldest_first"
    principal_first_after_days: int | None = None
    stated_annual_cost: Rate | None = None
    rows: tuple[CustomRow, ...] = ()
    contact_hours: ContactHours | None = None
    unknown: tuple[str, ...] = ()
    clauses: dict[str, str] = Field(default_factory=dict)
