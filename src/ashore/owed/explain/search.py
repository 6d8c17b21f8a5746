"""The search itself: every reading tried against one bill."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ashore.case.terms import Item, LoanTerms, Method
from ashore.law.book import LawBook
from ashore.money.daycount import DayCount
from ashore.money.rounding import Rounding
from ashore.owed.bill import CONTRACT_ITEMS, LATE_ITEMS, BillSums
from ashore.owed.explain.arrays import Ints
from ashore.owed.explain.readings import (
    Dimension,
    Option,
    Reading,
    ReadingSpace,
    plausible_dimensions,
)
from ashore.owed.explain.replay import Replay
from ashore.owed.position import Paid
from ashore.owed.schedule import Schedule, build_schedule
from ashore.text import Text

_OTHER_FEES = frozenset(
    {Item.OTHER_FEE, Item.SERVICE_FEE, Item.INSURANCE, Item.MEMBERSHIP, Item.PREPAYMENT_FEE}
)
SPACE_KEYS = ("day_count", "start", "rounding", "base", "times", "compound", "late_fee")


@dataclass(frozen=True, slots=True)
class Loan:
    """What the search needs of a loan: terms, the day money came, payments, any shown table."""

    terms: LoanTerms
    disbursed_on: dt.date
    payments: tuple[Paid, ...]
    contract_on: dt.date
    table: Schedule | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """All readings that share one repayment table and one order of payments, and their sums."""

    table: Option
    order: Option
    deviations: int
    space: ReadingSpace
    sums: dict[Item, Ints]

    def reading(self, index: int) -> Reading:
        """Return one reading with its table and order."""
        inner = self.space.reading(index)
        options = (("table", self.table), ("allocation", self.order), *inner.options)
        return Reading(options, inner.deviations + self.deviations)

    def total(self, items: Sequence[Item] = CONTRACT_ITEMS + LATE_ITEMS) -> Ints:
        """Return, for every reading, the sum of some items."""
        return sum((self.sums[item] for item in items), np.zeros(self.space.size, np.int64))


def try_readings(
    loan: Loan, book: LawBook, on: dt.date, bill: BillSums
) -> Iterator[tuple[Trial, ...]]:
    """Yield the sums of every plausible reading at the end of a day, likeliest tables first.

    The first yield holds the repayment tables that give the bill's principal and interest (the
    contract's own where none does), the second the others; a caller that has its match stops.
    Orders of payments are tried only where the order matters.
    """
    dimensions = plausible_dimensions(loan.terms, book, loan.contract_on)
    for group in _tables_by_fit(loan, dimensions, on, bill):
        yield tuple(trial for table in group for trial in _trials(loan, dimensions, table, on))


_Table = tuple[Option, int, Schedule]
"""A repayment table: how it was read, whether that leaves the contract, and its lines."""


def _trials(
    loan: Loan, dimensions: dict[str, Dimension], table: _Table, on: dt.date
) -> Iterator[Trial]:
    orders = dimensions["allocation"]
    option, deviates, schedule = table
    for number, order in enumerate(orders.options):
        off_order = orders.agreed is not None and number != orders.agreed
        for space in _spaces(dimensions):
            found = Replay(schedule, loan.terms, space, order.value).past_due(loan.payments, on)
            sums = {item: space.spread(amount) for item, amount in found.sums.items()}
            yield Trial(option, order, deviates + off_order, space, _bill_items(sums, space))
        if not found.order_matters:
            return


def _spaces(dimensions: dict[str, Dimension]) -> Iterator[ReadingSpace]:
    """Yield the readings in two parts: monthly compounding cuts time finely, so it goes alone."""
    compound = dimensions["compound"]
    for part in (compound.but_last(), compound.only(len(compound.options) - 1)):
        yield ReadingSpace([{**dimensions, "compound": part}[key] for key in SPACE_KEYS])


def repayment_tables(loan: Loan) -> tuple[Dimension, tuple[Schedule, ...]]:
    """Return the distinct repayment tables that the terms can be read to give."""
    says = Text("还款计划怎么算", "how the repayment table is computed")
    if loan.table is not None:
        shown = Option("shown", Text("平台展示的还款计划", "the table that the lender shows"))
        return Dimension("table", says, (shown,), 0), (loan.table,)
    options: list[Option] = []
    tables: list[Schedule] = []
    for option, terms in _table_readings(loan.terms):
        schedule = build_schedule(terms, loan.disbursed_on)
        if schedule not in tables:
            options.append(option)
            tables.append(schedule)
    agreed = None if "day_count" in loan.terms.unknown else 0
    return Dimension("table", says, tuple(options), agreed), tuple(tables)


def _table_readings(terms: LoanTerms) -> Iterator[tuple[Option, LoanTerms]]:
    as_written = Option("contract", Text("按合同", "as the contract says"))
    yield as_written, terms
    if terms.method in (Method.CUSTOM, Method.OPEN, Method.CARD, Method.FLAT):
        return
    kinds = {
        DayCount.PERIOD: Text("每期按整月计息", "whole months"),
        DayCount.ACT_360: Text("按实际天数、一年 360 天", "actual days over 360"),
        DayCount.ACT_365: Text("按实际天数、一年 365 天", "actual days over 365"),
        DayCount.THIRTY_360: Text("每月 30 天、一年 360 天", "30-day months over 360"),
    }
    if terms.daily_rate is None:
        for kind, words in kinds.items():
            yield (
                Option(f"interest {kind.value}", words),
                terms.model_copy(update={"day_count": kind}),
            )
        first = Text("首期按实际天数", "first period by its days")
        yield Option("first by days", first), terms.model_copy(update={"first_period": "days"})
    cut = Text("每期利息去尾", "each interest cut off")
    yield Option("interest down", cut), terms.model_copy(update={"rounding": Rounding.DOWN})
    even = Text("每期利息四舍六入五成双", "each interest half to even")
    yield (
        Option("interest half_even", even),
        terms.model_copy(update={"rounding": Rounding.HALF_EVEN}),
    )


def _tables_by_fit(
    loan: Loan, dimensions: dict[str, Dimension], on: dt.date, bill: BillSums
) -> Iterator[list[_Table]]:
    tables, schedules = repayment_tables(loan)
    plain = ReadingSpace([dimensions[key].only(0) for key in SPACE_KEYS])
    wanted = bill.shown(Item.PRINCIPAL), bill.shown(Item.INTEREST)
    likely: list[_Table] = []
    others: list[_Table] = []
    for number, (option, schedule) in enumerate(zip(tables.options, schedules, strict=True)):
        replay = Replay(schedule, loan.terms, plain, dimensions["allocation"].options[0].value)
        found = replay.past_due(loan.payments, on).sums
        given = tuple(int(plain.spread(found[item])[0]) for item in (Item.PRINCIPAL, Item.INTEREST))
        deviates = int(tables.agreed is not None and number != tables.agreed)
        (likely if given == wanted else others).append((option, deviates, schedule))
    if not likely:
        likely, others = others[:1], others[1:]
    yield likely
    if others:
        yield others


def _bill_items(sums: dict[Item, Ints], space: ReadingSpace) -> dict[Item, Ints]:
    """Return the sums as a bill groups them: loose fees together."""
    zero = np.zeros(space.size, np.int64)
    grouped = {item: sums.get(item, zero) for item in CONTRACT_ITEMS + LATE_ITEMS}
    grouped[Item.OTHER_FEE] = sum((sums[i] for i in _OTHER_FEES if i in sums), zero)
    return grouped
