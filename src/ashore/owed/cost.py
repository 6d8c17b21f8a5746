"""What a loan truly costs a year, on the money that really arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.findings import Working
from ashore.money.amounts import percent, yuan_from_fen
from ashore.money.dates import Step
from ashore.money.rates import irr
from ashore.owed.schedule import Instalment, Schedule
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueCost:
    """The yearly cost of a loan in the two ways that are used, which must never be mixed.

    ``nominal`` is the rate of one period times the periods of a year (IRR×12): the figure that is
    held against 24 %. ``effective`` compounds it and is always larger. ``period_rate`` belongs to
    one instalment interval. Rates are shares.
    """

    net_received: int
    total_payable: int
    period_rate: float
    nominal: float
    effective: float
    working: Working


def true_cost(schedule: Schedule, received: int, every: Step) -> TrueCost | None:
    """Return the yearly cost of a repayment table on the money received, or None without one.

    Instalments count as whole intervals after the money came, as lenders' own yearly rates do;
    a single instalment some days later counts by its days over 365.

    Args:
        schedule: The repayment table; fees of the first day lower what was received.
        received: The fen that reached the person.
        every: The time from one instalment to the next.
    """
    first_day = sum(row.total for row in schedule.rows if row.n == 0)
    totals = [row.total for row in schedule.rows if row.n > 0]
    net = received - first_day
    payable = sum(totals)
    if net <= 0 or payable <= 0:
        return None
    rate = irr([net, *(-total for total in totals)]).rate
    periods = float(1 / every.years())
    return TrueCost(
        net_received=net,
        total_payable=payable + first_day,
        period_rate=rate,
        nominal=rate * periods,
        effective=(1 + rate) ** periods - 1,
        working=_working(net, totals, rate, periods),
    )


def bullet_cost(row: Instalment, received: int, days: int) -> TrueCost | None:
    """Return the yearly cost of money paid back whole after some days, simple and compound."""
    if received <= 0 or days <= 0:
        return None
    gain = Fraction(row.total - received, received)
    year = Fraction(365, days)
    return TrueCost(
        net_received=received,
        total_payable=row.total,
        period_rate=float(gain),
        nominal=float(gain * year),
        effective=float(1 + gain) ** float(year) - 1,
        working=Working(
            label=Text("年化成本（单利）", "yearly cost (simple)"),
            shown=percent(gain * year),
            sum=(
                f"({yuan_from_fen(row.total)} − {yuan_from_fen(received)})"
                f" ÷ {yuan_from_fen(received)} × 365 ÷ {days}"
            ),
        ),
    )


def _working(net: int, totals: Sequence[int], rate: float, periods: float) -> Working:
    level = len(set(totals[:-1])) <= 1
    payments = (
        f"{len(totals) - 1} × {yuan_from_fen(totals[0])} + {yuan_from_fen(totals[-1])}"
        if level and len(totals) > 1
        else f"{len(totals)} × {yuan_from_fen(min(totals))}–{yuan_from_fen(max(totals))}"
    )
    return Working(
        label=Text("年化成本（IRR×期数）", "yearly cost (IRR × periods)"),
        shown=percent(rate * periods),
        sum=(
            f"{yuan_from_fen(net)} = Σ payment ÷ (1 + m)^k; {payments}; "
            f"m = {percent(rate, places=4)}; m × {periods:g} = {percent(rate * periods)}; "
            f"(1 + m)^{periods:g} − 1 = {percent((1 + rate) ** periods - 1)}"
        ),
    )
