"""What payments on later days are worth today, at a rate that the law book publishes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.amounts import percent
from ashore.money.dates import add_months
from ashore.money.rounding import Rounding, round_to_int
from ashore.text import Text

_ENTRY = "rates.lpr-1y"
_DAYS = 365

Flow = tuple[dt.date, int]
"""A day and the fen paid on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountRate:
    """A yearly rate, as a share, with its source and what it is not."""

    rate: Fraction
    text: str
    citation: Citation
    says: Text


def discount_rate(book: LawBook, on: dt.date) -> DiscountRate:
    """Return the rate at which later payments are discounted: the one-year loan prime rate.

    It is the same for every offer and says nothing of what the loan itself costs.

    Raises:
        LawDataError: If none was published by that day.
    """
    figure = book.figure(_ENTRY, on=on)
    shown = percent(figure.value)
    return DiscountRate(
        rate=figure.value,
        text=figure.text,
        citation=figure.citation,
        says=Text(
            f"以后付的钱按一年期 LPR（{shown}）折成今天的数，只用来比较，不是借款的利率。",
            f"Later payments are discounted at the one-year LPR ({shown}); it serves to "
            "compare and is not the loan's rate.",
        ),
    )


def present_value(flows: Sequence[Flow], rate: Fraction, on: dt.date) -> int:
    """Return what payments are worth on a day, in fen, rounded half up once at the end.

    Whole months are compounded at a twelfth of the rate, days beside them bear simple interest. A
    payment that is due already counts in full.

    Args:
        flows: Days and fen.
        rate: A year's rate, as a share.
        on: Today.

    Examples:
        >>> present_value([(dt.date(2027, 1, 1), 101_00)], Fraction(12, 100), dt.date(2026, 12, 1))
        10000
    """
    exact = sum((_worth(day, amount, rate, on) for day, amount in flows), Fraction(0))
    return round_to_int(exact, Rounding.HALF_UP)


def _worth(day: dt.date, amount: int, rate: Fraction, on: dt.date) -> Fraction:
    if day <= on:
        return Fraction(amount)
    months = (day.year - on.year) * 12 + day.month - on.month
    if add_months(on, months) > day:
        months -= 1
    rest = (day - add_months(on, months)).days
    return amount / ((1 + rate / 12) ** months * (1 + rate * rest / _DAYS))
