"""A debit that failed is for today, and a due day just before pay is one to move."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Payment
from ashore.case.entries_people import Expense, Income
from ashore.case.fields import SHANGHAI
from ashore.law.book import LawBook
from ashore.plan.report import plan_of
from ashore.recover.auto_debit import auto_debit_clocks, debited
from tests.recover.cases import RECORDED, case_of, contact
from tests.recover.loans import loan
from tests.recover.spending.payments import paid

ON = dt.date(2026, 11, 24)
HOUSE = (Expense(id="e", recorded_at=RECORDED, name="生活", monthly=200_000),)


def _income(day: int | None) -> Income:
    return Income(
        id="i", recorded_at=RECORDED, name="工资", monthly=500_000, pay_day=day, stability="stable"
    )


def _codes(*entries: AnyEntry, on: dt.date = ON) -> list[tuple[str, str]]:
    case = case_of(*entries)
    report = plan_of(case, LawBook.standard(), on, ranges=False)
    found = auto_debit_clocks(case, report.debts, on)
    return [(clock.code, str(clock.by)) for clock in found]


def _debited(channel: str) -> Payment:
    return Payment.model_validate(
        {
            "id": "p",
            "recorded_at": RECORDED,
            "loan": "L1",
            "on": "2026-11-10",
            "amount": "112.00",
            "channel": channel,
        }
    )


LOAN = loan("L1", "1200.00", 12, "2026-10-10")


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("您尾号1234的卡代扣失败，请及时还款", True),
        ("本期自动还款未成功", True),
        ("余额不足，无法扣款", True),
        ("代扣成功，本期已结清", False),
        ("明天将自动扣款，请备足余额", False),
    ],
)
def test_a_failed_debit_is_for_today(text: str, failed: bool) -> None:
    at = dt.datetime(2026, 11, 20, 9, tzinfo=SHANGHAI)
    found = _codes(*HOUSE, contact("k", at, text))
    assert found == ([("debit_failed", "2026-11-24")] if failed else [])


def test_an_old_failure_is_left_alone_and_a_wallets_line_counts() -> None:
    old = dt.datetime(2026, 10, 24, 9, tzinfo=SHANGHAI)
    assert _codes(*HOUSE, contact("k", old, "代扣失败")) == []
    line = paid("t", "2026-11-23", "112.00", "某消费金融", text="代扣", status="扣款失败")
    assert _codes(*HOUSE, line) == [("debit_failed", "2026-11-24")]


@pytest.mark.parametrize(
    ("channel", "day", "moves"),
    [
        ("自动代扣", 15, True),
        ("自动代扣", 20, True),
        ("自动代扣", 21, False),
        ("自动代扣", 10, False),
        ("自动代扣", 5, False),
        ("自动代扣", None, False),
        ("官方 App", 15, False),
    ],
)
def test_a_day_just_before_pay_can_be_moved(channel: str, day: int | None, moves: bool) -> None:
    entries: tuple[Any, ...] = (_income(day), *HOUSE, *LOAN, _debited(channel))
    assert _codes(*entries) == ([("move_the_due_day", "2026-11-30")] if moves else [])


def test_what_is_overdue_comes_first() -> None:
    late = dt.date(2026, 12, 20)
    assert _codes(_income(25), *HOUSE, *LOAN, _debited("自动代扣"), on=late) == []


@pytest.mark.parametrize(("channel", "by_itself"), [("协议支付", True), ("官方 App", False)])
def test_a_loan_that_was_debited_last_is_named_with_its_next_day(
    channel: str, by_itself: bool
) -> None:
    case = case_of(*HOUSE, *LOAN, _debited(channel))
    found = debited(case, plan_of(case, LawBook.standard(), ON, ranges=False).debts)
    named = [(one.loan, str(one.next_due)) for one in found]
    assert named == ([("L1", "2026-12-10")] if by_itself else [])
