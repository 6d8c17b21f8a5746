"""A linear model over hashed features: small integers on disk, one score a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ashore.defend.reading.features import Signs

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]
_LEVELS = 127
_SHELF_BITS = 18
_SHELF_SHIFT = np.uint32(32 - _SHELF_BITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights by feature and label; a score is the logistic of a straightened sum.

    ``labels`` names the columns; ``keys`` ascend. ``weights[row, label] * steps[label]`` is the
    weight of the feature whose key is ``keys[row]``; ``slopes`` and ``offsets`` turn the sum of a
    label into the logit of a probability; ``lines`` are the scores from which a label is given.
    """

    labels: tuple[str, ...]
    keys: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.int8]
    steps: Floats
    biases: Floats
    slopes: Floats
    offsets: Floats
    lines: Floats

    def scores(self, sums: Floats) -> Floats:
        """Return the probabilities that belong to sums of weights; any leading shape."""
        logits = np.clip(sums * self.slopes + self.offsets, -30.0, 30.0)
        found: Floats = 1.0 / (1.0 + np.exp(-logits))
        return found

    def save(self, path: Path) -> None:
        """Write the model to a file of compressed arrays, the same bytes each time."""
        np.savez_compressed(
            path,
            labels=np.array(self.labels),
            keys=self.keys,
            weights=self.weights,
            steps=self.steps,
            biases=self.biases,
            slopes=self.slopes,
            offsets=self.offsets,
            lines=self.lines,
        )


def load_model(path: Path) -> Model:
    """Return the model in a file."""
    with np.load(path, allow_pickle=False) as held:
        return Model(
            labels=tuple(str(label) for label in held["labels"]),
            keys=held["keys"],
            weights=held["weights"],
            steps=held["steps"],
            biases=held["biases"],
            slopes=held["slopes"],
            offsets=held["offsets"],
            lines=held["lines"],
        )


def quantise(weights: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return weights as small integers, with the step of each column.

    Args:
        weights: One row a feature, one column a label.
    """
    steps = np.maximum(np.abs(weights).max(axis=0), 1e-12) / _LEVELS
    return np.rint(weights / steps).astype(np.int8), steps


class Wanted(NamedTuple):
    """A text by its number, one of its labels by its column, and how long the folded text is."""

    text: int
    column: int
    length: int


class Judge:
    """A model ready to score texts."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._weights = (model.weights * model.steps).astype(np.float32)
        # Keys are hashes, spread evenly: their first bits say within a few rows where one stands.
        sizes = np.bincount(model.keys >> _SHELF_SHIFT, minlength=1 << _SHELF_BITS)
        self._shelves = np.cumsum(sizes) - sizes
        self._deepest = int(sizes.max())

    def known(self, signs: Signs) -> tuple[Signs, Rows]:
        """Return the signs that the model knows, and the row of each."""
        keys = self.model.keys
        if not len(keys):
            return signs.where(np.zeros(len(signs.keys), dtype=bool)), np.zeros(0, dtype=np.int64)
        rows = np.minimum(self._shelves[signs.keys >> _SHELF_SHIFT], len(keys) - 1)
        for _ in range(self._deepest):
            rows += keys[rows] < signs.keys
            np.minimum(rows, len(keys) - 1, out=rows)
        kept = np.flatnonzero(keys[rows] == signs.keys)
        return signs.where(kept), rows[kept]

    def sums(self, known: Signs, rows: Rows, texts: int) -> Floats:
        """Return the sum of weights of each label, one row a text."""
        sums = np.tile(self.model.biases, (texts, 1))
        if len(rows):
            shares = self._weights[rows] * known.weights[:, None]
            first = np.flatnonzero(np.diff(known.texts, prepend=-1))
            sums[known.texts[first]] += np.add.reduceat(shares, first, axis=0)
        return sums

    def gains(self, known: Signs, rows: Rows, wanted: Sequence[Wanted]) -> list[Floats]:
        """Return what each character of folded texts adds to a label, for each that is wanted.

        Args:
            known: The signs of some texts.
            rows: The row of each.
            wanted: Which labels of which texts.
        """
        numbers, columns, lengths = np.array(wanted, dtype=np.int64).reshape(-1, 3).T
        placed = np.flatnonzero(known.ends > known.starts)
        texts = known.texts[placed]
        first = np.searchsorted(texts, numbers)
        counts = np.searchsorted(texts, numbers, side="right") - first
        ends = np.cumsum(counts)
        at = placed[np.arange(counts.sum()) + np.repeat(first - (ends - counts), counts)]
        each = self._weights[rows[at], np.repeat(columns, counts)] * known.weights[at]
        each = each / (known.ends[at] - known.starts[at])
        # All stand one after the other, each with one place more than it has characters.
        until = np.cumsum(lengths + 1)
        begin = until - (lengths + 1)
        shift, size = np.repeat(begin, counts), int((lengths + 1).sum())
        begun, ended = known.starts[at] + shift, known.ends[at] + shift
        steps: Any = np.bincount(begun, each, size) - np.bincount(ended, each, size)
        return [
            np.cumsum(steps[start:end])[:-1]
            for start, end in zip(begin.tolist(), until.tolist(), strict=True)
        ]
