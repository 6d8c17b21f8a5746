"""A cell is an amount to the fen and a day that exists, or it is neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.intake.money.cells import Amount, Moment, amount_of, clock_of, moment_of, refund_in
from ashore.money.amounts import yuan_from_fen


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("¥28.16", Amount(2_816)),
        ("￥0.12", Amount(12)),
        ("￥1,234.56", Amount(123_456)),
        ("１２．３０", Amount(1_230)),
        ("-1,000.00", Amount(-100_000)),
        ("−3.00", Amount(-300)),
        ("¥-3.00", Amount(-300)),
        ("+3", Amount(300)),
        ("50.0", Amount(5_000)),
        ("12.3400", Amount(1_234)),
        ("28.16元", Amount(2_816)),
        ("CNY 123.18", Amount(12_318)),
        ("CNY13.50", Amount(1_350)),
        ("8,000.00(CN)", Amount(800_000)),
        ("131.77(已退款89.84)", Amount(13_177, 8_984)),
        ("131.77（已退款￥89.84）", Amount(13_177, 8_984)),
        ("0.12(已全额退款)", Amount(12, 12)),
        ("JPY 1000.00", Amount(100_000, 0, "JPY")),
        ("3.72 USD", Amount(372, 0, "USD")),
    ],
)
def test_amounts(cell: str, amount: Amount) -> None:
    assert amount_of(cell) == amount


@pytest.mark.parametrize(
    "cell",
    ["", "-", "/", "xx,yyy.zz", "12,34.00", "1,2345.00", "0.125", "28.159999999999997", "1e3",
     "1.2.3", "=28.16", "=1+1", "12.00(约)", "9" * 14, "٣.٠٠"],
)  # fmt: skip
def test_what_is_no_amount(cell: str) -> None:
    assert amount_of(cell) is None


@given(st.integers(-(10**12), 10**12), st.sampled_from(["", "¥", "￥"]), st.sampled_from(" \t"))
def test_any_amount_is_read_back_to_the_fen(fen: int, sign: str, pad: str) -> None:
    yuan = yuan_from_fen(fen)
    grouped = f"{abs(fen) // 100:,}.{abs(fen) % 100:02}"
    for written in (yuan, ("-" if fen < 0 else "") + grouped):
        assert amount_of(f"{pad}{sign}{written}{pad}") == Amount(fen)


@given(st.integers(0, 10**10))
def test_a_float_of_a_spreadsheet_keeps_its_fen(fen: int) -> None:
    assert amount_of(repr(float(yuan_from_fen(fen)))) == Amount(fen)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-03-05 12:10:01", Moment(3, 5, 2026, "12:10:01")),
        ("2026/3/5 9:05", Moment(3, 5, 2026, "09:05")),
        ("2025/12/03  14:06:51", Moment(12, 3, 2025, "14:06:51")),
        ("2026-03-05T12:10:01.123", Moment(3, 5, 2026, "12:10:01")),
        ("2026年3月5日", Moment(3, 5, 2026)),
        ("20260305", Moment(3, 5, 2026)),
        ("20260305 121001", Moment(3, 5, 2026, "12:10:01")),
        ("２０２６－０３－０５", Moment(3, 5, 2026)),
        ("12/29", Moment(12, 29)),
        ("02-29", Moment(2, 29)),
        ("2026-02-29", None),
        ("2026-13-01", None),
        ("2026-03-05 25:10:01", Moment(3, 5, 2026)),
        ("3985734", None),
        ("合计", None),
        ("", None),
    ],
)
def test_moments(cell: str, moment: Moment | None) -> None:
    assert moment_of(cell) == moment


def test_clocks() -> None:
    assert [clock_of(cell) for cell in ("9:05", "140651", "23:59:59", "24:00", "")] == [
        "09:05", "14:06:51", "23:59:59", None, None,
    ]  # fmt: skip


def test_refunds_in_words() -> None:
    assert refund_in("已退款(￥3.45)", 10_000) == 345
    assert refund_in("已退款¥3.45", 10_000) == 345
    assert refund_in("已全额退款", 500) == 500
    assert refund_in("已退款", 500) is None
    assert refund_in("支付成功", 500) is None
