"""At which stage a debt is, and that every stage knows what to ask for."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_loans import Assignment
from ashore.plan.report import plan_of
from ashore.settle.stage import Stage, ladder, stage_of
from tests.settle.talks import BOOK, ON, RECORDED, case_of, household, loan, payment


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        (dt.date(2026, 4, 5), Stage.BEFORE_DUE),
        (dt.date(2026, 4, 6), Stage.FIRST_WEEK),
        (dt.date(2026, 4, 12), Stage.FIRST_WEEK),
        (dt.date(2026, 4, 13), Stage.TWO_MONTHS),
        (dt.date(2026, 6, 4), Stage.TWO_MONTHS),
        (dt.date(2026, 6, 5), Stage.HALF_YEAR),
        (dt.date(2026, 10, 2), Stage.HALF_YEAR),
        (dt.date(2026, 10, 3), Stage.LONGER),
    ],
)
def test_a_stage_ends_with_its_last_day(on: dt.date, stage: Stage) -> None:
    case = case_of(household(), loan())
    [debt] = plan_of(case, BOOK, on, ranges=False).debts
    assert stage_of(debt, case.loans[0]) is stage


def test_a_debt_sold_to_an_unknown_buyer_is_checked_first() -> None:
    sold = Assignment.model_validate(
        {"id": "a", "recorded_at": RECORDED, "loan": "l-1", "type": "transfer",
         "on": "2026-11-01", "to_party": "新账资产"}
    )  # fmt: skip
    case = case_of(household(), loan(), sold)
    [debt] = plan_of(case, BOOK, ON, ranges=False).debts
    assert stage_of(debt, case.loans[0]) is Stage.UNVERIFIED


def test_a_loan_that_somebody_else_took_is_not_talked_about_as_ones_own() -> None:
    case = case_of(household(), loan(classification="identity_fraud"))
    [debt] = plan_of(case, BOOK, ON, ranges=False).debts
    assert stage_of(debt, case.loans[0]) is Stage.NOT_YOURS


def test_every_stage_has_its_rung() -> None:
    assert list(ladder()) == list(Stage)
    for rung in ladder().values():
        assert rung.papers
        for said in (rung.title, rung.first, rung.then, rung.avoid):
            assert all(said)


def test_a_part_payment_does_not_change_the_stage() -> None:
    case = case_of(household(), loan(), payment("p", "2026-04-05", "100"))
    [debt] = plan_of(case, BOOK, dt.date(2026, 4, 20), ranges=False).debts
    assert stage_of(debt, case.loans[0]) is Stage.TWO_MONTHS
