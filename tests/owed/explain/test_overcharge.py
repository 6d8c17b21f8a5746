"""The least that a bill is too high by: never more than the truth, and right by brute force."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.terms import CompoundTerms, Item, LateFeeTerm, LoanTerms, Method, PenaltyTerms
from ashore.law.book import LawBook
from ashore.owed.bill import CONTRACT_ITEMS, LATE_ITEMS, BillLine, BillSums
from ashore.owed.explain.explanation import Explanation, explain_bill
from ashore.owed.explain.overcharge import Overcharge
from ashore.owed.explain.readings import Option
from ashore.owed.explain.search import Search, Table
from ashore.owed.explain.tables import Loan
from ashore.owed.position import Paid
from tests.owed.explain.bills import ON, Synthetic, bill_under, synthetic

BOOK = LawBook.standard()
ITEMS = CONTRACT_ITEMS + LATE_ITEMS


def over(found: Explanation) -> Overcharge:
    assert found.overcharge is not None
    return found.overcharge


@dataclass
class Page:
    """A bill put together in a test: sums by item, lines beside them, more in the total."""

    items: dict[Item, int]
    own: int = 0
    loose: int = 0
    unlisted: int = 0
    negative: int = 0
    named: dict[Item, str] = field(default_factory=dict)

    def bill(self) -> BillSums:
        lines = [
            BillLine(item.value, item, sum_, None) for item, sum_ in self.items.items() if sum_
        ]
        if self.own:
            lines.append(BillLine("催收费", Item.COLLECTION_FEE, self.own, None))
        if self.loose:
            lines.append(BillLine("某某费", Item.UNKNOWN, self.loose, None))
        if self.negative:
            lines.append(BillLine("减免", Item.UNKNOWN, -self.negative, None))
        return BillSums(tuple(lines), sum(line.amount for line in lines) + self.unlisted)

    def too_much(self, given: dict[Item, int]) -> int:
        """Return what it asks for beyond some sums, in the lender's favour, in plain arithmetic."""
        excess = self.loose + max(self.unlisted, 0)
        for group in (CONTRACT_ITEMS, LATE_ITEMS):
            there = [item for item in group if self.items.get(item)]
            excess += max(sum(self.items[i] - given.get(i, 0) for i in there), 0)
        hidden = sum(given.get(item, 0) for item in ITEMS if not self.items.get(item))
        off = self.negative + max(-self.unlisted, 0)
        return max(self.own + max(excess - hidden, 0) - off, 0)


def sums_of(made: Synthetic, table: Table, answers: dict[str, str]) -> dict[Item, int]:
    found = bill_under(made.loan.terms, table.schedule, list(made.loan.payments), answers, ON)
    names = {
        "principal": Item.PRINCIPAL, "interest": Item.INTEREST, "fee": Item.GUARANTEE_FEE,
        "penalty": Item.PENALTY_INTEREST, "compound": Item.COMPOUND_INTEREST,
        "late": Item.LATE_FEE,
    }  # fmt: skip
    return {names[name]: amount for name, amount in found.items()}


def allowed(made: Synthetic) -> Iterator[tuple[dict[str, str], dict[Item, int]]]:
    """Yield every reading that a contract allows with the oracle's sums."""
    search = Search(made.loan, BOOK, ON)
    tables = {table.option.key: table for table in search.tables}
    dimensions = search.all_dimensions
    answers: list[tuple[Option, ...]] = [
        tuple(option for option in dimension.options if not dimension.departs(option))
        for dimension in dimensions.values()
    ]
    for picked in itertools.product(*answers):
        keys = {key: option.key for key, option in zip(dimensions, picked, strict=True)}
        yield keys, sums_of(made, tables[keys["table"]], keys)


def perturbed(made: Synthetic, pick: random.Random) -> Page:
    """Return the bill with some sums changed, lines added, and a total of its own."""
    items = {item: made.bill.shown(item) for item in ITEMS}
    for item in pick.sample(
        [item for item in ITEMS if items[item]], k=min(1, sum(map(bool, items.values())))
    ):
        items[item] = max(items[item] + pick.choice([0, 0, 700, 5_000, -300]), 0)
    return Page(
        items,
        own=pick.choice([0, 0, 8_000]),
        loose=pick.choice([0, 0, 0, 1_500]),
        unlisted=pick.choice([0, 0, 0, 2_000, -400]),
        negative=pick.choice([0, 0, 0, 900]),
    )


def short(seed: int, *, known: bool = True) -> Synthetic:
    """Return a bill of a short loan whose contract says everything."""
    while True:
        made = synthetic(seed, known=known)
        if (made.loan.terms.periods or 0) <= 9 and made.bill.lines:
            return made
        seed += 1_000_003


def with_terms(made: Synthetic, **terms: Any) -> Synthetic:
    return replace(made, loan=replace(made.loan, terms=made.loan.terms.model_copy(update=terms)))


@settings(max_examples=15)
@given(
    st.integers(0, 10**6),
    st.sampled_from([(), ("compound",), ("start",), ("late_fees",), ("compound", "start")]),
)
def test_at_least_is_the_least_over_every_allowed_reading(
    seed: int, unknown: tuple[str, ...]
) -> None:
    made = short(seed)
    if not made.loan.terms.late_fees:
        unknown = tuple(key for key in unknown if key != "late_fees")
    made = with_terms(made, unknown=unknown)
    page = perturbed(made, random.Random(seed))
    found = over(explain_bill(made.loan, page.bill(), BOOK, ON))
    every = list(allowed(made))
    assert found.at_least == min(page.too_much(sums) for _, sums in every), seed
    kindest = {key: option.key for key, option in found.reading.options}
    [sums] = [s for keys, s in every if all(
        kindest[key] in (answer, "any") for key, answer in keys.items()
    )][:1]  # fmt: skip
    assert page.too_much(sums) == found.at_least, seed
    assert sum(sums.values()) == found.largest_supported, seed


@settings(max_examples=10)
@given(st.integers(0, 10**6))
def test_knowing_less_never_raises_it(seed: int) -> None:
    made = short(seed)
    pick = random.Random(seed)
    page = perturbed(made, pick)
    terms = made.loan.terms
    penalty = terms.penalty or PenaltyTerms()
    keys = ["penalty", "compound", "day_count", "late_fees", "start", "rounding"]
    steps: list[dict[str, Any]] = [
        {"unknown": tuple(pick.sample(keys, pick.randint(1, 4)))},
        {"penalty": penalty.model_copy(update={"base": None})},
        {"penalty": penalty.model_copy(update={"day_count": None})},
        {"penalty": None, "unknown": ("penalty",)},
        {"penalty": None, "compound": None, "unknown": ("penalty", "compound")},
        {"compound": None, "unknown": ("compound",)},
        {"late_fees": (), "unknown": ("late_fees",)},
        {"penalty": None, "late_fees": (), "unknown": ("penalty", "late_fees", "start")},
    ]
    knows = over(explain_bill(made.loan, page.bill(), BOOK, ON)).at_least
    for less in pick.sample(steps, 3):
        knows_less = with_terms(made, **less).loan
        assert over(explain_bill(knows_less, page.bill(), BOOK, ON)).at_least <= knows, (seed, less)


# by hand --------------------------------------------------------------------------------------

DUE = [dt.date(2026, 10, 24), dt.date(2026, 11, 14)]


def loan(*payments: tuple[dt.date, int], **terms: Any) -> Loan:
    """Return a loan of 1 000.00 a line at 12 % a year, two lines overdue by 31 and 10 days."""
    given = {
        "method": Method.CUSTOM,
        "principal": 200_000,
        "annual_rate": Fraction("0.12"),
        "rows": [{"n": n, "due_on": day, "principal": 100_000, "interest": 1_000}
                 for n, day in enumerate(DUE, 1)],
        "penalty": PenaltyTerms(multiplier=Fraction("1.5"), base="principal", day_count="act/360"),
    }  # fmt: skip
    start = dt.date(2026, 9, 24)
    paid = tuple(Paid(day, amount) for day, amount in payments)
    return Loan(LoanTerms(**(given | terms)), start, paid, start)


# 1 000.00 x 18 % / 360 is 0.50 a day: 15.50 and 5.00.
PENALTY = 2_050
CONTRACT = {Item.PRINCIPAL: 200_000, Item.INTEREST: 2_000}


def too_high(given: Loan, page: Page) -> int:
    return over(explain_bill(given, page.bill(), BOOK, ON)).at_least


@pytest.mark.parametrize(
    ("page", "at_least"),
    [
        (Page({**CONTRACT, Item.PENALTY_INTEREST: PENALTY}), 0),
        (Page({**CONTRACT, Item.PENALTY_INTEREST: PENALTY + 1}), 1),
        (Page({**CONTRACT, Item.PENALTY_INTEREST: PENALTY - 1}), 0),
        # A sum under another label of its group, or without a line of its own, is not too much.
        (Page({**CONTRACT, Item.LATE_FEE: PENALTY}), 0),
        (Page({Item.PRINCIPAL: 200_000, Item.INTEREST: 2_000 + PENALTY}), 0),
        (Page({Item.PRINCIPAL: 202_000 + PENALTY}), 0),
        (Page(CONTRACT, loose=PENALTY), 0),
        (Page(CONTRACT, unlisted=PENALTY), 0),
        (Page(CONTRACT, loose=PENALTY + 7), 7),
        # A line that is there is all of its kind: what it lacks hides nothing elsewhere.
        (Page({**CONTRACT, Item.PENALTY_INTEREST: 50}, loose=2_000), 2_000),
        (Page({**CONTRACT, Item.PENALTY_INTEREST: PENALTY}, own=8_000), 8_000),
        (Page(CONTRACT, own=8_000), 8_000),
        (Page({**CONTRACT, Item.PENALTY_INTEREST: PENALTY}, unlisted=300), 300),
        # What is taken off is set off.
        (Page({**CONTRACT, Item.PENALTY_INTEREST: PENALTY}, own=8_000, negative=3_000), 5_000),
        (Page({**CONTRACT, Item.PENALTY_INTEREST: PENALTY}, own=8_000, unlisted=-3_000), 5_000),
        (Page({**CONTRACT, Item.PENALTY_INTEREST: PENALTY}, negative=3_000), 0),
    ],
)
def test_what_counts_as_too_much(page: Page, at_least: int) -> None:
    assert too_high(loan(), page) == at_least


def test_a_bill_that_is_only_a_total() -> None:
    shown = 202_000 + PENALTY
    for more in (0, 1, 500, 90_000):
        found = explain_bill(loan(), BillSums((), shown + more), BOOK, ON)
        assert over(found).at_least == more
    assert (found.matched_on, found.rest) == ("none", {Item.UNKNOWN: 90_000})


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("提前到期本金", Item.ACCELERATED_PRINCIPAL),
        ("代偿款", Item.SUBROGATED_SUM),
        ("恢复减免利息", Item.REINSTATED),
        ("案件受理费", Item.COURT_FEE),
    ],
)
def test_what_can_rest_on_another_paper_is_asked_about_and_not_counted(
    name: str, item: Item
) -> None:
    page = Page({**CONTRACT, Item.PENALTY_INTEREST: PENALTY})
    lines = (*page.bill().lines, BillLine(name, item, 90_000, None))
    found = explain_bill(loan(), BillSums(lines, sum(x.amount for x in lines)), BOOK, ON)
    assert over(found).at_least == 0
    assert [line.name for line in found.without_basis] == [name]
    assert [(one.about, one.amount) for one in found.questions] == [("line", 90_000)]


# clauses that are not known -------------------------------------------------------------------


def test_a_charge_whose_clause_is_not_known_is_not_judged() -> None:
    page = Page({**CONTRACT, Item.PENALTY_INTEREST: 90_000, Item.LATE_FEE: 4_000}, own=8_000)
    unknown = loan(penalty=None, unknown=("penalty",))
    found = over(explain_bill(unknown, page.bill(), BOOK, ON))
    assert (found.not_judged, found.at_least) == ((Item.PENALTY_INTEREST,), 8_000)
    unknown = loan(penalty=None, unknown=("penalty", "late_fees", "compound"))
    found = over(explain_bill(unknown, page.bill(), BOOK, ON))
    assert (found.not_judged, found.at_least) == (LATE_ITEMS, 8_000)


def test_principal_that_is_too_high_is_too_high_whatever_the_unknown_charges() -> None:
    page = Page({Item.PRINCIPAL: 205_000, Item.INTEREST: 2_000, Item.PENALTY_INTEREST: 90_000})
    # The contract's interest may run on: 12 % on 1 000.00 for 32 and 11 days at the most, 14.33.
    assert 3_500 < too_high(loan(penalty=None, unknown=("penalty",)), page) < 3_700
    assert too_high(loan(late_fees=(), unknown=("late_fees",)), page) == 0
    page.items[Item.LATE_FEE] = 1
    assert too_high(loan(late_fees=(), unknown=("late_fees",)), page) == 5_000


def test_unknown_charges_may_have_taken_what_was_paid_late() -> None:
    """Half of the first line was paid late: what an unknown late fee took of it is not known."""
    page = Page({Item.PRINCIPAL: 200_000, Item.INTEREST: 2_000, Item.PENALTY_INTEREST: PENALTY})
    late = (dt.date(2026, 11, 1), 50_000)
    assert too_high(loan(late), page) > 49_000
    assert too_high(loan(late, unknown=("late_fees",)), page) == 0
    in_time = (DUE[0], 50_000)
    page.items[Item.LATE_FEE] = 1
    assert too_high(loan(late, unknown=("late_fees",)), page) == 0
    assert too_high(loan(in_time, unknown=("late_fees",)), page) == 50_000


def test_a_rate_that_cannot_be_computed_is_not_judged() -> None:
    """A multiple of a contract rate that nobody knows, and a late fee without a figure."""
    page = Page({**CONTRACT, Item.PENALTY_INTEREST: 9_000, Item.LATE_FEE: 9_000})
    no_rate = loan(annual_rate=None, late_fees=(LateFeeTerm(),), compound=CompoundTerms())
    found = over(explain_bill(no_rate, page.bill(), BOOK, ON))
    assert (found.not_judged, found.at_least) == (LATE_ITEMS, 0)
    asked = explain_bill(no_rate, page.bill(), BOOK, ON).questions
    assert [one.key for one in asked if one.about == "clause"] == [i.value for i in LATE_ITEMS]
