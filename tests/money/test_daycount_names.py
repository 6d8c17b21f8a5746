"""Day counts are found by their names, ours and those of the bond markets."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from ashore.errors.money import DayCountError
from ashore.money.daycount import DayCount, year_share
from ashore.money.daycount_names import year_share_named

START, END = dt.date(2008, 2, 1), dt.date(2009, 5, 31)


@pytest.mark.parametrize("day_count", DayCount)
def test_our_own_names(day_count: DayCount) -> None:
    assert year_share_named(day_count.value)(START, END) == year_share(START, END, day_count)


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("ACT/365", Fraction(485, 365)),
        ("Actual/365", Fraction(485, 365)),
        ("act/365F", Fraction(485, 365)),
        ("  actual/360 ", Fraction(485, 360)),
        ("Actual/Actual", Fraction(335, 366) + Fraction(150, 365)),
        ("30E/360", Fraction(479, 360)),
    ],
)
def test_other_spellings(name: str, share: Fraction) -> None:
    assert year_share_named(name)(START, END) == share


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("30/360", 479 / 360),
        ("30/360 ISDA", 480 / 360),
        ("30/360  US", 480 / 360),
        ("30E/360 ISDA", 479 / 360),
        ("NL/365", 484 / 365),
        ("act/365.25", 485 / 365.25),
        ("act/364", 485 / 364),
    ],
)
def test_the_bond_markets_count_by_their_own_names(name: str, share: float) -> None:
    assert float(year_share_named(name)(START, END)) == pytest.approx(share, abs=1e-15)


@pytest.mark.parametrize(
    "name", ["", "act", "365", "act/366", "30-360", "ａct/365", None, 365, [], {}]
)
def test_what_is_no_day_count(name: object) -> None:
    with pytest.raises(DayCountError) as stopped:
        year_share_named(name, where="case-1")
    assert stopped.value.where == "case-1"
    assert stopped.value.values == {"given": name}
