"""What a judgment has come to: the sums it names, less what was paid, and interest for delay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.entries_papers import CourtPaper
from ashore.case.terms import Item
from ashore.findings import Working
from ashore.law.book import LawBook
from ashore.money.amounts import decimal_from_fraction, yuan_from_fen
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.allocation import Dues, allocate, legal_order
from ashore.owed.position import Paid
from ashore.text import Text

ORDER = "judgment.payment-order"
"""The entry of the law book that says what money paid on a judgment settles first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgmentSum:
    """What is left of the judgment's own sums and of the interest for late performance, in fen.

    ``paid`` is what was paid since the judgment, ``overpaid`` the part of it that found nothing to
    settle. ``uncounted`` are payments of which it is not known whether the judgment's sums already
    take them in. Contract interest that the judgment lets run until payment is not in it;
    ``total`` is therefore the least that satisfies the judgment.
    """

    as_of: dt.date
    principal: int
    interest_and_fees: int
    court_fee: int
    delay_interest: int
    delay_from: dt.date | None
    delay_days: int
    paid: int
    overpaid: int
    uncounted: tuple[Paid, ...]
    workings: tuple[Working, ...]

    @property
    def total(self) -> int:
        """Return the least that satisfies the judgment."""
        return self.principal + self.interest_and_fees + self.court_fee + self.delay_interest


def judgment_sum(
    paper: CourtPaper, payments: Sequence[Paid], book: LawBook, on: dt.date
) -> JudgmentSum:
    """Return what a judgment has come to at the end of a day.

    The doubled part runs on the judgment's principal from the day after the last day to pay, that
    day and the day asked for included. What is paid from the judgment's day on settles the sums
    that it names first, in the order of the law, and the doubled part after them.

    Args:
        paper: The judgment.
        payments: Payments on the loan, in any order.
        book: The law book, for the rate and the order.
        on: The day asked for.
    """
    since = judged_on(paper)
    counted = sorted(
        (p for p in payments if since is not None and since <= p.on <= on), key=lambda p: p.on
    )
    first = paper.pay_by + dt.timedelta(days=1) if paper.pay_by else None
    run = _Run(paper, _order(book, on), book.figure("judgment.delay-interest-daily", on=on).value)
    for payment in counted:
        run.to(first, payment.on)
        run.pay(payment.amount)
    run.to(first, on)
    left, days = run.dues, run.days_late
    return JudgmentSum(
        as_of=on,
        principal=left[Item.PRINCIPAL],
        interest_and_fees=left[Item.INTEREST],
        court_fee=left[Item.COURT_FEE],
        delay_interest=left[Item.DELAY_INTEREST],
        delay_from=first if days else None,
        delay_days=days,
        paid=sum(payment.amount for payment in counted),
        overpaid=run.rest,
        uncounted=tuple(p for p in payments if p.on <= on and _may_be_missing(paper, p, since)),
        workings=(run.working(paper, counted, book, on),) if days else (),
    )


def judged_on(paper: CourtPaper) -> dt.date | None:
    """Return the day from which payments are payments on the judgment, None where unknown."""
    return paper.dated or paper.received_on or paper.effective_on


def _may_be_missing(paper: CourtPaper, paid: Paid, since: dt.date | None) -> bool:
    """Return whether a payment came after the sums were drawn up and before the judgment."""
    if since is None:
        return paper.interest_to is None or paid.on > paper.interest_to
    return paper.interest_to is not None and paper.interest_to < paid.on < since


def _order(book: LawBook, on: dt.date) -> tuple[Item, ...]:
    """Return the order in which money paid settles a judgment's sums and the doubled interest."""
    awarded = [item for item in legal_order(book, on) if item is not Item.DELAY_INTEREST]
    parts = {"awarded_debt": tuple(awarded), "delay_interest": (Item.DELAY_INTEREST,)}
    named = book.rule(ORDER, on=on).data["order"]
    return tuple(item for part in named for item in parts[str(part)])


class _Run:
    """A judgment's sums while the days and the payments go by."""

    def __init__(self, paper: CourtPaper, order: Sequence[Item], daily: Fraction) -> None:
        self._order, self._daily = order, daily
        self.dues: Dues = {
            Item.COURT_FEE: paper.court_fee or 0,
            Item.INTEREST: paper.interest_and_fees or 0,
            Item.PRINCIPAL: paper.principal or 0,
            Item.DELAY_INTEREST: 0,
        }
        self.rest = 0
        self._charged = 0
        self._exact = Fraction(0)
        self._spans: list[tuple[int, int]] = []
        self._up_to: dt.date | None = None

    def to(self, first: dt.date | None, day: dt.date) -> None:
        """Let the doubled part run to the end of a day."""
        if first is None or day < first:
            return
        start = first if self._up_to is None else self._up_to + dt.timedelta(days=1)
        days, base = (day - start).days + 1, self.dues[Item.PRINCIPAL]
        self._up_to = day
        if days <= 0:
            return
        self._exact += base * self._daily * days
        # Rounded over all days at once, so that looking in between costs no fen.
        whole = round_to_int(self._exact, Rounding.HALF_UP)
        self.dues[Item.DELAY_INTEREST] += whole - self._charged
        self._charged = whole
        if self._spans and self._spans[-1][0] == base:
            days += self._spans.pop()[1]
        self._spans.append((base, days))

    def pay(self, amount: int) -> None:
        parts, rest = allocate(amount, [self.dues], self._order)
        for part in parts:
            self.dues[part.item] -= part.amount
        self.rest += rest

    @property
    def days_late(self) -> int:
        """Return on how many days the doubled part ran."""
        return sum(days for base, days in self._spans if base)

    def working(
        self, paper: CourtPaper, payments: Sequence[Paid], book: LawBook, on: dt.date
    ) -> Working:
        daily = decimal_from_fraction(self._daily)
        ran = [span for span in self._spans if span[0]]
        steps = " + ".join(f"{yuan_from_fen(base)} × {daily} × {days}" for base, days in ran)
        rate = book.figure("judgment.delay-interest-daily", on=on).citation
        order = (book.rule(ORDER, on=on).citation,) if payments else ()
        return Working(
            label=Text("迟延履行利息", "interest for late performance"),
            shown=yuan_from_fen(self._charged),
            sum=f"{steps} = {decimal_from_fraction(self._exact / 100, places=6)}",
            citations=(rate, *order),
            entries=(paper.id, *(payment.entry for payment in payments if payment.entry)),
        )
