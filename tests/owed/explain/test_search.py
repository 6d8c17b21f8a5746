"""Every reading alone is what the oracle computes, and nothing that fits a bill is left out."""

from __future__ import annotations

import datetime as dt
import random
from fractions import Fraction
from functools import partial

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ashore.case.terms import (
    Base,
    CompoundTerms,
    Item,
    LateFeeTerm,
    LoanTerms,
    Method,
    PenaltyTerms,
)
from ashore.law.book import LawBook
from ashore.money.daycount import DayCount
from ashore.money.rounding import Rounding
from ashore.owed.allocation import CHARGES_FIRST, PRINCIPAL_FIRST
from ashore.owed.explain.orders import ANY_ORDER
from ashore.owed.explain.readings import Option, Reading
from ashore.owed.explain.replay import Replay, Way, lines_of
from ashore.owed.explain.search import Search, Table, Trial
from ashore.owed.explain.shown import COMPARED, can_match, matches, sorted_bill
from ashore.owed.explain.tables import Loan
from ashore.owed.position import Paid, position_on
from ashore.owed.schedule import build_schedule
from tests.owed.explain.bills import ON, Synthetic, bill_under, synthetic

BOOK = LawBook.standard()


def answers(table: Table, order: Option, reading: Reading) -> dict[str, str]:
    picked = {key: option.key for key, option in reading.options}
    return {"table": table.option.key, "allocation": order.key, **picked}


def oracle_sums(made: Synthetic, table: Table, picked: dict[str, str]) -> dict[Item, int]:
    sums = bill_under(made.loan.terms, table.schedule, list(made.loan.payments), picked, ON)
    return {
        Item.PRINCIPAL: sums["principal"],
        Item.INTEREST: sums["interest"],
        Item.GUARANTEE_FEE: sums["fee"],
        Item.OTHER_FEE: 0,
        Item.PENALTY_INTEREST: sums["penalty"],
        Item.COMPOUND_INTEREST: sums["compound"],
        Item.LATE_FEE: sums["late"],
    }


@example(seed=13857, tidy=False)  # whole days over a leap year's beginning
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_single_readings_are_what_the_oracle_computes(seed: int, tidy: bool) -> None:
    made = synthetic(seed, tidy=tidy)
    pick = random.Random(seed)
    search = Search(made.loan, BOOK, ON)
    table, order = pick.choice(search.tables), pick.choice(search.orders.options)
    part = pick.choice(list(search.parts.broad()))
    space = search.parts.space(part)
    chosen = space.some(np.array([pick.randrange(space.size) for _ in range(6)]))
    grace = made.loan.terms.grace_days if part.granted else 0
    rates = search.parts.rates_of(chosen)
    lines = lines_of(table.schedule)
    replay = Replay(lines, made.loan.terms, chosen, rates, Way(order.value, grace))
    replay.run(made.loan.payments, ON)
    whole = search.parts.space(part._replace(each="total"))
    for as_a_whole in (False, True) if part.each == "line" else (False,):
        sums = search.grouped(replay.past_due(as_a_whole=as_a_whole))
        named = whole.some(np.asarray(chosen.numbers)) if as_a_whole else chosen
        for index in range(chosen.size):
            picked = answers(table, order, named.reading(index))
            found = {item: int(named.spread(sums[item])[index]) for item in COMPARED}
            assert found == oracle_sums(made, table, picked), (seed, picked)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_all_at_once_is_one_by_one(seed: int, tidy: bool) -> None:
    made = short(seed, tidy=tidy)
    pick = random.Random(seed)
    search = Search(made.loan, BOOK, ON)
    table = pick.choice(search.tables)
    orders = {option.key: option for option in (*search.orders.options, ANY_ORDER)}
    for trial in search.all_of(table):
        index = pick.randrange(trial.space.size)
        picked = answers(table, orders[trial.order.key], trial.space.reading(index))
        found = {item: int(trial.space.spread(trial.sums[item])[index]) for item in COMPARED}
        assert found == oracle_sums(made, table, picked), (seed, picked)


def short(seed: int, *, tidy: bool) -> Synthetic:
    """Return a bill of a loan with few instalments."""
    while True:
        made = synthetic(seed, tidy=tidy)
        if (made.loan.terms.periods or 0) <= 9:
            return made
        seed += 1_000_003


def readings_that_match(trials: list[Trial], made: Synthetic, search: Search) -> set[str]:
    shown = sorted_bill(made.bill, search.fee_items)
    found = set()
    for trial in trials:
        mask = trial.space.spread(matches(shown, trial.sums, "items"))
        for index in np.flatnonzero(mask):
            options = trial.reading(int(index)).options
            found.add(" ".join(option.key for _, option in options))
    return found


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6))
def test_what_a_bill_rules_out_cannot_give_it(seed: int) -> None:
    made = short(seed, tidy=False)
    search = Search(made.loan, BOOK, ON)
    shown = sorted_bill(made.bill, search.fee_items)
    for table in search.tables[:2]:
        if search.plain(table).charged_on is None:
            continue
        fits = partial(can_match, shown, by_item=True)
        narrowed = search.for_items(shown)
        some = list(narrowed.fitting_of(table, fits, shown.items[Item.PRINCIPAL]))
        every = list(search.all_of(table))
        if every[0].order is not ANY_ORDER:
            found = readings_that_match(some, made, search)
            assert found == readings_that_match(every, made, search), seed


# the contract's own reading -------------------------------------------------------------------

RATES = st.integers(0, 100).map(lambda n: Fraction(n, 10_000))
BASES = st.sampled_from([b for b in Base if b is not Base.UNPAID_MINIMUM])
COUNTS = st.sampled_from(DayCount)


@st.composite
def loans(draw: st.DrawFn) -> Loan:
    """Draw a loan whose contract answers every question, with payments of any size."""
    daily = draw(st.booleans())
    count = draw(COUNTS)
    penalty = PenaltyTerms(
        daily_rate=draw(RATES) if daily else None,
        multiplier=None if daily else draw(st.sampled_from([Fraction(1), Fraction(3, 2)])),
        base=draw(BASES),
        day_count=count,
    )
    compound = CompoundTerms(
        rate="penalty" if daily else draw(st.sampled_from(["penalty", "contract"])),
        day_count=count if daily else draw(COUNTS),
    )
    late_fee = st.builds(
        LateFeeTerm,
        rate=RATES,
        base=BASES,
        per=st.sampled_from(["day", "once"]),
        minimum=st.none() | st.integers(0, 500),
    ) | st.builds(LateFeeTerm, amount=st.integers(0, 5_000), per=st.just("once"))
    orders = [None, (Item.PENALTY_INTEREST, Item.PRINCIPAL), CHARGES_FIRST, PRINCIPAL_FIRST]
    terms = LoanTerms(
        method=draw(st.sampled_from([Method.EQUAL_INSTALMENT, Method.EQUAL_PRINCIPAL])),
        principal=draw(st.integers(1, 200_000)),
        annual_rate=draw(RATES) * 30,
        periods=draw(st.integers(1, 5)),
        penalty=draw(st.none() | st.just(penalty)),
        compound=draw(st.none() | st.just(compound)),
        late_fees=tuple(draw(st.lists(late_fee, max_size=2))),
        grace_days=draw(st.sampled_from([0, 0, 3])),
        rounding=draw(st.sampled_from(Rounding)),
        allocation=draw(st.sampled_from(orders)),
        allocation_across=draw(st.sampled_from(["oldest_first", "item_first"])),
        principal_first_after_days=draw(st.sampled_from([None, None, 30])),
    )
    days = st.dates(dt.date(2026, 1, 10), dt.date(2026, 9, 30))
    paid = draw(st.lists(st.builds(Paid, days, st.integers(1, 150_000)), max_size=4))
    start = dt.date(2026, 1, 1)
    return Loan(terms, start, tuple(paid), start)


@settings(max_examples=150, deadline=None)
@given(loans(), st.dates(dt.date(2026, 1, 10), dt.date(2026, 9, 30)))
def test_the_contracts_own_reading_is_the_position(loan: Loan, on: dt.date) -> None:
    search = Search(loan, BOOK, on)
    found = search.plain(search.tables[0]).sums
    position = position_on(
        build_schedule(loan.terms, loan.disbursed_on), loan.terms, loan.payments, BOOK, on
    )
    owed = {item: sum(line.unpaid(item) for line in position.overdue) for item in COMPARED}
    assert found == owed


def test_each_of_two_late_fees_becomes_fen_by_itself() -> None:
    """0.23 and 0.30 fen are nothing each, though half a fen together."""
    fees = tuple(LateFeeTerm(rate=Fraction(n, 10_000), per="day") for n in (40, 51))
    terms = LoanTerms(
        method=Method.EQUAL_INSTALMENT,
        principal=1,
        annual_rate=Fraction(0),
        periods=1,
        late_fees=fees,
    )
    loan = Loan(terms, dt.date(2026, 1, 1), (), dt.date(2026, 1, 1))
    on = dt.date(2026, 3, 31)
    search = Search(loan, BOOK, on)
    assert search.plain(search.tables[0]).sums[Item.LATE_FEE] == 0
    later = Search(loan, BOOK, on + dt.timedelta(days=41))  # 0.40 and 0.51 fen
    assert later.plain(later.tables[0]).sums[Item.LATE_FEE] == 1


# the edges of the arithmetic ------------------------------------------------------------------


@pytest.mark.parametrize("principal", [1, 99_999_999_999])
@pytest.mark.parametrize("rate", ["0.0000000000001", "0.123456789012", "0.24"])
def test_no_sum_is_too_large_or_too_odd(principal: int, rate: str) -> None:
    """Rates with a dozen decimals and a loan of a thousand million yuan are exact all the same."""
    terms = LoanTerms(
        method=Method.EQUAL_PRINCIPAL,
        principal=principal,
        periods=3,
        annual_rate=Fraction(rate),
        penalty=PenaltyTerms(multiplier=Fraction(3, 2)),
        unknown=("penalty", "compound", "day_count", "start"),
    )
    start = dt.date(2026, 6, 1)
    loan = Loan(terms, start, (Paid(dt.date(2026, 8, 1), principal // 7 + 1),), start)
    made = Synthetic(loan, synthetic(1).bill, {})
    search = Search(loan, BOOK, ON)
    pick = random.Random(principal)
    for trial in search.all_of(search.tables[0]):
        for index in [pick.randrange(trial.space.size) for _ in range(3)]:
            picked = answers(search.tables[0], trial.order, trial.space.reading(index))
            found = {item: int(trial.space.spread(trial.sums[item])[index]) for item in COMPARED}
            assert found == oracle_sums(made, search.tables[0], picked), picked
