"""How fast repayment tables are, against a single loan at a time and against a float formula."""

from __future__ import annotations

import datetime as dt
import json
import resource
import time
from fractions import Fraction

import numpy as np

from ashore.case.terms import LoanTerms, Method
from ashore.money.rounding import Rounding
from ashore.owed.schedule import build_schedule
from ashore.owed.schedule_batch import BATCH_METHODS, Fen, ScheduleColumns, schedule_many

LOANS = 1_000_000
CHECKED = 100_000
SAMPLE = 5_000
PERIODS = 12
DISBURSED_ON = dt.date(2026, 1, 31)


def main() -> dict[str, object]:
    """Return times, peak memory and the number of tables that differ to the fen."""
    lent, rate = _loans(LOANS)
    started = time.perf_counter()
    schedule_many(lent, rate, periods=PERIODS, method=Method.EQUAL_INSTALMENT)
    batch_s = time.perf_counter() - started
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    single_s, float_s = _one_by_one(lent, rate)
    started = time.perf_counter()
    differ = count_differences(CHECKED)
    report: dict[str, object] = {
        "loans": LOANS,
        "periods": PERIODS,
        "batch_s": round(batch_s, 2),
        "batch_us_per_loan": round(batch_s / LOANS * 1e6, 3),
        "peak_mb": round(peak_mb),
        "single_us_per_loan": round(single_s * 1e6, 1),
        "float_loop_us_per_loan": round(float_s * 1e6, 1),
        "batch_times_faster_than_single": round(single_s / (batch_s / LOANS)),
        "batch_times_faster_than_float_loop": round(float_s / (batch_s / LOANS), 1),
        "float_loop_tables_off": f"{_float_tables_off()} of {SAMPLE}",
        "checked_against_single": CHECKED,
        "differ_from_single": differ,
        "check_s": round(time.perf_counter() - started, 1),
    }
    print(json.dumps(report, indent=2))
    return report


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


def _one_by_one(lent: Fen, rate: Fen) -> tuple[float, float]:
    """Return the seconds a loan of the single path and of the float loop."""
    loans = list(zip(lent[:SAMPLE].tolist(), rate[:SAMPLE].tolist(), strict=True))
    started = time.perf_counter()
    for sum_, share in loans:
        build_schedule(_terms(sum_, share), DISBURSED_ON)
    middle = time.perf_counter()
    for sum_, share in loans:
        _float_table(sum_ / 100, share / 1_000_000)
    return (middle - started) / SAMPLE, (time.perf_counter() - middle) / SAMPLE


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


if __name__ == "__main__":
    main()
