"""A loan recomputed at one plain yearly rate: exact to the end, whatever was paid before."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.money.daycount import DayCount, year_share
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.comparison import comparison_ledger
from ashore.owed.position import Paid

START = dt.date(2024, 1, 31)


def day(number: int) -> dt.date:
    return START + dt.timedelta(days=number)


def test_interest_is_cleared_before_principal() -> None:
    # 10 000.00 at 36.5 % bear 10.00 a day: after 30 days 300.00, of which 250.00 are paid.
    ledger = comparison_ledger(
        1_000_000, START, [Paid(day(30), 25_000)], Fraction("0.365"), day(30)
    )
    assert (ledger.principal_left, ledger.accrued_interest) == (1_000_000, 5_000)
    # The next 1 000.00 clear 50.00 and ten days' 100.00, and 850.00 of principal.
    more = [Paid(day(30), 25_000), Paid(day(40), 100_000)]
    ledger = comparison_ledger(1_000_000, START, more, Fraction("0.365"), day(40))
    assert (ledger.principal_left, ledger.accrued_interest) == (915_000, 0)
    assert ledger.balance == 915_000


def test_more_than_everything_leaves_a_sum_to_come_back() -> None:
    ledger = comparison_ledger(10_000, START, [Paid(day(1), 20_000)], Fraction("0.365"), day(9))
    # 0.10 of interest; 100.00 back too many bear 0.10 a day less eight times.
    assert ledger.principal_left == -9_990
    assert ledger.accrued_interest == -80


def test_payments_before_the_money_count_on_the_day_it_came() -> None:
    ledger = comparison_ledger(10_000, START, [Paid(day(-3), 1_000)], Fraction("0.1"), START)
    assert (ledger.principal_left, ledger.accrued_interest) == (9_000, 0)


def plainly(
    received: int, payments: list[Paid], rate: Fraction, on: dt.date, day_count: DayCount
) -> tuple[Fraction, Fraction]:
    principal, interest, since = Fraction(received), Fraction(0), START
    for paid in sorted(payments, key=lambda p: p.on):
        if paid.on > on:
            break
        interest += principal * rate * year_share(since, max(paid.on, since), day_count)
        since = max(paid.on, since)
        cleared = min(interest, Fraction(paid.amount))
        interest -= cleared
        principal -= paid.amount - cleared
    return principal, interest + principal * rate * year_share(since, on, day_count)


@settings(deadline=None)
@given(
    st.integers(1, 10**8),
    st.lists(st.tuples(st.integers(-5, 800), st.integers(1, 10**7)), max_size=12),
    st.fractions(0, 1, max_denominator=10**4),
    st.integers(0, 900),
    st.sampled_from(DayCount),
)
def test_it_is_the_plain_sum_of_fractions(
    received: int, payments: list[tuple[int, int]], rate: Fraction, on: int, day_count: DayCount
) -> None:
    paid = [Paid(day(number), amount) for number, amount in payments]
    ledger = comparison_ledger(received, START, paid, rate, day(on), day_count=day_count)
    exact = plainly(received, paid, rate, day(on), day_count)
    rounded = [round_to_int(part, Rounding.HALF_UP) for part in (*exact, sum(exact))]
    assert [ledger.principal_left, ledger.accrued_interest, ledger.balance] == rounded
