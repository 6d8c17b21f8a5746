"""A month's money is shared fairly and to the fen."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ashore.plan.debts import Held, PlanDebt, State
from ashore.plan.milestones import Cliff
from ashore.plan.shares import Basis, kept_current, least_offer, shared, shares
from tests.plan.households import ON


def debt(
    name: str,
    *,
    monthly: int | None = 10_000,
    outstanding: int = 100_000,
    due_now: int = 20_000,
    protects: int | None = None,
    held: Held | None = None,
) -> PlanDebt:
    cliff = Cliff(kind="acceleration", on=ON, avoided_by=due_now, least=due_now,
                  adds=protects or 0, milestones=())  # fmt: skip
    return PlanDebt(
        id=name,
        name=name,
        creditor=f"{name}银行",
        state=State.OVERDUE,
        due_now=due_now,
        late_by_now=0,
        dues=(),
        late_rate=Fraction(1, 50),
        contract_rate=Fraction(1, 100),
        outstanding=outstanding,
        monthly=monthly,
        days_late=30,
        first_time=True,
        cliffs=(cliff,) if protects is not None else (),
        held=held,
    )


def test_by_the_contracts_payments() -> None:
    found = shares([debt("a", monthly=30_000), debt("b", monthly=10_000)], 20_050, cash=0)
    assert found.basis is Basis.CONTRACT
    assert [(share.debt, share.amount) for share in found.offers] == [("a", 15_000), ("b", 5_050)]


def test_by_what_is_outstanding_where_a_debt_has_no_payment() -> None:
    debts = [debt("a", monthly=None, outstanding=300_000), debt("b", outstanding=100_000)]
    found = shares(debts, 20_000, cash=0)
    assert found.basis is Basis.OUTSTANDING
    assert [share.amount for share in found.offers] == [15_000, 5_000]


def test_who_is_asked_for_nothing_is_paid_as_agreed_and_the_rest_is_shared() -> None:
    debts = [debt("a", monthly=30_000), debt("b", monthly=10_000), debt("c", monthly=10_000)]
    found = shares(debts, 20_000, cash=0, unasked={"c"})
    offered = [(share.debt, share.amount, share.in_full) for share in found.offers]
    assert offered == [("c", 10_000, True), ("a", 7_500, False), ("b", 2_500, False)]
    assert found.offers[0].because.zh == "这一笔按原来的约定付得出，不用求对方让步。"
    assert found.total == 20_000
    thin = shares(debts, 10_000, cash=0, unasked={"c"})
    assert [(share.debt, share.amount) for share in thin.offers] == [
        ("a", 6_000), ("b", 2_000), ("c", 2_000),
    ]  # fmt: skip


def test_a_cliff_that_can_be_cured_is_kept_current_first() -> None:
    cliff = debt("cliff", monthly=16_250, due_now=32_760, protects=3_000_000)
    others = [debt("b", monthly=50_000), debt("c", monthly=50_000)]
    found = shares([*others, cliff], 116_280, cash=109_840)
    assert [(s.debt, s.amount, s.in_full) for s in found.offers] == [
        ("cliff", 16_250, True),
        ("b", 50_000, False),
        ("c", 50_030, False),
    ]
    assert kept_current([cliff], 116_280, cash=32_759) == []
    assert kept_current([cliff], 16_249, cash=32_760) == []
    assert kept_current([cliff], 16_250, cash=32_760) == [cliff]


def test_what_is_left_when_every_debt_is_kept_current_is_not_offered() -> None:
    cliff = debt("cliff", monthly=16_250, due_now=32_760, protects=3_000_000)
    found = shares([cliff], 116_280, cash=32_760)
    assert [(s.debt, s.amount, s.in_full) for s in found.offers] == [("cliff", 16_250, True)]


def test_held_debts_and_an_empty_month_get_nothing() -> None:
    held = debt("x", held=Held.UNVERIFIED)
    assert shares([held], 50_000, cash=0).offers == ()
    assert shares([debt("a")], 0, cash=10**9).offers == ()
    assert [s.debt for s in shares([held, debt("a")], 1_000, cash=0).offers] == ["a"]


def test_less_than_the_least_for_each_creditor_is_not_offered() -> None:
    least = least_offer()
    assert least == 1_000
    two = [debt("a", monthly=30_000), debt("b", monthly=10_000)]
    found = shares(two, 2 * least, cash=0)
    assert ([s.amount for s in found.offers], found.too_little) == ([1_500, 500], False)
    found = shares(two, 2 * least - 1, cash=0)
    assert (found.offers, found.too_little) == ((), True)
    cliff = debt("cliff", monthly=16_250, due_now=32_760, protects=3_000_000)
    found = shares([*two, cliff], 16_250 + 1, cash=32_760)
    assert ([s.debt for s in found.offers], found.too_little) == (["cliff"], True)


@given(st.integers(0, 10**8), st.lists(st.integers(0, 10**7), min_size=1, max_size=12))
def test_no_fen_is_lost_in_sharing(amount: int, weights: list[int]) -> None:
    parts = shared(amount, weights)
    assert sum(parts) == amount
    assert min(parts) >= 0
    assert all(
        part % 100 == 0 or part == amount - sum(parts[:n]) for n, part in enumerate(parts[:-1])
    )
