"""Present values of many loans come to nothing where they are said to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.money.batch_roots import Floats, log_rates

Loan = tuple[int, list[tuple[int, int]]]

LOANS = st.lists(
    st.tuples(
        st.integers(40, 250),
        st.lists(st.tuples(st.integers(1, 2_000), st.integers(1, 10**7)), min_size=5, max_size=5),
    ),
    min_size=1,
    max_size=8,
)
"""How much comes back of a hundred that went out, and when and in what parts."""


def arrays(loans: list[Loan]) -> tuple[Floats, Floats]:
    """Return the times and amounts of loans: one sum out, and what came back."""
    both = np.array([[(0, 0), *back] for _, back in loans], dtype=np.float64)
    times, amounts = both[:, :, 0].copy(), both[:, :, 1].copy()
    amounts[:, 0] = -amounts.sum(axis=1) * 100 / np.array([percent for percent, _ in loans])
    return times, amounts


def solved(times: Floats, amounts: Floats, year: int = 365) -> Floats:
    """Return the rates, and leave the arrays as they are."""
    with np.errstate(all="ignore"):
        return log_rates(times.copy(), amounts.copy(), np.empty_like(times), year)


@settings(deadline=None)
@given(LOANS)
def test_at_the_rate_what_comes_back_is_worth_what_went_out(loans: list[Loan]) -> None:
    times, amounts = arrays(loans)
    u = solved(times, amounts)[:, None] / 365
    worth = (amounts[:, 1:] * np.exp(-u * times[:, 1:])).sum(axis=1)
    # Relative to 1e-9 a year: what is far off in time shows a difference in rate the most.
    np.testing.assert_allclose(worth, -amounts[:, 0], rtol=1e-9 * max(times.max() / 365, 1))


@settings(deadline=None)
@given(LOANS, st.integers(0, 5), st.integers(-3_000, 1))
def test_a_flow_of_nothing_changes_nothing(loans: list[Loan], place: int, day: int) -> None:
    times, amounts = arrays(loans)
    padded = np.insert(times, place + 1, day, axis=1), np.insert(amounts, place + 1, 0, axis=1)
    np.testing.assert_allclose(solved(*padded), solved(times, amounts), rtol=0, atol=1e-9)


@settings(deadline=None)
@given(LOANS)
def test_both_sides_of_a_loan_see_one_rate(loans: list[Loan]) -> None:
    times, amounts = arrays(loans)
    assert np.array_equal(solved(times, -amounts), solved(times, amounts))


@settings(deadline=None)
@given(LOANS)
def test_the_unit_of_time_does_not_matter(loans: list[Loan]) -> None:
    times, amounts = arrays(loans)
    found = solved(times, amounts)
    np.testing.assert_allclose(solved(times / 365, amounts, 1), found, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize(
    "amounts",
    [
        [-1600.0, 10_000.0, -10_000.0],
        [-1000.0, -10.0, -10.0],
        [0.0, 0.0, 0.0],
        [0.0, 10.0, 10.0],
    ],
)
def test_what_has_to_be_solved_singly(amounts: list[float]) -> None:
    usual = [-1000.0, 600.0, 600.0]
    found = solved(np.array([[0.0, 365.0, 730.0]] * 2), np.array([usual, amounts]))
    assert np.isfinite(found).tolist() == [True, False]
