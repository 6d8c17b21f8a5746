"""Effective yearly rates of a portfolio: one call, against what one would use instead."""

from __future__ import annotations

import datetime as dt
import time

import numpy as np
import pyxirr
from benchmarks.figures import Figure, in_turn

from ashore.money.batch_roots import Floats
from ashore.money.rates import xirr
from ashore.money.rates_batch import Whole, xirr_many

LOANS = 100_000
PAYMENTS = 36
SAMPLE = 10_000
FEW = 500
EPOCH = dt.date(1970, 1, 1)

Dates = list[list[dt.date]]
Amounts = list[list[float]]


def figures() -> list[Figure]:
    """Return times a loan, their ratios, and the largest differences."""
    days, flows = portfolio(LOANS)
    dates, amounts = as_lists(days[:SAMPLE], flows[:SAMPLE])
    took = in_turn(
        {
            "ours": lambda: xirr_many(days, flows),
            "one thread": lambda: xirr_many(days, flows, workers=1),
            "lists": lambda: loop_over_lists(dates, amounts),
            "rows": lambda: loop_over_rows(days[:SAMPLE], flows[:SAMPLE]),
            "arrays": lambda: loop_over_lists(*as_lists(days[:SAMPLE], flows[:SAMPLE])),
            "plain": lambda: plain_newton(days, flows),
            "single": lambda: [_single(d, f) for d, f in zip(dates[:FEW], amounts, strict=False)],
        },
        runs=7,
    )
    work = in_turn(
        {
            "one thread": lambda: xirr_many(days, flows, workers=1),
            "lists": lambda: loop_over_lists(dates, amounts),
        },
        runs=15,
        clock=time.process_time,
    )
    ours = took["ours"] / LOANS
    one_thread = took["one thread"] / LOANS
    found = xirr_many(days, flows)
    theirs = np.array(loop_over_lists(dates, amounts))
    single = [_single(d, f) for d, f in zip(dates[:FEW], amounts, strict=False)]
    plain = plain_newton(days, flows)
    return [
        Figure(what="100,000 loans of 36 payments", value=1e3 * took["ours"], unit="ms"),
        Figure(what="the same on one thread", value=1e3 * took["one thread"], unit="ms"),
        Figure(
            what="loop over pyxirr, from the same arrays",
            value=took["arrays"] / SAMPLE / ours,
            unit="times as long",
            above=10,
        ),
        Figure(
            what="loop over pyxirr, a row of the arrays each",
            value=took["rows"] / SAMPLE / ours,
            unit="times as long",
        ),
        Figure(
            what="loop over pyxirr, lists of dates made before",
            value=took["lists"] / SAMPLE / ours,
            unit="times as long",
        ),
        Figure(
            what="that loop against one thread",
            value=took["lists"] / SAMPLE / one_thread,
            unit="times as long",
        ),
        Figure(
            what="the same by processor time",
            value=work["lists"] / SAMPLE / (work["one thread"] / LOANS),
            unit="times as long",
        ),
        Figure(
            what="plain Newton in numpy from 10 %",
            value=took["plain"] / LOANS / ours,
            unit="times as long",
        ),
        Figure(
            what="our search for every root, a loan at a time",
            value=took["single"] / FEW / ours,
            unit="times as long",
        ),
        Figure(what="largest difference from pyxirr", value=_most(found.rate[:SAMPLE], theirs)),
        Figure(
            what="largest difference from our search",
            value=_most(found.rate[:FEW], np.array(single)),
            below=1e-9,
        ),
        Figure(
            what="plain Newton off by more than 1e-9",
            value=float((~(np.abs(plain - found.rate) <= 1e-9)).sum()),
            unit="loans",
        ),
    ]


def portfolio(loans: int, seed: int = 1) -> tuple[Whole, Whole]:
    """Return irregular loans: payments 25 to 35 days apart and up to a fifth off their mean."""
    rng = np.random.default_rng(seed)
    gaps = rng.integers(25, 36, (loans, PAYMENTS))
    start = rng.integers(18_000, 20_000, (loans, 1))
    lent = rng.integers(100_000, 20_000_000, (loans, 1))
    cost = 1 + rng.uniform(0, 0.6, (loans, 1)) * 0.6 * PAYMENTS / 12
    level = lent * cost / PAYMENTS * rng.uniform(0.8, 1.2, (loans, PAYMENTS))
    days = np.hstack([start, start + gaps.cumsum(axis=1)])
    return days, np.hstack([-lent, np.rint(level).astype(np.int64)])


def as_lists(days: Whole, flows: Whole) -> tuple[Dates, Amounts]:
    """Return dates and amounts as pyxirr likes them best: lists of dates and of floats."""
    start = EPOCH.toordinal()
    dates = [[dt.date.fromordinal(start + day) for day in row] for row in days.tolist()]
    return dates, flows.astype(np.float64).tolist()


def loop_over_lists(dates: Dates, amounts: Amounts) -> list[float | None]:
    """Return the rates by one call of pyxirr a loan."""
    return [pyxirr.xirr(day, amount) for day, amount in zip(dates, amounts, strict=True)]


def loop_over_rows(days: Whole, flows: Whole) -> list[float | None]:
    """Return the rates by one call of pyxirr a loan, which reads rows of arrays itself."""
    rows = zip(days.astype("datetime64[D]"), flows.astype(np.float64), strict=True)
    return [pyxirr.xirr(day, amount) for day, amount in rows]


def plain_newton(days: Whole, flows: Whole) -> Floats:
    """Return the rates as a page of numpy would find them: Newton in the rate, from 10 %."""
    years, amounts = (days - days[:, :1]) / 365, flows.astype(np.float64)
    rate = np.full(len(days), 0.1)
    with np.errstate(all="ignore"):
        for _ in range(12):
            parts = amounts * (1 + rate[:, None]) ** -years
            slope = -(parts * years).sum(axis=1) / (1 + rate)
            rate -= parts.sum(axis=1) / slope
    return rate


def _single(dates: list[dt.date], amounts: list[float]) -> float:
    return xirr([(day, int(amount)) for day, amount in zip(dates, amounts, strict=True)]).rate


def _most(found: Floats, expected: Floats) -> float:
    return float(np.abs(found - expected.astype(np.float64)).max())
