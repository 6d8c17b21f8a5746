"""The exchange figures opened: flows that come to nothing, interest that multiplies out."""

from __future__ import annotations

from typing import Any

import pytest

from ashore.documents.opened_figures import discounted_flows, interest_sums
from ashore.owed.schedule_file import schedule_file

LEVEL = {
    "principal": "12000.00",
    "annual_rate": "0.12",
    "periods": 3,
    "method": "equal_instalment",
    "disbursed_on": "2026-01-31",
}


def sums(**changes: Any) -> list[str]:
    case = LEVEL | changes
    results: Any = schedule_file({"cases": [case]})["results"]
    found = list(interest_sums(case))
    assert len(found) == len(results[0]["rows"])
    return found


def test_whole_periods() -> None:
    assert sums() == [
        "12,000.00 × 12.00% × 1/12 = 120",
        "8,039.73 × 12.00% × 1/12 = 80.3973",
        "4,039.86 × 12.00% × 1/12 = 40.3986",
    ]


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        ({"day_count": "act/365"}, "12,000.00 × 12.00% × 28/365 = 110.465753"),
        ({"day_count": "act/360"}, "12,000.00 × 12.00% × 28/360 = 112"),
        ({"day_count": "30/360"}, "12,000.00 × 12.00% × 28/360 = 112"),
        (
            {"method": "flat", "annual_rate": None, "flat_monthly_rate": "0.0088"},
            "12,000.00 × 0.88% = 105.6",
        ),
        (
            {"method": "equal_principal", "annual_rate": None, "daily_rate": "0.0005"},
            "12,000.00 × 0.0500% × 28 = 168",
        ),
        ({"annual_rate": "0"}, "12,000.00 × 0.00% = 0"),
    ],
)
def test_each_way_of_counting(changes: dict[str, Any], first: str) -> None:
    assert sums(**changes)[0] == first


def test_a_line_without_interest_of_its_own_is_left_open() -> None:
    """Two instalments of interest put off and collected with the third have no sum here."""
    assert sums(grace_interest=2) == ["", "", ""]


def test_fees_of_the_first_day_bear_no_interest() -> None:
    fee = {"name": "评估费", "amount": "10.00", "when": "disbursement"}
    assert sums(fees=[fee])[0] == ""


def test_flows_by_periods_and_by_days() -> None:
    by_periods = discounted_flows({"kind": "irr", "flows": ["100", "-110"]}, 0.1)
    assert [round(flow.value, 9) for flow in by_periods] == [100.0, -100.0]
    dated = {"kind": "xirr", "flows": [["2027-01-01", "-110"], ["2026-01-01", 100]]}
    by_days = discounted_flows(dated, 0.1)
    assert [flow.when for flow in by_days] == ["2027-01-01", "2026-01-01"]
    assert sum(flow.value for flow in by_days) == pytest.approx(0, abs=1e-9)
