"""What being late costs: penalty interest, interest on interest and late fees, day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.terms import Base, Item, LateFeeTerm, LoanTerms, PenaltyTerms
from ashore.money.amounts import decimal_from_fraction, percent
from ashore.money.daycount import DayCount, year_share
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeRule:
    """One charge for being late: its rate, the base it is taken on and how days count.

    ``rate`` is a share a year, unless ``daily`` (a share a day) or ``once`` (a share, taken one
    time). ``written`` is the rate as a person reads it in a working.
    """

    item: Item
    name: Text
    base: Base
    rate: Fraction
    daily: bool = False
    once: bool = False
    day_count: DayCount = DayCount.ACT_360
    payee: str | None = None
    fixed: int | None = None
    minimum: int = 0
    written: str = ""

    def accrue(self, base: int, start: dt.date, end: dt.date) -> Fraction:
        """Return the exact fen that a base bears from one day to another.

        The days after ``start`` up to and including ``end`` bear the charge, which is the same
        number as the half-open range from start to end, so adjoining spans add up. Nothing is
        rounded here.

        Examples:
            >>> rule = ChargeRule(item=Item.PENALTY_INTEREST, name=Text("罚息", "penalty interest"),
            ...                   base=Base.PRINCIPAL, rate=Fraction("0.162"))
            >>> rule.accrue(101_304, dt.date(2026, 11, 20), dt.date(2026, 11, 24))
            Fraction(113967, 625)
        """
        return base * self.rate * self.share(start, end)

    def share(self, start: dt.date, end: dt.date) -> Fraction:
        """Return the days, or the share of a year, that the rate is multiplied by."""
        if self.daily:
            return Fraction((end - start).days)
        return year_share(start, end, self.day_count)

    def span_in_words(self, start: dt.date, end: dt.date) -> str:
        """Return how a working writes the time: ``÷ 360 × 4``."""
        days = (end - start).days
        if self.daily:
            return f"× {days}"
        if self.day_count is DayCount.ACT_ACT:
            return f"× {decimal_from_fraction(self.share(start, end), places=6)}"
        year = 365 if self.day_count is DayCount.ACT_365 else 360
        count = self.share(start, end) * year
        return f"÷ {year} × {decimal_from_fraction(count, places=2)}"


def contract_rate(terms: LoanTerms) -> tuple[Fraction, bool] | None:
    """Return the contract's rate and whether it is a daily one, or None where there is none."""
    if terms.daily_rate is not None:
        return terms.daily_rate, True
    if terms.annual_rate is not None:
        return terms.annual_rate, False
    if terms.flat_monthly_rate is not None:
        return terms.flat_monthly_rate * 12, False
    return None


def charge_rules(terms: LoanTerms) -> tuple[ChargeRule, ...]:
    """Return every charge for being late that the contract names, and no other.

    What a contract does not name has no place in the sum. Of a penalty term, the parts that are
    unknown are taken at their usual reading: on overdue principal, over 360 days.
    """
    penalty = penalty_rule(terms)
    rules = [penalty] if penalty else []
    compound = compound_rule(terms, penalty)
    rules += [compound] if compound else []
    rules += list(_late_fee_rules(terms.late_fees))
    return tuple(rules)


def penalty_rule(terms: LoanTerms) -> ChargeRule | None:
    """Return the penalty interest that the contract names, if any."""
    penalty = terms.penalty
    rate = _penalty_rate(penalty, terms) if penalty else None
    if penalty is None or rate is None:
        return None
    yearly_or_daily, daily, written = rate
    return ChargeRule(
        item=Item.PENALTY_INTEREST,
        name=Text("罚息", "penalty interest"),
        base=penalty.base or Base.PRINCIPAL,
        rate=yearly_or_daily,
        daily=daily,
        day_count=penalty.day_count or DayCount.ACT_360,
        written=written,
    )


def _penalty_rate(penalty: PenaltyTerms, terms: LoanTerms) -> tuple[Fraction, bool, str] | None:
    times = penalty.multiplier
    suffix = f" × {decimal_from_fraction(times)}" if times is not None else ""
    if penalty.daily_rate is not None:
        rate, daily = penalty.daily_rate, True
    elif penalty.annual_rate is not None:
        rate, daily = penalty.annual_rate, False
    else:
        contract = contract_rate(terms)
        if contract is None or times is None:
            return None
        rate, daily = contract
    return rate * (1 if times is None else times), daily, percent_of(rate, daily=daily) + suffix


def percent_of(rate: Fraction, *, daily: bool) -> str:
    """Return a rate as a working writes it: two places a year, four a day, more if it needs them.

    Examples:
        >>> percent_of(Fraction("0.0005"), daily=True)
        '0.0500%'
    """
    for places in (4 if daily else 2, 4, 6):
        text = percent(rate, places=places)
        if Fraction(text[:-1]) == rate * 100:
            return text
    return percent(rate, places=8)


def compound_rule(terms: LoanTerms, penalty: ChargeRule | None) -> ChargeRule | None:
    """Return the interest on overdue interest that the contract names, if any."""
    if terms.compound is None:
        return None
    contract = contract_rate(terms)
    if terms.compound.rate == "penalty" and penalty is not None:
        rate, daily, written = penalty.rate, penalty.daily, penalty.written
        day_count = penalty.day_count
    elif contract is not None:
        rate, daily = contract
        written, day_count = percent_of(rate, daily=daily), DayCount.ACT_360
    else:
        return None
    return ChargeRule(
        item=Item.COMPOUND_INTEREST,
        name=Text("复利", "compound interest"),
        base=Base.INTEREST,
        rate=rate,
        daily=daily,
        day_count=terms.compound.day_count or day_count,
        written=written,
    )


def _late_fee_rules(late_fees: tuple[LateFeeTerm, ...]) -> Iterator[ChargeRule]:
    for fee in late_fees:
        once = fee.per == "once"
        rate = fee.rate or Fraction(0)
        yield ChargeRule(
            item=Item.LATE_FEE,
            name=Text(fee.name, "late fee"),
            base=fee.base,
            rate=rate,
            daily=not once,
            once=once,
            payee=fee.payee,
            fixed=fee.amount,
            minimum=fee.minimum or 0,
            written=percent_of(rate, daily=not once),
        )
