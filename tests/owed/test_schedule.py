"""Repayment tables, worked by hand to the fen, and what holds for every one of them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.terms import CustomRow, FeeTerm, Item, LoanTerms, Method
from ashore.errors.owed import PaymentTooSmallError, TermsMissingError
from ashore.money.dates import Step
from ashore.money.daycount import DayCount
from ashore.money.rounding import Rounding
from ashore.owed.schedule import Schedule, build_schedule

JAN_31 = dt.date(2026, 1, 31)


def table(method: Method, principal: int, *, on: dt.date = JAN_31, **terms: Any) -> Schedule:
    terms = {"annual_rate": Fraction("0.12"), "periods": 12} | terms
    return build_schedule(LoanTerms(method=method, principal=principal, **terms), on)


def principals(schedule: Schedule) -> list[int]:
    return [row.principal for row in schedule.rows]


def interests(schedule: Schedule) -> list[int]:
    return [row.interest for row in schedule.rows]


def totals(schedule: Schedule) -> list[int]:
    return [row.total for row in schedule.rows]


def days(schedule: Schedule) -> list[str]:
    return [row.due_on.isoformat() for row in schedule.rows]


# methods --------------------------------------------------------------------------------------


def test_level_instalments_leave_the_rest_to_the_last() -> None:
    loan = table(Method.EQUAL_INSTALMENT, 1_200_000)
    assert totals(loan) == [106_619] * 11 + [106_614]
    assert (loan.rows[0].principal, loan.rows[0].interest) == (94_619, 12_000)
    assert (loan.rows[-1].principal, loan.rows[-1].interest) == (105_558, 1_056)
    assert (loan.principal, loan.interest, loan.fees, loan.total) == (
        1_200_000,
        79_423,
        0,
        1_279_423,
    )


def test_equal_principal() -> None:
    loan = table(Method.EQUAL_PRINCIPAL, 1_200_000)
    assert totals(loan) == [112_000 - 1_000 * n for n in range(12)]
    assert loan.interest == 78_000


def test_equal_principal_that_does_not_divide() -> None:
    assert principals(table(Method.EQUAL_PRINCIPAL, 1_000_000)) == [83_333] * 11 + [83_337]


def test_interest_only() -> None:
    loan = table(Method.INTEREST_ONLY, 1_200_000)
    assert principals(loan) == [0] * 11 + [1_200_000]
    assert interests(loan) == [12_000] * 12


def test_flat_interest_is_taken_on_the_first_principal() -> None:
    loan = table(Method.FLAT, 1_200_000, annual_rate=None, flat_monthly_rate=Fraction("0.006"))
    assert principals(loan) == [100_000] * 12
    assert interests(loan) == [7_200] * 12


def test_flat_interest_by_a_yearly_rate() -> None:
    assert interests(table(Method.FLAT, 1_200_000)) == [12_000] * 12


def test_flat_interest_does_not_follow_the_days() -> None:
    assert interests(table(Method.FLAT, 1_200_000, day_count=DayCount.ACT_360)) == [12_000] * 12


def test_bullet_bears_simple_interest() -> None:
    loan = table(Method.BULLET, 1_000_000, periods=3)
    assert totals(loan) == [1_030_000]
    assert days(loan) == ["2026-04-30"]


@pytest.mark.parametrize(
    ("day_count", "interest"),
    [
        (DayCount.ACT_365, 29_260),  # 89 days
        (DayCount.ACT_360, 29_667),
        (DayCount.THIRTY_360, 30_000),
        (DayCount.ACT_ACT, 29_260),
    ],
)
def test_bullet_by_days(day_count: DayCount, interest: int) -> None:
    loan = table(Method.BULLET, 1_000_000, periods=3, day_count=day_count)
    assert interests(loan) == [interest]


def test_bullet_by_a_daily_rate_until_a_day() -> None:
    loan = table(
        Method.BULLET,
        1_000_000,
        annual_rate=None,
        daily_rate=Fraction("0.0005"),
        periods=None,
        due_on=dt.date(2026, 3, 2),
    )
    assert totals(loan) == [1_015_000]
    assert days(loan) == ["2026-03-02"]


def test_a_fixed_payment_runs_until_the_loan_is_cleared() -> None:
    loan = table(Method.FIXED_PAYMENT, 100_000, payment=30_000, periods=None)
    assert totals(loan) == [30_000, 30_000, 30_000, 12_248]
    assert interests(loan) == [1_000, 710, 417, 121]


def test_a_fixed_payment_with_periods_leaves_the_rest_to_the_last() -> None:
    loan = table(Method.FIXED_PAYMENT, 100_000, payment=1_000, periods=3)
    assert totals(loan) == [1_000, 1_000, 101_000]


def test_a_fixed_payment_below_the_interest_is_refused_with_periods_too() -> None:
    with pytest.raises(PaymentTooSmallError):
        table(Method.FIXED_PAYMENT, 100_000, payment=999, periods=3)
    waiting = table(Method.FIXED_PAYMENT, 100_000, payment=60_000, periods=4, grace_principal=2)
    assert totals(waiting) == [1_000, 1_000, 60_000, 41_410]


@pytest.mark.parametrize("payment", [999, 1_000])
def test_a_fixed_payment_that_never_clears_the_loan(payment: int) -> None:
    with pytest.raises(PaymentTooSmallError):
        table(Method.FIXED_PAYMENT, 100_000, payment=payment, periods=None)


def test_a_fixed_payment_that_would_take_longer_than_any_loan() -> None:
    with pytest.raises(PaymentTooSmallError):
        table(Method.FIXED_PAYMENT, 1_000_000_000, payment=10_000_001, periods=None)


def test_daily_accrual_follows_the_days() -> None:
    loan = table(
        Method.DAILY_ACCRUAL,
        600_000,
        annual_rate=None,
        daily_rate=Fraction("0.0005"),
        periods=3,
    )
    assert interests(loan) == [8_400, 6_200, 3_000]  # 28, 31 and 30 days
    assert principals(loan) == [200_000] * 3


def test_a_copied_table_is_kept_as_it_is() -> None:
    rows = (
        CustomRow(n=2, due_on=dt.date(2026, 3, 1), principal=600, interest=5),
        CustomRow(n=1, due_on=dt.date(2026, 2, 1), principal=400, interest=9, fees=3),
    )
    loan = table(Method.CUSTOM, 1_000, rows=rows, annual_rate=None)
    assert [(row.n, row.total, row.balance) for row in loan.rows] == [(1, 412, 600), (2, 605, 0)]


@pytest.mark.parametrize("method", [Method.OPEN, Method.CARD])
def test_what_has_no_table(method: Method) -> None:
    assert table(method, 1_000).rows == ()


# dates and day counts -------------------------------------------------------------------------


def test_month_ends_keep_the_seed_day() -> None:
    loan = table(Method.INTEREST_ONLY, 100_000, periods=4)
    assert days(loan) == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]
    leap = table(Method.INTEREST_ONLY, 100_000, periods=2, on=dt.date(2028, 1, 30))
    assert days(leap) == ["2028-02-29", "2028-03-30"]


def test_a_first_due_day_of_its_own_is_a_new_seed() -> None:
    loan = table(Method.INTEREST_ONLY, 100_000, periods=3, first_due_on=dt.date(2026, 3, 5))
    assert days(loan) == ["2026-03-05", "2026-04-05", "2026-05-05"]
    assert interests(loan) == [1_000] * 3


def test_a_first_due_day_one_interval_on_keeps_the_day_of_disbursement() -> None:
    loan = table(Method.INTEREST_ONLY, 100_000, periods=2, first_due_on=dt.date(2026, 2, 28))
    assert days(loan) == ["2026-02-28", "2026-03-31"]


def test_a_first_period_by_days() -> None:
    loan = table(
        Method.INTEREST_ONLY,
        1_200_000,
        periods=2,
        first_due_on=dt.date(2026, 3, 5),
        first_period="days",
    )
    assert interests(loan) == [14_000, 12_000]  # 35 of 30 days, then a whole month


@pytest.mark.parametrize(
    ("every", "second", "interest"),
    [
        (Step(15, "d"), "2026-03-02", 1_500),
        (Step(2, "w"), "2026-02-28", 1_404),
        (Step(3, "m"), "2026-07-31", 9_125),
        (Step(1, "y"), "2028-01-31", 36_500),
    ],
)
def test_intervals_other_than_a_month(every: Step, second: str, interest: int) -> None:
    loan = table(
        Method.INTEREST_ONLY, 100_000, periods=2, every=every, annual_rate=Fraction("0.365")
    )
    assert days(loan)[1] == second
    assert interests(loan) == [interest] * 2


@pytest.mark.parametrize(
    ("day_count", "february", "march"),
    [
        (DayCount.PERIOD, 10_000, 10_000),
        (DayCount.ACT_365, 9_205, 10_192),
        (DayCount.ACT_360, 9_333, 10_333),
        (DayCount.THIRTY_360, 9_333, 10_667),
        (DayCount.ACT_ACT, 9_205, 10_192),
    ],
)
def test_interest_by_day_count(day_count: DayCount, february: int, march: int) -> None:
    loan = table(Method.INTEREST_ONLY, 1_000_000, periods=2, day_count=day_count)
    assert interests(loan) == [february, march]


def test_actual_days_split_at_the_end_of_the_year() -> None:
    loan = table(
        Method.BULLET,
        1_000_000,
        on=dt.date(2023, 12, 13),
        annual_rate=Fraction("0.1"),
        periods=1,
        day_count=DayCount.ACT_ACT,
    )
    # 1 000 000 × 10 % × (19/365 + 12/366) = 5 205.479… + 3 278.688…
    assert interests(loan) == [8_484]


def test_level_instalments_by_days_keep_the_nominal_payment() -> None:
    loan = table(Method.EQUAL_INSTALMENT, 1_200_000, day_count=DayCount.ACT_365)
    assert totals(loan)[:-1] == [106_619] * 11
    assert (loan.rows[0].interest, loan.rows[0].principal) == (11_047, 95_572)
    assert loan.principal == 1_200_000


# rounding -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rounding", "interest"),
    [
        (Rounding.HALF_UP, 3),
        (Rounding.HALF_EVEN, 2),
        (Rounding.CEILING, 3),
        (Rounding.DOWN, 2),
    ],
)
def test_half_a_fen_of_interest(rounding: Rounding, interest: int) -> None:
    assert interests(table(Method.INTEREST_ONLY, 250, periods=1, rounding=rounding)) == [interest]


@pytest.mark.parametrize(
    ("rounding", "instalment", "last"),
    [
        (Rounding.HALF_UP, 106_600, 106_836),
        (Rounding.CEILING, 106_700, 105_673),
        (Rounding.DOWN, 106_600, 106_829),
    ],
)
def test_instalments_in_whole_yuan(rounding: Rounding, instalment: int, last: int) -> None:
    loan = table(Method.EQUAL_INSTALMENT, 1_200_000, instalment_multiple=100, rounding=rounding)
    assert totals(loan)[:-1] == [instalment] * 11
    assert totals(loan)[-1] == last


def test_a_multiple_rounds_the_principal_of_equal_parts() -> None:
    loan = table(Method.EQUAL_PRINCIPAL, 1_000_000, instalment_multiple=1_000)
    assert principals(loan) == [83_000] * 11 + [87_000]


def test_a_multiple_rounds_a_flat_instalment_with_its_interest() -> None:
    loan = table(Method.FLAT, 1_200_000, instalment_multiple=10_000)
    assert totals(loan) == [110_000] * 11 + [134_000]


def test_a_loan_cleared_early_by_rounding_up_ends_early() -> None:
    level = table(
        Method.EQUAL_INSTALMENT,
        100_000,
        annual_rate=Fraction(0),
        instalment_multiple=10_000,
        rounding=Rounding.CEILING,
    )
    assert totals(level) == [10_000] * 10
    parts = table(Method.EQUAL_PRINCIPAL, 5, annual_rate=Fraction(0), rounding=Rounding.CEILING)
    assert principals(parts) == [1] * 5


@pytest.mark.parametrize("method", [Method.EQUAL_INSTALMENT, Method.EQUAL_PRINCIPAL, Method.FLAT])
def test_one_fen_over_twelve_months(method: Method) -> None:
    free: dict[str, Any] = {"annual_rate": Fraction(0)}
    assert principals(table(method, 1)) == [0] * 11 + [1]
    assert principals(table(method, 1, rounding=Rounding.CEILING, **free)) == [1]


def test_the_first_line_takes_the_rest_of_equal_parts() -> None:
    loan = table(Method.EQUAL_PRINCIPAL, 1_000_000, remainder="first")
    assert principals(loan) == [83_337] + [83_333] * 11


def test_the_first_line_takes_the_rest_of_level_instalments() -> None:
    loan = table(Method.EQUAL_INSTALMENT, 1_200_000, remainder="first", instalment_multiple=100)
    assert totals(loan)[1:] == [106_600] * 11
    assert totals(loan)[0] == 106_810  # 2.36 more in the last, taken back eleven months at 1 %


# grace ----------------------------------------------------------------------------------------


def test_postponed_interest_is_collected_in_the_first_paying_instalment() -> None:
    loan = table(Method.FLAT, 500_000, grace_interest=3)
    assert interests(loan) == [0, 0, 0, 20_000] + [5_000] * 8
    assert loan.principal == 500_000


def test_postponed_interest_leaves_level_principal_where_it_was() -> None:
    plain = table(Method.EQUAL_INSTALMENT, 1_200_000)
    postponed = table(Method.EQUAL_INSTALMENT, 1_200_000, grace_interest=2)
    assert principals(postponed) == principals(plain)
    assert interests(postponed)[:2] == [0, 0]
    assert interests(postponed)[2] == sum(interests(plain)[:3])
    assert postponed.interest == plain.interest


def test_a_grace_of_principal_pays_interest_first() -> None:
    loan = table(Method.EQUAL_INSTALMENT, 1_200_000, grace_principal=3)
    assert totals(loan)[:3] == [12_000] * 3
    assert totals(loan)[3:-1] == [140_088] * 8


def test_a_grace_of_equal_parts() -> None:
    loan = table(Method.EQUAL_PRINCIPAL, 900_000, grace_principal=3)
    assert principals(loan) == [0, 0, 0] + [100_000] * 9
    first = table(Method.EQUAL_PRINCIPAL, 1_000_000, grace_principal=9, remainder="first")
    assert principals(first)[9:] == [333_334, 333_333, 333_333]


# fees -----------------------------------------------------------------------------------------


def fee(when: str, amount: int | None = None, rate: str = "0.01", of: str = "principal") -> FeeTerm:
    share = None if amount is not None else Fraction(rate)
    return FeeTerm(
        name=when, item=Item.SERVICE_FEE, payee="平台", amount=amount, rate=share, of=of, when=when
    )


def test_fees_fall_due_when_the_contract_says() -> None:
    fees = (
        fee("each", 100),
        fee("first", 20),
        fee("last", 3),
        fee("2", 7),
        fee("disbursement", 5_000),
        fee("deducted", 60_000),
    )
    loan = table(Method.INTEREST_ONLY, 100_000, periods=3, fees=fees)
    assert [(row.n, row.fee) for row in loan.rows] == [(0, 5_000), (1, 120), (2, 107), (3, 103)]
    assert (loan.rows[0].due_on, loan.rows[0].balance) == (JAN_31, 100_000)
    assert loan.fees == 5_330
    assert loan.rows[1].fees[0].payee == "平台"


@pytest.mark.parametrize(
    ("of", "amounts"),
    [
        ("principal", [1_000] * 3),
        ("total", [333] * 3),
        ("balance", [1_000, 667, 333]),
        ("instalment", [343, 340, 337]),
        ("instalment_principal", [333, 333, 333]),
    ],
)
def test_fees_as_a_share(of: str, amounts: list[int]) -> None:
    loan = table(Method.EQUAL_PRINCIPAL, 100_000, periods=3, fees=(fee("each", of=of),))
    assert [row.fee for row in loan.rows] == amounts


@pytest.mark.parametrize(
    "term",
    [
        FeeTerm(name="x"),
        FeeTerm(name="x", rate=Fraction(1), of="moon"),
        FeeTerm(name="x", rate=Fraction(1), of="balance", when="disbursement"),
    ],
)
def test_a_fee_without_its_sum(term: FeeTerm) -> None:
    with pytest.raises(TermsMissingError):
        table(Method.EQUAL_PRINCIPAL, 100_000, fees=(term,))


# what is missing ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "terms",
    [
        {"periods": None},
        {"periods": 0},
        {"periods": 1_201},
        {"annual_rate": None},
        {"grace_principal": 12},
    ],
)
def test_terms_that_give_no_table(terms: dict[str, Any]) -> None:
    with pytest.raises(TermsMissingError):
        table(Method.EQUAL_INSTALMENT, 100_000, **terms)


def test_a_bullet_of_no_periods() -> None:
    with pytest.raises(TermsMissingError):
        table(Method.BULLET, 100_000, periods=0)


def test_a_fixed_payment_without_its_sum() -> None:
    with pytest.raises(TermsMissingError):
        table(Method.FIXED_PAYMENT, 100_000)


# every table ----------------------------------------------------------------------------------


@st.composite
def loans(draw: st.DrawFn) -> LoanTerms:
    periods = draw(st.integers(1, 30))
    principal = draw(st.one_of(st.integers(1, 30), st.integers(1, 10**9)))
    return LoanTerms(
        method=draw(
            st.sampled_from(
                [m for m in Method if m not in (Method.CARD, Method.OPEN, Method.CUSTOM)]
            )
        ),
        principal=principal,
        annual_rate=Fraction(draw(st.integers(0, 12_000)), 10_000),
        periods=periods,
        payment=draw(st.integers(1, principal)),
        every=draw(st.sampled_from([Step(1, "m"), Step(15, "d"), Step(2, "w"), Step(1, "y")])),
        day_count=draw(st.sampled_from(DayCount)),
        rounding=draw(st.sampled_from(Rounding)),
        instalment_multiple=draw(st.sampled_from([1, 1, 10, 100, 10_000])),
        remainder=draw(st.sampled_from(["last", "first"])),
        grace_principal=draw(st.integers(0, periods - 1)),
        grace_interest=draw(st.integers(0, periods - 1)),
        first_period=draw(st.sampled_from(["full", "days"])),
    )


def built(terms: LoanTerms, on: dt.date) -> Schedule:
    """Return the table, with a larger payment where a fixed one would not cover the interest."""
    try:
        return build_schedule(terms, on)
    except PaymentTooSmallError:
        assert terms.method is Method.FIXED_PAYMENT
        return build_schedule(terms.model_copy(update={"payment": 100 * terms.principal}), on)


@settings(deadline=None)
@given(loans(), st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), st.booleans())
def test_every_table_pays_the_principal_back_exactly(
    terms: LoanTerms, on: dt.date, keep_payment: bool
) -> None:
    if terms.method is not Method.FIXED_PAYMENT and not keep_payment:
        terms = terms.model_copy(update={"payment": None})
    loan = built(terms, on)
    assert loan.principal == terms.principal
    assert loan.rows[-1].balance == 0
    assert all(row.balance > 0 for row in loan.rows[:-1])
    assert all(min(row.principal, row.interest) >= 0 for row in loan.rows)
    assert [row.n for row in loan.rows] == list(range(1, len(loan.rows) + 1))
    assert len(loan.rows) <= (terms.periods or 0)
    assert loan.total == sum(totals(loan)) == loan.principal + loan.interest
    balance = terms.principal
    for earlier, row in zip((None, *loan.rows), loan.rows, strict=False):
        balance -= row.principal
        assert row.balance == balance
        assert earlier is None or earlier.due_on < row.due_on


@settings(deadline=None)
@given(loans(), st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)))
def test_postponing_interest_moves_it_and_changes_no_sum(terms: LoanTerms, on: dt.date) -> None:
    plain = built(terms.model_copy(update={"grace_interest": 0}), on)
    postponed = built(terms, on)
    assert principals(postponed) == principals(plain)
    assert postponed.interest == plain.interest
    waiting = min(terms.grace_interest, len(plain.rows) - 1)
    assert interests(postponed)[:waiting] == [0] * waiting
