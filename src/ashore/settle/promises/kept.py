"""What was kept so far, by either side, and only where a record shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ashore.case.replay import LoanFile
from ashore.settle.promises.breach import Side
from ashore.settle.promises.ledger import PromiseLedger
from ashore.settle.promises.paid import missed, paid_by
from ashore.settle.promises.terms import Due
from ashore.text import Text


class PaymentState(StrEnum):
    """How one payment that was agreed stands."""

    IN_TIME = "in-time"
    MADE_GOOD = "made-good"
    OPEN = "open"
    TO_COME = "to-come"
    FELL_AWAY = "fell-away"


@dataclass(frozen=True, slots=True)
class PaymentStanding:
    """One payment and its state on a day; ``made_good`` is when a late one was full."""

    due: Due
    state: PaymentState
    made_good: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something that was done as agreed, with the entries that show it."""

    side: Side
    term: str
    says: Text
    entries: tuple[str, ...]


def payment_standings(file: LoanFile, ledger: PromiseLedger) -> tuple[PaymentStanding, ...]:
    """Return every payment of an agreement with how it stands on the ledger's day."""
    terms, until = ledger.terms, _until(ledger)
    late = {one.due.number: one.made_good for one in missed(file.payments, terms, until)}
    found, owed = [], 0
    for due in terms.payments:
        owed += due.amount
        made = late.get(due.number)
        if due.number in late:
            state = PaymentState.MADE_GOOD if made else PaymentState.OPEN
        elif paid_by(file.payments, terms, until) >= owed or due.last < until:
            state = PaymentState.IN_TIME
        elif ledger.ended_on is not None:
            state = PaymentState.FELL_AWAY
        else:
            state = PaymentState.TO_COME
        found.append(PaymentStanding(due, state, made))
    return tuple(found)


def kept_of(file: LoanFile, ledger: PromiseLedger) -> tuple[Kept, ...]:
    """Return what both sides kept up to the ledger's day.

    A creditor's promise not to do something is kept as far as papers since show it: without a
    bill or a contact since nothing is said.
    """
    return (*_paid(file, ledger), *_not_charged(file, ledger), *_left_alone(file, ledger),
            *_arrived(ledger))  # fmt: skip


def _until(ledger: PromiseLedger) -> dt.date:
    """Return the last day that counts: the day asked about, or the one before it was replaced."""
    ended = ledger.terms.ended_on
    return ended - dt.timedelta(days=1) if ended and ended <= ledger.on else ledger.on


def _paid(file: LoanFile, ledger: PromiseLedger) -> Iterator[Kept]:
    number = sum(one.state is PaymentState.IN_TIME for one in payment_standings(file, ledger))
    made = tuple(p.id for p in file.payments if ledger.terms.starts <= p.on <= _until(ledger))
    if number and made:
        yield Kept(
            side=Side.PERSON,
            term="payments",
            says=Text(f"{number} 期按时付清。", f"Payments made in full and in time: {number}."),
            entries=made,
        )


def _not_charged(file: LoanFile, ledger: PromiseLedger) -> Iterator[Kept]:
    if not (ledger.terms.charges_stop or ledger.terms.waived_items):
        return
    off = {entry for b in ledger.breaches if ".creditor-bill" in b.code for entry in b.entries}
    dated = [(bill.captured_at.date(), bill.id) for bill in file.bills]
    dated += [(one.statement_on, one.id) for one in file.statements]
    since = [entry for day, entry in dated if _holds(day, ledger)]
    if since and not off & set(since):
        yield Kept(
            side=Side.CREDITOR,
            term="charges_stop" if ledger.terms.charges_stop else "waived",
            says=Text(
                f"此后 {len(since)} 份账单，没有看到收已免或不再收的项目。",
                f"Bills since: {len(since)}; none is seen to charge what was not to be charged.",
            ),
            entries=tuple(since),
        )


def _left_alone(file: LoanFile, ledger: PromiseLedger) -> Iterator[Kept]:
    if not ledger.terms.collection_stops:
        return
    since = [
        one.id for one in file.contacts if one.direction == "in" and _holds(one.at.date(), ledger)
    ]
    if since and not any(b.code == "promise.creditor-collected-on" for b in ledger.breaches):
        yield Kept(
            side=Side.CREDITOR,
            term="collection_stops",
            says=Text(
                f"此后 {len(since)} 次来电来信，没有看到在按约还款期间催收的。",
                f"Contacts since: {len(since)}; none is seen to collect while you paid as agreed.",
            ),
            entries=tuple(since),
        )


def _arrived(ledger: PromiseLedger) -> Iterator[Kept]:
    for one in ledger.waiting:
        if one.arrived is not None and one.arrived <= one.by and not one.wrong:
            yield Kept(
                side=Side.CREDITOR,
                term=one.what,
                says=Text(
                    f"「{one.name.zh}」在 {one.by} 前办好了。",
                    f"The {one.name.en} came by {one.by}.",
                ),
                entries=(one.entry,),
            )


def _holds(day: dt.date, ledger: PromiseLedger) -> bool:
    ended = ledger.ended_on
    return ledger.terms.starts < day <= ledger.on and (ended is None or day < ended)
