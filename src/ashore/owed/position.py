"""Where a loan stands on a day: every instalment, what was paid, what being late added."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from ashore.case.terms import Base, Item, LoanTerms
from ashore.law.book import LawBook
from ashore.money.rounding import round_to_int
from ashore.owed.accrual import ChargeRule, charge_rules
from ashore.owed.allocation import (
    PRINCIPAL_FIRST,
    Applied,
    Dues,
    allocate,
    complete_order,
    legal_order,
)
from ashore.owed.schedule import Instalment, Schedule


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment: the day, the fen, and the ledger entry it comes from."""

    on: dt.date
    amount: int
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Days over which one charge ran on one base; ``end`` is the last day that bore it."""

    rule: ChargeRule
    base: int
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One instalment on a day: what it was, what is still unpaid by item, and the charges' spans.

    ``dues`` holds the fen of every item that is unpaid, charges for being late included.
    ``days_past_due`` counts from the due day; ``in_grace`` says that the grace days still run.
    """

    instalment: Instalment
    days_past_due: int
    in_grace: bool
    dues: Dues
    charged: Dues
    spans: tuple[Span, ...]

    def unpaid(self, *items: Item) -> int:
        """Return what is unpaid of some items, or of all when none is named."""
        if not items:
            return sum(self.dues.values())
        return sum(self.dues.get(item, 0) for item in items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A loan on a day: its lines, the payments' way, and money that found nothing to pay."""

    on: dt.date
    lines: tuple[Line, ...]
    applied: tuple[tuple[Paid, tuple[Applied, ...]], ...]
    unapplied: int

    @property
    def overdue(self) -> tuple[Line, ...]:
        """Return the lines that are past their due day and not paid in full, oldest first."""
        return tuple(line for line in self.lines if line.dues and line.instalment.due_on < self.on)


@dataclass(slots=True)
class _Open:
    """A line while the days are replayed."""

    instalment: Instalment
    dues: Dues
    since: dt.date
    pending: dict[int, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    charged: Dues = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    once_taken: bool = False
    due_on: dt.date = field(init=False)

    def __post_init__(self) -> None:
        self.due_on = self.instalment.due_on

    def fork(self) -> _Open:
        return replace(
            self,
            dues=self.dues.copy(),
            pending=self.pending.copy(),
            charged=self.charged.copy(),
            spans=self.spans.copy(),
        )


def position_on(
    schedule: Schedule, terms: LoanTerms, payments: Sequence[Paid], book: LawBook, on: dt.date
) -> Position:
    """Return where a loan stands at the end of a day.

    The due day itself bears no charge and the day asked for does. Charges run as exact fractions
    and become fen on the day of a payment that meets them, and on the day asked for. A payment
    goes to what is due, oldest first or item by item as the contract says, and where it says
    nothing in the order of the law; what is left goes to the instalments to come.

    Args:
        schedule: The repayment table.
        terms: The contract, for charges, grace days and the order of payments.
        payments: Payments in any order; later ones than ``on`` are left out.
        book: The law book, for the order of payments where the contract names none.
        on: The day asked for.
    """
    return positions_on(schedule, terms, payments, book, (on,))[0]


def positions_on(
    schedule: Schedule,
    terms: LoanTerms,
    payments: Sequence[Paid],
    book: LawBook,
    days: Sequence[dt.date],
) -> tuple[Position, ...]:
    """Return where a loan stands at the end of each of some days, the earliest day first.

    It is what :func:`position_on` gives for each, but the payments are replayed once.
    """
    replay = _Replay(schedule, terms, legal_order(book, days[-1]))
    waiting = deque(sorted(payments, key=lambda p: p.on))
    found = []
    for day in days:
        while waiting and waiting[0].on <= day:
            replay.pay(waiting.popleft())
        found.append(replay.look(day))
    return tuple(found)


class _Replay:
    def __init__(self, schedule: Schedule, terms: LoanTerms, legal: Sequence[Item]) -> None:
        self._terms = terms
        self._rules = charge_rules(terms)
        self._lines = [_Open(row, _contract_dues(row), row.due_on) for row in schedule.rows]
        self._items = {item for line in self._lines for item in line.dues}
        self._items |= {rule.item for rule in self._rules}
        self._order = self._among(complete_order(terms.allocation, legal))
        self._order_today = self._order
        self._item_first = terms.allocation_across == "item_first"
        self._grace = dt.timedelta(days=terms.grace_days)
        self._first_unpaid = 0
        self._paid_lines: list[Line] = []
        self._applied: list[tuple[Paid, tuple[Applied, ...]]] = []
        self._unapplied = 0

    def pay(self, paid: Paid) -> None:
        due = self._bring_forward(paid.on)
        if not self._applied or self._applied[-1][0].on != paid.on:
            # Kept for the whole day, so that two payments on one day do what one would.
            self._order_today = self._order_on(paid.on)
        parts, rest = allocate(
            paid.amount,
            [self._lines[n].dues for n in due],
            self._order_today,
            item_first=self._item_first,
        )
        moved = [Applied(due[part.line], part.item, part.amount) for part in parts]
        if rest:
            ahead = [n for n in range(self._first_unpaid, len(self._lines)) if n not in due]
            parts, rest = allocate(rest, [self._lines[n].dues for n in ahead], self._order)
            moved += [Applied(ahead[part.line], part.item, part.amount) for part in parts]
        for part in moved:
            self._lines[part.line].dues[part.item] -= part.amount
        self._forgive_within_grace(due, paid.on)
        self._skip_paid()
        self._applied.append((paid, tuple(moved)))
        self._unapplied += rest

    def look(self, on: dt.date) -> Position:
        """Return where the loan stands; the replay goes on as if nobody had looked.

        Charges become fen on the day asked for, and the days after must not see these fen.
        """
        kept, first = self._lines, self._first_unpaid
        # A line that is paid stays as it is, whatever the day.
        self._paid_lines += [self._freeze(line, on) for line in kept[len(self._paid_lines) : first]]
        self._lines = kept[:first] + [line.fork() for line in kept[first:]]
        self._bring_forward(on)
        position = Position(
            on=on,
            lines=(*self._paid_lines, *(self._freeze(line, on) for line in self._lines[first:])),
            applied=tuple(self._applied),
            unapplied=self._unapplied,
        )
        self._lines = kept
        return position

    def _bring_forward(self, day: dt.date) -> list[int]:
        """Charge every unpaid line up to a day and return the lines that are due by then."""
        due = []
        for n in range(self._first_unpaid, len(self._lines)):
            line = self._lines[n]
            if line.due_on > day:
                break
            if any(line.dues.values()):
                due.append(n)
                self._accrue(line, day, oldest=len(due) == 1)
        return due

    def _accrue(self, line: _Open, day: dt.date, *, oldest: bool) -> None:
        if day <= line.since:
            return
        for index, rule in enumerate(self._rules):
            if rule.once:
                continue
            base = self._base(rule, line, oldest=oldest)
            if base:
                line.pending[index] += rule.accrue(base, line.since, day)
                _extend(line.spans, Span(rule, base, line.since, day))
        if day > line.due_on + self._grace:
            self._take_once(line, day, oldest=oldest)
            self._post(line)
        line.since = day

    def _take_once(self, line: _Open, day: dt.date, *, oldest: bool) -> None:
        if line.once_taken:
            return
        line.once_taken = True
        for rule in self._rules:
            if rule.once:
                base = self._base(rule, line, oldest=oldest)
                share = round_to_int(base * rule.rate, self._terms.rounding)
                amount = rule.fixed if rule.fixed is not None else max(share, rule.minimum)
                _charge(line, rule.item, amount)
                line.spans.append(Span(rule, base, line.due_on, day))

    def _post(self, line: _Open) -> None:
        for index, exact in line.pending.items():
            _charge(line, self._rules[index].item, self._rounded(exact))
        line.pending.clear()

    def _rounded(self, exact: Fraction) -> int:
        return round_to_int(exact, self._terms.rounding)

    def _base(self, rule: ChargeRule, line: _Open, *, oldest: bool) -> int:
        if rule.base is Base.OUTSTANDING:
            whole = sum(other.dues.get(Item.PRINCIPAL, 0) for other in self._lines)
            return whole if oldest else 0
        return base_of(rule.base, line.dues)

    def _order_on(self, day: dt.date) -> tuple[Item, ...]:
        limit = self._terms.principal_first_after_days
        if limit is not None and self._first_unpaid < len(self._lines):
            oldest = self._lines[self._first_unpaid]
            if (day - oldest.due_on).days > limit:
                return self._among(PRINCIPAL_FIRST)
        return self._order

    def _among(self, order: Sequence[Item]) -> tuple[Item, ...]:
        """Return an order without the items that this loan never owes."""
        return tuple(item for item in order if item in self._items)

    def _forgive_within_grace(self, due: Sequence[int], day: dt.date) -> None:
        for n in due:
            line = self._lines[n]
            if day <= line.due_on + self._grace and not any(line.dues.values()):
                line.pending.clear()
                line.spans.clear()

    def _skip_paid(self) -> None:
        lines = self._lines
        while self._first_unpaid < len(lines) and not any(lines[self._first_unpaid].dues.values()):
            self._first_unpaid += 1

    def _freeze(self, line: _Open, on: dt.date) -> Line:
        late = max((on - line.due_on).days, 0) if any(line.dues.values()) else 0
        in_grace = 0 < late <= self._terms.grace_days
        return Line(
            instalment=line.instalment,
            days_past_due=late,
            in_grace=in_grace,
            dues={item: amount for item, amount in line.dues.items() if amount},
            charged=dict(line.charged),
            spans=() if in_grace else tuple(line.spans),
        )


def base_of(base: Base, dues: Dues) -> int:
    """Return the fen that a charge on one line is taken on, of what is unpaid of it."""
    if base is Base.PRINCIPAL:
        return dues.get(Item.PRINCIPAL, 0)
    if base is Base.INTEREST:
        return dues.get(Item.INTEREST, 0)
    if base is Base.PRINCIPAL_AND_INTEREST:
        return dues.get(Item.PRINCIPAL, 0) + dues.get(Item.INTEREST, 0)
    return sum(amount for item, amount in dues.items() if item not in LATE_CHARGES)


LATE_CHARGES = frozenset({Item.PENALTY_INTEREST, Item.COMPOUND_INTEREST, Item.LATE_FEE})
"""What being late adds to an instalment; the contract's own sums are everything else."""


def _contract_dues(row: Instalment) -> Dues:
    dues = {Item.PRINCIPAL: row.principal, Item.INTEREST: row.interest}
    for fee in row.fees:
        dues[fee.item] = dues.get(fee.item, 0) + fee.amount
    return dues


def _charge(line: _Open, item: Item, amount: int) -> None:
    if amount:
        line.dues[item] = line.dues.get(item, 0) + amount
        line.charged[item] = line.charged.get(item, 0) + amount


def _extend(spans: list[Span], new: Span) -> None:
    """Add a span, joined to the last one of its rule when only time went on."""
    for index in range(len(spans) - 1, -1, -1):
        last = spans[index]
        if last.rule is new.rule:
            if last.base == new.base and last.end == new.start:
                spans[index] = Span(new.rule, new.base, last.start, new.end)
                return
            break
    spans.append(new)


def spans_of(line: Line, item: Item) -> Iterator[Span]:
    """Yield the spans behind one charge of a line."""
    return (span for span in line.spans if span.rule.item is item)


def exact_charge(spans: Sequence[Span]) -> Fraction:
    """Return what some spans come to before rounding."""
    return sum((s.rule.accrue(s.base, s.start, s.end) for s in spans), Fraction(0))
