"""Figures in words off a page: read exactly, mended only where that is said, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.intake.pages.figures import Figure, amount_of, count_of, day_of, share_of
from ashore.money.amounts import yuan_from_fen


@pytest.mark.parametrize(
    ("text", "value", "plain"),
    [
        ("1,331.93", "1331.93", True),
        ("￥1,331.93", "1331.93", True),
        ("¥ 1,331.93元", "1331.93", True),
        ("１，３３１．９３", "1331.93", True),
        ("-25.00", "-25.00", True),
        ("5000", "5000.00", True),
        ("1,331,93", "1331.93", False),
        ("1.331.93", "1331.93", False),
        ("l,33l.93", "1331.93", False),
        ("1,O31.93", "1031.93", False),
        ("Y1,331.93", "1331.93", False),
        ("133193", "133193.00", False),
        ("0.00", "0.00", True),
    ],
)
def test_amounts(text: str, value: str, plain: bool) -> None:
    assert amount_of(text) == Figure(value, plain=plain)


@pytest.mark.parametrize(
    "text", ["", "本金", "2026-10-12", "23天", "23.9%", "1,2,3", "1234567890123", "12.345", "14:30"]
)
def test_what_is_no_amount(text: str) -> None:
    assert amount_of(text) is None


@given(st.integers(0, 10**10 - 1), st.sampled_from(["{}", "¥{}", "￥{}", "{}元", " {} "]))
def test_every_amount_as_apps_write_it_comes_back(fen: int, shape: str) -> None:
    whole, cents = yuan_from_fen(fen).split(".")
    assert amount_of(shape.format(f"{int(whole):,}.{cents}")) == Figure(
        yuan_from_fen(fen), plain=True
    )


@given(st.text(max_size=20))
def test_any_text_is_a_figure_or_none(text: str) -> None:
    for read in (amount_of, day_of, share_of, count_of):
        found = read(text)
        assert found is None or isinstance(found, Figure)


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["{:%Y-%m-%d}", "{:%Y/%m/%d}", "{:%Y.%m.%d}", "{:%Y年%m月%d日}"]),
)
def test_every_day_as_apps_write_it_comes_back(day: dt.date, shape: str) -> None:
    assert day_of(shape.format(day)) == Figure(day.isoformat(), plain=True)


def test_a_day_without_a_year_is_the_nearest_and_is_asked_about() -> None:
    assert day_of("1月3日", near=dt.date(2026, 12, 28)) == Figure("2027-01-03", plain=False)
    assert day_of("1月3日") is None
    assert day_of("2月29日", near=dt.date(2026, 3, 1)) is None


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30", "1889-01-01", "20261301"])
def test_days_there_are_not(text: str) -> None:
    assert day_of(text, near=dt.date(2026, 1, 1)) is None


def test_shares_and_counts() -> None:
    assert share_of("7.2 %") == Figure("0.072", plain=True)
    assert share_of("24") is None
    assert count_of("0天") == Figure("0", plain=True)
    assert count_of("天") is None
