"""Months by category, and payments that one answer sorts."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from ashore.case.entries import ENTRIES
from ashore.case.entries_people import Transaction
from ashore.plan.categories import Category
from ashore.recover.spending.against_budget import AgainstBudget
from ashore.recover.spending.by_month import by_month, still_unsorted
from ashore.recover.spending.sorting import sort_payments

MONTHS = (dt.date(2026, 9, 1), dt.date(2026, 10, 1))


def _payments(*told: tuple[str, int, str]) -> tuple[Transaction, ...]:
    at = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    found = ENTRIES.validate_python(
        [
            {
                "kind": "transaction",
                "id": f"transaction-{n}",
                "recorded_at": at,
                "source": {"how": "typed"},
                "on": on,
                "amount": f"-{fen // 100}.{fen % 100:02d}",
                "counterpart": who or None,
            }
            for n, (on, fen, who) in enumerate(told)
        ]
    )
    return tuple(one for one in found if isinstance(one, Transaction))


def _found(*told: tuple[str, int, str]) -> AgainstBudget:
    spent = sort_payments(_payments(*told))
    return AgainstBudget(months=MONTHS, gaps=(), lines=(), payments=spent, unsorted=0)


def test_each_month_has_its_categories() -> None:
    months = by_month(
        _found(("2026-09-03", 2000, "沙县小吃"), ("2026-09-08", 550, "某某"), ("2026-10-01", 1, ""))
    )
    assert [(one.month, dict(one.spent), one.total) for one in months] == [
        (MONTHS[0], {Category.FOOD: 2000, None: 550}, 2550),
        (MONTHS[1], {None: 1}, 1),
    ]


def test_alike_ones_stand_together_and_nameless_ones_alone() -> None:
    groups = still_unsorted(
        sort_payments(
            _payments(
                ("2026-09-08", 500, "某某（东门店）"),
                ("2026-10-02", 700, "某某（西门店）"),
                ("2026-10-03", 100, ""),
                ("2026-10-04", 100, ""),
            )
        )
    )
    assert [(one.name, len(one.payments), one.total) for one in groups] == [
        ("某某（西门店）", 2, 1200),
        ("transaction-2", 1, 100),
        ("transaction-3", 1, 100),
    ]
    assert groups[0].latest.payment.id == "transaction-1"


@given(
    st.lists(
        st.tuples(
            st.dates(MONTHS[0], dt.date(2026, 10, 31)).map(str),
            st.integers(1, 10**7),
            st.sampled_from(["", "某某", "沙县小吃", "滴滴出行"]),
        ),
        max_size=12,
    )
)
def test_nothing_is_lost_or_counted_twice(told: list[tuple[str, int, str]]) -> None:
    found = _found(*told)
    assert sum(one.total for one in by_month(found)) == sum(fen for _, fen, _ in told)
    grouped = [one.payment.id for group in still_unsorted(found.payments) for one in group.payments]
    assert sorted(grouped) == sorted(
        one.payment.id for one in found.payments if one.category is None
    )
