"""A way of paying carried out: never more than there is, and every fen accounted for."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.plan.carried import as_wish, behind_from, carry_out
from ashore.plan.months import MonthDebt, Problem
from ashore.plan.orders import Order, pay_in_order
from tests.plan.problems import FIRST, random_problem


def problem(*debts: MonthDebt, money: tuple[int, ...]) -> Problem:
    return Problem(first=FIRST, debts=debts, money=money)


def test_what_is_unpaid_grows_by_the_late_rate() -> None:
    late = MonthDebt(id="a", due=(10_000, 0, 0), late_rate=Fraction(3, 200))
    found = carry_out(problem(late, money=(4_000, 0, 9_999)), as_wish([(4_000, 0, 9_999)]))
    # 6,000 left grows by 90.00 fen and then by 91.35, half up.
    assert found.left == ((6_000, 6_090, 0),)
    assert found.payments == ((4_000, 0, 6_181),)
    assert (found.late_charges, found.kept, found.done) == (181, (0, 0, 3_818), 2)


def test_a_wish_is_cut_to_what_is_owed_and_to_what_there_is() -> None:
    debts = [MonthDebt(id=n, due=(1_000, 0), late_rate=Fraction(0)) for n in "ab"]
    found = carry_out(problem(*debts, money=(1_500, 0)), as_wish([(5_000, 0), (5_000, 0)]))
    assert found.payments == ((1_000, 0), (500, 0))
    assert found.unpaid == 500
    assert found.done is None


def test_a_settlement_closes_a_debt_and_what_it_took_off_is_saved() -> None:
    debt = MonthDebt(id="a", due=(10_000, 5_000, 5_000), late_rate=Fraction(0), settle=12_000,
                     settle_by=1)  # fmt: skip
    found = carry_out(problem(debt, money=(0, 12_000, 0)), as_wish([(0, 12_000, 0)]))
    assert found.unpaid == 0
    assert found.saved == 8_000
    assert found.goals.cost == -8_000
    too_late = carry_out(problem(debt, money=(0, 0, 12_000)), as_wish([(0, 0, 12_000)]))
    assert too_late.saved == 0
    assert too_late.unpaid == 8_000


def test_since_when_a_debt_is_behind() -> None:
    debt = MonthDebt(id="a", due=(100, 100, 100, 0), late_rate=Fraction(0), allowed=1,
                     cliff=(300, 200, 100, 0))  # fmt: skip
    three = problem(debt, money=(1_000, 0, 0, 0))
    assert behind_from(three, ((0, 100, 0, 0),), 0) == 2
    assert behind_from(three, ((0, 100, 100, 100),), 0) is None
    assert behind_from(three, ((0, 0, 0, 0),), 0) == 1
    assert carry_out(three, as_wish([(0, 100, 0, 0)])).goals.cliffs == 100
    assert carry_out(three, as_wish([(0, 0, 0, 0)])).goals.cliffs == 200


def test_months_have_names() -> None:
    one = problem(money=(0,) * 15)
    assert [one.month(n) for n in (0, 1, 14)] == ["2026-11", "2026-12", "2028-01"]
    assert one.first == dt.date(2026, 11, 1)


@settings(max_examples=80)
@given(st.integers(0, 10**6), st.sampled_from(Order))
def test_no_order_spends_more_than_there_is_and_no_fen_is_lost(seed: int, order: Order) -> None:
    random = random_problem(seed)
    found = pay_in_order(random, order)
    money = 0
    for t in range(random.months):
        money += random.money[t] - sum(row[t] for row in found.payments)
        assert money == found.kept[t] >= 0
    asked = sum(sum(debt.due) for debt in random.debts)
    assert found.paid + found.unpaid + found.saved == asked + found.late_charges
    assert all(amount >= 0 for row in found.payments for amount in row)


def test_plain_orders_do_what_their_names_say() -> None:
    dear = MonthDebt(id="dear", due=(9_000, 0), late_rate=Fraction(3, 100))
    small = MonthDebt(id="small", due=(1_000, 0), late_rate=Fraction(1, 100))
    both = problem(dear, small, money=(1_000, 0))
    first = {order: [row[0] for row in pay_in_order(both, order).payments] for order in Order}
    assert first == {
        Order.AVALANCHE: [1_000, 0],
        Order.SNOWBALL: [0, 1_000],
        Order.PRO_RATA: [900, 100],
    }
