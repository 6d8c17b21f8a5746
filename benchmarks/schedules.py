"""How fast repayment tables are, against a single loan at a time and against a float formula."""

from __future__ import annotations

import datetime as dt
import resource
from fractions import Fraction

import numpy as np
from benchmarks.figures import Figure, in_turn

from ashore.case.terms import LoanTerms, Method
from ashore.money.rounding import Rounding
from ashore.owed.schedule import build_schedule
from ashore.owed.schedule_batch import BATCH_METHODS, Fen, ScheduleColumns, schedule_many

LOANS = 1_000_000
CHECKED = 100_000
SAMPLE = 5_000
PERIODS = 12
DISBURSED_ON = dt.date(2026, 1, 31)


def figures() -> list[Figure]:
    """Return times, peak memory and the number of tables that differ to the fen."""
    lent, rate = _loans(LOANS)
    took = in_turn(
        {
            "batch": lambda: _batch(lent, rate),
            "single": lambda: _single_tables(lent, rate),
            "floats": lambda: _float_tables(lent, rate),
        },
        runs=3,
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    batch = took["batch"] / LOANS
    return [
        Figure(what="1,000,000 loans of 12 rows", value=took["batch"], unit="s", below=10),
        Figure(what="peak memory", value=peak, unit="GB", below=2),
        Figure(
            what="our table of one loan, a loan at a time",
            value=took["single"] / SAMPLE / batch,
            unit="times as long",
        ),
        Figure(
            what="a spreadsheet's float formula in a loop",
            value=took["floats"] / SAMPLE / batch,
            unit="times as long",
        ),
        Figure(
            what=f"of {CHECKED:,} tables unlike the loan's own",
            value=count_differences(CHECKED),
            unit="tables",
            below=1,
        ),
        Figure(
            what=f"of {SAMPLE:,} float tables unlike the exact ones",
            value=_float_tables_off(),
            unit="tables",
        ),
    ]


def count_differences(loans: int, seed: int = 7) -> int:
    """Return how many of some random loans have a batch table unlike their own table."""
    lent, rate = _loans(loans, seed)
    differ, rules = 0, list(Rounding)
    ways = [(method, rounding) for method in BATCH_METHODS for rounding in rules]
    for number, (method, rounding) in enumerate(ways):
        chosen = slice(number * loans // len(ways), (number + 1) * loans // len(ways))
        periods = 3 + 3 * number
        columns = schedule_many(
            lent[chosen], rate[chosen], periods=periods, method=method, rounding=rounding
        )
        differ += sum(
            not _equal(columns, n, _terms(sum_, share, periods, method, rounding))
            for n, (sum_, share) in enumerate(
                zip(lent[chosen].tolist(), rate[chosen].tolist(), strict=True)
            )
        )
    return differ


def _loans(count: int, seed: int = 1) -> tuple[Fen, Fen]:
    rng = np.random.default_rng(seed)
    return rng.integers(1, 50_000_000, count), rng.integers(0, 360_000, count)


def _terms(
    lent: int,
    rate: int,
    periods: int = PERIODS,
    method: Method = Method.EQUAL_INSTALMENT,
    rounding: Rounding = Rounding.HALF_UP,
) -> LoanTerms:
    return LoanTerms(
        method=method,
        principal=lent,
        annual_rate=Fraction(rate, 1_000_000),
        periods=periods,
        rounding=rounding,
    )


def _equal(columns: ScheduleColumns, n: int, terms: LoanTerms) -> bool:
    rows = build_schedule(terms, DISBURSED_ON).rows
    rest = [0] * (columns.principal.shape[1] - len(rows))
    pairs = (
        (columns.principal, [row.principal for row in rows]),
        (columns.interest, [row.interest for row in rows]),
        (columns.balance, [row.balance for row in rows]),
    )
    return all(column[n].tolist() == own + rest for column, own in pairs)


def _batch(lent: Fen, rate: Fen) -> None:
    schedule_many(lent, rate, periods=PERIODS, method=Method.EQUAL_INSTALMENT)


def _single_tables(lent: Fen, rate: Fen) -> None:
    for sum_, share in zip(lent[:SAMPLE].tolist(), rate[:SAMPLE].tolist(), strict=True):
        build_schedule(_terms(sum_, share), DISBURSED_ON)


def _float_tables(lent: Fen, rate: Fen) -> None:
    for sum_, share in zip(lent[:SAMPLE].tolist(), rate[:SAMPLE].tolist(), strict=True):
        _float_table(sum_ / 100, share / 1_000_000)


def _float_tables_off() -> int:
    """Return how many float tables of round sums and rates are unlike the exact ones.

    Round loans are what people have, and theirs is the interest that ends in half a fen.
    """
    rng = np.random.default_rng(3)
    lent = rng.integers(1, 1_000, SAMPLE) * 5_000
    rate = rng.integers(1, 73, SAMPLE) * 5_000
    exact = schedule_many(lent, rate, periods=PERIODS, method=Method.EQUAL_INSTALMENT).interest
    return sum(
        [round(interest * 100) for _, interest in _float_table(sum_ / 100, share / 1_000_000)]
        != fen
        for sum_, share, fen in zip(lent.tolist(), rate.tolist(), exact.tolist(), strict=True)
    )


def _float_table(principal: float, annual_rate: float) -> list[tuple[float, float]]:
    """Return principal and interest of each month the way a spreadsheet rounds them, in floats."""
    rate = annual_rate / 12
    growth = (1 + rate) ** PERIODS
    payment = round(principal * rate * growth / (growth - 1) if rate else principal / PERIODS, 2)
    rows, balance = [], principal
    for n in range(1, PERIODS + 1):
        interest = round(balance * rate, 2)
        part = balance if n == PERIODS else payment - interest
        balance -= part
        rows.append((part, interest))
    return rows
