"""Chinese numerals: every count and amount comes back as it went in."""

from __future__ import annotations

import cn2an  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.settle.agreement.amounts import money_of
from ashore.settle.agreement.numerals import (
    AMOUNT_IN_WORDS,
    fen_in_words,
    number_of,
    with_digits,
)


@given(st.integers(1, 99_999_999), st.sampled_from(["low", "up"]))
def test_every_number_is_read_back(number: int, mode: str) -> None:
    assert number_of(cn2an.an2cn(number, mode)) == number


@given(st.integers(1, 10**9))
def test_an_amount_in_words_is_the_amount(fen: int) -> None:
    words = cn2an.an2cn(fen // 100, "up") + "元"
    if fen % 100:
        tenths, hundredths = divmod(fen % 100, 10)
        words += f"{cn2an.an2cn(tenths, 'up')}角" if tenths else "零"
        words += f"{cn2an.an2cn(hundredths, 'up')}分" if hundredths else ""
    if fen >= 100:
        assert money_of(words).fen == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("人民币贰万元整", 2_000_000),
        ("壹拾贰万叁仟肆佰伍拾陆圆柒角捌分", 12_345_678),
        ("拾万元", 10_000_000),
        ("壹亿零伍佰元整", 10_000_050_000),
        ("伍佰零叁元零玖分", 50_309),
        ("貳萬參仟元", 2_300_000),
    ],
)
def test_amounts_of_contracts(text: str, fen: int) -> None:
    match = AMOUNT_IN_WORDS.search(text)
    assert match
    assert fen_in_words(match) == fen


@pytest.mark.parametrize("text", ["20000元", "2万元", "每万元", "每一万元", "", "壹角"])
def test_what_is_no_amount_in_words(text: str) -> None:
    assert AMOUNT_IN_WORDS.search(text) is None


@pytest.mark.parametrize("torn", ["一万二", "十百", "百万千", "壹拾贰叁"])
def test_a_numeral_that_does_not_convert_back_is_none(torn: str) -> None:
    assert number_of(torn) is None


def test_only_days_and_counts_become_digits() -> None:
    assert with_digits("统一收取，一旦逾期，任何一期") == "统一收取，一旦逾期，任何1期"
    assert with_digits("三个工作日内，两天后，第十二期") == "3个工作日内，2天后，第12期"
