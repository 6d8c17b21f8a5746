"""The six worked cases: what can be paid, the way out, the offers, and what must not be offered."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from ashore.case.fields import SHANGHAI
from ashore.case.replay import Case, replay
from ashore.intake import ledger_from_file
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.report import owed_on
from ashore.plan.budget import budget_on, budgets_ahead
from ashore.plan.debts import plan_debts
from ashore.plan.route import Route, recommend
from ashore.plan.shares import Basis, Shares, shares
from ashore.plan.ways_out import RouteKind

FOLDER = Path(__file__).parents[3] / "shared" / "cases"
FILES = sorted(FOLDER.glob("case?_*.json"))
ON = dt.date(2026, 11, 24)
BOOK = LawBook.standard()

pytestmark = pytest.mark.skipif(not FILES, reason="the worked cases lie beside the repository")


def sheet(number: int) -> Any:
    return json.loads(FILES[number - 1].read_text(encoding="utf-8"))


def case(number: int) -> Case:
    now = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
    return replay(ledger_from_file(FILES[number - 1], recorded_at=now))


def route(number: int) -> Route:
    read = case(number)
    debts = plan_debts(owed_on(read, BOOK, ON).debts, BOOK, ON)
    return recommend(read, debts, budgets_ahead(read, BOOK, ON, 13), ON)


def offers(number: int) -> Shares:
    read = case(number)
    debts = plan_debts(owed_on(read, BOOK, ON).debts, BOOK, ON)
    budget = budget_on(read, BOOK, ON)
    return shares(debts, budget.available, budget.cash)


@pytest.mark.parametrize("number", range(1, 7))
def test_affordability(number: int) -> None:
    expected, budget = sheet(number)["affordability"], budget_on(case(number), BOOK, ON)
    assert yuan_from_fen(budget.income) == expected["income_total"]
    assert yuan_from_fen(budget.floor) == expected["essential_total"]
    assert yuan_from_fen(budget.surplus) == expected["surplus"]
    assert yuan_from_fen(budget.reserve) == expected["reserve_10pct_of_surplus"]
    assert yuan_from_fen(budget.available) == expected["available_for_debts"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (1, RouteKind.PAY_NOW),
        (2, RouteKind.NEGOTIATE),
        (3, RouteKind.COURT),
        (4, RouteKind.DISPUTE),
        (5, RouteKind.NEGOTIATE),
        (6, RouteKind.LEAVE_INTERMEDIARY),
    ],
)
def test_the_way_out(number: int, kind: RouteKind) -> None:
    assert route(number).kind is kind


def test_case_one_pays_everything_that_is_due_today() -> None:
    paid = route(1).pay_first
    assert yuan_from_fen(sum(paid.values())) == sheet(1)["expected"]["pay_today"]
    assert set(paid) == {"c1-d1", "c1-d3"}


def test_case_two_saves_the_large_loan_with_a_small_sum_and_asks_for_three_months() -> None:
    expected, found = sheet(2)["expected"], route(2)
    first = {debt: yuan_from_fen(amount) for debt, amount in found.pay_first.items()}
    assert first == {expected["must_pay_first"]: expected["pay_first_amount"]}
    assert found.relief_months == expected["months_of_relief_to_request"]


def test_case_three_is_offered_no_figure() -> None:
    assert offers(3).offers == ()
    assert route(3).pay_first == {}
    assert yuan_from_fen(offers(3).total) == sheet(3)["expected"]["available_for_debts"]


def test_case_four_goes_three_ways_and_pays_nothing_on_the_fraud() -> None:
    found = route(4)
    assert set(found.tracks) == set(sheet(4)["expected"]["three_tracks"])
    assert found.pay_first == {}
    assert "c4-d1" not in {share.debt for share in offers(4).offers}


def test_case_six_undoes_the_intermediary_first() -> None:
    codes = [action.code for action in route(6).first_actions]
    assert codes[:4] == sheet(6)["expected"]["first_actions"]


@pytest.mark.parametrize(
    ("number", "key", "basis"),
    [
        (2, "offers_cliff_debt_first_then_by_contract_payment", Basis.CONTRACT),
        (5, "offers_pro_rata_by_outstanding", Basis.OUTSTANDING),
        (6, "offers_pro_rata_by_outstanding", Basis.OUTSTANDING),
    ],
)
def test_offers(number: int, key: str, basis: Basis) -> None:
    found = offers(number)
    assert found.basis is basis
    assert {s.debt: yuan_from_fen(s.amount) for s in found.offers} == sheet(number)[key]
