"""Chinese numerals: every count and amount comes back as it went in."""

from __future__ import annotations

import cn2an  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.settle.agreement.amounts import money_of
from ashore.settle.agreement.numerals import number_of, with_digits


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


@pytest.mark.parametrize("torn", ["一万二", "十百", "百万千", "壹拾贰叁"])
def test_a_numeral_that_does_not_convert_back_is_none(torn: str) -> None:
    assert number_of(torn) is None


def test_only_days_and_counts_become_digits() -> None:
    assert with_digits("统一收取，一旦逾期，任何一期") == "统一收取，一旦逾期，任何1期"
    assert with_digits("三个工作日内，两天后，第十二期") == "3个工作日内，2天后，第12期"
