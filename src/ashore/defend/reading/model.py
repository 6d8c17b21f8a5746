"""A linear model over hashed features: small integers on disk, one score a label."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ashore.defend.reading.features import Signs

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]
_LEVELS = 127


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


class Judge:
    """A model ready to score texts."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._weights = (model.weights * model.steps).astype(np.float32)

    def known(self, signs: Signs) -> tuple[Signs, Rows]:
        """Return the signs that the model knows, and the row of each."""
        keys = self.model.keys
        if not len(keys):
            return signs.where(np.zeros(len(signs.keys), dtype=bool)), np.zeros(0, dtype=np.int64)
        rows = np.searchsorted(keys, signs.keys)
        rows[rows == len(keys)] = 0
        kept = keys[rows] == signs.keys
        return signs.where(kept), rows[kept]

    def sums(self, known: Signs, rows: Rows, texts: int) -> Floats:
        """Return the sum of weights of each label, one row a text."""
        sums = np.tile(self.model.biases, (texts, 1))
        if len(rows):
            shares = self._weights[rows] * known.weights[:, None]
            first = np.flatnonzero(np.diff(known.texts, prepend=-1))
            sums[known.texts[first]] += np.add.reduceat(shares, first, axis=0)
        return sums

    def gains(self, known: Signs, rows: Rows, label: str, length: int) -> Floats:
        """Return what each character of one folded text adds to a label.

        Args:
            known: The signs of that text.
            rows: The row of each.
            label: Which label.
            length: How long the folded text is.
        """
        placed = known.ends > known.starts
        starts, ends = known.starts[placed], known.ends[placed]
        column = self._weights[rows[placed], self.model.labels.index(label)]
        each = column * known.weights[placed] / (ends - starts)
        steps = np.bincount(starts, each, length + 1) - np.bincount(ends, each, length + 1)
        found: Floats = np.cumsum(steps)[:-1]
        return found
