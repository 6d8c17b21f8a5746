"""The exchange format for repayment tables: what is read, what comes back, what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.errors.case import FieldError
from ashore.owed.schedule_file import schedule_file

LOAN: dict[str, Any] = {
    "id": "a",
    "principal": "12000.00",
    "annual_rate": "0.12",
    "periods": 12,
    "method": "equal_instalment",
    "disbursed_on": "2026-01-31",
}
FEE_OF_NOTHING = {"name": "x", "when": "first"}


def computed(**changes: Any) -> dict[str, Any]:
    """Return the result of the loan with some fields changed, or left out where None."""
    case = {name: given for name, given in (LOAN | changes).items() if given is not None}
    results: Any = schedule_file({"cases": [case]})["results"]
    assert len(results) == 1
    result: dict[str, Any] = results[0]
    assert json.loads(json.dumps(result)) == result
    return result


def test_one_table() -> None:
    result = computed()
    assert result["id"] == "a"
    assert result["error"] is None
    assert len(result["rows"]) == 12
    assert result["rows"][0] == {
        "n": 1,
        "due_on": "2026-02-28",
        "principal": "946.19",
        "interest": "120.00",
        "fees": "0.00",
        "total": "1066.19",
        "balance": "11053.81",
    }
    assert result["rows"][-1]["balance"] == "0.00"
    assert result["totals"] == {
        "principal": "12000.00",
        "interest": "794.23",
        "fees": "0.00",
        "total": "12794.23",
    }


def test_what_is_left_out_has_a_default() -> None:
    spelled_out = computed(
        every="1m",
        day_count="period",
        rounding="half_up",
        remainder="last",
        first_period="full",
        instalment_multiple="0.01",
        grace_principal=0,
        grace_interest=0,
        fees=[],
        first_due_on="2026-02-28",
    )
    assert spelled_out == computed()


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("principal", 12000),
        ("principal", 12000.0),
        ("principal", "12000"),
        ("annual_rate", 0.12),
        ("annual_rate", "0.1200"),
        ("instalment_multiple", 0.01),
    ],
)
def test_numbers_are_read_as_they_are_written(field: str, given: object) -> None:
    assert computed(**{field: given}) == computed()


def test_a_tiny_float_rate_is_its_shortest_decimal() -> None:
    assert computed(annual_rate=1e-05) == computed(annual_rate="0.00001")


@pytest.mark.parametrize(
    ("changes", "totals"),
    [
        ({"method": "equal_principal"}, ["1120.00", "1010.00"]),
        ({"method": "interest_only"}, ["120.00", "12120.00"]),
        ({"method": "flat", "annual_rate": None, "flat_monthly_rate": "0.006"}, ["1072.00"] * 2),
        ({"method": "flat"}, ["1120.00"] * 2),
        ({"annual_rate": 0}, ["1000.00"] * 2),
        ({"annual_rate": None, "flat_monthly_rate": "0.01"}, ["1066.19", "1066.14"]),
        ({"method": "bullet", "periods": None}, ["12120.00"] * 2),
        ({"method": "bullet", "periods": 3, "day_count": "act/360"}, ["12356.00"] * 2),
        ({"method": "fixed_payment", "periods": None, "payment": 6000}, ["6000.00", "183.01"]),
        ({"day_count": "act/365"}, ["1066.19", "1059.97"]),
        ({"rounding": "half_even", "instalment_multiple": "1.00"}, ["1066.00", "1068.36"]),
        # From the 31st to the 15th are 45 days of 30-day months: 120.00 x 45/30.
        (
            {"method": "interest_only", "first_due_on": "2026-03-15", "first_period": "days"},
            ["180.00", "12120.00"],
        ),
        ({"grace_principal": 3}, ["120.00", "1400.91"]),
        ({"method": "flat", "grace_interest": 3}, ["1000.00", "1120.00"]),
        ({"remainder": "first", "method": "equal_principal", "principal": 100}, ["9.37", "8.41"]),
        (
            {"method": "daily_accrual", "annual_rate": None, "daily_rate": "0.0005"},
            ["1168.00", "1015.50"],
        ),
    ],
)
def test_first_and_last_instalments(changes: dict[str, Any], totals: list[str]) -> None:
    rows = computed(**changes)["rows"]
    assert [rows[0]["total"], rows[-1]["total"]] == totals


def test_a_thousand_per_cent_a_year_is_computed() -> None:
    assert computed(annual_rate="10")["rows"][0]["interest"] == "10000.00"


def test_fees() -> None:
    fees = [
        "96.00",
        {"name": "服务费", "item": "service_fee", "payee": "平台", "rate": "0.01", "when": "first"},
        {"rate": "0.001", "of": "balance", "when": 3},
        {"amount": 50, "when": "disbursement"},
        {"rate": "0.05", "when": "deducted"},
    ]
    result = computed(method="interest_only", periods=3, fees=fees)
    assert [(row["n"], row["fees"]) for row in result["rows"]] == [
        (0, "50.00"),
        (1, "216.00"),
        (2, "96.00"),
        (3, "108.00"),
    ]
    assert result["totals"] == {
        "principal": "12000.00",
        "interest": "360.00",
        "fees": "470.00",
        "total": "12830.00",
        "deducted": "600.00",
    }


def test_one_bare_fee() -> None:
    assert computed(fees="96.00") == computed(fees=[{"amount": "96.00", "when": "each"}])


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"principal": None}, "owed.terms-missing", "cases[0]"),
        ({"principal": 0}, "case.field", "cases[0].principal"),
        ({"principal": "-5.00"}, "money.negative", "cases[0].principal"),
        ({"principal": "1.005"}, "money.amount", "cases[0].principal"),
        ({"principal": float("nan")}, "money.amount", "cases[0].principal"),
        ({"principal": float("inf")}, "money.amount", "cases[0].principal"),
        ({"principal": True}, "money.amount", "cases[0].principal"),
        ({"principal": ["1"]}, "money.amount", "cases[0].principal"),
        ({"annual_rate": None}, "owed.terms-missing", "cases[0]"),
        ({"annual_rate": "-0.01"}, "case.field", "cases[0].annual_rate"),
        ({"annual_rate": "12%"}, "money.rate", "cases[0].annual_rate"),
        ({"annual_rate": float("nan")}, "money.rate", "cases[0].annual_rate"),
        ({"flat_monthly_rate": "0.01"}, "case.field", "cases[0].flat_monthly_rate"),
        ({"periods": None}, "owed.terms-missing", "cases[0]"),
        ({"periods": 0}, "case.field", "cases[0].periods"),
        ({"periods": -1}, "case.field", "cases[0].periods"),
        ({"periods": 1201}, "case.field", "cases[0].periods"),
        ({"periods": "12"}, "case.field", "cases[0].periods"),
        ({"periods": True}, "case.field", "cases[0].periods"),
        ({"method": None}, "owed.terms-missing", "cases[0]"),
        ({"method": "annuity"}, "case.field", "cases[0].method"),
        ({"method": "card"}, "case.field", "cases[0].method"),
        ({"rounding": "up"}, "case.field", "cases[0].rounding"),
        ({"rounding": 2}, "case.field", "cases[0].rounding"),
        ({"day_count": "act/364"}, "case.field", "cases[0].day_count"),
        ({"remainder": "middle"}, "case.field", "cases[0].remainder"),
        ({"first_period": "half"}, "case.field", "cases[0].first_period"),
        ({"disbursed_on": None}, "owed.terms-missing", "cases[0]"),
        ({"disbursed_on": "2026-02-30"}, "money.date", "cases[0].disbursed_on"),
        ({"first_due_on": "2026-01-30"}, "money.date-order", "cases[0].first_due_on"),
        ({"every": "0m"}, "money.step", "cases[0].every"),
        ({"every": "9999y"}, "money.date", "cases[0]"),
        ({"grace_principal": 12}, "case.field", "cases[0].grace_principal"),
        ({"grace_interest": 12}, "case.field", "cases[0].grace_interest"),
        ({"grace_interest": -1}, "case.field", "cases[0].grace_interest"),
        ({"instalment_multiple": 0}, "case.field", "cases[0].instalment_multiple"),
        ({"method": "fixed_payment"}, "owed.terms-missing", "cases[0]"),
        ({"method": "fixed_payment", "payment": 0}, "case.field", "cases[0].payment"),
        (
            {"method": "fixed_payment", "payment": 120, "periods": None},
            "owed.payment-too-small",
            "cases[0]",
        ),
        ({"method": "fixed_payment", "payment": "119.99"}, "owed.payment-too-small", "cases[0]"),
        ({"fees": [FEE_OF_NOTHING]}, "owed.terms-missing", "cases[0].fees[0]"),
        ({"fees": [{"amount": "1", "rate": "1"}]}, "case.field", "cases[0].fees[0].rate"),
        ({"fees": [{"amount": "1", "when": "13"}]}, "case.field", "cases[0].fees[0].when"),
        ({"fees": [{"amount": "1", "when": "later"}]}, "case.field", "cases[0].fees[0].when"),
        ({"fees": [{"rate": "1", "of": "moon"}]}, "case.field", "cases[0].fees[0].of"),
        (
            {"fees": [{"rate": "1", "of": "balance", "when": "deducted"}]},
            "case.field",
            "cases[0].fees[0].of",
        ),
        ({"fees": [{"rate": "-1"}]}, "case.field", "cases[0].fees[0].rate"),
        ({"fees": [{"amount": "1", "item": "tea"}]}, "case.field", "cases[0].fees[0].item"),
    ],
)
def test_what_cannot_be_computed_names_its_field(
    changes: dict[str, Any], code: str, where: str
) -> None:
    result = computed(**{"id": "a"} | changes)
    assert (result["rows"], result["totals"]) == ([], None)
    assert (result["error"]["code"], result["error"]["where"]) == (code, where)
    assert where in result["error"]["says"]


def test_a_payment_that_is_too_small_is_said_in_yuan() -> None:
    error = computed(method="fixed_payment", payment=120, periods=None)["error"]
    assert "payments of 120.00 yuan beside 120.00 yuan of interest" in error["says"]


def test_one_bad_case_hides_no_other() -> None:
    cases = [LOAN | {"periods": 0}, LOAN | {"id": "b"}, "c", None]
    results: Any = schedule_file({"cases": cases})["results"]
    assert [result["id"] for result in results] == ["a", "b", None, None]
    assert [result["error"] is None for result in results] == [False, True, False, False]
    assert [len(result["rows"]) for result in results] == [0, 12, 0, 0]


def test_errors_speak_the_language_asked_for() -> None:
    results: Any = schedule_file({"cases": [LOAN | {"method": "x"}]}, "zh")["results"]
    assert results[0]["error"]["says"].startswith("cases[0].method：只能是 equal_instalment")


@pytest.mark.parametrize("document", [None, [], {}, {"cases": None}, {"cases": {}}, "x"])
def test_a_file_without_cases(document: object) -> None:
    with pytest.raises(FieldError):
        schedule_file(document)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)
odd_fees = st.lists(
    st.dictionaries(
        st.sampled_from(["amount", "rate", "of", "when", "item", "name", "payee"]), anything
    )
)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [*LOAN, "flat_monthly_rate", "every", "day_count", "rounding", "remainder",
             "instalment_multiple", "grace_principal", "payment", "first_due_on"]
        ),
        anything,
        max_size=3,
    ),
    odd_fees,
)  # fmt: skip
def test_nothing_in_a_case_breaks_the_file(
    changes: dict[str, Any], fees: list[dict[str, Any]]
) -> None:
    results: Any = schedule_file({"cases": [LOAN | changes | {"fees": fees}, LOAN]})["results"]
    assert results[1]["error"] is None
    if results[0]["error"] is None:
        assert results[0]["rows"][-1]["balance"] == "0.00"
    else:
        assert results[0]["error"]["says"]
