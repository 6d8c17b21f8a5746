"""What each reading takes its charges on: overdue principal, with interest, with fees, or all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ashore.case.terms import Base, Item, LoanTerms
from ashore.owed.explain.charges import Sum
from ashore.owed.explain.readings import Codes, ReadingSpace
from ashore.owed.position import LATE_CHARGES

_NOT_FEES = LATE_CHARGES | {Item.PRINCIPAL, Item.INTEREST, Item.DELAY_INTEREST}

# Whether each base holds principal, interest, the fees of the instalment, or all principal left.
_HOLDS: dict[Base | None, tuple[int, int, int, int]] = {
    Base.PRINCIPAL: (1, 0, 0, 0),
    Base.INTEREST: (0, 1, 0, 0),
    Base.PRINCIPAL_AND_INTEREST: (1, 1, 0, 0),
    Base.INSTALMENT: (1, 1, 1, 0),
    Base.UNPAID_MINIMUM: (1, 1, 1, 0),
    Base.OUTSTANDING: (0, 0, 0, 1),
    None: (0, 0, 0, 0),
}


class _Weights:
    """One or nothing of each part of a line, for every answer to one question."""

    def __init__(self, bases: Sequence[Base | None], codes: Codes) -> None:
        columns = zip(*(_HOLDS[base] for base in bases), strict=True)
        self._weights = [np.array(column, float)[codes] if any(column) else 0 for column in columns]
        self.takes_outstanding = isinstance(self._weights[-1], np.ndarray) and bool(
            self._weights[-1].any()
        )

    def base(self, dues: dict[Item, Sum], outstanding: Sum) -> Sum:
        fees = [amount for item, amount in dues.items() if item not in _NOT_FEES]
        principal, interest = dues.get(Item.PRINCIPAL, 0.0), dues.get(Item.INTEREST, 0.0)
        parts = (principal, interest, sum(fees), outstanding)
        base: Sum = 0.0
        for weight, amount in zip(self._weights, parts, strict=True):
            if isinstance(weight, np.ndarray) and (isinstance(amount, np.ndarray) or amount):
                base = base + weight * amount
        return base


class Bases:
    """The bases of penalty interest and of late fees under every reading of a space."""

    def __init__(self, terms: LoanTerms, space: ReadingSpace) -> None:
        penalty = [option.value for option in space.options("base")]
        self._penalty = _Weights(penalty, space.codes("base"))
        self._late: dict[tuple[int, bool], _Weights] = {}
        self._once: list[Any] = []
        for number, fee in enumerate(terms.late_fees):
            # Only the first late fee is read in several ways; another one is as the contract says.
            rules = [option.value for option in space.options("late_fee")]
            codes = space.codes("late_fee")
            if number:
                rules, codes = [None], np.zeros(1, np.intp)
            bases = [(fee.base, fee.per == "once") if number else rule and (rule.base, rule.once)
                     for rule in rules]  # fmt: skip
            for once in (True, False):
                taken = [base[0] if base and base[1] is once else None for base in bases]
                self._late[number, once] = _Weights(taken, codes)
            self._once.append(np.array([bool(base and base[1]) for base in bases], float)[codes])
        self.need_outstanding = any(
            weights.takes_outstanding for weights in (self._penalty, *self._late.values())
        )

    def penalty(self, dues: dict[Item, Sum], outstanding: Sum) -> Sum:
        """Return what penalty interest on a line is taken on, of what is unpaid of it."""
        return self._penalty.base(dues, outstanding)

    def late_fee(self, number: int, dues: dict[Item, Sum], outstanding: Sum, *, once: bool) -> Sum:
        """Return what one late fee is taken on where it is taken once, or where it is daily."""
        return self._late[number, once].base(dues, outstanding)

    def taken_once(self, number: int) -> Any:
        """Return 1 where one late fee is taken once, else 0."""
        return self._once[number]
