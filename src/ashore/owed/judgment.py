"""What a judgment has come to: the sums it names, and the interest for performing it late."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ashore.case.entries_papers import CourtPaper
from ashore.findings import Working
from ashore.law.book import LawBook
from ashore.money.amounts import decimal_from_fraction, yuan_from_fen
from ashore.money.rounding import Rounding, round_to_int
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgmentSum:
    """The judgment's own sums and the interest for late performance, in fen.

    Contract interest that the judgment lets run until payment is not in it; ``total`` is therefore
    the least that satisfies the judgment.
    """

    as_of: dt.date
    principal: int
    interest_and_fees: int
    court_fee: int
    delay_interest: int
    delay_from: dt.date | None
    delay_days: int
    workings: tuple[Working, ...]

    @property
    def total(self) -> int:
        """Return the least that satisfies the judgment."""
        return self.principal + self.interest_and_fees + self.court_fee + self.delay_interest


def judgment_sum(paper: CourtPaper, book: LawBook, on: dt.date) -> JudgmentSum:
    """Return what a judgment has come to at the end of a day.

    The doubled part runs on the judgment's principal from the day after the last day to pay, that
    day and the day asked for included.
    """
    principal = paper.principal or 0
    first = paper.pay_by + dt.timedelta(days=1) if paper.pay_by else None
    days = max((on - first).days + 1, 0) if first else 0
    rate = book.figure("judgment.delay-interest-daily", on=on)
    exact = principal * rate.value * days
    interest = round_to_int(exact, Rounding.HALF_UP)
    working = Working(
        label=Text("迟延履行利息", "interest for late performance"),
        shown=yuan_from_fen(interest),
        sum=(
            f"{yuan_from_fen(principal)} × {decimal_from_fraction(rate.value)} × {days}"
            f" = {decimal_from_fraction(exact / 100, places=6)}"
        ),
        citations=(rate.citation,),
        entries=(paper.id,),
    )
    return JudgmentSum(
        as_of=on,
        principal=principal,
        interest_and_fees=paper.interest_and_fees or 0,
        court_fee=paper.court_fee or 0,
        delay_interest=interest,
        delay_from=first if days else None,
        delay_days=days,
        workings=(working,) if days else (),
    )
