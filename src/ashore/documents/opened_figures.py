"""How the figures of the exchange files came about: a rate's balance, an instalment's interest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from ashore.case.terms import LoanTerms
from ashore.documents.words import yuan
from ashore.money.amounts import decimal_from_fraction
from ashore.money.daycount import DayCount
from ashore.money.daycount_names import year_share_named
from ashore.money.rounding import round_to_int
from ashore.owed.accrual import percent_of
from ashore.owed.amortisation import Plan
from ashore.owed.schedule import build_schedule, period_rate
from ashore.owed.schedule_case import read_case


class Discounted(NamedTuple):
    """One flow, the time after the first in years or periods, and its value at a rate."""

    when: str
    amount: Fraction
    time: Fraction
    value: float


def discounted_flows(case: dict[str, Any], rate: float) -> list[Discounted]:
    """Return the flows of a solved case of a rate file, each discounted at the rate.

    The values add up to nothing: that is what makes it the rate.

    Args:
        case: The case as the file gives it; its rate was found, so its flows read.
        rate: The rate that was found.
    """
    flows = case["flows"]
    if case["kind"] == "irr":
        timed = [(str(n), Fraction(n), Fraction(str(flow))) for n, flow in enumerate(flows)]
    else:
        share = year_share_named(case.get("day_count") or "act/365")
        days = [dt.date.fromisoformat(day) for day, _ in flows]
        first = min(days)
        timed = [
            (day.isoformat(), share(first, day), Fraction(str(flow)))
            for day, (_, flow) in zip(days, flows, strict=True)
        ]
    return [
        Discounted(when, amount, time, float(amount) / (1 + rate) ** float(time))
        for when, time, amount in timed
    ]


def interest_sums(case: object) -> Iterator[str]:
    """Yield for each line of a repayment table the sum that gives its interest.

    A line whose interest is put off or collected from others has no sum of its own: an empty text.

    Args:
        case: A case of a schedule file; its table could be computed.
    """
    terms, disbursed_on = read_case(case, "")
    plan = Plan(terms, disbursed_on, period_rate(terms))
    balance = terms.principal
    for row in build_schedule(terms, disbursed_on).rows:
        yield _interest_sum(plan, terms, row.n, balance, row.interest) if row.n else ""
        balance = row.balance


def _interest_sum(plan: Plan, terms: LoanTerms, n: int, balance: int, interest: int) -> str:
    rates = (plan.rate, plan.rate_between(plan.due_on(n - 1), plan.due_on(n)))
    for base in (balance, terms.principal):
        for rate in rates:
            if round_to_int(base * rate, terms.rounding) == interest:
                exact = decimal_from_fraction(base * rate / 100, places=6)
                return f"{yuan(base)} × {_written(rate, terms)} = {exact}"
    return ""


def _written(rate: Fraction, terms: LoanTerms) -> str:
    """Return a period's rate as the contract's own rate and the time: ``12.00% × 1/12``."""
    if terms.daily_rate is not None:
        own, daily = terms.daily_rate, True
    elif terms.flat_monthly_rate is not None and rate == terms.flat_monthly_rate:
        return percent_of(rate, daily=False)
    else:
        own, daily = period_rate(terms) / terms.every.years(), False
    if not own:
        return percent_of(own, daily=daily)
    return f"{percent_of(own, daily=daily)} × {_time(rate / own, terms.day_count)}"


def _time(share: Fraction, day_count: DayCount) -> str:
    """Return a share of a year as days over the year's days, where the contract counts so."""
    year = _YEARS.get(day_count, 1)
    return f"{share * year}/{year}" if year > 1 and (share * year).denominator == 1 else str(share)


_YEARS = {DayCount.ACT_365: 365, DayCount.ACT_360: 360, DayCount.THIRTY_360: 360}
