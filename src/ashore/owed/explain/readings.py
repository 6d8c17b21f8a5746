"""Readings of a contract: one answer to every question, and the numbered space of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from ashore.text import Text

Codes = npt.NDArray[np.intp]

ARRAY_KEYS = ("rounding", "base", "late_fee", "compound", "times", "start", "day_count")
"""The questions that are answered in all ways at once; the last one runs fastest."""

_FUSED = 3
"""The last questions all multiply a rate by a time, so they share one axis."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read one dimension: a stable key, its words, and the value it stands for."""

    key: str
    says: Text
    value: Any = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One question that a contract answers or leaves open, with its possible answers.

    ``agreed`` is the key of the contract's own answer, or None where it is not known; ``usual`` is
    the answer to show first of several that fit equally.
    """

    key: str
    says: Text
    options: tuple[Option, ...]
    agreed: str | None
    usual: str

    def among(self, *options: Option) -> Dimension:
        """Return the dimension with only some of its answers left."""
        return replace(self, options=options)

    def departs(self, option: Option) -> bool:
        """Return whether an answer is not the one that the contract gives."""
        return self.agreed is not None and option.key != self.agreed


@dataclass(frozen=True, slots=True)
class Reading:
    """One complete reading: the option taken in each dimension, and how many leave the contract."""

    options: tuple[tuple[str, Option], ...]
    deviations: int

    def __getitem__(self, dimension: str) -> Option:
        return dict(self.options)[dimension]


class ReadingSpace:
    """All combinations of the answers to :data:`ARRAY_KEYS`, numbered, or some of them.

    A sum over the whole space is an array that has its full length only along the questions it
    depends on, and length one along the others. Over some readings it has one place for each.

    Args:
        dimensions: At least one for each of the keys.
        picked: The numbers of the readings that are left; all of them where it is not given.
    """

    def __init__(self, dimensions: Mapping[str, Dimension], picked: Codes | None = None) -> None:
        self.dimensions = {key: dimensions[key] for key in ARRAY_KEYS}
        self._lengths = tuple(len(d.options) for d in self.dimensions.values())
        self._picked = picked
        if picked is None:
            inner = self._lengths[-_FUSED:]
            self.shape: tuple[int, ...] = (*self._lengths[:-_FUSED], int(np.prod(inner)))
            outer = np.ix_(*map(np.arange, self.shape[:-1]))
            self._codes = [codes[..., np.newaxis] for codes in outer]
            self._codes += list(np.indices(inner).reshape(_FUSED, -1))
        else:
            self.shape = picked.shape
            self._codes = list(np.unravel_index(picked, self._lengths))
        self.size = int(np.prod(self.shape))

    @property
    def numbers(self) -> Codes:
        """Return the number of each reading among all combinations."""
        return np.arange(self.size) if self._picked is None else self._picked

    def some(self, readings: Codes) -> ReadingSpace:
        """Return the space of only some of its readings, by their numbers."""
        return ReadingSpace(self.dimensions, self.numbers[readings])

    def options(self, key: str) -> tuple[Option, ...]:
        """Return the answers to one question."""
        return self.dimensions[key].options

    def holds(self, key: str, answer: str) -> bool:
        """Return whether some reading gives an answer to a question."""
        codes = [n for n, option in enumerate(self.options(key)) if option.key == answer]
        return bool(np.isin(self.codes(key), codes).any())

    def codes(self, key: str) -> Codes:
        """Return the options' numbers of one dimension, laid along its axis of a sum."""
        codes: Codes = self._codes[ARRAY_KEYS.index(key)]
        return codes

    def spread(self, amounts: npt.ArrayLike) -> npt.NDArray[Any]:
        """Return what varies along some axes as one value for every reading."""
        return np.broadcast_to(np.asarray(amounts), self.shape).reshape(-1)

    @cached_property
    def deviations(self) -> npt.NDArray[np.int64]:
        """Return, for every reading, in how many dimensions it leaves what the contract says."""
        return self._counted(lambda dimension, option: dimension.departs(option))

    @cached_property
    def unusual(self) -> npt.NDArray[np.int64]:
        """Return, for every reading, in how many dimensions it is not the usual one."""
        return self._counted(lambda dimension, option: option.key != dimension.usual)

    def unusual_in(self, key: str) -> npt.NDArray[np.bool_]:
        """Return which readings do not give the usual answer to one question."""
        usual = self.dimensions[key].usual
        marked = np.array([option.key != usual for option in self.options(key)])
        return self.spread(marked[self.codes(key)])

    def _counted(self, marks: Callable[[Dimension, Option], bool]) -> npt.NDArray[np.int64]:
        count = np.zeros(self.shape, np.int64)
        for key, dimension in self.dimensions.items():
            marked = [marks(dimension, option) for option in dimension.options]
            if any(marked):
                count += np.array(marked, np.int64)[self.codes(key)]
        return count.reshape(-1)

    def reading(self, index: int) -> Reading:
        """Return one reading by its number."""
        codes = np.unravel_index(int(self.numbers[index]), self._lengths)
        options = tuple(
            (key, d.options[int(n)])
            for (key, d), n in zip(self.dimensions.items(), codes, strict=True)
        )
        return Reading(options, int(self.deviations[index]))

    def varies(self, amounts: npt.ArrayLike, key: str) -> bool:
        """Return whether sums over the space depend on the answer to one question.

        Of only some readings that cannot be told, and they are taken to.
        """
        whole = np.asarray(amounts)
        if whole.ndim == 0 or len(self.options(key)) < 2:
            return False
        if self._picked is not None:
            return True
        places = (
            *whole.shape[:-1],
            *(self._lengths[-_FUSED:] if whole.shape[-1] > 1 else [1] * _FUSED),
        )
        along = np.moveaxis(whole.reshape(places), ARRAY_KEYS.index(key), 0)
        return bool((along != along[:1]).any())
