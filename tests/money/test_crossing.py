"""The safeguarded search ends at the crossing from anywhere in its bracket."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.money.crossing import EPSILON, Weights, crossing


def exponential(root: float, *, rising: bool) -> Callable[[float], Weights]:
    """Weights of one flow each way, a year apart, that are equal at a root."""

    def weigh(u: float) -> Weights:
        one, other = 1.0, math.exp(min(u - root, 700.0))
        noise = EPSILON * (4 + abs(u))
        if rising:
            return Weights(other, one, -other, 0.0, noise)
        return Weights(one, other, 0.0, -other, noise)

    return weigh


@pytest.mark.parametrize("rising", [True, False])
@given(st.floats(-500, 500), st.floats(0, 1))
def test_a_straight_log_ratio_takes_one_step(rising: bool, root: float, share: float) -> None:
    weigh = exponential(root, rising=rising)
    start = -501 + 1_002 * share
    assert crossing(weigh, -501.0, 501.0, start) == pytest.approx(root, abs=1e-12)


@given(st.floats(-0.9, 0.9), st.floats(-0.99, 0.99))
def test_steps_that_lead_out_are_replaced_by_halving(root: float, start: float) -> None:
    def weigh(u: float) -> Weights:
        # A slope of the wrong sign everywhere: every Newton step leads away.
        up, down = (2.0, 1.0) if u > root else (1.0, 2.0)
        return Weights(up, down, 1.0, -1.0, EPSILON)

    assert crossing(weigh, -1.0, 1.0, start) == pytest.approx(root, abs=1e-15)


def test_a_side_that_has_vanished_still_counts() -> None:
    def weigh(u: float) -> Weights:
        down = math.exp(-u) if u < 5 else 0.0
        return Weights(math.exp(-3.0), down, 0.0, down, EPSILON * 8)

    assert crossing(weigh, 0.0, 800.0, 700.0) == pytest.approx(3.0, abs=1e-12)


def test_sides_within_rounding_of_each_other_have_no_sign() -> None:
    assert Weights(1.0, 1.0 + EPSILON, 0, 0, 4 * EPSILON).sign == 0
    assert Weights(1.0, 1.1, 0, 0, 4 * EPSILON).sign == -1
    assert Weights(1.1, 1.0, 0, 0, 4 * EPSILON).sign == 1
