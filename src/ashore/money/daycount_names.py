"""Which day count a name in a file stands for: our own five, and those of the bond markets."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import partial

import pyxirr

from ashore.errors.money import DayCountError
from ashore.money.daycount import DayCount, YearShare, year_share

_OTHER_NAMES = {
    "actual/365": DayCount.ACT_365,
    "act/365f": DayCount.ACT_365,
    "actual/360": DayCount.ACT_360,
    "actual/actual": DayCount.ACT_ACT,
    "30e/360": DayCount.THIRTY_360,
}


def year_share_named(name: object, *, where: str = "") -> YearShare:
    """Return the year share of a day count by its name, in capitals or not.

    ``30/360`` is ours, in which every 31st counts as the 30th. What the bond markets use beside
    it has its own name there (``30/360 US``, ``30/360 ISDA``, ``NL/365``, ``act/365.25`` …).

    Raises:
        DayCountError: If no day count has that name.

    Examples:
        >>> year_share_named("Actual/360")(dt.date(2026, 1, 1), dt.date(2026, 1, 31))
        Fraction(1, 12)
    """
    plain = " ".join(name.lower().split()) if isinstance(name, str) else ""
    own = _OTHER_NAMES.get(plain)
    if own is None and plain in set(DayCount):
        own = DayCount(plain)
    if own is not None:
        return partial(year_share, day_count=own)
    try:
        market = pyxirr.DayCount.of(plain)
    except ValueError:
        raise DayCountError(where=where, given=name) from None

    def share(start: dt.date, end: dt.date) -> Fraction:
        return Fraction(pyxirr.year_fraction(start, end, market))

    return share
