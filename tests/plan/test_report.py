"""The whole plan of a case: what is said, what is not, and what changes when something does."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.law.book import LawBook
from ashore.plan.exchange import plan_as_json
from ashore.plan.report import PlanReport, plan_of
from ashore.plan.what_if import WhatIf
from ashore.plan.words import compared, months_in_words
from tests.plan.households import ON, case_of, cash, expense, income, loan

BOOK = LawBook.standard()
LIVING = [income(monthly="3000.00"), expense(monthly="2000.00")]
LATE = loan("a", started="2026-05-10", paid=4)


def plan(*entries: dict[str, Any], **changes: Any) -> PlanReport:
    return plan_of(case_of(*entries), BOOK, ON, what_if=WhatIf(**changes))


def test_a_plan_that_ends() -> None:
    report = plan(*LIVING, cash("0.00"), *LATE)
    # 200.00 is due; 900.00 a month is there from December on: 8 parts of 100.00 are left.
    assert report.months == 7
    assert report.optimised is not None
    assert report.optimised.plan.paid == 80_000
    found = plan_as_json(report, "zh")
    assert found["payments"][0] == {"month": "2026-12", "debt": "a", "amount": "300.00"}
    assert found["total_cost"] == found["lower_bound"] == "800.00"
    assert (found["gap"], found["proven"]) == (0.0, True)
    assert set(found["baselines"]) == {"avalanche", "snowball", "pro_rata"}
    assert found["asks"][0]["kind"] == "grace"


def test_nothing_left_gives_no_figure_to_pay() -> None:
    report = plan(income(monthly="1500.00"), expense(monthly="2000.00"), *LATE)
    found = plan_as_json(report, "zh")
    assert found["route"] == "relief"
    assert (found["surplus"], found["available"]) == ("-500.00", "0.00")
    assert found["payments"] == found["asks"] == found["offers"] == []
    assert found["total_cost"] is None
    assert found["odds"] is None
    assert compared(report) is None
    assert months_in_words(report) == ()


def test_what_if_there_were_more_or_less() -> None:
    slow = plan(*LIVING, *LATE, more_a_month=-90_000)
    fast = plan(*LIVING, *LATE, once=100_000)
    # 3,000 less 900 less 2,000 to live on leaves 100, and a tenth of it is kept.
    assert slow.budget.surplus == 10_000
    assert slow.problem.money[1] == 9_000
    # Of 1,000 at hand six days of living are kept: 2,000 × 6 / 30.
    assert fast.problem.money[0] == 60_000
    assert slow.months is not None
    assert slow.months > 7
    assert fast.optimised is not None
    assert fast.optimised.plan.payments[0][0] == 20_000


def test_what_if_a_debt_were_out_of_it() -> None:
    both = [*LATE, *loan("b", started="2026-05-10", paid=2)]
    assert [debt.id for debt in plan(*LIVING, *both, without="b").debts] == ["a"]


def test_an_offer_to_settle_is_taken_when_it_is_the_best() -> None:
    offer = {"kind": "offer", "loan": "a", "by": "a银行", "one_off": "300.00",
             "deadline": "2026-12-31"}  # fmt: skip
    report = plan(*LIVING, *LATE, offer)
    assert report.optimised is not None
    assert report.optimised.plan.payments[0][1] == 30_000
    assert "一次结清" in months_in_words(report)[0].says.zh
    expired = plan(*LIVING, *LATE, offer | {"deadline": "2026-11-01"})
    assert expired.optimised is not None
    assert expired.optimised.plan.paid == 80_000


def test_debts_that_are_held_are_not_paid_and_say_why() -> None:
    theirs = loan("b", started="2026-05-10", classification="identity_fraud", own=False)
    report = plan(*LIVING, *LATE, *theirs)
    found = plan_as_json(report, "en")
    held = next(debt for debt in found["debts"] if debt["id"] == "b")
    assert held["held"] == "not_yours"
    assert {payment["debt"] for payment in found["payments"]} == {"a"}
    assert found["offers"] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_languages_say_the_same_things(language: Any) -> None:
    found = plan_as_json(plan(*LIVING, *LATE), language)
    assert found["why"]
    assert all(found["why_not"].values())
    assert len(found["in_words"]) == 6
