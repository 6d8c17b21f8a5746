"""Which comparison lines reach which lender, and on which day."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.law.book import LawBook
from ashore.law.comparison import PRIVATE_CAP, Applies, ComparisonLine, comparison_lines
from ashore.law.lenders import LICENSED, LOCAL, PRIVATE, LenderType

BOOK = LawBook.standard()
TODAY = dt.date(2026, 11, 24)
DAYS = st.dates(min_value=dt.date(2010, 1, 1), max_value=dt.date(2030, 12, 31))


def lines_of(
    lender: LenderType, contract_on: str, on: dt.date | None = None
) -> dict[str, ComparisonLine]:
    day = dt.date.fromisoformat(contract_on)
    return {line.id: line for line in comparison_lines(BOOK, contract_on=day, lender=lender, on=on)}


def reach(lines: dict[str, ComparisonLine]) -> dict[str, str]:
    return {line.id: line.applies.value for line in lines.values()}


def test_every_lender_is_in_one_group() -> None:
    assert LICENSED | LOCAL | PRIVATE | {LenderType.UNKNOWN} == set(LenderType)
    assert len(LICENSED) + len(LOCAL) + len(PRIVATE) + 1 == len(LenderType)


@given(lender=st.sampled_from(sorted(LenderType)), contract_on=DAYS, on=st.none() | DAYS)
def test_four_times_the_lpr_applies_to_private_lending_or_not_at_all(
    lender: LenderType, contract_on: dt.date, on: dt.date | None
) -> None:
    for line in comparison_lines(BOOK, contract_on=contract_on, lender=lender, on=on):
        if line.id == PRIVATE_CAP and lender in LICENSED | LOCAL:
            assert line.applies is Applies.NO
        if line.applies is Applies.YES:
            assert line.id == PRIVATE_CAP
            assert lender in PRIVATE


@pytest.mark.parametrize("lender", sorted(LICENSED))
def test_a_licensed_lender_faces_the_24_line_on_request(lender: LenderType) -> None:
    lines = lines_of(lender, "2025-11-01")

    assert reach(lines) == {
        "court.total-cost-line": "on-request",
        "private-lending.cap-multiple": "no",
        "private-lending.void-above": "context",
    }
    assert lines["court.total-cost-line"].yearly_rate == Fraction(24, 100)
    assert [c.id for c in lines["court.total-cost-line"].also] == [
        "supervision.facilitation-total-cost"
    ]


@pytest.mark.parametrize("lender", sorted(LOCAL))
def test_a_local_lender_faces_the_24_line_by_analogy(lender: LenderType) -> None:
    lines = lines_of(lender, "2024-03-01")

    assert reach(lines) == {
        "court.total-cost-line": "by-analogy",
        "private-lending.cap-multiple": "no",
        "private-lending.void-above": "context",
    }
    assert [c.id for c in lines["court.total-cost-line"].also] == [
        "private-lending.local-finance-outside"
    ]


@pytest.mark.parametrize("lender", sorted(PRIVATE))
def test_a_private_lender_faces_four_times_the_lpr_first(lender: LenderType) -> None:
    lines = lines_of(lender, "2020-08-20")

    assert list(reach(lines).items()) == [
        ("private-lending.cap-multiple", "yes"),
        ("court.total-cost-line", "no"),
        ("private-lending.void-above", "context"),
    ]
    assert lines["private-lending.cap-multiple"].yearly_rate == Fraction(154, 1000)


@pytest.mark.parametrize(
    ("contract_on", "rate"),
    [
        ("2021-12-19", "0.154"),
        ("2021-12-20", "0.152"),
        ("2024-10-20", "0.134"),
        ("2024-10-21", "0.124"),
        ("2025-05-19", "0.124"),
        ("2025-05-20", "0.12"),
    ],
)
def test_the_cap_follows_the_lpr_of_the_contract_day(contract_on: str, rate: str) -> None:
    lines = lines_of(LenderType.NATURAL_PERSON, contract_on, on=TODAY)

    assert lines["private-lending.cap-multiple"].yearly_rate == Fraction(rate)
    assert [c.id for c in lines["private-lending.cap-multiple"].also] == ["rates.lpr-1y"]


def test_an_older_private_loan_is_judged_in_two_stretches() -> None:
    without = lines_of(LenderType.NATURAL_PERSON, "2019-09-01")
    looked_at = lines_of(LenderType.NATURAL_PERSON, "2020-08-19", on=dt.date(2024, 3, 1))

    assert reach(without) == {
        "private-lending.enforceable-up-to": "on-request",
        "private-lending.void-above": "context",
    }
    assert reach(looked_at) == {
        "private-lending.enforceable-up-to": "on-request",
        "private-lending.cap-multiple": "depends",
        "private-lending.void-above": "context",
    }
    assert looked_at["private-lending.cap-multiple"].yearly_rate == Fraction(138, 1000)
    assert "2020-08-20" in looked_at["private-lending.cap-multiple"].scope.zh


def test_an_unknown_lender_leaves_both_lines_open() -> None:
    lines = lines_of(LenderType.UNKNOWN, "2026-05-01")

    assert reach(lines) == {
        "court.total-cost-line": "depends",
        "private-lending.cap-multiple": "depends",
        "private-lending.void-above": "context",
    }


def test_an_unlicensed_lender_is_told_from_a_person() -> None:
    shark = lines_of(LenderType.UNLICENSED, "2025-05-20")["private-lending.cap-multiple"]
    friend = lines_of(LenderType.NATURAL_PERSON, "2025-05-20")["private-lending.cap-multiple"]

    assert [c.id for c in shark.also] == ["rates.lpr-1y", "private-lending.unlicensed-lender"]
    assert "无效" in shark.scope.zh
    assert "无效" not in friend.scope.zh


def test_the_supervisors_line_for_small_loans_starts_on_its_day() -> None:
    for contract_on, extra in (
        ("2025-12-23", []),
        ("2025-12-24", ["supervision.small-loan-new-loans"]),
    ):
        line = lines_of(LenderType.SMALL_LOAN, contract_on)["court.total-cost-line"]
        assert [c.id for c in line.also] == ["private-lending.local-finance-outside", *extra]


def test_the_judicial_line_is_chosen_by_the_day_a_court_looks() -> None:
    assert "court.total-cost-line" not in lines_of(LenderType.BANK, "2016-05-01")
    assert "court.total-cost-line" in lines_of(LenderType.BANK, "2016-05-01", on=TODAY)


def test_a_contract_after_the_last_lpr_found_says_so() -> None:
    fresh = lines_of(LenderType.NATURAL_PERSON, "2026-09-01")["private-lending.cap-multiple"]
    stale = lines_of(LenderType.NATURAL_PERSON, "2026-10-01")["private-lending.cap-multiple"]

    assert fresh.note is None
    assert stale.note is not None
    assert stale.yearly_rate == Fraction(12, 100)
