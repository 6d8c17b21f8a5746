"""The repayment tables that a contract can be read to give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.terms import LoanTerms, Method
from ashore.money.daycount import DayCount
from ashore.money.rounding import Rounding
from ashore.owed.explain.readings import Dimension, Option
from ashore.owed.position import Paid
from ashore.owed.schedule import Instalment, Schedule, build_schedule
from ashore.text import Text


@dataclass(frozen=True, slots=True)
class Loan:
    """What the search needs of a loan: terms, the day money came, payments, any shown table."""

    terms: LoanTerms
    disbursed_on: dt.date
    payments: tuple[Paid, ...]
    contract_on: dt.date
    table: Schedule | None = None


_SAYS = Text("还款计划怎么算", "how the repayment table is computed")


def repayment_tables(loan: Loan, on: dt.date) -> tuple[Dimension, tuple[Schedule, ...]]:
    """Return the repayment tables that the terms can be read to give, as far as a day can tell.

    Of tables that agree in every line due by then the first is kept, unless payments went further.
    """
    if loan.table is not None:
        shown = Option("shown", Text("平台展示的还款计划", "the table that the lender shows"))
        return Dimension("table", _SAYS, (shown,), "shown", "shown"), (loan.table,)
    paid = sum(payment.amount for payment in loan.payments if payment.on <= on)
    options: list[Option] = []
    tables: dict[tuple[Instalment, ...], Schedule] = {}
    for option, terms in _table_readings(loan.terms):
        schedule = build_schedule(terms, loan.disbursed_on)
        rows = tuple(row for row in schedule.rows if row.due_on <= on)
        told = schedule.rows if paid > sum(row.total for row in rows) else rows
        if told not in tables:
            options.append(option)
            tables[told] = schedule
    agreed = None if "day_count" in loan.terms.unknown else "contract"
    return Dimension("table", _SAYS, tuple(options), agreed, "contract"), tuple(tables.values())


def _table_readings(terms: LoanTerms) -> Iterator[tuple[Option, LoanTerms]]:
    as_written = Option("contract", Text("按合同", "as the contract says"))
    yield as_written, terms
    if terms.method in (Method.CUSTOM, Method.OPEN, Method.CARD):
        return
    if terms.method is not Method.FLAT and terms.daily_rate is None:
        yield from _by_day_count(terms)
    cut = Text("每期利息去尾", "each interest cut off")
    yield Option("interest down", cut), terms.model_copy(update={"rounding": Rounding.DOWN})
    even = Text("每期利息四舍六入五成双", "each interest half to even")
    yield (
        Option("interest half_even", even),
        terms.model_copy(update={"rounding": Rounding.HALF_EVEN}),
    )


def _by_day_count(terms: LoanTerms) -> Iterator[tuple[Option, LoanTerms]]:
    kinds = {
        DayCount.PERIOD: Text("每期按整月计息", "whole months"),
        DayCount.ACT_360: Text("按实际天数、一年 360 天", "actual days over 360"),
        DayCount.ACT_365: Text("按实际天数、一年 365 天", "actual days over 365"),
        DayCount.THIRTY_360: Text("每月 30 天、一年 360 天", "30-day months over 360"),
    }
    for kind, words in kinds.items():
        yield (
            Option(f"interest {kind.value}", words),
            terms.model_copy(update={"day_count": kind}),
        )
    first = Text("首期按实际天数", "first period by its days")
    yield Option("first by days", first), terms.model_copy(update={"first_period": "days"})
