"""A way of paying carried out: never more than there is, and every fen accounted for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.plan.carried import as_wish, carry_out, missed_from
from ashore.plan.months import MonthDebt, Problem
from ashore.plan.orders import Order, pay_in_order
from tests.plan.problems import FIRST, behind, random_problem, settling


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


def test_a_settlement_replaces_the_dues_and_what_it_took_off_is_saved() -> None:
    debt = MonthDebt(id="a", due=(10_000, 5_000, 5_000), late_rate=Fraction(1, 10),
                     offers=settling(12_000, 1, 3))  # fmt: skip
    both = problem(debt, money=(0, 12_000, 0))
    found = carry_out(both.taking([1]), as_wish([(0, 12_000, 0)]))
    assert found.problem.debts[0].taken == "settlement"
    assert (found.unpaid, found.saved, found.late_charges) == (0, 8_000, 0)
    assert found.goals.order == (0, 0, 0, 0, -8_000)
    as_it_stands = carry_out(both.taking([None]), as_wish([(0, 12_000, 0)]))
    # 10,000 bears 1,000 and 4,000 bear 400 until the months after.
    assert (as_it_stands.saved, as_it_stands.late_charges, as_it_stands.unpaid) == (0, 1_400, 9_400)


def test_an_offer_that_is_not_kept_counts_as_a_stage_lost() -> None:
    debt = MonthDebt(id="a", due=(10_000, 0), late_rate=Fraction(0), offers=settling(6_000, 0, 2))
    late = carry_out(problem(debt, money=(0, 6_000)).taking([0]), as_wish([(0, 6_000)]))
    assert late.goals.worse == 1


def test_since_when_a_debt_is_behind() -> None:
    assert missed_from((0, 100, 200, 300), (0, 100, 0, 0)) == 2
    assert missed_from((0, 100, 200, 300), (0, 100, 100, 100)) is None
    assert missed_from((), (0, 0)) is None


def test_a_missed_cliff_costs_what_falls_due_in_that_month() -> None:
    due = (100, 100, 100, 0)
    debt = MonthDebt(id="a", due=due, late_rate=Fraction(0), need=behind(due, 1),
                     cliff_need=behind(due, 2), cliff=(300, 200, 100, 0))  # fmt: skip
    one = problem(debt, money=(1_000, 0, 0, 0))
    goals = {
        paid: carry_out(one, as_wish([paid])).goals.order[:4]
        for paid in [(0, 0, 0, 0), (0, 100, 0, 100), (0, 100, 100, 100)]
    }
    assert goals == {
        (0, 0, 0, 0): (0, 100, 0, 1),
        (0, 100, 0, 100): (0, 0, 0, 1),
        (0, 100, 100, 100): (0, 0, 0, 0),
    }
    court = problem(replace(debt, cliff=(), court=True), money=(1_000, 0, 0, 0))
    assert carry_out(court, as_wish([(0, 0, 0, 0)])).goals.order[:4] == (1, 0, 0, 1)


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
