"""What comes in each month: counted carefully, because a plan must hold in a thin month too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.entries_people import Income, Stability
from ashore.findings import Working
from ashore.money.amounts import yuan_from_fen
from ashore.money.dates import Step, add_months
from ashore.money.rounding import Rounding, round_to_int
from ashore.text import Text

RECENT_MONTHS = 3
"""How many of the latest months an income is judged by."""

WITHOUT_WORK = "失业"
"""In the name of benefits for people without work: 失业金、失业保险金、失业补助."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One line of a budget, as it is counted in a month; sums are fen.

    ``low`` and ``high`` are its bounds: both equal ``monthly`` where the sum is not only known
    about. ``certain`` says that it does not vary at all, as something that was only supposed.
    """

    entry: str
    name: str
    monthly: int
    low: int
    high: int
    category: str = ""
    certain: bool = False
    working: Working


def incomes_on(incomes: Sequence[Income], on: dt.date) -> tuple[Counted, ...]:
    """Return the incomes that count in the month of a day, each with how it was counted.

    A steady income counts with its average of the latest three months, a volatile one with their
    lowest, and one that comes once is left out. A new income counts from the month of its first
    full pay. A benefit for people without work ends when new pay begins to count.
    """
    counted = (_count(income) for income in incomes if _runs(income, incomes, on))
    return tuple(line for line in counted if line is not None)


def monthly_of(amount: int, every: Step) -> Fraction:
    """Return the exact monthly fen of a sum that comes at an interval, 52 weeks to the year."""
    return Fraction(amount) / (12 * every.years())


def bounds(low: int | None, high: int | None, counted: int) -> tuple[int, int]:
    """Return the bounds of a line, whichever way round they were given; the sum lies in them."""
    given = (counted if low is None else low, counted if high is None else high, counted)
    return min(given), max(given)


def pay_day(incomes: Sequence[Income], on: dt.date) -> int | None:
    """Return the day of a month by which its income has come, or None where one is not known.

    An income whose pay day is not recorded is taken to come on the day of its first full pay. One
    that varies comes all through the month and is left out where its day is not recorded.
    """
    days: list[int | None] = []
    for income in incomes:
        if not _runs(income, incomes, on) or _count(income) is None:
            continue
        first = income.first_full_pay_on
        day = income.pay_day or (first.day if first else None)
        if day is not None or income.stability is not Stability.VOLATILE:
            days.append(day)
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _runs(income: Income, incomes: Sequence[Income], on: dt.date) -> bool:
    month = on.replace(day=1)
    begins = _first_month(income)
    if begins and begins > month:
        return False
    ends = income.ends_on
    if WITHOUT_WORK in income.name:
        work = [
            first
            for other in incomes
            if other.whose == income.whose and (first := _first_month(other))
        ]
        if any(first <= month for first in work):
            return False
    return ends is None or ends >= month


def _first_month(income: Income) -> dt.date | None:
    """Return the first month that an income counts in whole, or None where it runs already."""
    if income.first_full_pay_on:
        return income.first_full_pay_on.replace(day=1)
    if income.starts_on:
        return add_months(income.starts_on.replace(day=1), 1)
    return None


def _count(income: Income) -> Counted | None:
    if income.stability is Stability.ONE_OFF:
        return None
    recent = income.months[-RECENT_MONTHS:]
    if recent and income.stability is Stability.VOLATILE:
        monthly, rule = min(recent), Text("近几个月里最低的一个月", "the lowest recent month")
    elif recent:
        average = Fraction(sum(recent), len(recent))
        monthly = round_to_int(average, Rounding.DOWN)
        rule = Text("近几个月的平均", "the average of recent months")
    elif income.monthly is not None:
        monthly, rule = income.monthly, Text("每月", "a month")
    elif income.amount is not None:
        monthly = round_to_int(monthly_of(income.amount, income.every), Rounding.DOWN)
        rule = Text(f"每 {income.every} 折成每月", f"every {income.every}, as a month")
    elif income.low is not None:
        monthly, rule = income.low, Text("大约，取低的", "about; the lower bound")
    else:
        return None
    steps = "、".join(yuan_from_fen(amount) for amount in recent)
    most = income.high if income.high is not None else max((*recent, monthly))
    low, high = bounds(income.low, most, monthly)
    return Counted(
        entry=income.id,
        name=income.name,
        monthly=monthly,
        low=low,
        high=high,
        working=Working(
            label=Text(income.name, income.name),
            shown=yuan_from_fen(monthly),
            sum=f"{rule.zh} {steps}".strip(),
            entries=(income.id,),
        ),
    )
