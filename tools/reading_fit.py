"""How a reader's weights are fitted and its lines drawn, from the corpus alone."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression, Ridge  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]
from tools.reading_corpus import Line
from tools.reading_disguise import disguise

from ashore.defend.reading.features import signs_of
from ashore.defend.reading.model import Floats, Model, quantise
from ashore.defend.reading.reader import Asked, Eye, conduct_share, decide
from ashore.defend.reading.scheme import ANY, Care, Scheme

SEED = 20260301
COPIES = 1
STRENGTH = 24.0
LEAST_REST = 0.8
LEAST_LINES = 2
FOLDS = 12
NEVER = -12.0

Bools = npt.NDArray[np.bool_]
Keys = npt.NDArray[np.uint32]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Signs and truths of texts, one row a text; copies of a line share its number.

    ``matrix`` holds the weights of signs, one column a key; ``keys`` ascend.
    """

    matrix: csr_matrix
    keys: Keys
    truth: Bools
    lines: npt.NDArray[np.int64]
    plain: Bools


class Unseen(NamedTuple):
    """A line, or its disguised copy, with the labels given by who knew no text of its hand."""

    line: Line
    plain: bool
    given: tuple[str, ...]


def columns(scheme: Scheme) -> tuple[str, ...]:
    """Return the columns of a model: every label, and whether there is any conduct label."""
    return (*scheme.labels, ANY)


def sample(eye: Eye, lines: Sequence[Line], *, copies: int = COPIES, seed: int = SEED) -> Samples:
    """Return the signs of lines and of disguised copies of them."""
    seen, truth, numbers, plain = [], [], [], []
    for number, line in enumerate(lines):
        chance = random.Random(f"{seed} {line.id}")  # noqa: S311  # disguises, no secrets
        texts = [line.asked.text] + [disguise(line.asked.text, chance) for _ in range(copies)]
        for copy, text in enumerate(texts):
            seen.append(eye.look(Asked(text, line.asked.channel, line.asked.recipient)))
            truth.append(_truth(eye.scheme, line.labels))
            numbers.append(number)
            plain.append(copy == 0)
    signs = signs_of(seen, eye.scheme.weights)
    keys, columns_of = np.unique(signs.keys, return_inverse=True)
    return Samples(
        matrix=csr_matrix(
            (signs.weights.astype(np.float64), (signs.texts, columns_of)),
            shape=(len(seen), len(keys)),
        ),
        keys=keys,
        truth=np.array(truth),
        lines=np.array(numbers),
        plain=np.array(plain),
    )


def _truth(scheme: Scheme, labels: Sequence[str]) -> list[bool]:
    some = bool(labels) and not set(labels) & set(scheme.clear)
    return [some if column == ANY else column in labels for column in columns(scheme)]


def fit_weights(samples: Samples, strength: float = STRENGTH) -> tuple[Keys, Floats, Floats]:
    """Return keys, weights (one row a key, one column a label) and biases.

    Only keys that several lines have are kept. Every label is fitted by least squares to plus and
    minus one, with the squares of the weights held small, that of the bias too.
    """
    kept = _shared(samples)
    ones = np.ones((len(samples.lines), 1))
    matrix = hstack([samples.matrix[:, kept], ones], format="csr")
    ridge = Ridge(alpha=strength, fit_intercept=False, solver="sparse_cg", tol=1e-4)
    weights = ridge.fit(matrix, np.where(samples.truth, 1.0, -1.0)).coef_.T
    return samples.keys[kept], weights[:-1], weights[-1]


def _shared(samples: Samples) -> npt.NDArray[np.int64]:
    """Return the columns that several lines have; a copy adds nothing to the count."""
    size = int(samples.lines.max()) + 1
    rows = len(samples.lines)
    of_line = csr_matrix((np.ones(rows), (samples.lines, np.arange(rows))), shape=(size, rows))
    there = of_line @ (samples.matrix != 0)
    there.data[:] = 1
    return np.flatnonzero(np.asarray(there.sum(axis=0)).ravel() >= LEAST_LINES)


def read_unseen(
    samples: Samples, lines: Sequence[Line], strength: float = STRENGTH
) -> tuple[Rows, Floats]:
    """Return rows of samples, and their sums under weights fitted without the hand they are by.

    A writer's words recur from one scenario to the next, so only another hand shows how texts of
    the world are read. Some hands are left out together, which saves fits. A hand that wrote much
    of the corpus is not read: without it the weights would not be those that are shipped.
    """
    hands = np.array([lines[number].hand for number in samples.lines])
    folds = GroupKFold(n_splits=min(FOLDS, len(set(hands))))
    parts = []
    for others, rows in folds.split(hands, groups=hands):
        if len(rows) > (1 - LEAST_REST) * len(hands):
            continue
        keys, weights, biases = fit_weights(_part(samples, others), strength)
        unseen = samples.matrix[rows][:, np.searchsorted(samples.keys, keys)]
        parts.append((rows, unseen @ weights + biases))
    rows, sums = (np.concatenate(column) for column in zip(*parts, strict=True))
    return rows, sums


def _part(samples: Samples, rows: npt.NDArray[np.int64]) -> Samples:
    return Samples(
        matrix=samples.matrix[rows],
        keys=samples.keys,
        truth=samples.truth[rows],
        lines=np.unique(samples.lines[rows], return_inverse=True)[1],
        plain=samples.plain[rows],
    )


def straighten(sums: Floats, truth: Bools) -> tuple[Floats, Floats]:
    """Return the slope and offset a label that turn sums into logits of probabilities."""
    slopes, offsets = [], []
    for column in range(sums.shape[1]):
        slope, offset = _logistic(sums[:, column], truth[:, column])
        slopes.append(slope)
        offsets.append(offset)
    return np.array(slopes), np.array(offsets)


def _logistic(sums: Floats, truth: Bools) -> tuple[float, float]:
    """Return the slope and offset of one label; a label that no text has is never given."""
    if not truth.any():
        return 1.0, NEVER
    fitted = LogisticRegression(C=100.0).fit(sums[:, None], truth)
    return max(float(fitted.coef_[0][0]), 0.1), float(fitted.intercept_[0])


def draw_lines(scheme: Scheme, scores: Floats, truth: Bools) -> Floats:
    """Return the score from which each label is given.

    The line of :data:`ANY` comes first: above it lie no more clear texts than the scheme allows.
    Among the texts above it, a conduct label's line is where its F-beta is best.
    """
    names = columns(scheme)
    clear = ~truth[:, names.index(ANY)]
    shares = np.array(
        [conduct_share(scheme, dict(zip(names, map(float, row), strict=True))) for row in scores]
    )
    alarms = np.sort(shares[clear])[::-1]
    gate = alarms[int(scheme.care.alarms * len(alarms))] + 1e-6
    above = shares >= gate
    lines = np.full(len(names), 0.5)
    lines[names.index(ANY)] = gate
    allowed = scheme.care.label_alarms * clear.sum()
    for label in scheme.conduct:
        column = names.index(label)
        lines[column] = _best_line(
            scores[above, column], truth[above, column], clear[above], allowed, scheme.care
        )
    return lines


def _best_line(scores: Floats, truth: Bools, clear: Bools, allowed: float, care: Care) -> float:
    best, found = -1.0, 0.5
    for line in np.arange(0.05, 0.9, 0.01):
        given = scores >= line
        if (given & clear).sum() > max(1.0, allowed):
            continue
        right = float((given & truth).sum())
        wanted = care.precision**2 * float(truth.sum()) + float(given.sum())
        value = (1 + care.precision**2) * right / wanted if wanted else 0.0
        if value > best:
            best, found = value, float(line)
    return found


def train(eye: Eye, lines: Sequence[Line]) -> tuple[Model, list[Unseen]]:
    """Return the model of a corpus, and how texts were read that it did not know."""
    samples = sample(eye, lines)
    rows, sums = read_unseen(samples, lines)
    truth, plain = samples.truth[rows], samples.plain[rows]
    slopes, offsets = straighten(sums, truth)
    names = columns(eye.scheme)
    keys, weights, biases = fit_weights(samples)
    small, steps = quantise(weights)
    used = np.flatnonzero(np.abs(small).sum(axis=1) > 0)
    model = Model(
        labels=names,
        keys=keys[used],
        weights=small[used],
        steps=steps,
        biases=biases,
        slopes=slopes,
        offsets=offsets,
        lines=np.full(len(names), 0.5),
    )
    scores = model.scores(sums)
    model.lines[:] = draw_lines(eye.scheme, scores[plain], truth[plain])
    return model, [
        Unseen(
            lines[samples.lines[row]],
            bool(samples.plain[row]),
            decide(eye.scheme, names, of_one, model.lines),
        )
        for row, of_one in zip(rows.tolist(), scores, strict=True)
    ]
