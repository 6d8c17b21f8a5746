"""Whom a loan is owed to on a day: nobody holds it before the change that brought it to them."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.owed.creditor import creditor_on
from tests.plan.households import Json, case_of, loan

PARTIES = {"funder": "甲银行", "guarantor": "乙担保", "current_creditor": "丙资产"}
PAID = {"kind": "assignment", "loan": "a", "type": "subrogation", "on": "2025-12-05",
        "to_party": "乙担保"}  # fmt: skip
SOLD = {"kind": "assignment", "loan": "a", "type": "transfer", "from_party": "乙担保",
        "to_party": "丙资产"}  # fmt: skip
TOLD = {"notified_on": "2026-04-22"}


@pytest.mark.parametrize(
    ("changes", "day", "name", "how"),
    [
        pytest.param([], "2025-12-04", "丙资产", "original", id="no change is recorded"),
        pytest.param([PAID], "2025-12-04", "甲银行", "original", id="the day before"),
        pytest.param([PAID], "2025-12-05", "乙担保", "subrogation", id="the day"),
        pytest.param([PAID, SOLD | TOLD], "2026-04-21", "乙担保", "subrogation", id="not told yet"),
        pytest.param([PAID, SOLD | TOLD], "2026-04-22", "丙资产", "transfer", id="told"),
        pytest.param([PAID, SOLD], "2026-01-01", "丙资产", "transfer", id="no day is known"),
        pytest.param([SOLD | TOLD], "2026-04-21", "乙担保", "original", id="from whom it came"),
    ],
)
def test_who_holds_it(changes: list[Json], day: str, name: str, how: str) -> None:
    case = case_of(*loan("a", started="2025-03-16", parties=PARTIES), *changes)
    found = creditor_on(case.loans[0], case, dt.date.fromisoformat(day))
    assert (found.name, found.how) == (name, how)
