"""Where a loan stands on a day: charges by hand to the fen, and what payments can never do."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.terms import (
    Base,
    CompoundTerms,
    CustomRow,
    Item,
    LateFeeTerm,
    LoanTerms,
    Method,
    PenaltyTerms,
)
from ashore.law.book import LawBook
from ashore.money.daycount import DayCount
from ashore.money.rounding import Rounding
from ashore.owed.accrual import ChargeRule, charge_rules
from ashore.owed.allocation import CHARGES_FIRST, PRINCIPAL_FIRST
from ashore.owed.position import Line, Paid, Position, position_on, positions_on
from ashore.owed.schedule import build_schedule
from ashore.text import Text

BOOK = LawBook.standard()

FIVE_TEN_THOUSANDTHS = PenaltyTerms(daily_rate=Fraction("0.0005"), base=Base.PRINCIPAL)


def march(day: int) -> dt.date:
    return dt.date(2026, 3, day)


def loan(*due: tuple[dt.date, int, int], **terms: Any) -> LoanTerms:
    """Return a loan of given lines: due day, principal and interest."""
    rows = [CustomRow(n=n, due_on=d, principal=p, interest=i) for n, (d, p, i) in enumerate(due, 1)]
    whole = sum(row.principal for row in rows)
    return LoanTerms(method=Method.CUSTOM, principal=whole, rows=tuple(rows), **terms)


def stand(terms: LoanTerms, on: dt.date, *payments: tuple[dt.date, int]) -> Position:
    schedule = build_schedule(terms, dt.date(2026, 1, 1))
    paid = [Paid(day, amount) for day, amount in payments]
    return position_on(schedule, terms, paid, BOOK, on)


def owed(line: Line) -> dict[str, int]:
    return {item.value: amount for item, amount in line.dues.items()}


ONE_LINE = loan((march(1), 100_000, 10_000), penalty=FIVE_TEN_THOUSANDTHS)


# by hand --------------------------------------------------------------------------------------


def test_the_due_day_bears_nothing_and_the_day_asked_for_does() -> None:
    assert stand(ONE_LINE, march(1)).overdue == ()
    [line] = stand(ONE_LINE, march(2)).overdue
    assert (line.days_past_due, owed(line)) == (
        1,
        {"principal": 100_000, "interest": 10_000, "penalty_interest": 50},
    )


def test_a_part_payment_lowers_the_base_from_its_day() -> None:
    position = stand(ONE_LINE, march(11), (march(6), 30_000))
    [line] = position.overdue
    # Five days on 1 000.00 are 2.50; 300.00 pay interest 100.00, those 2.50 and principal 197.50;
    # five days on 802.50 are 2.00625.
    assert owed(line) == {"principal": 80_250, "penalty_interest": 201}
    assert line.charged == {Item.PENALTY_INTEREST: 451}
    assert [(s.base, s.start, s.end) for s in line.spans] == [
        (100_000, march(1), march(6)),
        (80_250, march(6), march(11)),
    ]
    [(paid, parts)] = position.applied
    assert paid.amount == sum(part.amount for part in parts)
    assert [(part.item.value, part.amount) for part in parts] == [
        ("interest", 10_000),
        ("penalty_interest", 250),
        ("principal", 19_750),
    ]


@pytest.mark.parametrize(
    ("base", "penalty"),
    [
        (Base.PRINCIPAL, 500),
        (Base.INTEREST, 50),
        (Base.PRINCIPAL_AND_INTEREST, 550),
        (Base.INSTALMENT, 550),
    ],
)
def test_ten_days_on_each_base(base: Base, penalty: int) -> None:
    terms = PenaltyTerms(daily_rate=Fraction("0.0005"), base=base)
    [line] = stand(ONE_LINE.model_copy(update={"penalty": terms}), march(11)).overdue
    assert line.unpaid(Item.PENALTY_INTEREST) == penalty


def test_a_charge_on_all_that_is_outstanding_runs_once_on_the_oldest_line() -> None:
    terms = loan(
        (march(1), 100_000, 0),
        (dt.date(2026, 4, 1), 100_000, 0),
        penalty=PenaltyTerms(daily_rate=Fraction("0.0005"), base=Base.OUTSTANDING),
    )
    [line] = stand(terms, march(11)).overdue
    assert owed(line) == {"principal": 100_000, "penalty_interest": 1_000}
    older, newer = stand(terms, dt.date(2026, 4, 11)).overdue
    assert older.unpaid(Item.PENALTY_INTEREST) == 4_100  # 41 days on 2 000.00
    assert newer.unpaid(Item.PENALTY_INTEREST) == 0
    # The oldest is cleared after 36 days; the other bears five days on 1 000.00 of its own.
    [newer] = stand(terms, dt.date(2026, 4, 11), (dt.date(2026, 4, 6), 103_600)).overdue
    assert owed(newer) == {"principal": 100_000, "penalty_interest": 250}


@pytest.mark.parametrize(
    ("fee", "once"),
    [
        (LateFeeTerm(per="once", rate=Fraction("0.05"), base=Base.PRINCIPAL), 5_000),
        (LateFeeTerm(per="once", rate=Fraction("0.05"), base=Base.INSTALMENT), 5_500),
        (LateFeeTerm(per="once", rate=Fraction("0.0001"), minimum=1_000), 1_000),
        (LateFeeTerm(per="once", amount=2_000), 2_000),
    ],
)
def test_a_fee_taken_once(fee: LateFeeTerm, once: int) -> None:
    terms = loan((march(1), 100_000, 10_000), late_fees=(fee,), grace_days=3)
    assert stand(terms, march(4)).lines[0].unpaid(Item.LATE_FEE) == 0
    assert stand(terms, march(5)).lines[0].unpaid(Item.LATE_FEE) == once
    assert stand(terms, march(31)).lines[0].unpaid(Item.LATE_FEE) == once
    paid_in_part = stand(terms, march(31), (march(10), 60_000))
    assert paid_in_part.lines[0].charged == {Item.LATE_FEE: once}


def test_a_daily_late_fee_beside_penalty_interest_and_interest_on_interest() -> None:
    terms = loan(
        (march(1), 100_000, 10_000),
        annual_rate=Fraction("0.12"),
        penalty=PenaltyTerms(multiplier=Fraction("1.5")),
        compound=CompoundTerms(),
        late_fees=(LateFeeTerm(rate=Fraction("0.001"), base=Base.INSTALMENT),),
    )
    [line] = stand(terms, march(11)).overdue
    # 18 % a year: 1 000.00 and 100.00 over 10/360; 0.1 % a day of 1 100.00.
    assert owed(line) == {
        "principal": 100_000,
        "interest": 10_000,
        "penalty_interest": 500,
        "compound_interest": 50,
        "late_fee": 1_100,
    }


def test_the_last_day_of_grace_costs_nothing_and_the_next_counts_from_the_due_day() -> None:
    terms = ONE_LINE.model_copy(update={"grace_days": 3})
    [line] = stand(terms, march(4)).overdue
    assert (line.in_grace, line.days_past_due, line.unpaid(), line.spans) == (True, 3, 110_000, ())
    assert stand(terms, march(31), (march(4), 110_000)).overdue == ()
    [line] = stand(terms, march(5)).overdue
    assert (line.in_grace, line.unpaid(Item.PENALTY_INTEREST)) == (False, 200)
    [line] = stand(terms, march(31), (march(5), 110_000)).overdue
    assert owed(line) == {"principal": 200, "penalty_interest": 3}  # 26 days on 2.00 are 0.026


def test_a_part_paid_in_grace_still_counts_from_the_due_day() -> None:
    terms = ONE_LINE.model_copy(update={"grace_days": 3})
    [line] = stand(terms, march(11), (march(3), 60_000)).overdue
    # Two days on 1 000.00, then eight on 500.00: 1.00 and 2.00.
    assert owed(line) == {"principal": 50_000, "penalty_interest": 300}


def test_principal_comes_first_once_the_loan_is_long_overdue() -> None:
    terms = ONE_LINE.model_copy(update={"principal_first_after_days": 10})
    [line] = stand(terms, march(11), (march(11), 1_000)).overdue
    assert owed(line) == {"principal": 100_000, "interest": 9_000, "penalty_interest": 500}
    [line] = stand(terms, march(12), (march(12), 1_000)).overdue
    assert owed(line) == {"principal": 99_000, "interest": 10_000, "penalty_interest": 550}


def test_two_payments_on_one_day_keep_the_order_of_that_day() -> None:
    lines = [(march(1), 100_000, 10_000), (march(20), 100_000, 10_000)]
    terms = loan(*lines, principal_first_after_days=20)
    whole = stand(terms, march(25), (march(25), 111_000))
    parts = stand(terms, march(25), (march(25), 110_000), (march(25), 1_000))
    assert whole.lines == parts.lines
    assert owed(whole.lines[1]) == {"principal": 99_000, "interest": 10_000}


def test_what_is_left_of_a_payment_goes_to_the_instalments_to_come() -> None:
    terms = loan((march(1), 1_000, 0), (march(20), 1_000, 50))
    position = stand(terms, march(2), (march(1), 1_300))
    assert [owed(line) for line in position.lines] == [{}, {"principal": 750}]
    assert stand(terms, march(2), (march(1), 9_000)).unapplied == 6_950


def test_later_payments_are_left_out() -> None:
    assert stand(ONE_LINE, march(5), (march(6), 1_000)) == stand(ONE_LINE, march(5))


# always ---------------------------------------------------------------------------------------

DAYS = st.dates(dt.date(2026, 1, 10), dt.date(2026, 9, 30))
RATES = st.integers(0, 100).map(lambda n: Fraction(n, 10_000))
BASES = st.sampled_from([b for b in Base if b is not Base.UNPAID_MINIMUM])
PAYMENTS = st.lists(st.tuples(DAYS, st.integers(1, 150_000)), max_size=4)


@st.composite
def terms_of_loans(draw: st.DrawFn) -> LoanTerms:
    penalty = st.builds(
        PenaltyTerms, daily_rate=RATES, base=BASES, day_count=st.sampled_from(DayCount)
    )
    late_fee = st.builds(
        LateFeeTerm,
        rate=RATES,
        base=BASES,
        per=st.sampled_from(["day", "once"]),
        minimum=st.none() | st.integers(0, 500),
    )
    orders = [None, (Item.PENALTY_INTEREST, Item.PRINCIPAL), CHARGES_FIRST, PRINCIPAL_FIRST]
    return LoanTerms(
        method=draw(st.sampled_from([Method.EQUAL_INSTALMENT, Method.EQUAL_PRINCIPAL])),
        principal=draw(st.integers(1, 200_000)),
        annual_rate=draw(RATES) * 30,
        periods=draw(st.integers(1, 5)),
        penalty=draw(st.none() | penalty),
        compound=draw(st.none() | st.just(CompoundTerms())),
        late_fees=tuple(draw(st.lists(late_fee, max_size=1))),
        grace_days=draw(st.sampled_from([0, 0, 3])),
        rounding=draw(st.sampled_from(Rounding)),
        allocation=draw(st.sampled_from(orders)),
        allocation_across=draw(st.sampled_from(["oldest_first", "item_first"])),
        principal_first_after_days=draw(st.sampled_from([None, None, 30])),
    )


def past_due(position: Position) -> int:
    return sum(line.unpaid() for line in position.overdue)


@settings(deadline=None)
@given(terms_of_loans(), PAYMENTS, DAYS)
def test_paying_what_is_shown_leaves_nothing_overdue(
    terms: LoanTerms, payments: list[tuple[dt.date, int]], on: dt.date
) -> None:
    shown = stand(terms, on, *payments)
    due = [line for line in shown.lines if line.instalment.due_on <= on]
    payments = [paid for paid in payments if paid[0] <= on]
    whole = sum(line.unpaid() for line in due)
    cleared = stand(terms, on, *payments, (on, whole))
    assert cleared.overdue == ()
    assert cleared.unapplied == shown.unapplied
    to_come = [line.instalment.due_on for line in cleared.lines if line.unpaid()]
    until = min(to_come, default=on + dt.timedelta(days=90))
    assert stand(terms, until, *payments, (on, whole)).overdue == ()


@settings(deadline=None)
@given(terms_of_loans(), PAYMENTS, DAYS)
def test_every_fen_of_a_payment_is_found_again(
    terms: LoanTerms, payments: list[tuple[dt.date, int]], on: dt.date
) -> None:
    position = stand(terms, on, *payments)
    paid = sum(amount for day, amount in payments if day <= on)
    used = sum(part.amount for _, parts in position.applied for part in parts)
    assert used + position.unapplied == paid
    charged = sum(sum(line.charged.values()) for line in position.lines)
    contract = sum(line.instalment.total for line in position.lines)
    assert contract + charged - used == sum(line.unpaid() for line in position.lines)
    assert all(amount > 0 for line in position.lines for amount in line.dues.values())


@settings(deadline=None)
@given(terms_of_loans(), PAYMENTS, DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_payments_are_typed_does_not_matter(
    terms: LoanTerms, payments: list[tuple[dt.date, int]], on: dt.date, random: Any
) -> None:
    shuffled = random.sample(payments, len(payments))
    one, other = stand(terms, on, *payments), stand(terms, on, *shuffled)
    assert (one.lines, one.unapplied) == (other.lines, other.unapplied)


@settings(deadline=None)
@given(terms_of_loans(), PAYMENTS, DAYS, st.integers(1, 99))
def test_two_payments_on_one_day_are_one(
    terms: LoanTerms, payments: list[tuple[dt.date, int]], on: dt.date, share: int
) -> None:
    split = [
        (day, part)
        for day, amount in payments
        for part in (amount * share // 100, amount - amount * share // 100)
        if part
    ]
    one, other = stand(terms, on, *payments), stand(terms, on, *split)
    assert (one.lines, one.unapplied) == (other.lines, other.unapplied)


@settings(deadline=None)
@given(terms_of_loans(), PAYMENTS, DAYS, DAYS, st.integers(1, 100_000))
def test_paying_more_never_makes_more_overdue(
    terms: LoanTerms, payments: list[tuple[dt.date, int]], on: dt.date, day: dt.date, more: int
) -> None:
    # A loan that paying takes out of “long overdue” has another order of payments from then on.
    terms = terms.model_copy(update={"principal_first_after_days": None})
    without = stand(terms, on, *payments)
    # A payment turns every running charge into whole fen once more, at most a fen for each.
    roundings = len(charge_rules(terms)) * len(without.lines)
    assert past_due(stand(terms, on, *payments, (day, more))) <= past_due(without) + roundings


@settings(deadline=None)
@given(terms_of_loans(), PAYMENTS, st.integers(0, 3))
def test_a_payment_within_grace_costs_nothing(
    terms: LoanTerms, payments: list[tuple[dt.date, int]], late: int
) -> None:
    terms = terms.model_copy(update={"grace_days": 3, "principal_first_after_days": None})
    rows = build_schedule(terms, dt.date(2026, 1, 1)).rows
    paid = [(row.due_on + dt.timedelta(days=late), row.total) for row in rows if row.total]
    position = stand(terms, dt.date(2026, 12, 31), *paid)
    assert position.overdue == ()
    assert all(line.charged == {} for line in position.lines)


@settings(deadline=None)
@given(terms_of_loans(), PAYMENTS, DAYS, DAYS)
def test_looking_in_between_moves_a_charge_by_a_fen_at_most(
    terms: LoanTerms, payments: list[tuple[dt.date, int]], on: dt.date, between: dt.date
) -> None:
    """A payment of nothing turns what has run so far into whole fen, and changes nothing else."""
    whole, stopped = stand(terms, on, *payments), stand(terms, on, *payments, (between, 0))
    roundings = len(charge_rules(terms)) * (len(payments) + 2)
    for one, other in zip(whole.lines, stopped.lines, strict=True):
        assert abs(one.unpaid() - other.unpaid()) <= roundings * len(whole.lines)
    if not payments:
        exact = [sum(line.charged.values()) for line in whole.lines]
        in_steps = [sum(line.charged.values()) for line in stopped.lines]
        assert all(
            abs(a - b) <= len(charge_rules(terms)) for a, b in zip(exact, in_steps, strict=True)
        )


@given(
    st.builds(
        ChargeRule,
        item=st.just(Item.PENALTY_INTEREST),
        name=st.just(Text("罚息", "penalty interest")),
        base=st.just(Base.PRINCIPAL),
        rate=st.fractions(0, 1),
        daily=st.booleans(),
        day_count=st.sampled_from(DayCount),
    ),
    st.integers(0, 10**9),
    st.tuples(*[st.dates(dt.date(2019, 1, 1), dt.date(2029, 12, 31))] * 3),
)
def test_charges_of_adjoining_days_add_up(
    rule: ChargeRule, base: int, days: tuple[dt.date, dt.date, dt.date]
) -> None:
    start, middle, end = sorted(days)
    apart = rule.accrue(base, start, middle) + rule.accrue(base, middle, end)
    assert apart == rule.accrue(base, start, end)


# several days ----------------------------------------------------------------------------------


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 31), st.integers(1, 60_000)), max_size=6),
    st.lists(st.integers(1, 31), min_size=1, max_size=4, unique=True).map(sorted),
    st.integers(0, 3),
)
def test_a_look_at_one_day_leaves_no_trace_on_the_next(
    payments: list[tuple[int, int]], days: list[int], grace: int
) -> None:
    terms = loan(
        (march(1), 50_000, 5_000),
        (march(10), 50_000, 4_000),
        (march(20), 50_000, 3_000),
        penalty=FIVE_TEN_THOUSANDTHS,
        late_fees=(LateFeeTerm(rate=Fraction("0.0003")),),
        grace_days=grace,
    )
    schedule = build_schedule(terms, dt.date(2026, 1, 1))
    paid = [Paid(march(day), amount) for day, amount in payments]
    looks = positions_on(schedule, terms, paid, BOOK, [march(day) for day in days])
    assert looks == tuple(position_on(schedule, terms, paid, BOOK, march(day)) for day in days)
