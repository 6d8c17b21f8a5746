"""The four rounding rules, at ties and on both sides of zero."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.money.rounding import Rounding, round_to_int, round_to_multiple

EXACT = st.fractions(-(10**6), 10**6, max_denominator=1_000)

TABLE = {
    "2.5": (3, 2, 3, 2),
    "3.5": (4, 4, 4, 3),
    "-2.5": (-3, -2, -2, -2),
    "-3.5": (-4, -4, -3, -3),
    "2.4": (2, 2, 3, 2),
    "2.6": (3, 3, 3, 2),
    "-2.4": (-2, -2, -2, -2),
    "-2.6": (-3, -3, -2, -2),
    "0.5": (1, 0, 1, 0),
    "-0.5": (-1, 0, 0, 0),
    "0.1": (0, 0, 1, 0),
    "-0.1": (0, 0, 0, 0),
    "7": (7, 7, 7, 7),
    "-7": (-7, -7, -7, -7),
    "0": (0, 0, 0, 0),
}


@pytest.mark.parametrize(("exact", "expected"), TABLE.items())
def test_the_four_rules(exact: str, expected: tuple[int, int, int, int]) -> None:
    rules = (Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.CEILING, Rounding.DOWN)
    assert tuple(round_to_int(Fraction(exact), rule) for rule in rules) == expected


def test_every_rule_has_its_name_in_the_exchange_format() -> None:
    assert [rule.value for rule in Rounding] == ["half_up", "half_even", "ceiling", "down"]


@given(EXACT)
def test_up_and_down_bound_the_exact_value(exact: Fraction) -> None:
    assert round_to_int(exact, Rounding.CEILING) == math.ceil(exact)
    assert round_to_int(exact, Rounding.DOWN) == math.trunc(exact)


@given(EXACT)
def test_the_halves_are_off_by_half_at_most(exact: Fraction) -> None:
    up, even = (round_to_int(exact, rule) for rule in (Rounding.HALF_UP, Rounding.HALF_EVEN))
    assert abs(up - exact) <= Fraction(1, 2)
    assert abs(even - exact) <= Fraction(1, 2)
    tie = (2 * exact).denominator == 1 and exact.denominator == 2
    assert not tie or (even % 2 == 0 and abs(up) > abs(exact))


@given(EXACT, st.sampled_from([Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.DOWN]))
def test_these_rules_treat_both_signs_alike(exact: Fraction, rule: Rounding) -> None:
    assert round_to_int(-exact, rule) == -round_to_int(exact, rule)


@given(EXACT, EXACT, st.sampled_from(Rounding))
def test_rounding_keeps_the_order(one: Fraction, other: Fraction, rule: Rounding) -> None:
    low, high = sorted((one, other))
    assert round_to_int(low, rule) <= round_to_int(high, rule)


@given(st.integers(-(10**20), 10**20), st.sampled_from(Rounding))
def test_whole_numbers_stay(number: int, rule: Rounding) -> None:
    assert round_to_int(number, rule) == number
    assert round_to_int(Fraction(number), rule) == number


@pytest.mark.parametrize(
    ("exact", "multiple", "rule", "expected"),
    [
        (106_650, 1_000, Rounding.CEILING, 107_000),
        (106_500, 1_000, Rounding.HALF_UP, 107_000),
        (106_500, 1_000, Rounding.HALF_EVEN, 106_000),
        (106_999, 1_000, Rounding.DOWN, 106_000),
        (Fraction(213_301, 2), 100, Rounding.HALF_UP, 106_700),
        (106_650, 1, Rounding.CEILING, 106_650),
    ],
)
def test_multiples(exact: Fraction | int, multiple: int, rule: Rounding, expected: int) -> None:
    assert round_to_multiple(exact, multiple, rule) == expected


@given(EXACT, st.integers(1, 10_000), st.sampled_from(Rounding))
def test_multiples_are_multiples_and_near(exact: Fraction, multiple: int, rule: Rounding) -> None:
    rounded = round_to_multiple(exact, multiple, rule)
    assert rounded % multiple == 0
    assert abs(rounded - exact) < multiple
