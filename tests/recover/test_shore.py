"""The distance to the shore by hand, on a loan that is paid, late, and paid again."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from ashore.case.entries import AnyEntry
from ashore.case.entries_people import Asset, Expense, Income
from ashore.case.fields import SHANGHAI
from ashore.law.book import LawBook
from ashore.plan.budget import budgets_ahead
from ashore.plan.report import plan_of
from ashore.recover.care.checkin import CheckIn
from ashore.recover.care.journal import Journal
from ashore.recover.reserve import reserve_of
from ashore.recover.shore import Shore, shore
from tests.recover.cases import RECORDED, case_of, contact
from tests.recover.loans import loan, payment

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
HOUSE = (
    Income(id="i", recorded_at=RECORDED, name="工资", monthly=500_000),
    Expense(id="e", recorded_at=RECORDED, name="生活", monthly=312_345),
    Asset(id="a", recorded_at=RECORDED, name="存款", value=90_000, liquid=True, as_of=ON),
)


def _shore(*entries: AnyEntry, journal: Journal | None = None) -> Shore:
    case = case_of(*HOUSE, *entries)
    report = plan_of(case, BOOK, ON, ranges=False)
    return shore(case, report, journal or Journal(), BOOK)


def test_a_loan_on_its_way() -> None:
    found = _shore(
        *loan("L1", "1200.00", 12, "2026-08-10"),
        payment("L1", "2026-09-10", "112.00"),
        payment("L1", "2026-10-10", "111.00"),
        payment("L1", "2026-11-10", "110.00"),
    )
    assert [mark.on.isoformat() for mark in found.marks] == [
        "2026-08-24",
        "2026-09-24",
        "2026-10-24",
        "2026-11-24",
    ]
    assert [mark.left for mark in found.marks] == [120_000, 110_000, 100_000, 90_000]
    assert [mark.paid for mark in found.marks] == [0, 11_200, 11_100, 11_000]
    assert found.share == Fraction(1, 4)
    assert [said.zh for said in found.says] == ["本金比开始时少了。"]
    assert not found.ashore


def test_what_is_paid_back_is_a_share_of_the_loans_whose_payout_is_recorded() -> None:
    paid = [payment("L1", f"2026-{month}-10", "112.00") for month in ("09", "10", "11")]
    unpaid_out = [one for one in loan("L2", "9000.00", 12, "2026-08-10") if one.kind == "loan"]
    alone = _shore(*loan("L1", "1200.00", 12, "2026-08-10"), *paid)
    both = _shore(*loan("L1", "1200.00", 12, "2026-08-10"), *unpaid_out, *paid)
    assert alone.share is not None
    assert both.share == alone.share > 0


def test_a_setback_is_part_of_the_way() -> None:
    found = _shore(*loan("L1", "1200.00", 12, "2026-08-10"), payment("L1", "2026-09-10", "112.00"))
    assert found.marks[-1].due > found.marks[-2].due > 0
    assert found.says[-1].zh == "到期的比一个月前多，退一步也在这条路上，计划可以重排。"


def test_a_step_back_in_between_is_named_and_passed() -> None:
    found = _shore(
        *loan("L1", "1200.00", 12, "2026-07-10"),
        payment("L1", "2026-08-10", "112.00"),
        payment("L1", "2026-11-10", "340.00"),
    )
    assert [mark.due > 0 for mark in found.marks] == [False, False, True, True, False]
    assert found.says[-1].zh == "2026-09 退过一步，后来接着走了。"


def test_ashore_when_nothing_is_left() -> None:
    found = _shore(
        *loan("L1", "200.00", 2, "2026-08-10"),
        payment("L1", "2026-09-10", "102.00"),
        payment("L1", "2026-10-10", "101.00"),
    )
    assert found.ashore
    assert (found.months_to_go, found.share) == (0, Fraction(1))
    assert [said.zh for said in found.says] == ["都还清了。上岸了。"]
    assert (found.marks[-1].open, found.marks[-1].closed) == (0, 1)


def test_a_loan_is_neither_open_nor_closed_before_it_was_paid_out() -> None:
    found = _shore(*loan("L1", "1200.00", 12, "2026-06-10"), *loan("L2", "300.00", 3, "2026-10-30"))
    assert [mark.open + mark.closed for mark in found.marks] == [1, 1, 1, 1, 1, 2]


def test_pressure_and_contacts_of_the_month_before_each_mark() -> None:
    journal = Journal()
    for n, (day, answer) in enumerate([(24, 1), (10, 2), (25, 3)]):
        month = 10 if day == 25 else 11
        at = dt.datetime(2026, month, day, 9, tzinfo=SHANGHAI)
        journal = journal.with_checkin(CheckIn(id=f"c{n}", at=at, pressure=answer))
    came = contact("k1", dt.datetime(2026, 10, 24, 9, tzinfo=SHANGHAI), "请还款")
    found = _shore(*loan("L1", "1200.00", 12, "2026-08-10"), came, journal=journal)
    assert [mark.pressure for mark in found.marks[-2:]] == [None, 2]
    assert [mark.contacts for mark in found.marks[-2:]] == [1, 0]


def test_an_empty_case_is_a_beginning() -> None:
    found = _shore()
    assert (found.share, found.ashore, len(found.marks)) == (None, False, 1)
    assert found.says[0].zh == "路才开始，先走下一步。"


def test_the_reserve_grows_in_steps() -> None:
    [now, *_] = budgets_ahead(case_of(*HOUSE), BOOK, ON, 2)
    found = reserve_of(now)
    assert found.held == 90_000
    assert found.reached is not None
    assert found.reached.target == 79_000
    assert found.next is not None
    assert (found.next.target, found.next.name.zh) == (157_000, "两个星期的生活")
    assert found.a_month == 18_766
    assert found.months == 4


def test_nothing_to_put_by_is_said_without_blame() -> None:
    poor = Income(id="i", recorded_at=RECORDED, name="工资", monthly=300_000)
    [now, *_] = budgets_ahead(case_of(poor, *HOUSE[1:]), BOOK, ON, 2)
    assert reserve_of(now).months is None
    assert reserve_of(now).a_month == 0
