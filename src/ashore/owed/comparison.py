"""What would be left if the loan had run at one plain yearly rate: a line to compare with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.findings import Working
from ashore.money.amounts import percent, yuan_from_fen
from ashore.money.daycount import DayCount, year_share
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.position import Paid
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonLedger:
    """What one plain yearly rate leaves on a day: a comparison, never a legal conclusion.

    ``balance`` is rounded from the exact sum, so it can differ by a fen from its two parts.
    """

    yearly_rate: Fraction
    principal_left: int
    accrued_interest: int
    balance: int
    working: Working


def comparison_ledger(
    received: int,
    received_on: dt.date,
    payments: Sequence[Paid],
    yearly_rate: Fraction,
    on: dt.date,
    *,
    day_count: DayCount = DayCount.ACT_365,
) -> ComparisonLedger:
    """Return what is left of the money received when it bears one simple yearly rate.

    Interest accrues by the day on the principal left; each payment clears the interest first and
    then principal. Nothing is rounded before the end.

    Args:
        received: The fen that reached the person.
        received_on: The day they arrived.
        payments: All payments; later ones than ``on`` are left out.
        yearly_rate: The rate to compare with.
        on: The day asked for.
        day_count: How days become a share of a year.
    """
    principal, interest = _left(received, received_on, payments, yearly_rate, on, day_count)
    shown = percent(yearly_rate)
    rounded = [
        round_to_int(exact, Rounding.HALF_UP)
        for exact in (principal, interest, principal + interest)
    ]
    return ComparisonLedger(
        yearly_rate=yearly_rate,
        principal_left=rounded[0],
        accrued_interest=rounded[1],
        balance=rounded[2],
        working=Working(
            label=Text(f"按年 {shown} 重算", f"recomputed at {shown}"),
            shown=yuan_from_fen(rounded[2]),
            sum=(
                f"{yuan_from_fen(received)} ({received_on}), {day_count.value}, "
                f"{sum(p.on <= on for p in payments)} payments: "
                f"{yuan_from_fen(rounded[0])} + {yuan_from_fen(rounded[1])}"
            ),
        ),
    )


def _left(
    received: int,
    received_on: dt.date,
    payments: Sequence[Paid],
    yearly_rate: Fraction,
    on: dt.date,
    day_count: DayCount,
) -> tuple[Fraction, Fraction]:
    """Return the exact principal and interest that are left.

    Both are whole numbers of one part of a fen, which grows smaller with every payment: fractions
    would be reduced after every step, and never get short.
    """
    principal, interest, parts, since = received, 0, 1, received_on
    above, below = yearly_rate.numerator, yearly_rate.denominator
    counting = sorted((paid for paid in payments if paid.on <= on), key=lambda paid: paid.on)
    for paid in (*counting, None):
        until = max(paid.on, since) if paid else on
        share = year_share(since, until, day_count)
        finer = below * share.denominator
        interest = interest * finer + principal * (above * share.numerator)
        principal, parts, since = principal * finer, parts * finer, until
        if paid:
            to_interest = min(interest, paid.amount * parts)
            interest -= to_interest
            principal -= paid.amount * parts - to_interest
    return Fraction(principal, parts), Fraction(interest, parts)
