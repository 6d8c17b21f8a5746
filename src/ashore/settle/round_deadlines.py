"""The days that matter in a round: answers due, offers that lapse, promises and payments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ashore.case.entries_dealings import Agreement, Promise
from ashore.case.replay import LoanFile
from ashore.owed.agreement import agreement_position
from ashore.owed.position import Paid
from ashore.plan.on_the_table import standing_offers, to_a_person
from ashore.settle.round_events import Phase
from ashore.text import Text

_DAY = dt.timedelta(days=1)


class Deadline(NamedTuple):
    """A day that matters in a round: a stable code, its last day, what it is, and its entry."""

    code: str
    on: dt.date
    says: Text
    entry: str


def deadlines_of(
    file: LoanFile, phase: Phase, running: Agreement | None, on: dt.date, *, verified: bool
) -> tuple[Deadline, ...]:
    """Return the days that matter in a round on a day, the soonest first.

    Args:
        file: Everything recorded about the loan.
        phase: How far the round has come.
        running: The agreement that runs, if one does.
        on: Today.
        verified: Whether it is sure that the loan is the person's and owed to who asks.
    """
    found = [*_answers(file, on), *_promises(file, phase, on)]
    if phase in (Phase.OFFER, Phase.COUNTER):
        found += _offers(file, on, verified=verified)
    if running is not None and phase is not Phase.CLOSED:
        found += _next_payment(file, running, on)
    return tuple(sorted(found, key=lambda deadline: deadline.on))


def _answers(file: LoanFile, on: dt.date) -> Iterator[Deadline]:
    for request in file.requests:
        waiting = request.made_on <= on and (request.answered_on or dt.date.max) > on
        if request.answer_due_on is not None and waiting:
            says = Text(f"答复到期：{request.what}", f"their answer is due: {request.what}")
            yield Deadline("answer_due", request.answer_due_on, says, request.id)


def _offers(file: LoanFile, on: dt.date, *, verified: bool) -> Iterator[Deadline]:
    for offer in standing_offers(file, on):
        if (offer.made_on or on) <= on and offer.deadline is not None:
            code = "offer_lapses" if verified else "offer_unverified"
            says = Text("对方方案的最后一天", "the last day of their offer")
            yield Deadline(
                "offer_to_a_person" if to_a_person(offer) else code, offer.deadline, says, offer.id
            )


def _promises(file: LoanFile, phase: Phase, on: dt.date) -> Iterator[Deadline]:
    for promise in file.promises:
        made = (promise.made_on or on) <= on
        if promise.until is None or not made or _dealt_with(file, promise, on):
            continue
        if promise.by == "person":
            says = Text(f"您说过要做：{promise.what}", f"you said you would: {promise.what}")
            yield Deadline("own_step", promise.until, says, promise.id)
        elif phase is not Phase.CLOSED:
            says = Text(f"对方答应：{promise.what}", f"they promised: {promise.what}")
            yield Deadline("their_promise", promise.until, says, promise.id)


def _next_payment(file: LoanFile, running: Agreement, on: dt.date) -> Iterator[Deadline]:
    paid = [Paid(p.on, p.amount, p.id) for p in file.payments]
    stands = agreement_position(running, paid, on)
    if stands is not None and stands.ahead:
        says = Text("下一期协议还款", "the next payment of the agreement")
        yield Deadline("next_payment", stands.ahead[0][0], says, running.id)


def _dealt_with(file: LoanFile, promise: Promise, on: dt.date) -> bool:
    """Return whether a promise needs no more looking at.

    The person's own step is taken once they were in touch or paid after saying so; the other
    side's is looked at once the person was in touch after its last day.
    """
    days = [c.at.date() for c in file.contacts if c.direction == "out" and c.id != promise.contact]
    days += [request.made_on for request in file.requests]
    if promise.by == "person":
        days += [payment.on for payment in file.payments]
        since = (promise.made_on or dt.date.min) + _DAY
    else:
        since = (promise.until or on) + _DAY
    return any(since <= day <= on for day in days)
