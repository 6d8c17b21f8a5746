"""Published rates are recomputed: the right ones agree with us, and the wrong ones are told."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.money.dates import add_months
from ashore.money.daycount import DayCount, year_share
from ashore.money.rates import effective_from_monthly, irr, nominal_from_monthly
from ashore.money.rounding import Rounding, round_to_int

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "law" / "rate_examples.json"
EXAMPLES: dict[str, dict[str, Any]] = yaml.safe_load(
    (HERE / "rate_examples.yaml").read_text("utf-8")
)
RIGHT, WRONG, COURTS = EXAMPLES["right"], EXAMPLES["wrong"], EXAMPLES["courts"]

AGREES = 0.06
"""Percentage points: pages print two decimals, and some one."""


def rates(example: dict[str, Any]) -> dict[str, float]:
    """Return the monthly, nominal and effective rates of an example, in per cent."""
    payments = [Fraction(example["payment"])] * example["periods"]
    payments[-1] += Fraction(example.get("balloon", "0"))
    monthly = irr([Fraction(example["received"])] + [-payment for payment in payments]).rate
    return {
        "monthly": 100 * monthly,
        "nominal": 100 * nominal_from_monthly(monthly),
        "effective": 100 * effective_from_monthly(monthly),
    }


def off(example: dict[str, Any]) -> float:
    """Return by how many points a published rate misses its own basis."""
    return abs(rates(example)[example["basis"]] - float(example["published"]))


@pytest.mark.parametrize("name", [*RIGHT, *WRONG])
def test_the_rates_are_recomputed_to_the_last_place(name: str) -> None:
    example = (RIGHT | WRONG)[name]
    found = rates(example)
    assert f"{found['monthly']:.5f}".rstrip("0") == example["monthly"]
    assert f"{found['nominal']:.4f}".rstrip("0") == example["nominal"]
    assert f"{found['effective']:.4f}".rstrip("0") == example["effective"]


@pytest.mark.parametrize("name", [name for name, e in RIGHT.items() if "published" in e])
def test_right_figures_agree_with_their_basis(name: str) -> None:
    assert off(RIGHT[name]) < AGREES


@pytest.mark.parametrize("name", WRONG)
def test_wrong_figures_are_told(name: str) -> None:
    assert off(WRONG[name]) > AGREES


def test_a_wrong_figure_may_be_the_other_basis() -> None:
    assert off(WRONG["NX04"] | {"basis": "effective"}) < AGREES
    assert off(RIGHT["EX10"] | {"basis": "nominal"}) > AGREES


def test_a_daily_rate_times_365_is_neither_basis() -> None:
    daily = Fraction("0.000121")
    assert float(100 * 365 * daily) == pytest.approx(float(WRONG["AX01"]["published"]), abs=1e-3)


def test_the_level_payment_at_a_ceiling_of_36_per_cent() -> None:
    # The page of EX08 also prints the payment and the interest at 36 %.
    at_ceiling = rates(RIGHT["EX08"] | {"payment": "3691.95"})
    assert at_ceiling["nominal"] == pytest.approx(36, abs=1e-3)
    assert 6 * fen_from_yuan("3691.95") - fen_from_yuan("20000") == fen_from_yuan("2151.70")


@pytest.mark.parametrize(("worth", "nominal"), [("5810", 77.5724), ("5130", 106.1154)])
def test_a_telephone_bought_dear_is_a_dear_loan(worth: str, nominal: float) -> None:
    # EX14: 7599 on paper; the telephone costs 5810 elsewhere and fetches 5130 in cash.
    found = rates(RIGHT["EX14"] | {"received": worth})
    assert found["nominal"] == pytest.approx(nominal, abs=5e-5)


class TestCourts:
    def overpaid(self, case: dict[str, Any], way: str) -> str:
        """Return what was paid beyond the balance, by months or by days."""
        each = case["payments"]
        payments = [each["first"]] * each["times"] + [each["then"]] * each["more"]
        rate, balance, since = (
            Fraction(case["rate"]),
            Fraction(case["received"]),
            case["disbursed_on"],
        )
        monthly, _, tail = way.rpartition(" and ")
        for n, payment in enumerate(payments, 1):
            due = add_months(case["disbursed_on"], n)
            share = Fraction(1, 12) if monthly else year_share(since, due, DayCount(tail))
            balance, since = balance * (1 + rate * share) - Fraction(payment), due
        balance *= 1 + rate * year_share(since, case["settled_on"], DayCount(tail))
        fen = (Fraction(case["settled"]) - balance) * 100
        return yuan_from_fen(round_to_int(fen, Rounding.HALF_UP))

    @pytest.mark.parametrize("way", COURTS["CC01"]["overpaid"])
    def test_a_prepaid_instalment_lowers_the_principal(self, way: str) -> None:
        case = COURTS["CC01"]
        found = self.overpaid(case, way)
        assert found == case["overpaid"][way]
        least, most = map(fen_from_yuan, case["awarded"])
        assert (least <= fen_from_yuan(found) < most) == (way != "act/360")

    def test_the_balance_after_ten_of_27_instalments(self) -> None:
        case = COURTS["CC03"]
        monthly, balance = Fraction(case["monthly"]), Fraction(case["received"])
        level = balance * monthly / (1 - (1 + monthly) ** -case["periods"])
        assert yuan_from_fen(round_to_int(100 * level, Rounding.HALF_UP)) == case["level"]
        for _ in range(case["paid"]):
            balance = balance * (1 + monthly) - level
        assert yuan_from_fen(round_to_int(100 * balance, Rounding.HALF_UP)) == case["balance"]
        # The court's own balance is three fen lower, and its sum holds with it.
        assert fen_from_yuan(case["balance"]) - fen_from_yuan(case["court"]) == 3
        *parts, total = map(fen_from_yuan, case["allowed"].values())
        assert sum(parts) == total

    def test_what_a_guarantor_paid_adds_up(self) -> None:
        case = COURTS["CC05"]
        principal, interest, penalty, total = map(fen_from_yuan, case["paid"].values())
        assert principal + interest + penalty == total
        assert interest + penalty == fen_from_yuan(case["allowed_interest"])

    @pytest.mark.parametrize(("name", "interest"), COURTS["CC07"]["interest_of_30_days"].items())
    def test_later_interest_depends_on_the_year(self, name: str, interest: str) -> None:
        case = COURTS["CC07"]
        start = dt.date(2015, 6, 8)
        share = year_share(start, start + dt.timedelta(days=30), DayCount(name))
        fen = fen_from_yuan(case["principal"]) * Fraction(case["rate"]) * share
        assert yuan_from_fen(round_to_int(fen, Rounding.HALF_UP)) == interest

    def test_what_was_kept_back_was_not_lent(self) -> None:
        case = COURTS["CC09"]
        kept = fen_from_yuan(case["written"]) - fen_from_yuan(case["received"])
        assert kept == fen_from_yuan("800")

    def test_a_daily_rate_is_not_quite_the_yearly_one(self) -> None:
        case = COURTS["CC11"]
        raised = Fraction(case["rate"]) * Fraction(case["raised"])
        assert raised == Fraction(case["penalty"])
        daily = Fraction(case["daily"])
        assert 360 * daily < raised < 365 * daily


@pytest.mark.skipif(not SHARED.exists(), reason="the collected examples are not at hand")
def test_every_collected_example_is_covered() -> None:
    collected = json.loads(SHARED.read_text("utf-8"))
    groups = {
        "right": "examples",
        "wrong": "published_but_wrong_or_ambiguous",
        "courts": "court_cases",
    }
    for ours, theirs in groups.items():
        assert set(EXAMPLES[ours]) == {example["id"] for example in collected[theirs]}
    for example in collected["examples"] + collected["published_but_wrong_or_ambiguous"]:
        mine = (RIGHT | WRONG)[example["id"]]
        assert Fraction(mine["received"]) == example["net_amount_received"]
        assert mine["periods"] == example["periods"]
        published = example["published_rate_pct"]
        assert mine.get("published") == (None if published is None else str(published))
