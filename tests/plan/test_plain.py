"""Plain debts: interest once, each least payment to its own debt, and no fen lost."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.errors.plan import BudgetTooSmallError, PlainCaseError
from ashore.money.rounding import Rounding, round_to_int
from ashore.plan.plain import PlainDebt, PlainOrder, PlainPlan, pay_off
from ashore.plan.plain_file import plain_file

ORDERS: tuple[PlainOrder, ...] = ("avalanche", "snowball", "optimal")


def debt(name: str, balance: int, rate: str, least: int) -> PlainDebt:
    return PlainDebt(name=name, balance=balance, annual_rate=Fraction(rate), min_payment=least)


THREE = [
    debt("x", 500_000, "0.18", 15_000),
    debt("y", 200_000, "0.24", 6_000),
    debt("z", 80_000, "0.10", 3_000),
]


def row(plan: PlainPlan, month: int, name: str) -> tuple[int, int, int]:
    found = next(r for r in plan.rows if (r.month, r.name) == (month, name))
    return found.interest, found.payment, found.balance


def test_first_month_by_hand() -> None:
    plan = pay_off(THREE, 50_000, "avalanche")
    # 24 % is the dearest: it gets its own 60.00 and the 260.00 that the three leave.
    assert row(plan, 1, "x") == (7_500, 15_000, 492_500)
    assert row(plan, 1, "y") == (4_000, 32_000, 172_000)
    assert row(plan, 1, "z") == (667, 3_000, 77_667)
    small = pay_off(THREE, 50_000, "snowball")
    assert row(small, 1, "z") == (667, 29_000, 51_667)
    assert row(small, 1, "y") == (4_000, 6_000, 198_000)


def test_dearest_first_costs_less_than_smallest_first() -> None:
    plans = {order: pay_off(THREE, 50_000, order) for order in ORDERS}
    assert plans["avalanche"].interest == plans["optimal"].interest == 111_982
    assert plans["snowball"].interest == 121_625
    assert (plans["avalanche"].months, plans["snowball"].months) == (18, 19)
    assert plans["snowball"].finished == {"z": 3, "y": 9, "x": 19}


def test_least_payments_are_not_pooled_onto_one_debt() -> None:
    # A known fault of pay-off tools: all least payments poured onto the first debt.
    plan = pay_off([debt("a", 100_000, "0.30", 5_000), debt("b", 100_000, "0.10", 5_000)],
                   10_000, "avalanche")  # fmt: skip
    assert row(plan, 1, "a")[1] == 5_000
    assert row(plan, 1, "b")[1] == 5_000


def test_interest_is_charged_once_a_month() -> None:
    # Another known fault: interest before and after the payment, which inverted the advice.
    plan = pay_off([debt("a", 120_000, "0.12", 0)], 10_000, "snowball")
    assert [r.interest for r in plan.rows[:2]] == [1_200, 1_112]


def test_money_that_a_paid_debt_sets_free_stays_in_the_plan() -> None:
    plan = pay_off([debt("a", 4_000, "0", 4_000), debt("b", 90_000, "0", 6_000)], 10_000,
                   "snowball")  # fmt: skip
    assert [r.payment for r in plan.rows if r.name == "b"] == [6_000, *[10_000] * 8, 4_000]


def test_too_little_is_said_with_the_sum_it_takes() -> None:
    with pytest.raises(BudgetTooSmallError) as caught:
        pay_off(THREE, 23_999, "avalanche")
    assert caught.value.values == {"monthly": "239.99", "needed": "240.00"}
    with pytest.raises(BudgetTooSmallError):
        pay_off([debt("a", 1_000_000, "0.24", 0)], 20_000, "avalanche")


def test_nothing_owed_takes_no_month() -> None:
    plan = pay_off([debt("a", 0, "0.2", 100)], 0, "optimal")
    assert (plan.months, plan.interest, plan.rows, plan.finished) == (0, 0, (), {"a": 0})


debts = st.lists(
    st.builds(
        debt,
        st.uuids().map(str),
        st.integers(0, 2_000_000),
        st.integers(0, 36).map(lambda n: f"{n}/100"),
        st.integers(0, 5_000),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60)
@given(debts, st.integers(30_000, 300_000), st.sampled_from(ORDERS))
def test_every_fen_is_accounted_for(owed: list[PlainDebt], monthly: int, order: PlainOrder) -> None:
    try:
        plan = pay_off(owed, monthly, order)
    except BudgetTooSmallError:
        return
    assert plan.paid == sum(one.balance for one in owed) + plan.interest
    for _, rows in itertools.groupby(plan.rows, key=lambda r: r.month):
        assert sum(r.payment for r in rows) <= monthly
    for one in owed:
        balance = one.balance
        for r in (r for r in plan.rows if r.name == one.name):
            exact = balance * one.annual_rate / 12
            assert r.interest == round_to_int(exact, Rounding.HALF_UP)
            assert r.payment >= min(one.min_payment, balance + r.interest)
            balance += r.interest - r.payment
            assert r.balance == balance >= 0
        assert balance == 0


@settings(max_examples=40)
@given(debts, st.integers(60_000, 300_000))
def test_dearest_first_never_costs_more(owed: list[PlainDebt], monthly: int) -> None:
    try:
        first, small = (pay_off(owed, monthly, order) for order in ("optimal", "snowball"))
    except BudgetTooSmallError:
        return
    # Each month rounds each debt's interest to the fen, which may fall either way.
    assert first.interest <= small.interest + len(owed) * max(first.months, small.months)


def by_hand(
    owed: list[PlainDebt], monthly: int, first: Callable[[int, PlainDebt], Any]
) -> list[tuple[int, str, int, int, int]]:
    """Return the table of an order the way a spreadsheet would have it, month after month."""
    left, table, month = {one.name: Decimal(one.balance) for one in owed}, [], 0
    while any(left.values()) and month < 400:
        month, money = month + 1, Decimal(monthly)
        open_ = [one for one in owed if left[one.name]]
        added, paid = {}, {}
        for one in open_:
            yearly = Decimal(one.annual_rate.numerator) / one.annual_rate.denominator
            added[one.name] = (left[one.name] * yearly / 12).quantize(Decimal(1), ROUND_HALF_UP)
            left[one.name] += added[one.name]
            paid[one.name] = min(Decimal(one.min_payment), left[one.name])
            money -= paid[one.name]
        for one in sorted(open_, key=lambda o: first(int(left[o.name]), o)):
            more = min(left[one.name] - paid[one.name], money)
            paid[one.name] += more
            money -= more
        for one in open_:
            left[one.name] -= paid[one.name]
            interest, payment = int(added[one.name]), int(paid[one.name])
            table.append((month, one.name, interest, payment, int(left[one.name])))
    return table


@pytest.mark.parametrize("seed", range(60))
def test_both_orders_equal_a_plain_table_kept_by_hand(seed: int) -> None:
    pick = random.Random(seed)
    owed = [
        debt(f"d{n}", pick.randrange(1_000, 900_000), f"{pick.randint(0, 36)}/100",
             pick.randrange(0, 20_000))
        for n in range(pick.randint(1, 6))
    ]  # fmt: skip
    monthly = sum(one.min_payment for one in owed) + pick.randrange(170_000, 300_000)
    for order, first in (
        ("avalanche", lambda left, one: (-one.annual_rate, left)),
        ("snowball", lambda left, one: (left, -one.annual_rate)),
    ):
        found = pay_off(owed, monthly, order)  # type: ignore[arg-type]
        table = [(r.month, r.name, r.interest, r.payment, r.balance) for r in found.rows]
        assert table == by_hand(owed, monthly, first)


def test_dear_small_debts_are_not_advised_last() -> None:
    # Interest that ran twice a month made the dearest debt look like the one to leave for last.
    owed = [debt("dear", 300_000, "0.36", 0), debt("mild", 100_000, "0.06", 0)]
    plans = {order: pay_off(owed, 60_000, order) for order in ORDERS}
    assert row(plans["avalanche"], 1, "dear")[1] == 60_000
    assert plans["avalanche"].interest < plans["snowball"].interest


def case(**changes: Any) -> dict[str, Any]:
    one = {"name": "x", "balance": "5000.00", "annual_rate": "0.18", "min_payment": "150"}
    return {"id": "c", "monthly": "500", "order": "avalanche", "debts": [one]} | changes


def test_the_file_gives_a_table() -> None:
    found = plain_file({"cases": [case()]})["results"][0]
    assert (found["id"], found["error"], found["months"]) == ("c", None, 11)
    assert found["table"][0] == {"month": 1, "debt": "x", "interest": "75.00",
                                 "payment": "500.00", "balance": "4575.00"}  # fmt: skip
    every = plain_file({"cases": [case(order=None)]})["results"][0]
    assert set(every["plans"]) == set(ORDERS)


def test_json_numbers_are_read_as_written() -> None:
    numbers = case(debts=[{"name": "x", "balance": 5000.5, "annual_rate": 0.18, "min_payment": 0}])
    assert plain_file({"cases": [numbers]})["results"][0]["table"][0]["interest"] == "75.01"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"monthly": "-1"}, "money.negative"),
        ({"monthly": None}, "money.amount"),
        ({"order": "random"}, "plan.plain-case"),
        ({"debts": {}}, "plan.plain-case"),
        ({"debts": ["x"]}, "plan.plain-case"),
        ({"debts": [{"name": "x", "balance": "1.234", "annual_rate": "0"}]}, "money.amount"),
        ({"debts": [{"name": "x", "balance": "1", "annual_rate": "-0.1"}]}, "plan.plain-case"),
        ({"debts": [{"name": "x", "balance": "1"}]}, "money.rate"),
        ({"monthly": "100"}, "plan.budget-too-small"),
    ],
)
def test_one_bad_case_is_named_and_hides_no_other(changes: dict[str, Any], code: str) -> None:
    found = plain_file({"cases": [case(**changes), case(id="good")]})["results"]
    assert found[0]["error"]["code"] == code
    assert found[1]["months"] == 11


def test_no_list_of_cases_is_an_error() -> None:
    with pytest.raises(PlainCaseError):
        plain_file([])
