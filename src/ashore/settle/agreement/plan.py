"""The payments that an agreement sets, each with its day and its sum."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from ashore.settle.agreement.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of the plan: its number in the paper, its day, its fen, and what it pays."""

    day: dt.date
    amount: int
    number: int | None = None
    interest: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The payments that an agreement sets; without a day or a sum for each it has no rows.

    ``unsure`` are sentences that give sums of which it is not certain when each is paid.
    """

    rows: tuple[Instalment, ...] = ()
    table: bool = False
    unsure: tuple[Sentence, ...] = ()

    @property
    def total(self) -> int:
        """Return what all payments come to, in fen."""
        return sum(row.amount for row in self.rows)

    @property
    def interest(self) -> int:
        """Return the fen of payments that are interest in so many words."""
        return sum(row.amount for row in self.rows if row.interest)

    @property
    def in_order(self) -> bool:
        """Return whether each payment falls due after the one before."""
        return all(one.day < other.day for one, other in pairwise(self.rows))
