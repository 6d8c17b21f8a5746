"""How a guarantor's claim goes on: what it charges by the day, and what is paid back on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from ashore.case.terms import Item
from ashore.law.book import LawBook
from ashore.money.amounts import decimal_from_fraction, yuan_from_fen
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.allocation import Dues, allocate, legal_order
from ashore.owed.designation import RULE, Debt, designate
from ashore.owed.position import Paid


class RecourseRun:
    """A sum that somebody paid for the person, from that day to another, in fen.

    The claim and the fees that were due before it are two debts to one creditor. A payment goes to
    one of them in the order of the law between debts, and within the claim in that within a debt.
    """

    def __init__(self, paid: int, fees: int, daily: Fraction, since: dt.date) -> None:
        self.claim: Dues = {Item.SUBROGATED_SUM: paid, Item.LATE_FEE: 0}
        self.fees = fees
        self.charged = 0
        self.overpaid = 0
        self._daily = daily
        self._since = self._up_to = since
        self._exact = Fraction(0)
        self._spans: list[tuple[int, int]] = []

    def go(self, payments: Sequence[Paid], book: LawBook, on: dt.date, burden: Fraction) -> None:
        """Carry the claim to the end of a day.

        Args:
            payments: What was paid since, in any order; later payments than ``on`` are left out.
            book: The law book, for the order of payments.
            on: The day.
            burden: What the claim costs a year, as a share; the fees bear nothing.
        """
        for payment in sorted(payments, key=lambda p: p.on):
            if self._since < payment.on <= on:
                self._to(payment.on)
                self._pay(payment, book, burden)
        self._to(on)

    @property
    def left(self) -> int:
        """Return what is left of the sum itself."""
        return self.claim[Item.SUBROGATED_SUM]

    @property
    def _ran(self) -> tuple[tuple[int, int], ...]:
        return tuple(span for span in self._spans if span[0]) or tuple(self._spans[:1])

    def _to(self, day: dt.date) -> None:
        days, base = (day - self._up_to).days, self.left
        self._up_to = day
        self._exact += base * self._daily * days
        # Rounded over all days at once, so that looking in between costs no fen.
        whole = round_to_int(self._exact, Rounding.HALF_UP)
        self.claim[Item.LATE_FEE] += whole - self.charged
        self.charged = whole
        if self._spans and self._spans[-1][0] == base:
            days += self._spans.pop()[1]
        self._spans.append((base, days))

    def _pay(self, payment: Paid, book: LawBook, burden: Fraction) -> None:
        first = book.entry(RULE).versions[0].from_date
        debts = [
            Debt(name="claim", owed=sum(self.claim.values()), due_on=self._since, burden=burden),
            Debt(name="fees", owed=self.fees, due_on=self._since),
        ]
        day = max(payment.on, first or payment.on)
        found = designate(payment.amount, debts, book, day)
        for share in found.shares:
            if share.debt == "fees":
                self.fees -= share.amount
                continue
            for part in allocate(share.amount, [self.claim], legal_order(book, day))[0]:
                self.claim[part.item] -= part.amount
        self.overpaid += found.left

    def sum_in_words(self, rate: str = "") -> str:
        """Return the sum behind the charge; ``rate`` is written in place of the daily share."""
        written = f"{rate} ÷ 365" if rate else decimal_from_fraction(self._daily)
        steps = (f"{yuan_from_fen(base)} × {written} × {days}" for base, days in self._ran)
        return " + ".join(steps)
