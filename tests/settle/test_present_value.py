"""What later payments are worth today, exactly, at a rate that is cited."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors.base import LawDataError
from ashore.settle.present_value import discount_rate, present_value
from tests.settle.talks import BOOK, ON


def test_by_hand() -> None:
    rate = Fraction(12, 100)
    flows = [(dt.date(2026, 12, 24), 101_00), (dt.date(2027, 1, 24), 102_01)]
    assert present_value(flows, rate, ON) == 200_00
    # Ten days at 12 % a year: 1 + 0.12 × 10/365, and 1,000 yuan over it.
    assert present_value([(dt.date(2026, 12, 4), 1000_00)], rate, ON) == 99_672


def test_what_is_due_already_counts_in_full() -> None:
    assert present_value([(dt.date(2026, 1, 1), 5), (ON, 7)], Fraction(1, 10), ON) == 12


def test_the_end_of_a_short_month_is_no_whole_month() -> None:
    on = dt.date(2027, 1, 31)
    rate = Fraction(12, 100)
    assert present_value([(dt.date(2027, 2, 28), 101_00)], rate, on) == 100_00


flows = st.lists(
    st.tuples(st.dates(ON, dt.date(2036, 1, 1)), st.integers(0, 10**8)), min_size=1, max_size=20
)


@given(flows, st.fractions(0, Fraction(1, 2), max_denominator=1000))
def test_never_more_than_what_is_paid_and_less_at_a_higher_rate(
    paid: list[tuple[dt.date, int]], rate: Fraction
) -> None:
    worth = present_value(paid, rate, ON)
    assert 0 <= worth <= sum(amount for _, amount in paid)
    assert present_value(paid, rate + Fraction(1, 100), ON) <= worth
    assert present_value(paid, Fraction(0), ON) == sum(amount for _, amount in paid)


@given(st.dates(ON, dt.date(2036, 1, 1)), st.integers(0, 400))
def test_later_is_never_worth_more(day: dt.date, more: int) -> None:
    later = day + dt.timedelta(days=more)
    rate = Fraction(3, 100)
    assert present_value([(later, 10**6)], rate, ON) <= present_value([(day, 10**6)], rate, ON)


def test_the_rate_is_the_law_books_and_says_what_it_is_not() -> None:
    found = discount_rate(BOOK, ON)
    assert found.citation.id == "rates.lpr-1y"
    assert found.rate == BOOK.figure("rates.lpr-1y", on=ON).value
    assert "不是借款的利率" in found.says.zh
    with pytest.raises(LawDataError):
        discount_rate(BOOK, dt.date(2010, 1, 1))
