"""The least to ask for: it makes the plan hold, and nothing less would."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

import pytest

from ashore.case.terms import Method
from ashore.law.book import LawBook
from ashore.plan.asks import smallest_asks
from ashore.plan.concessions import Concession, concessions
from ashore.plan.debts import Due, PlanDebt, State
from ashore.plan.months import MonthDebt, Problem
from tests.plan.households import ON

BOOK = LawBook.standard()
FIRST = dt.date(2026, 11, 1)


def debt(name: str, due: Sequence[int], *, late: int = 0, state: State = State.OVERDUE,
         rate: Fraction = Fraction(0)) -> PlanDebt:  # fmt: skip
    dues = tuple(
        Due(dt.date(2026 + (10 + t) // 12, (10 + t) % 12 + 1, 10), amount, amount)
        for t, amount in enumerate(due)
        if t and amount
    )
    return PlanDebt(
        id=name, name=name, creditor=f"{name}银行", state=state, due_now=due[0], late_by_now=late,
        dues=dues, late_rate=Fraction(1, 50), contract_rate=rate, outstanding=sum(due) - late,
        monthly=None, days_late=40, first_time=True, cliffs=(), held=None,
    )  # fmt: skip


def problem(
    debts: Sequence[PlanDebt], dues: Sequence[Sequence[int]], money: Sequence[int]
) -> Problem:
    months = tuple(
        MonthDebt(id=d.id, due=tuple(due), late_rate=d.late_rate)
        for d, due in zip(debts, dues, strict=True)
    )
    return Problem(first=FIRST, debts=months, money=tuple(money))


def test_nothing_is_asked_where_all_can_be_paid() -> None:
    due = [1_000] * 3
    found = smallest_asks(problem([debt("a", due)], [due], due), [debt("a", due)], BOOK, ON)
    assert found.holds
    assert found.asks == ()


def test_a_waiver_alone_is_enough_where_it_is() -> None:
    due = [1_200, 1_000, 1_000]
    one = debt("a", due, late=200)
    found = smallest_asks(problem([one], [due], [1_000] * 3), [one], BOOK, ON)
    assert [(ask.kind, ask.value, ask.rests_on) for ask in found.asks] == [
        ("waiver", 200, "goodwill")
    ]
    assert "2.00" in found.asks[0].says.zh
    assert found.dues["a"] == (1_000, 1_000, 1_000)


def test_the_shortest_pause_that_helps_is_asked_for() -> None:
    due = [0, 1_000, 1_000, 1_000, 0, 0, 0, 0]
    one = debt("a", due, state=State.CURRENT)
    found = smallest_asks(problem([one], [due], [0, 0, 0, *[1_000] * 5]), [one], BOOK, ON)
    assert [(ask.kind, ask.value) for ask in found.asks] == [("grace", 2)]


def test_a_cards_instalments_have_a_rule_behind_them() -> None:
    due = [24_000, *[0] * 40]
    card = debt("card", due)
    found = smallest_asks(
        problem([card], [due], [1_000] * 41), [card], BOOK, ON, methods={"card": Method.CARD}
    )
    assert [(ask.kind, ask.value, ask.rests_on) for ask in found.asks] == [
        ("instalments", 24, "rule")
    ]
    assert found.asks[0].citations[0].id
    loan = smallest_asks(problem([card], [due], [1_000] * 41), [card], BOOK, ON)
    assert loan.asks[0].rests_on == "goodwill"


def test_without_any_money_nothing_holds_and_nothing_is_asked() -> None:
    due = [1_000, 0]
    found = smallest_asks(problem([debt("a", due)], [due], [0, 0]), [debt("a", due)], BOOK, ON)
    assert not found.holds
    assert found.asks == ()


def test_concessions_keep_every_fen() -> None:
    due = (10_000, 2_000, 2_000, *[0] * 60)
    for one in concessions(debt("a", due, late=1_500), due):
        kinds = {step.kind: step.value for step in one.steps}
        asked = kinds.get("discount", 14_000 - kinds.get("waiver", 0))
        assert 0 <= sum(one.dues) - asked < kinds.get("instalments", 1)
        assert len(one.dues) == len(due)
    assert concessions(debt("a", due), due)[0].dues == due


def test_a_discount_closes_a_debt_with_one_payment() -> None:
    due = (10_000, 2_000, 2_000)
    found = {
        one.steps[0].value: (one.dues, int(one.hard))
        for one in concessions(debt("a", due, state=State.ASSIGNED), due)
        if one.steps and one.steps[0].kind == "discount"
    }
    assert found == {
        12_600: ((0, 12_600, 0), 3),
        11_200: ((0, 11_200, 0), 4),
        9_800: ((0, 9_800, 0), 5),
        8_400: ((0, 8_400, 0), 6),
    }


def test_a_called_loan_can_run_on_by_its_own_table() -> None:
    due, table = [14_000, 0, 0, 0], [2_000, 4_000, 4_000, 4_000]
    called = debt("a", due, late=1_000, state=State.ACCELERATED)
    found = smallest_asks(
        problem([called], [due], [2_000, 4_000, 4_000, 4_000]), [called], BOOK, ON,
        restored={"a": table},
    )  # fmt: skip
    assert [(ask.kind, ask.rests_on) for ask in found.asks] == [("restore", "goodwill")]
    assert found.dues["a"] == tuple(table)


def test_a_lower_rate_is_asked_for_where_even_the_longest_parts_are_too_dear() -> None:
    due = [12_000_00, *[0] * 72]
    dear = debt("a", due, rate=Fraction(2, 100))
    found = smallest_asks(problem([dear], [due], [0, *[30_000] * 72]), [dear], BOOK, ON)
    assert [(ask.kind, ask.value) for ask in found.asks] == [("instalments", 60), ("rate", 50)]
    assert "50%" in found.asks[1].says.zh


def test_instalments_bear_the_contracts_own_interest() -> None:
    due = (12_000_00, *[0] * 13)
    spread = next(
        one
        for one in concessions(debt("a", due, rate=Fraction(1, 100)), due)
        if [step.kind for step in one.steps] == ["instalments"]
    )
    assert spread.dues[:3] == (0, 106_619, 106_619)


@pytest.mark.parametrize("seed", range(25))
def test_no_smaller_set_would_do_by_trying_all(seed: int) -> None:
    pick = random.Random(seed)
    months = 14
    dues = [
        [pick.randrange(0, 30_000) if pick.random() < 0.7 else 0 for _ in range(months)]
        for _ in range(pick.randint(1, 2))
    ]
    dues = [[due[0] + 8_000, *due[1:]] for due in dues]
    states = [State.OVERDUE, State.ACCELERATED, State.WITH_GUARANTOR, State.CURRENT]
    debts = [
        debt(f"d{n}", due, late=pick.choice([0, 3_000]), state=pick.choice(states))
        for n, due in enumerate(dues)
    ]
    money = [pick.randrange(0, 45_000) for _ in range(months)]
    found = smallest_asks(problem(debts, dues, money), debts, BOOK, ON)
    options = [concessions(one, due) for one, due in zip(debts, dues, strict=True)]
    holding = [chosen for chosen in itertools.product(*options) if _holds(chosen, money)]
    assert found.holds == bool(holding)
    if holding:
        least = min(sum(one.hard for one in chosen) for chosen in holding)
        assert found.hard == pytest.approx(float(least))
        assert len(found.asks) == min(
            sum(len(one.steps) for one in chosen)
            for chosen in holding
            if sum(one.hard for one in chosen) == least
        )


def _holds(chosen: Sequence[Concession], money: Sequence[int]) -> bool:
    owed = [sum(month) for month in zip(*(one.dues for one in chosen), strict=True)]
    return all(o <= m for o, m in zip(accumulate(owed), accumulate(money), strict=True))


def test_what_is_due_to_others_is_named_where_it_takes_the_money() -> None:
    dues, money = ([1_000, 0, 0, 0], [1_500, 0, 0, 0]), [800, 800, 800, 800]
    two = [debt("a", dues[0]), debt("b", dues[1])]
    found = smallest_asks(problem(two, dues, money), two, BOOK, ON)
    said = {ask.debt: ask.because.zh for ask in found.asks}
    assert said["b"].startswith(
        "现在到期 15.00 元，各家一共到期 25.00 元；每月留出生活费后有 8.00 元，要分给每一家。"
    )
    [alone] = smallest_asks(problem(two[1:], dues[1:], money), two, BOOK, ON).asks
    assert alone.because.zh.startswith("现在到期 15.00 元，每月留出生活费后有 8.00 元。")
