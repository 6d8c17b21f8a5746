"""What each counted month took, category by category, and what still waits for a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ashore.plan.categories import Category
from ashore.recover.spending.against_budget import AgainstBudget
from ashore.recover.spending.sorting import Sorted, plain_name


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSpent:
    """One month: fen spent by category, None for what nothing sorts."""

    month: dt.date
    spent: Mapping[Category | None, int]

    @property
    def total(self) -> int:
        """Return what the month took in all."""
        return sum(self.spent.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Payments that one answer sorts: all to one name, or a single one that names nobody.

    ``name`` is how the latest of them writes who was paid, or its own words; ``total`` is fen.
    """

    name: str
    payments: tuple[Sorted, ...]
    total: int

    @property
    def latest(self) -> Sorted:
        """Return the one that teaches the others."""
        return self.payments[-1]


def by_month(found: AgainstBudget) -> tuple[MonthSpent, ...]:
    """Return the counted months, the oldest first."""
    months: dict[dt.date, dict[Category | None, int]] = {month: {} for month in found.months}
    for one in found.payments:
        spent = months[one.payment.on.replace(day=1)]
        spent[one.category] = spent.get(one.category, 0) - one.payment.amount
    return tuple(MonthSpent(month=month, spent=spent) for month, spent in months.items())


def still_unsorted(payments: Iterable[Sorted]) -> tuple[Alike, ...]:
    """Return the payments that nothing sorts, alike ones together, the largest sum first."""
    groups: dict[str, list[Sorted]] = {}
    for one in payments:
        if one.category is None:
            name = plain_name(one.payment.counterpart)
            groups.setdefault(name or f"\n{one.payment.id}", []).append(one)
    return tuple(sorted((_alike(group) for group in groups.values()), key=lambda one: -one.total))


def _alike(group: list[Sorted]) -> Alike:
    ordered = sorted(group, key=lambda one: (one.payment.on, one.payment.at or ""))
    last = ordered[-1].payment
    return Alike(
        name=last.counterpart or last.text or last.id,
        payments=tuple(ordered),
        total=-sum(one.payment.amount for one in ordered),
    )
