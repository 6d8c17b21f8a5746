"""The bill explainer: every reading of a contract of 36 instalments, to the fen."""

from __future__ import annotations

import statistics
from functools import partial

from benchmarks.figures import Figure, seconds
from tests.owed.explain.bills import ON, Synthetic, bill_under, synthetic

from ashore.law.book import LawBook
from ashore.owed.explain.explanation import Explanation, explain_bill
from ashore.owed.schedule import build_schedule

PERIODS = 36
BILLS = 9
READINGS = 20


def figures() -> list[Figure]:
    """Return seconds a bill, and what the plain oracle of the tests needs for one reading."""
    book = LawBook.standard()
    bills = _bills()
    took = [seconds(partial(_explain, bill, book), runs=3) for bill in bills]
    found = [_explain(bill, book) for bill in bills]
    each = [a_bill / one.tried for a_bill, one in zip(took, found, strict=True)]
    plain = [_plain_seconds(bill) for bill in bills]
    return [
        Figure(
            what=f"a bill of {PERIODS} instalments, median of {BILLS}",
            value=statistics.median(took),
            unit="s",
            below=1,
        ),
        Figure(what="the slowest of them", value=max(took), unit="s", below=1),
        Figure(what="readings tried, median", value=statistics.median(one.tried for one in found)),
        Figure(
            what="bills explained to the fen",
            value=sum(one.exact for one in found),
            above=BILLS - 1,
        ),
        Figure(what="a reading", value=1e6 * statistics.median(each), unit="µs"),
        Figure(
            what="the plain oracle, a reading at a time",
            value=statistics.median(p / e for p, e in zip(plain, each, strict=True)),
            unit="times as long",
        ),
    ]


def _bills() -> list[Synthetic]:
    """Return bills made under readings that are not told, of loans of 36 instalments."""
    found: list[Synthetic] = []
    seed = 0
    while len(found) < BILLS:
        bill = synthetic(seed)
        if bill.loan.terms.periods == PERIODS and bill.bill.total_shown:
            found.append(bill)
        seed += 1
    return found


def _explain(bill: Synthetic, book: LawBook) -> Explanation:
    return explain_bill(bill.loan, bill.bill, book, ON)


def _plain_seconds(bill: Synthetic) -> float:
    """Return the seconds that the oracle needs for one reading."""
    schedule = build_schedule(bill.loan.terms, bill.loan.disbursed_on)
    payments = list(bill.loan.payments)

    def read() -> None:
        for _ in range(READINGS):
            bill_under(bill.loan.terms, schedule, payments, bill.answers)

    return seconds(read, runs=3) / READINGS
