"""A linear model over hashed features: small integers on disk, one score a label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ashore.defend.reading.features import Sign

Floats = npt.NDArray[np.float64]
_LEVELS = 127


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights by feature and label; a score is the logistic of a straightened sum.

    ``labels`` names the columns. ``weights[row, label] * steps[label]`` is the weight of the
    feature whose key is ``keys[row]``; ``slopes`` and ``offsets`` turn the sum of a label into
    the logit of a probability; ``lines`` are the scores from which a label is given.
    """

    labels: tuple[str, ...]
    keys: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.int8]
    steps: Floats
    biases: Floats
    slopes: Floats
    offsets: Floats
    lines: Floats

    def rows(self) -> dict[int, int]:
        """Return the row of each key."""
        return {int(key): row for row, key in enumerate(self.keys)}

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
        self._rows = model.rows()
        self._weights = (model.weights * model.steps).astype(np.float32)
        self._columns: dict[str, list[float]] = {}

    def sums(self, signs: Sequence[Sign]) -> Floats:
        """Return the sum of weights of each label."""
        rows, values = self._known(signs)
        found: Floats = values @ self._weights[rows] + self.model.biases
        return found

    def shares(self, signs: Sequence[Sign], label: str) -> list[tuple[Sign, float]]:
        """Return how much each known feature adds to a label's sum."""
        weights, row_of = self._column(label), self._rows.get
        return [
            (sign, sign.weight * weights[row])
            for sign in signs
            if (row := row_of(sign.key)) is not None
        ]

    def _column(self, label: str) -> list[float]:
        """Return the weights of one label; plain numbers, because they are asked for one by one."""
        if label not in self._columns:
            self._columns[label] = self._weights[:, self.model.labels.index(label)].tolist()
        return self._columns[label]

    def _known(self, signs: Sequence[Sign]) -> tuple[list[int], Floats]:
        rows, values = [], []
        for sign in signs:
            row = self._rows.get(sign.key)
            if row is not None:
                rows.append(row)
                values.append(sign.weight)
        return rows, np.array(values)


Scores = Mapping[str, float]
