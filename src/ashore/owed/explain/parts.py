"""The space of readings in parts: what is replayed together, with the rates it shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ashore.case.terms import Base, LoanTerms
from ashore.owed.explain.dimensions import NO_GRACE
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
    """

    def __init__(
        self, terms: LoanTerms, dimensions: Mapping[str, Dimension], *, grace_can_matter: bool
    ) -> None:
        self._terms = terms
        self._dimensions = dimensions
        self._grants = (True, False) if grace_can_matter else (True,)
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
        return (Part(granted, each) for granted in self._grants for each in ("line", "day"))

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
                {key: _kept(part, dimension) for key, dimension in self._dimensions.items()}
            )
        return self._spaces[part]

    def rates(self, part: Part) -> Rates:
        """Return the rates of a part's readings."""
        shared = part._replace(each="line")
        if shared not in self._rates:
            self._rates[shared] = Rates(self._terms, self.space(shared))
        return self._rates[shared]


def _kept(part: Part, dimension: Dimension) -> Dimension:
    keeps: dict[str, Callable[[Option], bool]] = {
        "compound": lambda o: part.monthly in (None, o.key == "penalty+interest"),
        "base": lambda o: part.outstanding in (None, o.value is Base.OUTSTANDING),
        "start": lambda o: part.granted is not (o.key == NO_GRACE),
        "rounding": lambda o: o.value.each == part.each,
    }
    keep = keeps.get(dimension.key, lambda _: True)
    return dimension.among(*filter(keep, dimension.options))
