"""The six worked cases: every figure worked out by hand elsewhere comes out of the same facts."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ashore.case.canonical import canonical_bytes
from ashore.case.exchange import case_from_json, case_to_json
from ashore.case.fields import SHANGHAI
from ashore.case.replay import replay
from ashore.case.terms import Method
from ashore.intake import ledger_from_file
from ashore.intake.sheet.sheet import ledger_from_sheet
from ashore.law.book import LawBook
from ashore.money.amounts import percent, yuan_from_fen
from ashore.owed.comparison import comparison_ledger
from ashore.owed.exchange import owed_as_json
from ashore.owed.explain.of_case import explain_bill_of
from ashore.owed.facts import facts_of
from ashore.owed.report import Owed, owed_on
from ashore.owed.schedule import build_schedule

Json = dict[str, Any]

FOLDER = Path(__file__).parents[3] / "shared" / "cases"
ON = dt.date(2026, 11, 24)
NOW = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
FILES = sorted(FOLDER.glob("case?_*.json"))

pytestmark = pytest.mark.skipif(not FILES, reason="the worked cases lie beside the repository")

# What no fact in the sheet gives: words, or the state of a credit report.
NOT_COMPUTED = {"as_of", "note", "model", "credit_report_status", "lines"}
# The sheet gives no due day of this judgment debt, so its days cannot be counted.
NO_FACTS = {
    ("c3-d1", "days_past_due"),
    ("c3-d1", "stage"),
    ("c3-d1", "credit_report_code"),
}
# Figures of debts that are not owed in instalments, and where ours stand.
ELSEWHERE = {
    "balance": ("card", "balance"),
    "interest": ("card", "interest"),
    "late_fee": ("card", "late_fee"),
    "total": ("card", "total"),
    "minimum_to_satisfy_judgment_excluding_post_judgment_contract_interest": ("judgment", "total"),
    "days_since_subrogation": ("subrogation", "days_since_subrogation"),
    "missed": ("agreement", "missed"),
    "plan_past_due": ("agreement", "plan_past_due"),
    "plan_not_yet_due": ("agreement", "plan_not_yet_due"),
    "total_if_reinstated": ("agreement", "total_if_reinstated"),
}


def sheet(file: Path) -> Json:
    read: Json = json.loads(file.read_text(encoding="utf-8"))
    return read


def owed(file: Path) -> Owed:
    ledger = ledger_from_file(file, recorded_at=NOW)
    return owed_on(replay(ledger), LawBook.standard(), ON)


def debts() -> list[Any]:
    return [
        pytest.param(file, debt, id=debt["debt_id"])
        for file in FILES
        for debt in sheet(file)["debts"]
    ]


def ours(file: Path, debt: Json) -> Json:
    found = owed_as_json(owed(file), "zh")["debts"]
    return next(one for one in found if one["id"] == debt["debt_id"])


@pytest.mark.parametrize(("file", "debt"), debts())
def test_arrears_equal_the_worked_figures(file: Path, debt: Json) -> None:
    found = ours(file, debt)
    arrears, checked = found["arrears"] or {}, 0
    for key, expected in debt.get("arrears_computed", {}).items():
        if key in NOT_COMPUTED or (debt["debt_id"], key) in NO_FACTS:
            continue
        part, name = ELSEWHERE.get(key, ("", ""))
        if found.get(part):
            got = found[part][name]
        elif key == "total_past_due" and key not in arrears:
            got = found["due_now"]
        else:
            got = arrears[key] if key in arrears else found[key]
        assert got == (expected if expected != "正常" else "M0"), key
        checked += 1
    assert checked or "arrears_computed" not in debt
    lines = debt.get("arrears_computed", {}).get("lines", [])
    assert arrears.get("lines", [])[: len(lines)] == [line | {"in_grace": False} for line in lines]
    if lines:
        assert len(arrears["lines"]) == len(lines)


@pytest.mark.parametrize(("file", "debt"), debts())
def test_yearly_costs_equal_the_worked_figures(file: Path, debt: Json) -> None:
    found = ours(file, debt)
    assert found["cost"] is not None or "cost" not in debt
    for kind in ("cost", "cost_stated_basis"):
        for key, expected in debt.get(kind, {}).items():
            assert found[kind][key] == expected, (kind, key)


@pytest.mark.parametrize(("file", "debt"), debts())
def test_tables_computed_from_the_terms_equal_the_tables_shown(file: Path, debt: Json) -> None:
    loan = next(
        one
        for one in replay(ledger_from_file(file, recorded_at=NOW)).loans
        if one.loan.id == debt["debt_id"]
    )
    if "schedule" not in debt:
        assert not loan.schedules
        return
    computed = build_schedule(loan.loan.terms, loan.disbursements[0].on)
    assert [
        {
            "period": row.n,
            "due_date": row.due_on.isoformat(),
            "principal": yuan_from_fen(row.principal),
            "interest": yuan_from_fen(row.interest),
            "guarantee_fee": yuan_from_fen(row.fee),
            "other_fee": "0.00",
            "total": yuan_from_fen(row.total),
            "remaining_principal": yuan_from_fen(row.balance),
        }
        for row in computed.rows
    ] == debt["schedule"]


@pytest.mark.parametrize(("file", "debt"), debts())
def test_comparison_ledgers_equal_the_worked_ones(file: Path, debt: Json) -> None:
    expected = debt.get("ledger_comparison", [])
    expected = expected if isinstance(expected, list) else [expected]
    case = replay(ledger_from_file(file, recorded_at=NOW))
    loan = next(one for one in case.loans if one.loan.id == debt["debt_id"])
    facts = facts_of(loan, ON)
    for one in expected:
        sums = {facts.received, facts.gross}
        found = [
            comparison_ledger(
                lent, facts.started_on, facts.payments, Fraction(one["annual_rate"]), ON
            )
            for lent in sums
        ]
        worked = [
            {
                "annual_rate": one["annual_rate"],
                "principal_left": yuan_from_fen(ledger.principal_left),
                "accrued_interest": yuan_from_fen(ledger.accrued_interest),
                "balance": yuan_from_fen(ledger.balance),
            }
            for ledger in found
        ]
        assert one in worked


@pytest.mark.parametrize(("file", "debt"), debts())
def test_bills_without_a_planted_difference_are_supported_to_the_fen(
    file: Path, debt: Json
) -> None:
    found = ours(file, debt)
    if not debt.get("discrepancies") and "bill_shown_by_lender" in debt:
        assert found["bill"]["differences"] == {}


PLANTED = {
    "c2-d3": {("owed.charge-without-basis", "80.00")},
    "c3-d2": {
        ("owed.recourse-charge", "3109.56"),  # 3465.62 as agreed, 356.06 at the LPR
        ("owed.fee-not-due", "1018.28"),
        ("owed.legal-fee-without-proof", "3000.00"),
    },
    "c3-d3": {("owed.charge-without-basis", "1286.40")},
    "c4-d2": {("owed.deducted-up-front", "899.00"), ("owed.charge-without-basis", "299.00")},
    "c6-d1": {("owed.accelerated-without-notice", "14191.72")},
}


@pytest.mark.parametrize(("file", "debt"), debts())
def test_planted_differences_are_found_and_no_others(file: Path, debt: Json) -> None:
    found = ours(file, debt)
    asked = {
        (finding["code"], finding["amount"])
        for finding in found["findings"]
        if finding["amount"] and finding["ask"] and finding["code"] != "owed.bill-of-another-day"
    }
    assert asked == PLANTED.get(debt["debt_id"], set())
    assert bool(asked) == bool(debt.get("discrepancies"))


def test_subrogated_sum_and_doubled_interest_equal_the_worked_figures() -> None:
    file = FILES[2]
    by_id = {debt["debt_id"]: debt for debt in sheet(file)["debts"]}
    guarantor, judged = ours(file, by_id["c3-d2"]), ours(file, by_id["c3-d1"])
    paid = by_id["c3-d2"]["subrogation"]
    assert guarantor["subrogation"]["recomputed"] == {
        "principal": paid["principal"],
        "interest": paid["interest"],
        "penalty_interest": paid["penalty"],
    }
    assert guarantor["subrogation"]["total"] == paid["total"]
    assert guarantor["subrogation"]["at_lpr"] == "356.06"
    doubled = by_id["c3-d1"]["enforcement"]["double_interest"]
    assert judged["judgment"]["delay_interest"] == doubled["amount"]
    assert judged["judgment"]["delay_days"] == doubled["days"]


def test_what_case_one_must_pay_today() -> None:
    expected = sheet(FILES[0])["expected"]
    found = owed(FILES[0])
    assert yuan_from_fen(found.due_now) == expected["pay_today"]
    card = next(debt for debt in found.debts if debt.id == "c1-d2")
    assert expected["c1_d2_is_not_overdue"]
    assert card.delinquency is not None
    assert card.delinquency.days_past_due == 0


def test_identity_fraud_is_not_counted() -> None:
    found = owed(FILES[3])
    counted = {debt.id: debt.counts for debt in found.debts}
    assert counted == {"c4-d1": False, "c4-d2": True, "c4-d3": True}


def test_outstanding_principal_of_case_six() -> None:
    expected = sheet(FILES[5])["totals"]["outstanding_principal_total"]
    assert yuan_from_fen(owed(FILES[5]).outstanding_principal) == expected


def test_the_flat_loans_show_their_true_rate() -> None:
    found = {debt.id: debt for debt in owed(FILES[2]).debts}["c3-d4"]
    assert found.facts.terms.method is Method.FLAT
    assert found.cost is not None
    assert percent(found.cost.nominal) == "33.73%"
    assert "owed.flat-rate" in {finding.code for finding in found.findings}


@pytest.mark.parametrize(("file", "debt"), debts())
def test_instalment_bills_are_explained_to_the_fen(file: Path, debt: Json) -> None:
    found = ours(file, debt)
    if found["footing"] != "instalments" or "bill_shown_by_lender" not in debt:
        return
    case = replay(ledger_from_file(file, recorded_at=NOW))
    bill = f"{debt['debt_id']}-bill"
    explained = explain_bill_of(case, debt["debt_id"], bill, LawBook.standard(), ON)
    beyond = {
        "c2-d3": ["催收服务费"],
        "c4-d2": ["会员续费"],
        "c6-d1": ["提前到期本金"],
    }
    assert [line.name for line in explained.without_basis] == beyond.get(debt["debt_id"], [])
    if debt["debt_id"] == "c3-d3":  # interest on interest that no reading of the contract gives
        assert sum(explained.rest.values()) != 0 or explained.best.deviations > 0
    else:
        assert explained.exact
        assert explained.best.deviations == 0


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_export_and_import_lose_nothing(file: Path) -> None:
    ledger = ledger_from_file(file, recorded_at=NOW)
    assert case_from_json(case_to_json(ledger)) == ledger
    kept = _leaves(json.loads(case_to_json(ledger)))
    # Computed sums, running balances and empty places apart, every value of the sheet is there.
    missing = _leaves(_facts(sheet(file))) - kept
    assert not missing


def test_reading_twice_gives_the_same_ledger() -> None:
    read = sheet(FILES[0])
    first = ledger_from_sheet(read, recorded_at=NOW)
    assert first == ledger_from_sheet(json.loads(canonical_bytes(read)), recorded_at=NOW)


def _facts(read: Json) -> Json:
    for debt in read["debts"]:
        debt.get("disbursement", {}).pop("net_received", None)
        for row in debt.get("schedule", []):
            row.pop("total")
            row.pop("remaining_principal")
    return read


def _leaves(value: object) -> set[str]:
    if isinstance(value, dict):
        return {leaf for inner in value.values() for leaf in _leaves(inner)}
    if isinstance(value, list):
        return {leaf for inner in value for leaf in _leaves(inner)}
    # One moment and one sum can be written in several ways.
    written = str(value).removesuffix(":00+08:00").removesuffix("T00:00")
    return set() if value is None else {written.removesuffix(".00")}
