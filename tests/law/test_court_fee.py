"""What a court asks for hearing a claim, to the fen."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.errors.law import LawBeforeFirstError
from ashore.errors.money import NegativeAmountError
from ashore.findings import Confidence
from ashore.law.book import LawBook
from ashore.law.court_fee import court_fee
from ashore.money.amounts import fen_from_yuan, yuan_from_fen

BOOK = LawBook.standard()
TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("claim", "full", "half"),
    [
        ("0", "50.00", "25.00"),
        ("9999.99", "50.00", "25.00"),
        ("10000", "50.00", "25.00"),
        ("10000.40", "50.01", "25.01"),
        ("36751.59", "718.79", "359.39"),
        ("100000", "2300.00", "1150.00"),
        ("100001", "2300.02", "1150.01"),
        ("200000", "4300.00", "2150.00"),
        ("500000", "8800.00", "4400.00"),
        ("1000000", "13800.00", "6900.00"),
        ("20000000", "141800.00", "70900.00"),
        ("30000000", "191800.00", "95900.00"),
    ],
)
def test_the_fee_is_taken_bracket_by_bracket(claim: str, full: str, half: str) -> None:
    fen = fen_from_yuan(claim)

    assert yuan_from_fen(court_fee(BOOK, fen, on=TODAY, halved=False).amount) == full
    assert yuan_from_fen(court_fee(BOOK, fen, on=TODAY, halved=True).amount) == half


def test_the_arithmetic_is_open() -> None:
    working = court_fee(BOOK, 15_000_000, on=TODAY, halved=True).working

    assert working.sum == "(50 + 2250 + 1000) × 0.5 = 1650"
    assert working.shown == "1650.00"
    assert [part.sum for part in working.parts] == ["50", "90000.00 × 2.5%", "50000.00 × 2.0%"]
    assert [c.pinpoint for c in working.citations] == ["第13条第1项", "第15条、第16条"]


def test_a_claim_above_a_million_rests_on_unconfirmed_brackets() -> None:
    for claim, confidence in (
        (100_000_000, Confidence.HIGH),
        (100_000_001, Confidence.UNCONFIRMED),
    ):
        working = court_fee(BOOK, claim, on=TODAY, halved=False).working
        assert working.citations[0].confidence is confidence


@given(st.integers(0, 5_000_000_000), st.integers(0, 1_000_000))
def test_a_bigger_claim_never_costs_less(claim: int, more: int) -> None:
    smaller = court_fee(BOOK, claim, on=TODAY, halved=False).amount

    assert court_fee(BOOK, claim + more, on=TODAY, halved=False).amount >= smaller >= 5_000


def test_a_claim_below_zero_and_a_day_before_the_rule_are_refused() -> None:
    with pytest.raises(NegativeAmountError):
        court_fee(BOOK, -1, on=TODAY, halved=False)
    with pytest.raises(LawBeforeFirstError):
        court_fee(BOOK, 1, on=dt.date(2007, 3, 31), halved=False)
