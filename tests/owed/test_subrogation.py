"""What a guarantor that paid may ask: what is paid back comes off, and its figures are compared."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.law.book import LawBook
from ashore.owed.report import DebtOwed, owed_on
from ashore.plan.debts import plan_debts
from tests.plan.households import case_of, loan

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
PAID = {
    "kind": "assignment", "id": "g", "loan": "a", "type": "subrogation", "on": "2026-10-20",
    "from_party": "a银行", "to_party": "乙担保", "verified": True,
    "principal": "900.00", "interest": "0.00", "penalty": "0.00", "total": "900.00",
    "daily_rate": "0.0005",
}  # fmt: skip
FEE = {"fees": [{"name": "担保费", "item": "guarantee_fee", "amount": "20.00"}]}


def debt(*payments: tuple[str, str], terms: Any = None, **assigned: Any) -> DebtOwed:
    """Return a loan of twelve parts of 100 yuan, three of them paid, that a guarantor paid for."""
    given = [
        {"kind": "payment", "id": f"p{n}", "loan": "a", "on": day, "amount": amount, "to": "乙担保"}
        for n, (day, amount) in enumerate(payments)
    ]
    entries = loan("a", started="2026-05-10", paid=3, terms=terms or {})
    return owed_on(case_of(*entries, PAID | assigned, *given), BOOK, ON).debts[0]


def sums(found: DebtOwed) -> dict[str, int]:
    return {item.value: amount for item, amount in found.standing.sums.items()}


def codes(found: DebtOwed) -> list[str]:
    return [one.code for one in found.findings if one.where.startswith("a/subrogation")]


def test_nothing_paid_back() -> None:
    found = debt()
    # 900.00 × 0.0005 × 35 days = 15.75
    assert sums(found) == {"subrogated_sum": 90_000, "late_fee": 1_575}
    assert (found.one_more_day, found.standing.days_past_due) == (45, 75)
    assert codes(found) == ["owed.recourse-charge"]


def test_on_the_eve_one_more_day_costs_what_the_contract_says() -> None:
    penalty = {"penalty": {"daily_rate": "0.0005", "base": "principal"}}
    entries = loan("a", started="2026-05-10", paid=3, terms=penalty)
    eve = owed_on(case_of(*entries, PAID), BOOK, dt.date(2026, 10, 19)).debts[0]
    # 200.00 is overdue: 0.10 a day.
    assert (eve.standing.footing, eve.one_more_day) == ("instalments", 10)


def test_a_part_pays_the_charge_first_and_then_the_sum() -> None:
    found = debt(("2026-10-30", "400.00"))
    # 4.50 had run in ten days; 395.50 goes to the sum; 504.50 × 0.0005 × 25 = 6.30625
    assert sums(found) == {"subrogated_sum": 50_450, "late_fee": 631}
    assert found.standing.outstanding_principal == 50_450
    agreed, at_lpr = found.standing.workings
    assert (agreed.shown, agreed.sum) == ("10.81", "900.00 × 0.0005 × 10 + 504.50 × 0.0005 × 25")
    assert agreed.entries == ("g", "p0")
    # At the loan prime rate less has run by then, so more of it reaches the sum.
    assert at_lpr.sum == "900.00 × 3.00% ÷ 365 × 10 + 500.74 × 3.00% ÷ 365 × 25"
    # What a guarantor gets clears no instalment of the lender's.
    assert found.standing.days_past_due == 75


def test_paid_back_whole_nothing_runs_on() -> None:
    found = debt(("2026-10-30", "904.50"))
    assert (found.standing.due_now, found.one_more_day, found.standing.days_past_due) == (0, 0, 0)
    assert codes(found)[-1] == "owed.recourse-paid"
    assert plan_debts([found], BOOK, ON) == ()
    over = debt(("2026-10-30", "954.50"))
    assert [one.amount for one in over.findings if one.code == "owed.recourse-paid"] == [5_000]


def test_the_claim_bears_more_than_the_fees_due_before_and_comes_first() -> None:
    found = debt(("2026-10-30", "904.50"), terms=FEE)
    # 300.00 had covered two parts of 120.00 and the fee of the third; two fees were due and unpaid.
    assert sums(found) == {"guarantee_fee": 4_000}
    assert found.one_more_day == 0


def test_a_payment_of_the_day_itself_went_to_the_lender() -> None:
    found = debt(("2026-10-20", "100.00"))
    assert sums(found) == {"subrogated_sum": 90_000, "late_fee": 1_575}
    assert found.standing.subrogation is not None
    assert found.standing.subrogation.recomputed_total == 80_000


def test_money_that_went_to_the_lender_afterwards_is_asked_about() -> None:
    given = {"kind": "payment", "loan": "a", "on": "2026-10-30", "amount": "904.50", "to": "a银行"}
    entries = loan("a", started="2026-05-10", paid=3)
    found = owed_on(case_of(*entries, PAID, given), BOOK, ON).debts[0]
    assert found.standing.due_now == 0
    [asked] = [one for one in found.findings if one.code == "owed.paid-to-earlier-creditor"]
    assert asked.amount == 90_450


@pytest.mark.parametrize(
    ("stated", "amount", "says"),
    [
        pytest.param({}, None, "", id="what contract and payments give"),
        pytest.param({"principal": "500.00", "total": "500.00"}, 40_000, "500.00", id="less"),
        pytest.param({"total": "1000.00"}, 10_000, "900.00 yuan, and its total says 1000.00",
                     id="more than its parts"),
    ],
)  # fmt: skip
def test_figures_that_disagree_are_asked_about(
    stated: dict[str, str], amount: int | None, says: str
) -> None:
    found = [one for one in debt(**stated).findings if one.code == "owed.recourse-figures-differ"]
    assert [one.amount for one in found] == ([] if amount is None else [amount])
    assert all(says in one.says.en for one in found)
