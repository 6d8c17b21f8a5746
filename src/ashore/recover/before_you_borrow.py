"""Before a new instalment: what it truly costs a year, and the month that it breaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ashore.case.replay import Case
from ashore.errors.money import NoRealRateError, NoSignChangeError, RateRangeError
from ashore.errors.recover import NewDebtError
from ashore.findings import Working
from ashore.money.amounts import percent, yuan_from_fen
from ashore.money.dates import add_months
from ashore.money.rates import effective_from_monthly, irr, nominal_from_monthly
from ashore.plan.odds import odds
from ashore.plan.report import PlanReport, months_drawn, paid_each_month
from ashore.text import Text

LONGEST = 360
"""Instalments: nothing that is sold by instalments runs longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDebt:
    """An instalment or loan that is offered, monthly; sums are fen.

    Args:
        value: What the person gets: the money that arrives, or the price for paying at once.
        each: One instalment, fees included.
        times: How many there are.
        upfront: What has to be paid at the start.
        first_on: The day of the first instalment.

    Raises:
        NewDebtError: If a sum is not positive or there are no instalments.
    """

    value: int
    each: int
    times: int
    first_on: dt.date
    upfront: int = 0

    def __post_init__(self) -> None:
        if self.value - self.upfront <= 0:
            raise NewDebtError(where="--gets", given=yuan_from_fen(self.value - self.upfront))
        if self.each <= 0:
            raise NewDebtError(where="--each", given=yuan_from_fen(self.each))
        if not 1 <= self.times <= LONGEST:
            raise NewDebtError(where="--times", given=str(self.times))

    @property
    def extra(self) -> int:
        """Return what it costs beyond what the person gets; below zero where it costs nothing."""
        return self.upfront + self.each * self.times - self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyCost:
    """The yearly cost as shares: ``nominal`` is IRR×12, ``effective`` compounds it."""

    nominal: float
    effective: float
    working: Working


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeYouBorrow:
    """What a new debt does.

    ``cost`` is None where nothing is paid beyond what is got. ``breaks_in`` is the first day of the
    first month in which what the plan leaves does not cover it, and ``short_by`` the fen missing
    there; ``odds_before`` and ``odds_after`` are the chances that money runs out within ``within``
    months, without it and with it, None where there is no plan to hold it against.
    """

    new: NewDebt
    cost: YearlyCost | None
    breaks_in: dt.date | None
    short_by: int
    within: int | None
    odds_before: float | None
    odds_after: float | None
    says: Text


def before_you_borrow(
    new: NewDebt, case: Case, report: PlanReport, *, limit: float = 0.2
) -> BeforeYouBorrow:
    """Return what a new debt costs and does to the plan of a day.

    Args:
        new: What is offered.
        case: The case, for its incomes.
        report: The plan as things stand.
        limit: The chance of breaking that is still acceptable.
    """
    money = report.problem.money
    paid = [0] * len(money) if report.optimised is None else paid_each_month(report.optimised)
    asked = _by_month(new, report.on, len(money))
    month, short_by = _breaks(money, paid, asked)
    before = after = within = None
    if report.optimised is not None:
        drawn = months_drawn(case, report.budgets, report.on)
        with_it = [old + more for old, more in zip(paid, asked, strict=True)]
        first = odds(drawn, paid, limit=limit).breaks
        then = odds(drawn, with_it, limit=limit).breaks
        within = next((n for n in then if n >= new.times), max(then))
        before, after = first[within], then[within]
    breaks_in = None if month is None else add_months(report.on.replace(day=1), month)
    return BeforeYouBorrow(
        new=new,
        cost=yearly_cost(new),
        breaks_in=breaks_in,
        short_by=short_by,
        within=within,
        odds_before=before,
        odds_after=after,
        says=_says(breaks_in, before, after, limit),
    )


def yearly_cost(new: NewDebt) -> YearlyCost | None:
    """Return the true yearly cost of a new debt, None where it costs nothing.

    Examples:
        Twelve times 1,120 for 12,000, sold as “1 % a month”, is 21.46 % a year:

        >>> offer = NewDebt(value=1_200_000, each=112_000, times=12,
        ...                 first_on=dt.date(2027, 1, 5))
        >>> round(yearly_cost(offer).nominal, 4), round(yearly_cost(offer).effective, 4)
        (0.2146, 0.237)
    """
    if new.extra <= 0:
        return None
    net = new.value - new.upfront
    try:
        monthly = irr([net, *[-new.each] * new.times]).rate
    except (NoSignChangeError, NoRealRateError, RateRangeError):
        return None
    nominal, effective = nominal_from_monthly(monthly), effective_from_monthly(monthly)
    return YearlyCost(
        nominal=nominal, effective=effective, working=_working(new, net, monthly, nominal)
    )


def _working(new: NewDebt, net: int, monthly: float, nominal: float) -> Working:
    return Working(
        label=Text("真实年化（IRR×12）", "true yearly cost (IRR×12)"),
        shown=percent(nominal),
        sum=f"{percent(monthly, places=4)} × 12",
        parts=(
            Working(
                label=Text("到手", "what is got"),
                shown=yuan_from_fen(net),
                sum=f"{yuan_from_fen(new.value)} − {yuan_from_fen(new.upfront)}",
            ),
            Working(
                label=Text("总共要还", "paid in all"),
                shown=yuan_from_fen(new.each * new.times),
                sum=f"{yuan_from_fen(new.each)} × {new.times}",
            ),
        ),
    )


def _by_month(new: NewDebt, on: dt.date, months: int) -> list[int]:
    """Return what it asks for in each month from this one on; what is paid at once is this one's.

    Instalments beyond the horizon are left out.
    """
    asked = [0] * months
    asked[0] += new.upfront
    for n in range(new.times):
        due = add_months(new.first_on, n)
        month = (due.year - on.year) * 12 + due.month - on.month
        if 0 <= month < months:
            asked[month] += new.each
    return asked


def _breaks(
    money: Sequence[int], paid: Sequence[int], asked: Sequence[int]
) -> tuple[int | None, int]:
    """Return the first month that what is left so far does not cover, and the fen missing in it."""
    left = (has - old - more for has, old, more in zip(money, paid, asked, strict=True))
    for month, so_far in enumerate(accumulate(left)):
        if so_far < 0:
            return month, -so_far
    return None, 0


def _says(
    breaks_in: dt.date | None, before: float | None, after: float | None, limit: float
) -> Text:
    if breaks_in is not None:
        return Text(
            f"{breaks_in:%Y 年 %m 月}起钱就不够了。现在不借，是最省的。",
            f"From {breaks_in:%B %Y} there is not enough. Not borrowing costs least.",
        )
    if before is not None and after is not None and after > max(before, limit):
        return Text(
            f"按计划勉强够，但断掉的可能从 {before:.0%} 变成 {after:.0%}。",
            f"It just fits, but the chance of breaking goes from {before:.0%} to {after:.0%}.",
        )
    return Text(
        "收支能承担它。还清手上的欠款之前，每多一笔，翻身就晚一点。",
        "The budget can carry it. Until the arrears are paid, each new debt makes the way longer.",
    )
