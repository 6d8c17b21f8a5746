"""Which answers a bill rules out at once: a charge it does not show, or one that it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from ashore.case.terms import Base, Item, LoanTerms
from ashore.owed.bill import LATE_ITEMS
from ashore.owed.explain.dimensions import RateUnit
from ashore.owed.explain.readings import Dimension, Option
from ashore.owed.explain.replay import Line
from ashore.owed.explain.shown import Shown

Keeps = Callable[[str, str, Option], bool]
"""Whether readings that round each line, day or total keep an answer to a question."""

_LONGEST_YEAR = 366


def kept_for_items(
    shown: Shown,
    terms: LoanTerms,
    unit: RateUnit,
    untouched: Sequence[Line],
    on: dt.date,
    dimensions: Mapping[str, Dimension],
) -> Keeps:
    """Return which answers can give every line of a bill.

    A bill that shows penalty interest was not made without any, and the other way round; but a
    charge that is small enough may be rounded to nothing.

    Args:
        shown: The bill.
        terms: The contract.
        unit: The unit of its rates for being late.
        untouched: Lines that no payment reached.
        on: The day of the bill.
        dimensions: The questions with their answers.
    """
    sure = _Sure(terms, unit, untouched, on, dimensions)
    charged = {item: bool(shown.items[item]) for item in LATE_ITEMS}

    def keeps(each: str, key: str, option: Option) -> bool:
        if key not in _CHARGES or (key == "late_fee" and len(terms.late_fees) > 1):
            return True
        if charged[_CHARGES[key]]:
            return not sure.never(key, option)
        # At the penalty rate interest bears nothing where there is no such rate.
        open_rate = option.key in _AT_PENALTY and not charged[Item.PENALTY_INTEREST]
        return open_rate or not sure.always(key, option, each)

    return keeps


_CHARGES = {
    "compound": Item.COMPOUND_INTEREST,
    "times": Item.PENALTY_INTEREST,
    "late_fee": Item.LATE_FEE,
}


_AT_PENALTY = ("penalty", "penalty+interest")


class _Sure:
    """Which answers charge nothing, and which charge at least a fen, however it is cut off."""

    def __init__(
        self,
        terms: LoanTerms,
        unit: RateUnit,
        untouched: Sequence[Line],
        on: dt.date,
        dimensions: Mapping[str, Dimension],
    ) -> None:
        shift = max(option.value for option in dimensions["start"].options)
        late = ((line, (on - line.due_on).days) for line in untouched)
        self._late = [(line, days - shift) for line, days in late if days > terms.grace_days]
        self._year = 1 if unit.daily else _LONGEST_YEAR
        rates = [option.value.penalty for option in dimensions["times"].options]
        self._least = min([*filter(None, rates), unit.contract or Fraction(0)])
        fee = terms.late_fees[0].rate if terms.late_fees else None
        self._late_fee = fee or Fraction(0)
        bases = [option.value for option in dimensions["base"].options]
        self._on_principal = Base.INTEREST not in bases

    def never(self, key: str, option: Option) -> bool:
        """Return whether an answer charges nothing."""
        if key == "times":
            return not option.value.penalty
        return option.key == "none"

    def always(self, key: str, option: Option, each: str) -> bool:
        """Return whether an answer charges a fen at least on some line that nobody paid of."""
        if self.never(key, option):
            return False
        if key == "compound":
            return self._comes_to_a_fen(Item.INTEREST, self._least / self._year, each)
        if key == "times":
            rate = option.value.penalty / self._year
            return self._on_principal and self._comes_to_a_fen(Item.PRINCIPAL, rate, each)
        plain = not option.value.once and option.value.base is not Base.INTEREST
        return plain and self._comes_to_a_fen(Item.PRINCIPAL, self._late_fee, each)

    def _comes_to_a_fen(self, base: Item, rate: Fraction, each: str) -> bool:
        return any(
            int(line.dues.get(base, 0)) * rate * (1 if each == "day" else days) >= 1
            for line, days in self._late
            if days > 0
        )


def least_of(tables: Sequence[Sequence[Line]]) -> list[Line]:
    """Return lines that hold of each item what all tables have at least, on days they share."""
    first, *others = ({line.due_on: line for line in lines} for lines in tables)
    return [
        Line(
            day,
            {i: min(o[day].dues.get(i, 0) for o in (first, *others)) for i in line.dues},
            line.since,
        )
        for day, line in first.items()
        if all(day in other for other in others)
    ]
