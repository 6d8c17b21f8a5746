"""What does not fit together is named with its question, and nothing stops."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.law.book import LawBook
from ashore.plan.questions import contradictions
from ashore.plan.report import plan_of
from tests.plan.households import ON, case_of, cash, expense, income, loan

BOOK = LawBook.standard()
LIVING = [income(monthly="6000.00"), expense(monthly="2000.00")]


def codes(*entries: dict[str, Any]) -> list[str]:
    found = list(contradictions(case_of(*entries), ON))
    assert all(finding.ask and finding.ask.zh and finding.ask.en for finding in found)
    return [finding.code for finding in found]


FRAUD = {"classification": "identity_fraud"}
OUT = {"kind": "disbursement", "loan": "a", "on": "2026-05-10", "gross": "1200.00"}
BARE = {"kind": "loan", "id": "a", "product": "a",
        "terms": {"method": "equal_principal", "principal": "1200.00", "periods": 12,
                  "annual_rate": "0"}}  # fmt: skip
AGREEMENT = {"kind": "agreement", "loan": "a", "signed_on": "2026-10-01", "periods": 3,
             "monthly": "300.00", "first_due_on": "2026-12-05"}  # fmt: skip
BENEFIT = income("失业保险金", monthly="1800.00")


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([income(low="3000.00", high="2000.00")], ["plan.bounds-swapped"]),
        ([expense(low="300.00", high="200.00")], ["plan.bounds-swapped"]),
        ([income(monthly="5000.00", low="2000.00", high="3000.00")], ["plan.outside-its-bounds"]),
        ([income(monthly="2500.00", low="2000.00", high="3000.00")], []),
        (
            [income(monthly="1.00", starts_on="2026-10-01", ends_on="2026-09-01")],
            ["plan.days-swapped"],
        ),
        (
            [{"kind": "cause", "type": "job_loss", "began_on": "2026-10-01",
              "ended_on": "2026-09-01"}],
            ["plan.days-swapped"],
        ),
        ([income()], ["plan.sum-missing"]),
        (
            [income(monthly="5000.00", months=["3000.00", "3100.00", "3050.00"])],
            ["plan.income-unlike-its-months"],
        ),
        ([income(monthly="3050.00", months=["3000.00", "3100.00", "3050.00"])], []),
        (
            [income(monthly="5000.00", months=["3000.00", "3100.00"], stability="volatile")],
            [],
        ),
        ([BENEFIT, income(monthly="4000.00", stability="stable")], ["plan.benefit-beside-wage"]),
        ([BENEFIT, income("配偶", monthly="1.00", stability="stable", whose="配偶")], []),
        ([expense(monthly="900.00"), expense(monthly="900.00")], ["plan.twice"]),
        ([expense(monthly="900.00"), expense(monthly="800.00")], []),
        ([cash("100.00") | {"as_of": "2026-08-01"}], ["plan.cash-of-another-day"]),
        ([cash("100.00") | {"as_of": "2026-12-01"}], ["plan.cash-of-another-day"]),
        ([cash("100.00") | {"as_of": "2026-11-01"}], []),
        ([BARE | FRAUD, OUT | {"own_account": True}], ["plan.fraud-but-received"]),
        ([BARE | FRAUD | {"own": True}], ["plan.fraud-but-received"]),
        ([BARE | FRAUD, OUT | {"own_account": False}], []),
        ([BARE, OUT | {"own_account": False}], ["plan.received-elsewhere"]),
        ([BARE | {"classification": "nominee"}, OUT | {"own_account": False}], []),
        ([BARE, AGREEMENT | {"total": "500.00"}], ["plan.agreement-sums"]),
        ([BARE, AGREEMENT | {"total": "900.00"}], []),
        ([BARE, AGREEMENT | {"total": "905.00"}], []),
        (
            [BARE, {"kind": "payment", "loan": "a", "on": "2026-12-01", "amount": "100.00"}],
            ["plan.payment-to-come"],
        ),
    ],
)  # fmt: skip
def test_each_contradiction_has_its_name(
    entries: list[dict[str, Any]], expected: list[str]
) -> None:
    assert codes(*entries) == expected


def test_everything_at_once_is_still_planned() -> None:
    entries = [
        *LIVING,
        income("副业", low="900.00", high="300.00"),
        income("奖金"),
        expense("看病"),
        expense("房租", monthly="2000.00"),
        cash("400.00") | {"as_of": "2020-01-01"},
        *loan("a", started="2026-05-10", paid=5),
        *loan("b", started="2026-05-10", classification="identity_fraud", own=True),
        {"kind": "loan", "id": "c", "product": "没利率的",
         "terms": {"method": "equal_instalment", "principal": "1000.00", "periods": 6}},
    ]  # fmt: skip
    report = plan_of(case_of(*entries), BOOK, ON)
    assert report.optimised is not None
    found = {finding.code for finding in report.findings}
    assert {
        "plan.bounds-swapped", "plan.sum-missing", "plan.twice", "plan.cash-of-another-day",
        "plan.fraud-but-received",
    } <= found  # fmt: skip
    assert [(one.where, one.code) for one in report.not_planned] == [("c", "owed.terms-missing")]
    assert "没利率的" in report.not_planned[0].says.zh
    assert report.not_planned[0] not in report.findings
