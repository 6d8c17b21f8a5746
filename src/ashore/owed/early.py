"""Whether a loan was paid off early: all principal, and the interest of the days it was used."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from ashore.law.book import LawBook
from ashore.money.daycount import DayCount, year_share
from ashore.money.rounding import Rounding, round_to_int
from ashore.owed.accrual import contract_rate
from ashore.owed.facts import LoanFacts
from ashore.owed.position import Paid, Position, positions_on
from ashore.owed.schedule import Instalment, Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyEnd:
    """A loan that a payment settled before its last due day; sums are fen.

    ``principal`` is what was not due yet by then and ``interest`` what it had borne since the last
    due day; ``surplus`` is what was paid beyond both. ``table`` is the repayment table as it came
    out: no interest for days on which the money was not used.
    """

    paid: Paid
    principal: int
    interest: int
    surplus: int
    table: Schedule


def early_end(facts: LoanFacts, book: LawBook, on: dt.date) -> EarlyEnd | None:
    """Return how a loan was paid off early by a day, or None where it was not.

    A payment settles a loan when everything due is paid and the rest covers the principal to come
    and the interest up to that day. Where conventions for that interest differ, the least counts.
    Who pays exactly what the table still asks pays by the table.
    """
    rows, so_far = facts.schedule.rows, 0
    payments = sorted((p for p in facts.payments if p.on <= on), key=lambda p: p.on)
    for n, paid in enumerate(payments):
        so_far += paid.amount
        last_of_day = n + 1 == len(payments) or payments[n + 1].on > paid.on
        if last_of_day and rows and so_far >= facts.schedule.principal:
            if paid.on >= rows[-1].due_on:
                return None
            found = _settled_by(facts, payments[: n + 1], book)
            if found is not None:
                return found
    return None


def table_on(facts: LoanFacts, book: LawBook, on: dt.date) -> Schedule:
    """Return the repayment table that holds on a day: the contract's, or what an early end left."""
    early = early_end(facts, book, on)
    return early.table if early is not None else facts.schedule


def _settled_by(facts: LoanFacts, payments: list[Paid], book: LawBook) -> EarlyEnd | None:
    rows, last = facts.schedule.rows, payments[-1]
    due_days = sorted({row.due_on for row in rows if row.due_on < last.on})
    days = (*due_days, last.on)
    seen = positions_on(facts.schedule, facts.terms, payments, book, days)
    now = seen[-1]
    if any(line.dues for line in now.lines if line.instalment.due_on <= last.on):
        return None
    if not now.unapplied and not any(line.dues for line in now.lines):
        return None
    in_step = next((position for position in reversed(seen) if _in_step(position)), None)
    since = in_step.on if in_step else facts.started_on
    before = _charged(in_step) if in_step else 0
    running = [row for row in rows if in_step is None or row.due_on > since]
    since_paid = [p for p in payments if in_step is None or p.on > since]
    money = sum(payment.amount for payment in since_paid)
    fees = sum(row.fee for row in running if row.due_on <= last.on)
    for_interest = money - sum(row.principal for row in running) - fees - (_charged(now) - before)
    billed_rows = [row for row in running if row.due_on <= last.on]
    # What was paid late bears its own charges, and not the contract's interest beside them.
    in_time = [Paid(row.due_on, row.principal + row.interest) for row in billed_rows]
    least = min(
        _least_interest(facts, running, paid, since, last.on) for paid in (since_paid, in_time)
    )
    if for_interest < least:
        return None
    billed = sum(row.interest for row in billed_rows)
    since_then = _since_last_due_day(facts, running, since, last.on)
    borne = min(for_interest, billed + since_then)
    ahead = [row for row in rows if row.due_on > last.on]
    return EarlyEnd(
        paid=last,
        principal=sum(row.principal for row in ahead),
        interest=max(borne - billed, 0),
        surplus=for_interest - borne,
        table=Schedule(tuple(_as_it_came_out(rows, running, last.on, borne))),
    )


def _in_step(position: Position) -> bool:
    """Return whether what was due by a day was paid then, and nothing beyond it."""
    return not position.unapplied and all(
        not line.dues
        if line.instalment.due_on <= position.on
        else sum(line.dues.values()) == line.instalment.total
        for line in position.lines
    )


def _charged(position: Position) -> int:
    return sum(sum(line.charged.values()) for line in position.lines)


def _since_last_due_day(
    facts: LoanFacts, running: list[Instalment], since: dt.date, on: dt.date
) -> int:
    """Return the share of the line to come that the days since the last due day have borne."""
    start = max((row.due_on for row in running if row.due_on <= on), default=since)
    row = next(row for row in running if row.due_on > on)
    share = Fraction((on - start).days, (row.due_on - start).days)
    return round_to_int(row.interest * share, facts.terms.rounding)


def _least_interest(
    facts: LoanFacts,
    running: list[Instalment],
    payments: list[Paid],
    since: dt.date,
    on: dt.date,
) -> int:
    """Return the interest of some days, had every payment lowered the principal on its day."""
    paid: Counter[dt.date] = Counter()
    for payment in payments:
        paid[payment.on] += payment.amount
    balance = Fraction(sum(row.principal for row in running))
    whole = owed = Fraction(0)
    day, start = since, since
    for row in running:
        share = _daily_share(facts, running, row, start, on)
        for moment in sorted({*paid, row.due_on, on}):
            if day < moment <= min(row.due_on, on):
                borne = max(balance, Fraction(0)) * share * (moment - day).days
                whole, owed, day = whole + borne, owed + borne, moment
                settled = min(owed, Fraction(paid[moment]))
                owed -= settled
                balance -= paid[moment] - settled
        start = row.due_on
    return round_to_int(whole, Rounding.DOWN)


def _daily_share(
    facts: LoanFacts, running: list[Instalment], row: Instalment, start: dt.date, on: dt.date
) -> Fraction:
    """Return what a fen bears a day under a line; in a part of its time, the least reading."""
    opening = sum(other.principal for other in running if other.due_on >= row.due_on)
    days = (row.due_on - start).days
    shares = [Fraction(row.interest, opening * days)] if opening and days > 0 else [Fraction(0)]
    rate = contract_rate(facts.terms)
    if rate is not None and row.due_on > on:
        one_day = year_share(on, on + dt.timedelta(days=1), DayCount.ACT_365)
        shares.append(rate[0] if rate[1] else rate[0] * one_day)
    return min(shares)


def _as_it_came_out(
    rows: tuple[Instalment, ...], running: list[Instalment], ended_on: dt.date, interest: int
) -> Iterator[Instalment]:
    left = interest
    for row in rows:
        if row not in running:
            yield row
            continue
        borne = min(row.interest, left)
        left -= borne
        yield replace(row, interest=borne, fees=row.fees if row.due_on <= ended_on else ())
