"""Amounts in capital numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.intake.papers.capital_amounts import fen_of_capitals

DIGITS = "零壹贰叁肆伍陆柒捌玖"


def _section(number: int) -> str:
    """Return a number below ten thousand in capital numerals."""
    out, gap = "", False
    for size, unit in ((1_000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = number // size % 10
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + unit
        gap = not digit
    return out


def _capitals(fen: int) -> str:
    yuan, cents = divmod(fen, 100)
    out = ""
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = yuan // size % 10**4
        if part:
            out += ("零" if out and part < 1_000 else "") + _section(part) + unit
    out = (out or "零") + "元"
    if not cents:
        return out + "整"
    tenths, hundredths = divmod(cents, 10)
    out += f"{DIGITS[tenths]}角" if tenths else "零"
    return out + (f"{DIGITS[hundredths]}分" if hundredths else "整")


@given(st.integers(0, 10**13))
def test_every_amount_comes_back(fen: int) -> None:
    assert fen_of_capitals(f"人民币{_capitals(fen)}") == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("贰万元整", 2_000_000),
        ("壹拾贰万叁仟肆佰伍拾陆圆柒角捌分", 12_345_678),
        ("拾万元", 10_000_000),
        ("壹亿零伍佰元整", 10_000_050_000),
        ("伍佰零叁元零玖分", 50_309),
    ],
)
def test_amounts_of_contracts(text: str, fen: int) -> None:
    assert fen_of_capitals(text) == fen


@pytest.mark.parametrize("text", ["20000元", "两万元", "", "壹角"])
def test_what_is_no_capital_amount(text: str) -> None:
    assert fen_of_capitals(text) is None
