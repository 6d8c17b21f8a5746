"""The six worked cases as whole plans and day lists."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from ashore.case.fields import SHANGHAI
from ashore.case.replay import Case, replay
from ashore.intake import ledger_from_file
from ashore.law.book import LawBook
from ashore.plan.exchange import plan_as_json
from ashore.plan.report import plan_of
from ashore.plan.today import agenda

FOLDER = Path(__file__).parents[3] / "shared" / "cases"
FILES = sorted(FOLDER.glob("case?_*.json"))
ON = dt.date(2026, 11, 24)
BOOK = LawBook.standard()

pytestmark = pytest.mark.skipif(not FILES, reason="the worked cases lie beside the repository")


def case(number: int) -> Case:
    now = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
    return replay(ledger_from_file(FILES[number - 1], recorded_at=now))


def found(number: int) -> dict[str, Any]:
    return plan_as_json(plan_of(case(number), BOOK, ON), "zh")


def test_case_two_keeps_thirty_thousand_from_falling_due() -> None:
    plan = found(2)
    assert plan["payments"][0] == {"month": "2026-11", "debt": "c2-d2", "amount": "327.60"}
    worse = plan["baselines"]["avalanche"]["falls_due_at_once"]
    assert float(worse) - float(plan["goals"]["falls_due_at_once"]) == 30_000
    assert plan["relief_months"] == 3
    kinds = {ask["debt"]: (ask["kind"], ask["value"], ask["rests_on"]) for ask in plan["asks"]}
    assert kinds["c2-d1"] == ("grace", 3, "goodwill")
    assert kinds["c2-d4"][2] == "rule"


def test_case_three_shows_no_payment() -> None:
    plan = found(3)
    assert (plan["route"], plan["available"], plan["payments"]) == ("court", "0.00", [])
    today = agenda(case(3), plan_of(case(3), BOOK, ON), BOOK, ON).today
    assert today[0].code == "answer_enforcement"


@pytest.mark.parametrize(
    ("number", "code", "debts"),
    [
        (3, "squeeze_living", []),
        (4, "pay_what_is_not_yours", ["c4-d1"]),
        (6, "stop_paying_to_bargain", []),
        (6, "forge_documents", []),
        (6, "speak_for_the_person", []),
    ],
)
def test_what_a_case_forbids_is_said(number: int, code: str, debts: list[str]) -> None:
    assert {one["code"]: one["debts"] for one in found(number)["never"]}[code] == debts


def test_case_four_chases_the_objection_that_ran_out() -> None:
    today = agenda(case(4), plan_of(case(4), BOOK, ON), BOOK, ON).today
    assert [task.code for task in today][:2] == [
        "report_identity_fraud",
        "chase_the_credit_objection",
    ]
    assert "2026-11-23" in today[1].says.zh
    assert "c4-d1" not in {payment["debt"] for payment in found(4)["payments"]}


def test_case_six_takes_back_the_telephone_first() -> None:
    today = agenda(case(6), plan_of(case(6), BOOK, ON), BOOK, ON).today
    assert [task.code for task in today][:4] == [
        "cancel_call_forwarding",
        "revoke_authorisation",
        "correct_false_documents",
        "police_report",
    ]


@pytest.mark.parametrize("number", [1, 2, 4, 5, 6])
def test_plans_are_proven_and_never_dearer_than_plain_orders(number: int) -> None:
    plan = found(number)
    assert plan["proven"]
    assert plan["gap"] < 0.001
    ours = _order(plan["goals"])
    for baseline in plan["baselines"].values():
        assert ours <= _order(baseline)


def _order(goals: dict[str, Any]) -> tuple[float, ...]:
    return (
        float(goals["falls_due_at_once"]),
        goals["newly_late"],
        goals["further_behind"],
        float(goals["late_cost"]),
    )
