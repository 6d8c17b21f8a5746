"""What is past due today, item by item, with the arithmetic behind every line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from ashore.case.terms import Item, LoanTerms
from ashore.findings import Working
from ashore.money.amounts import decimal_from_fraction, yuan_from_fen
from ashore.money.rounding import round_to_int
from ashore.owed.allocation import FEES
from ashore.owed.position import Line, Position, Span, exact_charge, spans_of
from ashore.text import Text

OTHER_FEES = tuple(item for item in FEES if item is not Item.GUARANTEE_FEE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrearsLine:
    """One overdue instalment: what is unpaid of it, in fen, and the line that the sums are of."""

    period: int
    due_date: dt.date
    days_past_due: int
    in_grace: bool
    principal: int
    interest: int
    guarantee_fee: int
    other_fee: int
    penalty_interest: int
    compound_interest: int
    late_fee: int
    line: Line = field(repr=False)
    terms: LoanTerms = field(repr=False)

    @property
    def workings(self) -> tuple[Working, ...]:
        """Return the sum behind each charge."""
        charges = (Item.PENALTY_INTEREST, Item.COMPOUND_INTEREST, Item.LATE_FEE)
        workings = (
            charge_working(
                list(spans_of(self.line, item)), self.line.charged.get(item, 0), self.terms
            )
            for item in charges
        )
        return tuple(working for working in workings if working)

    @property
    def subtotal(self) -> int:
        """Return everything unpaid of the instalment."""
        return (
            self.principal
            + self.interest
            + self.guarantee_fee
            + self.other_fee
            + self.penalty_interest
            + self.compound_interest
            + self.late_fee
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrears:
    """What one loan owes on a day. Sums are fen; ``lines`` are the overdue instalments.

    ``days_past_due`` is counted from the oldest unpaid due day that is beyond its grace days, and
    is zero when there is none. ``overpaid`` found nothing to pay; ``paid_ahead`` is what went to
    instalments that are still to come.
    """

    as_of: dt.date
    lines: tuple[ArrearsLine, ...]
    days_past_due: int
    overdue_since: dt.date | None
    principal_not_yet_due: int
    overpaid: int
    paid_ahead: int = 0

    @property
    def overdue_periods(self) -> int:
        """Return how many instalments are past due."""
        return len(self.lines)

    @property
    def total_past_due(self) -> int:
        """Return everything past due."""
        return sum(line.subtotal for line in self.lines)

    def past_due(self, item: str) -> int:
        """Return what is past due of one item, by its name on :class:`ArrearsLine`."""
        return sum(getattr(line, item) for line in self.lines)

    @property
    def outstanding_principal(self) -> int:
        """Return all principal that is unpaid, due or not."""
        return self.past_due("principal") + self.principal_not_yet_due

    @property
    def total_if_accelerated(self) -> int:
        """Return what would be due if the rest of the principal were called today."""
        return self.total_past_due + self.principal_not_yet_due


def arrears_of(position: Position, terms: LoanTerms) -> Arrears:
    """Return what is past due in a position."""
    lines = tuple(_arrears_line(line, terms) for line in position.overdue)
    late = [line for line in lines if not line.in_grace]
    overdue_principal = sum(line.principal for line in lines)
    everything = sum(line.dues.get(Item.PRINCIPAL, 0) for line in position.lines)
    return Arrears(
        as_of=position.on,
        lines=lines,
        days_past_due=max((line.days_past_due for line in late), default=0),
        overdue_since=min((line.due_date for line in late), default=None),
        principal_not_yet_due=everything - overdue_principal,
        overpaid=position.unapplied,
        paid_ahead=sum(
            line.instalment.total - line.unpaid()
            for line in position.lines
            if line.instalment.due_on > position.on
        ),
    )


def _arrears_line(line: Line, terms: LoanTerms) -> ArrearsLine:
    return ArrearsLine(
        period=line.instalment.n,
        due_date=line.instalment.due_on,
        days_past_due=line.days_past_due,
        in_grace=line.in_grace,
        principal=line.unpaid(Item.PRINCIPAL),
        interest=line.unpaid(Item.INTEREST),
        guarantee_fee=line.unpaid(Item.GUARANTEE_FEE),
        other_fee=line.unpaid(*OTHER_FEES),
        penalty_interest=line.unpaid(Item.PENALTY_INTEREST),
        compound_interest=line.unpaid(Item.COMPOUND_INTEREST),
        late_fee=line.unpaid(Item.LATE_FEE),
        line=line,
        terms=terms,
    )


def charge_working(spans: list[Span], charged: int, terms: LoanTerms) -> Working | None:
    """Return the sum behind one charge on one instalment, or None where there is no charge."""
    if not spans or not charged:
        return None
    rule = spans[0].rule
    steps = " + ".join(_span_sum(span) for span in spans)
    exact = exact_charge([span for span in spans if not span.rule.once])
    rounded = "" if rule.once else f" = {decimal_from_fraction(exact / 100, places=6)}"
    if not rule.once and round_to_int(exact, terms.rounding) != charged:
        # Each payment between made its own part into fen; one sum over all would mislead.
        rounded = ", Σ"
    return Working(
        label=rule.name,
        shown=yuan_from_fen(charged),
        sum=f"{steps}{rounded} → {yuan_from_fen(charged)} ({terms.rounding.value})",
    )


def _span_sum(span: Span) -> str:
    rule = span.rule
    if rule.once:
        fixed = rule.fixed is not None
        return (
            yuan_from_fen(rule.fixed or 0)
            if fixed
            else f"{yuan_from_fen(span.base)} × {rule.written}"
        )
    return f"{yuan_from_fen(span.base)} × {rule.written} {rule.span_in_words(span.start, span.end)}"


def totals_by_item(lines: Iterable[ArrearsLine]) -> dict[Text, int]:
    """Return the past-due sum of each item that is not zero, in the order a bill shows them."""
    names = {
        "principal": Text("逾期本金", "overdue principal"),
        "interest": Text("逾期利息", "overdue interest"),
        "guarantee_fee": Text("担保费", "guarantee fee"),
        "other_fee": Text("其他费用", "other fees"),
        "penalty_interest": Text("罚息", "penalty interest"),
        "compound_interest": Text("复利", "compound interest"),
        "late_fee": Text("逾期违约金", "late fee"),
    }
    kept = list(lines)
    sums = {text: sum(getattr(line, name) for line in kept) for name, text in names.items()}
    return {text: amount for text, amount in sums.items() if amount}
