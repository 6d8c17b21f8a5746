"""What a linear model is given of texts: hashed signs, each with the place that shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ashore.defend.reading.grams import Keys, Places, Runs, runs_of
from ashore.defend.reading.named import named_of
from ashore.defend.reading.seen import Seen


class Weight(NamedTuple):
    """How much a group of features counts: each ``one``, or ``scaled`` to the group's length."""

    one: float
    scaled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Features of some texts in columns, those of one text together.

    ``texts`` numbers the text that each is of, ``weights`` says how much it counts, ``starts`` and
    ``ends`` are its place in the folded text; half-open, and empty if it is in no place.
    """

    texts: Places
    keys: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]
    starts: Places
    ends: Places

    def where(self, kept: npt.NDArray[np.int64] | npt.NDArray[np.bool_] | slice) -> Signs:
        """Return some of the signs."""
        return Signs(
            texts=self.texts[kept],
            keys=self.keys[kept],
            weights=self.weights[kept],
            starts=self.starts[kept],
            ends=self.ends[kept],
        )


_Columns = tuple[Places, Keys, npt.NDArray[np.float64], Places, Places]


def signs_of(seen: Sequence[Seen], weights: Mapping[str, Weight]) -> Signs:
    """Return the features of texts, each key once a text, at the first place that shows it.

    The groups are those of :func:`~ashore.defend.reading.grams.runs_of` and of
    :func:`~ashore.defend.reading.named.named_of`. A group may be scaled to one length, so that a
    long letter and a short text weigh the same; one that the kind of text gives no weight is left
    out.

    Args:
        seen: What stands in each text; at least one, and all found with the same notions.
        weights: How much each group counts.
    """
    runs = runs_of([one.folded.text for one in seen], [one.turns for one in seen])
    named = named_of(seen)
    parts = [
        _weighed(of_group, weights[group], len(seen))
        for group, of_group in runs.items()
        if group in weights
    ]
    parts += [
        _weighed(named[group], weight, len(seen))
        for group, weight in weights.items()
        if group in named
    ]
    texts, keys, counts, starts, ends = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    # Small numbers are put in order much quicker than large ones.
    order = np.argsort(texts.astype(np.min_scalar_type(len(seen))), kind="stable")
    return Signs(
        texts=texts[order],
        keys=keys[order].astype(np.uint32),
        weights=counts[order].astype(np.float32),
        starts=starts[order],
        ends=ends[order],
    )


def _weighed(runs: Runs, weight: Weight, texts: int) -> _Columns:
    """Return the texts, keys, weights, starts and ends of features of one group."""
    counts = np.full(len(runs.texts), weight.one)
    if weight.scaled:
        counts /= np.sqrt(np.bincount(runs.texts, minlength=texts))[runs.texts]
    return runs.texts, runs.keys, counts, runs.starts, runs.ends
