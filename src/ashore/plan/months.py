"""A plan's question by months: what falls due, what there is to pay with, what lateness costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate

from ashore.money.dates import add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedDues:
    """What would fall due instead, by months in fen, if an offer on the table were taken."""

    kind: str
    due: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDebt:
    """One debt by months; sums are fen.

    ``due[t]`` falls due in month ``t``; what is due already stands in month 0. ``late_rate`` is
    what an unpaid fen adds until the next month. ``keep`` marks a debt that is not late and should
    stay so.

    ``need[t]`` is what must have been paid in all by month ``t`` so that the debt gets no worse,
    empty where it cannot. ``cliff_need`` is the same for its cliff, and never more; ``cliff[t]``
    what would fall due at once if that was missed in month ``t``. For a debt with a ``court``
    deadline nothing falls due, the deadline itself counts.

    ``offers`` are the ways out that its creditor has put forward. ``share`` is its weight where
    creditors are treated alike. ``taken`` and ``saved`` say which offer is in the dues already,
    and by how much it makes them less.
    """

    id: str
    due: tuple[int, ...]
    late_rate: Fraction
    keep: bool = False
    need: tuple[int, ...] = ()
    cliff_need: tuple[int, ...] = ()
    cliff: tuple[int, ...] = ()
    court: bool = False
    offers: tuple[OfferedDues, ...] = ()
    share: int = 0
    taken: str | None = None
    saved: int = 0

    def taking(self, offer: int | None) -> MonthDebt:
        """Return the debt with an offer taken, by its number, or as it stands.

        An offer that is taken is kept to the day: nothing of it may be late.
        """
        if offer is None:
            return self
        chosen = self.offers[offer]
        return replace(
            self,
            due=chosen.due,
            keep=False,
            need=tuple(accumulate(chosen.due)),
            cliff_need=(),
            cliff=(),
            court=False,
            offers=(),
            taken=chosen.kind,
            saved=sum(self.due) - sum(chosen.due),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Debts and money over the same months; ``money[t]`` is the fen that month ``t`` brings."""

    first: dt.date
    debts: tuple[MonthDebt, ...]
    money: tuple[int, ...]

    @property
    def months(self) -> int:
        """Return over how many months the plan looks."""
        return len(self.money)

    def month(self, number: int) -> str:
        """Return the calendar month of a step: ``2026-12``."""
        return add_months(self.first, number).strftime("%Y-%m")

    def taking(self, offers: Sequence[int | None]) -> Problem:
        """Return the problem with an offer taken for some debts, by number."""
        debts = [debt.taking(n) for debt, n in zip(self.debts, offers, strict=True)]
        return replace(self, debts=tuple(debts))
