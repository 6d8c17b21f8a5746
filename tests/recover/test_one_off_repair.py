"""The one-off repair: the hand-worked examples of the docs, and each condition on its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from ashore.law.book import LawBook
from ashore.recover.one_off_repair import OverdueSpell, Verdict, one_off_repair

BOOK = LawBook.standard()
COVERED = OverdueSpell(
    first=dt.date(2024, 3, 1),
    last=dt.date(2024, 5, 31),
    most=800_000,
    paid_on=dt.date(2025, 9, 10),
)


def test_paid_in_the_first_round_is_hidden_from_new_year() -> None:
    found = one_off_repair(COVERED, BOOK)
    assert (found.verdict, found.hidden_from) == (Verdict.HIDDEN, dt.date(2026, 1, 1))
    assert found.citation.id == "credit-record.one-off-repair"


@pytest.mark.parametrize(
    ("paid_on", "verdict", "hidden_from"),
    [
        (dt.date(2025, 11, 30), Verdict.HIDDEN, dt.date(2026, 1, 1)),
        (dt.date(2025, 12, 1), Verdict.HIDDEN, dt.date(2026, 1, 31)),
        (dt.date(2026, 1, 31), Verdict.HIDDEN, dt.date(2026, 2, 28)),
        (dt.date(2026, 3, 31), Verdict.HIDDEN, dt.date(2026, 4, 30)),
        (dt.date(2026, 4, 1), Verdict.SHOWN, None),
    ],
)
def test_the_day_of_payment(
    paid_on: dt.date, verdict: Verdict, hidden_from: dt.date | None
) -> None:
    found = one_off_repair(replace(COVERED, paid_on=paid_on), BOOK)
    assert (found.verdict, found.hidden_from) == (verdict, hidden_from)


@pytest.mark.parametrize(
    ("change", "met"),
    [
        ({"most": 1_000_000}, [True, True, True]),
        ({"most": 1_000_001}, [True, False, True]),
        ({"first": dt.date(2019, 12, 31)}, [False, True, True]),
        ({"last": dt.date(2026, 1, 1)}, [False, True, True]),
        ({"first": None, "last": None}, [None, True, True]),
        ({"most": None}, [True, None, True]),
        ({"paid_on": None}, [True, True, False]),
        ({"paid_on": None, "paid_known": False}, [True, True, None]),
    ],
)
def test_each_condition_is_said(change: dict[str, object], met: list[bool | None]) -> None:
    found = one_off_repair(replace(COVERED, **change), BOOK)  # type: ignore[arg-type]
    assert [condition.met for condition in found.conditions] == met
    expected = Verdict.SHOWN if False in met else Verdict.UNKNOWN if None in met else Verdict.HIDDEN
    assert found.verdict is expected
