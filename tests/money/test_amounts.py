"""Yuan on paper and whole fen are the same amount, and nothing else is one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors.money import AmountError, NegativeAmountError, RateError
from ashore.money.amounts import (
    decimal_from_fraction,
    fen_from_yuan,
    fraction_from_decimal,
    percent,
    yuan_from_fen,
)

NOT_AMOUNTS: tuple[object, ...] = (
    "",
    " ",
    "-",
    ".",
    "12.345",
    "12.",
    ".5",
    "1,234.56",
    "１２.３４",
    "12.３",
    "十二",
    "12元",
    "¥12",
    " 12",
    "12 ",
    "12\n",
    "1e3",
    "0x10",
    "1_000",
    "--1",
    "+-1",
    "12.3.4",
    "NaN",
    "inf",
    "12345678901234",
    12.5,
    12.0,
    float("nan"),
    True,
    False,
    None,
    b"12",
    ["12"],
    Fraction(12),
    10**13,
    -(10**40),
)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1331.93", 133_193),
        ("12", 1_200),
        ("12.5", 1_250),
        ("12.05", 1_205),
        ("0", 0),
        ("0.01", 1),
        ("+3", 300),
        ("-0", 0),
        ("-0.00", 0),
        ("007.10", 710),
        ("9999999999999.99", 999_999_999_999_999),
        (12, 1_200),
        (0, 0),
        (9_999_999_999_999, 999_999_999_999_900),
    ],
)
def test_amounts_are_read_to_the_fen(text: object, fen: int) -> None:
    assert fen_from_yuan(text) == fen


@pytest.mark.parametrize("given_", NOT_AMOUNTS)
def test_what_is_no_amount(given_: object) -> None:
    with pytest.raises(AmountError) as stopped:
        fen_from_yuan(given_, where="bill.amount", negative=True)
    assert stopped.value.where == "bill.amount"
    assert stopped.value.code == "money.amount"


@pytest.mark.parametrize("sign", [1, -1])
def test_a_number_of_thousands_of_digits_is_no_amount_and_no_rate(sign: int) -> None:
    for read, error in ((fen_from_yuan, AmountError), (fraction_from_decimal, RateError)):
        with pytest.raises(error) as stopped:
            read(sign * 10**5_000)
        assert stopped.value.values == {"given": "…"}


@pytest.mark.parametrize("given_", ["-0.01", "-12", -12])
def test_an_amount_below_zero_is_allowed_only_where_asked_for(given_: object) -> None:
    with pytest.raises(NegativeAmountError):
        fen_from_yuan(given_)
    assert fen_from_yuan(given_, negative=True) < 0


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_every_amount_comes_back(fen: int) -> None:
    assert fen_from_yuan(yuan_from_fen(fen), negative=True) == fen


@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_says_that_it_is_none(text: str) -> None:
    try:
        fen = fen_from_yuan(text, negative=True)
    except AmountError:
        return
    assert text.isascii()
    assert Fraction(text) == Fraction(fen, 100)


@pytest.mark.parametrize(
    ("fen", "text"),
    [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-100, "-1.00"), (133_193, "1331.93")],
)
def test_fen_are_written_with_two_decimals(fen: int, text: str) -> None:
    assert yuan_from_fen(fen) == text


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0.18", Fraction(9, 50)),
        ("0", Fraction(0)),
        ("-0.5", Fraction(-1, 2)),
        ("0." + "0" * 29 + "1", Fraction(1, 10**30)),
        (1, Fraction(1)),
        (-(10**20) + 1, Fraction(-(10**20) + 1)),
    ],
)
def test_rates_are_read_exactly(text: object, share: Fraction) -> None:
    assert fraction_from_decimal(text) == share


@pytest.mark.parametrize(
    "given_",
    ["18%", "1/3", "0.", "٠.١", "1e-3", "0." + "1" * 31, "", 0.18, True, None, 10**20],
)
def test_what_is_no_rate(given_: object) -> None:
    with pytest.raises(RateError) as stopped:
        fraction_from_decimal(given_, where="loan.rate")
    assert stopped.value.where == "loan.rate"


@pytest.mark.parametrize(
    ("share", "places", "text"),
    [
        (Fraction(9, 50), 12, "0.18"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(2, 3), 4, "0.6667"),
        (Fraction(-1, 8), 2, "-0.12"),
        (Fraction(3, 8), 2, "0.38"),
        (Fraction(-1, 10**6), 4, "0"),
        (Fraction(100), 12, "100"),
        (Fraction(5, 2), 0, "2"),
    ],
)
def test_fractions_are_written_as_short_decimals(share: Fraction, places: int, text: str) -> None:
    assert decimal_from_fraction(share, places=places) == text


@given(st.fractions(-1_000, 1_000, max_denominator=10**6))
def test_a_written_fraction_is_off_by_half_a_last_place_at_most(share: Fraction) -> None:
    assert abs(fraction_from_decimal(decimal_from_fraction(share)) - share) <= Fraction(
        1, 2 * 10**12
    )


@pytest.mark.parametrize(
    ("share", "places", "text"),
    [
        (Fraction(1, 8), 2, "12.50%"),
        (Fraction(1, 8), 0, "13%"),
        (Fraction(-1, 8), 0, "-13%"),
        (Fraction(-1, 10**6), 2, "0.00%"),
        (Fraction(1_234_550, 10**8), 3, "1.235%"),
        (0.36, 2, "36.00%"),
        (0.0, 1, "0.0%"),
    ],
)
def test_percentages_are_rounded_half_up(share: Fraction | float, places: int, text: str) -> None:
    assert percent(share, places=places) == text
