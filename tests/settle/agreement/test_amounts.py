"""Amounts and days as papers write them, whole and torn."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.settle.agreement.amounts import day_of, money_of, moneys_in


@given(st.integers(0, 10**11))
def test_figures_are_read_to_the_fen(fen: int) -> None:
    written = f"¥{fen // 100:,}.{fen % 100:02d}元"
    assert [one.fen for one in moneys_in(f"应还总额为{written}。")] == [fen]


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("12元", 1_200), ("1.2万元", 1_200_000), ("0元", 0), ("叁仟陆佰元整", 360_000),
        ("8,OOO.00元", None), ("■■元", None), ("5□0.00元", None),
    ],
)  # fmt: skip
def test_what_cannot_be_read_to_the_last_digit_is_none(written: str, fen: int | None) -> None:
    assert money_of(written).fen == fen


def test_words_and_figures_are_compared() -> None:
    [money] = moneys_in("支付人民币伍仟捌佰元整(¥5,600.00元)结清")
    assert (money.in_words, money.fen, money.differs) == (580_000, 560_000, True)
    [same] = moneys_in("支付人民币伍仟捌佰元整(¥5,800.00元)结清")
    assert not same.differs


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_days_are_read_in_every_form(day: dt.date) -> None:
    for form in (f"{day:%Y-%m-%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y/%m/%d}"):
        assert day_of(form) == day


@pytest.mark.parametrize("torn", ["2026-02-30", "2026年13月1日", "2O26年1月1日", "2026年1月■日"])
def test_a_day_that_is_none_is_not_guessed(torn: str) -> None:
    assert day_of(torn) is None
