"""A month's spending beside the budget: whole months only, and a gap is no saving."""

from __future__ import annotations

import datetime as dt

from ashore.case.entries import AnyEntry
from ashore.case.entries_people import Expense
from ashore.law.book import LawBook
from ashore.plan.categories import Category
from ashore.recover.spending.against_budget import AgainstBudget, against_budget
from tests.recover.cases import RECORDED, case_of
from tests.recover.spending.payments import paid

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)


def _against(*entries: AnyEntry) -> AgainstBudget:
    return against_budget(case_of(*entries), BOOK, ON)


def _expense(name: str, yuan: str, **facts: object) -> Expense:
    return Expense.model_validate(
        {"id": name, "recorded_at": RECORDED, "name": name, "monthly": yuan, **facts}
    )


def test_means_over_whole_months_beside_the_budget() -> None:
    found = _against(
        _expense("伙食", "600.00"),
        _expense("房租", "1200.00"),
        paid("t1", "2026-09-02", "500.00", "超市食品"),
        paid("t2", "2026-10-09", "900.01", "海鲜市场水产"),
        paid("t3", "2026-10-10", "10.00", "谁也不知道"),
        paid("t4", "2026-11-05", "999.00", "超市食品"),
    )
    assert found.months == (dt.date(2026, 9, 1), dt.date(2026, 10, 1))
    lines = {line.category: (line.planned, line.spent, line.over) for line in found.lines}
    assert lines == {
        Category.FOOD: (60_000, 70_001, 10_001),
        Category.HOUSING: (120_000, 0, 0),
        None: (None, 500, 0),
    }
    assert found.unsorted == 1


def test_a_month_that_begins_late_is_not_whole() -> None:
    found = _against(
        paid("t1", "2026-09-06", "500.00", "食品"), paid("t2", "2026-10-09", "300.00", "食品")
    )
    assert found.months == (dt.date(2026, 10, 1),)
    assert found.lines[0].spent == 30_000


def test_a_gap_is_left_out_and_said() -> None:
    found = _against(
        paid("t1", "2026-07-01", "400.00", "食品"), paid("t2", "2026-10-01", "200.00", "食品")
    )
    assert found.months == (dt.date(2026, 7, 1), dt.date(2026, 10, 1))
    assert found.gaps == (dt.date(2026, 8, 1), dt.date(2026, 9, 1))
    assert found.lines[0].spent == 30_000


def test_an_estimate_is_no_budget_and_an_ended_expense_no_plan() -> None:
    found = _against(
        _expense("房租", "1200.00", ends_on="2026-10-31"),
        _expense("伙食", "600.00"),
        paid("t1", "2026-10-01", "200.00", "食品"),
    )
    assert [line.category for line in found.lines] == [Category.FOOD]
    [line] = _against(paid("t1", "2026-10-01", "200.00", "食品")).lines
    assert line.planned is None


def test_nothing_known_is_nothing_said() -> None:
    found = _against()
    assert (found.months, found.gaps, found.lines, found.unsorted) == ((), (), (), 0)
