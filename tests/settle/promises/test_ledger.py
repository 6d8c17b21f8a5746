"""The promise ledger: every breach of forty histories is found, and none in forty kept ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.settle.promises.ledger import promise_ledgers
from tests.settle.promises.histories import BREACHES, history

BROKEN = [(seed, BREACHES[seed % len(BREACHES)]) for seed in range(40)]
KEPT = range(1_000, 1_040)


def found(seed: int, breach: str | None) -> list[str]:
    case, on, _ = history(seed, breach)
    [ledger] = promise_ledgers(case, on)
    return [one.code.removeprefix("promise.") for one in ledger.breaches]


@pytest.mark.parametrize(("seed", "breach"), BROKEN)
def test_the_one_breach_of_a_history_is_found_and_nothing_else(seed: int, breach: str) -> None:
    assert found(seed, breach) == [breach]


@pytest.mark.parametrize("seed", KEPT)
def test_a_kept_history_shows_no_breach(seed: int) -> None:
    assert found(seed, None) == []


@given(st.integers(0, 10**9))
def test_no_kept_history_shows_a_breach(seed: int) -> None:
    assert found(seed, None) == []


@given(st.integers(0, 10**9), st.sampled_from(BREACHES))
def test_any_single_breach_is_found(seed: int, breach: str) -> None:
    assert found(seed, breach) == [breach]


def test_a_breach_names_the_entries_that_show_it_and_the_agreement() -> None:
    case, on, _ = history(4, "creditor-bill-waived")
    [ledger] = promise_ledgers(case, on)
    [breach] = ledger.breaches
    known = {entry.id for entry in case.entries}
    shown = [entry for step in breach.finding.workings for entry in step.entries]

    assert set(shown) <= known
    assert [entry.split("-")[0] for entry in shown] == ["bill", "agreement"]
    assert breach.finding.amount == 3_520
    assert breach.finding.ask is not None


def test_nothing_after_the_day_asked_about_is_looked_at() -> None:
    case, _, made = history(0, "person-late")
    [ledger] = promise_ledgers(case, made.first)

    assert ledger.breaches == ()
    assert ledger.completed_on is None
