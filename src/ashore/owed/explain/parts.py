"""The space of readings in parts: what is replayed together, with the rates it shares."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ashore.case.terms import Base, LoanTerms
from ashore.owed.explain.dimensions import NO_GRACE, rate_unit
from ashore.owed.explain.hints import Keeps
from ashore.owed.explain.rates import Rates
from ashore.owed.explain.readings import Dimension, Option, ReadingSpace


class Part(NamedTuple):
    """Readings that are replayed together; None takes both sides of a question.

    ``each`` is what is rounded: a ``line``, a ``day``, or the ``total``, which runs as lines do and
    differs only at the end.
    """

    granted: bool
    each: str
    monthly: bool | None = None
    outstanding: bool | None = None


class Parts:
    """The readings of one table and one order of payments, in parts.

    Args:
        terms: The contract.
        dimensions: Every question that is answered in all ways at once.
        grace_can_matter: Whether a payment, or the day asked for, falls into days of grace.
        keeps: Whether readings with some way of rounding keep an answer to a question.
    """

    def __init__(
        self,
        terms: LoanTerms,
        dimensions: Mapping[str, Dimension],
        *,
        grace_can_matter: bool,
        keeps: Keeps | None = None,
    ) -> None:
        self._terms = terms
        self.unit = rate_unit(terms)
        self._dimensions = dimensions
        self._grants = (True, False) if grace_can_matter else (True,)
        self._keeps = keeps
        self._spaces: dict[Part, ReadingSpace] = {}
        self._rates: dict[Part, Rates] = {}

    @property
    def size(self) -> int:
        """Return how many readings there are."""
        every = ("line", "total", "day")
        return sum(
            self.space(Part(granted, each)).size for granted in self._grants for each in every
        )

    def broad(self) -> Iterator[Part]:
        """Yield as few parts as can be replayed at all."""
        parts = itertools.product(self._grants, ("line", "day"))
        return (part for part in itertools.starmap(Part, parts) if self.space(part).size)

    def finer(self, part: Part) -> Iterator[Part]:
        """Yield a part in smaller ones, that need not wait for each other.

        Monthly compounding cuts time finely, and charges on all principal left keep old
        instalments open.
        """
        for outstanding in (False, True):
            for monthly in (False, True):
                fine = part._replace(monthly=monthly, outstanding=outstanding)
                if self.space(fine).size:
                    yield fine

    def space(self, part: Part) -> ReadingSpace:
        """Return the readings of a part."""
        if part not in self._spaces:
            self._spaces[part] = ReadingSpace(
                {key: self._kept(part, dimension) for key, dimension in self._dimensions.items()}
            )
        return self._spaces[part]

    def _kept(self, part: Part, dimension: Dimension) -> Dimension:
        options = [option for option in dimension.options if _in_part(part, dimension.key, option)]
        if self._keeps is not None:
            # A total runs as lines do, so it keeps what they keep.
            each = "line" if part.each == "total" else part.each
            options = [o for o in options if self._keeps(each, dimension.key, o)]
        return dimension.among(*options)

    def rates(self, part: Part) -> Rates:
        """Return the rates of a part's readings."""
        shared = part._replace(each="day" if part.each == "day" else "line")
        if shared not in self._rates:
            self._rates[shared] = self.rates_of(self.space(shared))
        return self._rates[shared]

    def rates_of(self, space: ReadingSpace) -> Rates:
        """Return the rates of some readings that are not a part."""
        return Rates(self._terms, space, self.unit)


def _in_part(part: Part, key: str, option: Option) -> bool:
    if key == "compound":
        return part.monthly in (None, option.key == "penalty+interest")
    if key == "base":
        return part.outstanding in (None, option.value is Base.OUTSTANDING)
    if key == "start":
        return part.granted is not (option.key == NO_GRACE)
    return key != "rounding" or option.value.each == part.each
