"""Whatever a case holds, there is an answer: no plan breaks, and none takes what is not there."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.law.book import LawBook
from ashore.plan.agenda_exchange import agenda_as_json
from ashore.plan.exchange import plan_as_json
from ashore.plan.report import plan_of
from ashore.plan.today import agenda
from tests.plan.households import ON, case_of, cash

BOOK = LawBook.standard()

yuan = st.integers(0, 2_000_000).map(lambda fen: f"{fen / 100:.2f}")
days = st.dates(ON.replace(year=2024), ON.replace(year=2028)).map(str)
maybe_yuan, maybe_day = st.none() | yuan, st.none() | days
lines = {
    "monthly": maybe_yuan, "low": maybe_yuan, "high": maybe_yuan, "starts_on": maybe_day,
    "ends_on": maybe_day,
}  # fmt: skip
incomes = st.fixed_dictionaries({
    "kind": st.just("income"), "name": st.sampled_from(["工资", "失业金", "跑单"]), **lines,
    "months": st.lists(yuan, max_size=4), "pay_day": st.none() | st.integers(1, 31),
    "stability": st.sampled_from(["stable", "volatile", "one_off", "unknown"]),
    "first_full_pay_on": maybe_day,
})  # fmt: skip
expenses = st.fixed_dictionaries({
    "kind": st.just("expense"), "name": st.sampled_from(["房租", "吃饭", "看病"]), **lines,
    "essential": st.booleans(),
})  # fmt: skip
terms = st.fixed_dictionaries({
    "method": st.sampled_from(
        ["equal_instalment", "equal_principal", "flat", "interest_only", "bullet", "open"]
    ),
    "principal": yuan,
    "annual_rate": st.none() | st.sampled_from(["0", "0.1", "0.24", "3"]),
    "flat_monthly_rate": st.none() | st.just("0.01"),
    "periods": st.none() | st.integers(1, 40),
    "penalty": st.none() | st.just({"multiplier": "1.5", "base": "principal"}),
    "acceleration": st.none() | st.sampled_from([{"over_days": 30}, {"consecutive": 2}]),
})  # fmt: skip
loans = st.fixed_dictionaries({
    "terms": terms, "started": st.dates(ON.replace(year=2024), ON.replace(month=10)).map(str),
    "paid": st.lists(st.tuples(days, yuan), max_size=5),
    "classification": st.sampled_from(["genuine", "unknown", "identity_fraud", "nominee"]),
    "own_account": st.none() | st.booleans(),
    "offer": st.none() | st.fixed_dictionaries({
        "one_off": maybe_yuan, "monthly": maybe_yuan, "waived": maybe_yuan,
        "periods": st.none() | st.integers(1, 80), "deadline": maybe_day,
    }),
    "paper": st.none() | st.fixed_dictionaries({
        "type": st.sampled_from(["judgment", "summons", "payment-order", "enforcement-notice"]),
        "received_on": days, "pay_by": maybe_day, "principal": maybe_yuan,
    }),
})  # fmt: skip


def entries_of(loan: dict[str, Any], name: str) -> list[dict[str, Any]]:
    paid = [(on, amount) for on, amount in loan["paid"] if on > loan["started"]]
    entries = [
        {"kind": "loan", "id": name, "product": name, "parties": {"funder": "银行"},
         "terms": {k: v for k, v in loan["terms"].items() if v is not None},
         "classification": loan["classification"]},
        {"kind": "disbursement", "loan": name, "on": loan["started"],
         "gross": loan["terms"]["principal"], "own_account": loan["own_account"]},
        *({"kind": "payment", "loan": name, "on": on, "amount": amount} for on, amount in paid),
    ]  # fmt: skip
    if loan["offer"]:
        entries.append({"kind": "offer", "loan": name, "by": "银行"} | loan["offer"])
    if loan["paper"]:
        entries.append({"kind": "court-paper", "loan": name} | loan["paper"])
    return entries


@settings(max_examples=60, deadline=None)
@given(
    st.lists(incomes, max_size=3),
    st.lists(expenses, max_size=3),
    st.lists(loans, max_size=3),
    yuan,
)
def test_any_case_has_a_plan_and_a_list(
    incomes: list[dict[str, Any]],
    expenses: list[dict[str, Any]],
    loans: list[dict[str, Any]],
    at_hand: str,
) -> None:
    told = [entry for n, loan in enumerate(loans) for entry in entries_of(loan, f"l{n}")]
    case = case_of(*incomes, *expenses, *told, cash(at_hand))
    report = plan_of(case, BOOK, ON, seconds=5.0)
    found = plan_as_json(report, "zh")
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    agenda_as_json(agenda(case, report, BOOK, ON), "en")
    assert plan_as_json(report, "en").keys() == found.keys()
    if report.optimised is None:
        assert found["payments"] == found["asks"] == []
        return
    money = 0
    for t, brought in enumerate(report.problem.money):
        money += brought - sum(row[t] for row in report.optimised.plan.payments)
        assert money >= 0
    paid = {payment["debt"] for payment in found["payments"]}
    assert not paid & {debt.id for debt in report.held}
    assert all(share.amount >= 0 for share in report.offers.offers)
    # What is left once every debt is kept current in full is nobody's share.
    if not all(share.in_full for share in report.offers.offers):
        assert report.offers.total == report.budget.available
    assert 0 <= report.offers.total <= max(report.budget.available, 0)
