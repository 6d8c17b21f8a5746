"""Offers side by side: what they cost, whether they can be kept, and when none can."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.entries import AnyEntry
from ashore.plan.report import plan_of
from ashore.settle.offers_compared import STANDS, Comparison, offers_compared
from ashore.settle.offers_exchange import offers_as_json
from tests.settle.talks import BOOK, ON, case_of, household, loan, offer

PARTS: dict[str, Any] = {
    "monthly": "400", "periods": 30, "first_due_on": "2026-12-20", "deadline": "2026-11-30",
}  # fmt: skip


def compared(*entries: AnyEntry, income: str = "6000", cash: str = "1500") -> Comparison:
    case = case_of(household(income=income, cash=cash), loan(), *entries)
    [found] = offers_compared(case, plan_of(case, BOOK, ON, ranges=False), BOOK)
    return found


def test_two_offers_and_the_debt_as_it_stands() -> None:
    found = compared(
        offer("o-1", **PARTS, waived="200"), offer("o-2", one_off="9000", deadline="2026-12-01")
    )
    stands, parts, once = found.ways
    assert (stands.offer, stands.total, stands.first) == (STANDS, 1_328_500, (ON, 918_500))
    assert (parts.total, parts.less, parts.waived) == (1_200_000, 128_500, 20_000)
    assert parts.first == (dt.date(2026, 12, 20), 40_000)
    assert (parts.last, parts.record_until) == (dt.date(2029, 5, 20), dt.date(2034, 5, 20))
    assert (parts.short, parts.short_in) == (0, None)
    assert (once.short, once.short_in) == (720_000, dt.date(2026, 12, 1))
    assert parts.present < parts.total
    assert found.recommended == "o-1"
    assert found.because.zh.startswith("守得住的里面，它折成今天最少：")


def test_a_cliff_is_shown_and_asked_to_be_softened() -> None:
    found = compared(
        offer("o-1", **PARTS, waived="200", conditions=("任一期未足额即恢复全部欠款",))
    )
    way = found.ways[1]
    assert (way.any_miss_ends, way.comes_back) == (True, 20_000)
    assert found.ask is not None
    assert "200.00 元" in found.ask.zh


@pytest.mark.parametrize(
    ("condition", "ends"),
    [
        ("任意一期未按时足额还款，协议自动终止", True),
        ("一期逾期即追收已减免", True),
        ("任一期逾期不影响本协议", False),
        ("连续两期且经催告未补足的，恢复原欠款", False),
        ("每月二十日扣款", False),
    ],
)
def test_a_cliff_is_told_from_a_term_that_spares(condition: str, ends: bool) -> None:
    found = compared(offer("o-1", **PARTS, conditions=(condition,)))
    assert found.ways[1].any_miss_ends is ends


def test_none_can_be_kept() -> None:
    found = compared(offer("o-1", one_off="9000", deadline="2026-12-01"))
    assert found.recommended is None
    assert found.because.zh == (
        "哪个方案都守不住：最少的也差 7200.00 元。不答应，告诉对方您付得出的数。"
    )
    assert found.ask is not None


def test_nothing_left_agrees_to_nothing() -> None:
    found = compared(offer("o-1", **PARTS), income="3900")
    assert found.recommended is None
    assert found.because.zh.startswith("现在没有余钱")
    assert found.ask is None


def test_a_personal_account_is_never_recommended() -> None:
    found = compared(offer("o-1", **PARTS, pay_to="张某个人微信收款码"))
    assert found.ways[1].personal_account
    assert found.recommended is None


def test_what_an_offer_leaves_open_is_said_and_not_guessed_silently() -> None:
    found = compared(
        offer("o-1", monthly="400", periods=30), offer("o-2", monthly="100"), offer("o-3")
    )
    assert found.not_compared == ("o-2", "o-3")
    assert [one.zh for one in found.ways[1].assumed] == [
        "没写首期日，先当作 2026-12-24。",
        "没写有效期，先当作今天还有效。",
    ]


def test_a_waiver_takes_off_what_is_due_and_leaves_the_rest_on_its_days() -> None:
    found = compared(offer("o-1", waived="500", deadline="2026-11-30"), cash="12000")
    waiver = found.ways[1]
    assert waiver.less == 50_000
    assert waiver.first == (dt.date(2026, 11, 30), 868_500)
    assert found.recommended == "o-1"


@pytest.mark.parametrize("gone", [{"deadline": "2026-11-23"}, {"by": "person"}])
def test_what_does_not_stand_is_not_compared(gone: dict[str, Any]) -> None:
    case = case_of(household(), loan(), offer("o-1", **(PARTS | gone)))
    assert offers_compared(case, plan_of(case, BOOK, ON, ranges=False), BOOK) == ()


@settings(max_examples=6)
@given(st.integers(3000, 7000), st.integers(100, 3000), st.integers(1, 60), st.integers(0, 12_000))
def test_what_is_recommended_can_be_kept(
    income: int, monthly: int, periods: int, once: int
) -> None:
    case = case_of(
        household(income=str(income)),
        loan(),
        offer("o-1", monthly=str(monthly), periods=periods, first_due_on="2026-12-20"),
        offer("o-2", one_off=str(once), deadline="2026-12-15"),
    )
    report = plan_of(case, BOOK, ON, ranges=False, seconds=2.0)
    [found] = offers_compared(case, report, BOOK)
    ways = {way.offer: way for way in found.ways}
    if found.recommended is None:
        kept = [way for way in found.ways if way.keepable(0.2)]
        assert report.budget.surplus <= 0 or not kept
    else:
        best = ways[found.recommended]
        assert (best.short, best.breaks <= 0.2) == (0, True)
        assert best.present == min(w.present for w in found.ways if w.keepable(0.2))
    assert ways["o-1"].total == monthly * periods * 100


def test_as_json() -> None:
    found = compared(offer("o-1", **PARTS))
    [debt] = offers_as_json([found], ON, "en")["debts"]
    assert debt["recommended"] == "o-1"
    assert debt["ways"][1]["first"] == {"on": "2026-12-20", "amount": "400.00"}
    assert [one["id"] for one in debt["citations"]] == ["rates.lpr-1y", "credit-record.kept-years"]
