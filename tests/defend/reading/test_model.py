"""A model keeps its numbers on disk and scores as its weights say; labels can stand together."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.defend.reading.features import Signs
from ashore.defend.reading.model import Judge, Model, Wanted, load_model, quantise
from ashore.defend.reading.notions import key_of
from ashore.defend.reading.reader import conduct_share, decide
from ashore.defend.reading.scheme import ANY, scheme_of

SCHEME = scheme_of("messages")
COLUMNS = (*SCHEME.labels, ANY)
SHARES = st.lists(st.floats(0, 1), min_size=len(COLUMNS), max_size=len(COLUMNS))


@pytest.fixture
def model() -> Model:
    return Model(
        labels=("a", "b"),
        keys=np.array([5, 9], dtype=np.uint32),
        weights=np.array([[127, -127], [0, 64]], dtype=np.int8),
        steps=np.array([0.01, 0.02]),
        biases=np.array([0.5, -1.0]),
        slopes=np.array([2.0, 1.0]),
        offsets=np.array([0.0, 0.25]),
        lines=np.array([0.5, 0.4]),
    )


def test_a_file_gives_back_the_model_and_is_the_same_each_time(
    model: Model, tmp_path: Path
) -> None:
    model.save(tmp_path / "one.npz")
    model.save(tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    read = load_model(tmp_path / "one.npz")
    assert read.labels == model.labels
    for name in ("keys", "weights", "steps", "biases", "slopes", "offsets", "lines"):
        np.testing.assert_array_equal(getattr(read, name), getattr(model, name))


def signs(*given: tuple[int, int, float, int, int]) -> Signs:
    """Return signs: of which text, key, weight, start, end."""
    texts, keys, weights, starts, ends = zip(*given, strict=True) if given else ((),) * 5
    return Signs(
        texts=np.array(texts, dtype=np.int64),
        keys=np.array(keys, dtype=np.uint32),
        weights=np.array(weights, dtype=np.float32),
        starts=np.array(starts, dtype=np.int64),
        ends=np.array(ends, dtype=np.int64),
    )


def test_a_sum_is_of_known_signs_of_its_own_text(model: Model) -> None:
    judge = Judge(model)
    known, rows = judge.known(
        signs((0, 5, 0.5, 0, 1), (0, 7, 100.0, 2, 3), (0, 9, 1.0, 1, 2), (2, 9, 2.0, 0, 1))
    )
    assert known.keys.tolist() == [5, 9, 9]
    assert rows.tolist() == [0, 1, 1]
    np.testing.assert_allclose(
        judge.sums(known, rows, 3),
        [[0.5 + 0.5 * 1.27, -1.0 - 0.5 * 2.54 + 1.28], [0.5, -1.0], [0.5, -1.0 + 2.56]],
        rtol=1e-6,
    )


def test_without_signs_a_sum_is_the_bias(model: Model) -> None:
    judge = Judge(model)
    np.testing.assert_allclose(judge.sums(*judge.known(signs()), 2), [model.biases] * 2)


def test_a_model_without_keys_knows_no_sign(model: Model) -> None:
    empty = dataclasses.replace(
        model, keys=np.zeros(0, dtype=np.uint32), weights=np.zeros((0, 2), dtype=np.int8)
    )
    known, rows = Judge(empty).known(signs((0, 5, 1.0, 0, 1)))
    assert (known.keys.tolist(), rows.tolist()) == ([], [])


KEYS = st.integers(0, 2**32 - 1) | st.integers(0, 9) | st.integers(2**32 - 9, 2**32 - 1)


@given(held=st.sets(KEYS, min_size=1), asked=st.lists(KEYS))
def test_known_keys_are_those_of_the_model_however_they_lie(
    held: set[int], asked: list[int]
) -> None:
    ascending = sorted(held)
    asked += ascending[::2]
    model = Model(
        labels=("a",),
        keys=np.array(ascending, dtype=np.uint32),
        weights=np.ones((len(held), 1), dtype=np.int8),
        **{name: np.ones(1) for name in ("steps", "biases", "slopes", "offsets", "lines")},
    )
    known, rows = Judge(model).known(signs(*((0, key, 1.0, 0, 1) for key in asked)))
    assert known.keys.tolist() == [key for key in asked if key in held]
    assert [ascending[row] for row in rows.tolist()] == known.keys.tolist()


def test_a_score_is_the_logistic_of_the_straightened_sum(model: Model) -> None:
    np.testing.assert_allclose(model.scores(np.array([0.0, -0.25])), [0.5, 0.5])
    assert model.scores(np.array([1e9, -1e9])).tolist() == pytest.approx([1.0, 0.0], abs=1e-12)


def test_gains_lie_where_the_signs_are(model: Model) -> None:
    """A sign's share is spread over its place; one without a place is nowhere."""
    judge = Judge(model)
    known, rows = judge.known(signs((0, 5, 0.5, 1, 3), (0, 9, 1.0, 2, 3), (0, 9, 5.0, 0, 0)))
    gains = judge.gains(known, rows, [Wanted(text=0, column=1, length=4)])
    np.testing.assert_allclose(gains, [[0.0, -0.635, -0.635 + 1.28, 0.0]], atol=1e-6)


def test_gains_are_the_same_whatever_else_is_wanted(model: Model) -> None:
    judge = Judge(model)
    known, rows = judge.known(signs((0, 5, 0.5, 1, 3), (1, 9, 1.0, 0, 1), (3, 5, 1.0, 0, 0)))
    wanted = [Wanted(1, 1, 2), Wanted(0, 0, 4), Wanted(3, 0, 1), Wanted(0, 1, 4), Wanted(2, 0, 0)]
    together = judge.gains(known, rows, wanted)
    alone = [judge.gains(known, rows, [one])[0] for one in wanted]
    assert [one.tolist() for one in together] == [one.tolist() for one in alone]
    assert [len(one) for one in together] == [2, 4, 1, 4, 0]
    assert judge.gains(known, rows, []) == []


def test_small_integers_are_within_half_a_step() -> None:
    weights = np.random.default_rng(3).normal(size=(50, 3))
    small, steps = quantise(weights)
    assert np.abs(small * steps - weights).max() <= steps.max() / 2
    assert np.abs(small).max() == 127


def test_a_column_of_zeros_stays_zero() -> None:
    small, _ = quantise(np.zeros((4, 2)))
    assert not small.any()


def test_a_key_is_stable() -> None:
    """Keys are on disk: another hash would make every shipped model wrong."""
    assert key_of("n", "还钱") == 0xE506D830


@given(SHARES)
def test_labels_can_always_stand_together(shares: list[float]) -> None:
    lines = np.full(len(COLUMNS), 0.5)
    labels = decide(SCHEME, COLUMNS, np.array(shares), lines)
    assert SCHEME.problem_with(labels) is None


@given(SHARES)
def test_the_share_of_conduct_is_a_share(shares: list[float]) -> None:
    assert 0 <= conduct_share(SCHEME, dict(zip(COLUMNS, shares, strict=True))) <= 1


def scores(**given: float) -> np.ndarray:
    return np.array([given.get(column.replace(" ", "_"), 0.01) for column in COLUMNS])


@pytest.mark.parametrize(
    ("given", "labels"),
    [
        ({"insult": 0.9, "any_conduct": 0.9}, ("insult",)),
        ({"insult": 0.9, "obscene": 0.6, "any_conduct": 0.9}, ("insult", "obscene")),
        ({"insult": 0.3, "any_conduct": 0.9}, ("insult",)),
        ({"insult": 0.9, "unrelated": 0.95, "any_conduct": 0.2}, ("unrelated",)),
        (
            {"impersonate_authority": 0.8, "other_spam_or_fraud": 0.9, "any_conduct": 0.1},
            ("impersonate_authority", "other_spam_or_fraud"),
        ),
        (
            {"impersonate_authority": 0.9, "other_spam_or_fraud": 0.6, "any_conduct": 0.9},
            ("impersonate_authority", "other_spam_or_fraud"),
        ),
    ],
)
def test_what_scores_amount_to(given: dict[str, float], labels: tuple[str, ...]) -> None:
    assert decide(SCHEME, COLUMNS, scores(**given), np.full(len(COLUMNS), 0.5)) == labels
