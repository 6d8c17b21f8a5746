"""The talks with each creditor: how far they have come, what runs out when, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.case.entries_dealings import Agreement, Promise
from ashore.case.entries_loans import Classification
from ashore.case.replay import Case, LoanFile
from ashore.findings import Finding
from ashore.law.book import LawBook
from ashore.owed.agreement import agreement_position
from ashore.owed.creditor import creditor_on
from ashore.owed.position import Paid
from ashore.owed.report import DebtOwed, Owed, owed_on
from ashore.plan.on_the_table import standing_offers, to_a_person
from ashore.settle.next_steps import NextStep, OfferIs, next_step
from ashore.settle.round_deadlines import Deadline, deadlines_of
from ashore.settle.round_events import Event, Phase, events_of, oral_promises
from ashore.settle.round_questions import round_questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The talk with one creditor about one loan.

    ``ended`` is the agreement that came to an end before, with the day. ``oral`` are promises that
    nothing in writing confirms yet. ``asked_to_confirm`` says that they were asked for that.
    """

    loan: str
    product: str
    creditor: str
    phase: Phase
    events: tuple[Event, ...]
    deadlines: tuple[Deadline, ...]
    oral: tuple[Promise, ...]
    asked_to_confirm: bool
    questions: tuple[Finding, ...]
    ended: tuple[str, dt.date] | None
    next_step: NextStep

    @property
    def open(self) -> bool:
        """Return whether something is still to be done in it."""
        return self.phase is not Phase.CLOSED or bool(self.oral)


def rounds_of(
    case: Case, book: LawBook, on: dt.date, *, owed: Owed | None = None
) -> tuple[Round, ...]:
    """Return the round of each loan that is late or talked about, in the order of the loans.

    Args:
        case: The case.
        book: The law book.
        on: Today.
        owed: What is owed on that day, where that is known already.
    """
    owed = owed or owed_on(case, book, on)
    known = {debt.id: debt for debt in owed.debts}
    found = (_round(case, file, known.get(file.loan.id), on) for file in case.loans)
    return tuple(one for one in found if one is not None)


def _round(case: Case, file: LoanFile, debt: DebtOwed | None, on: dt.date) -> Round | None:
    events = events_of(file, on)
    late = debt is not None and debt.standing.due_now > 0
    if not events and not late:
        return None
    running, ended = _agreements(file, on)
    phase = _phase(events, ended, _aside(file, on))
    if phase is Phase.AGREEMENT and running is not None:
        phase = _performing(running, file, on)
    elif debt is not None and not late and events:
        phase = Phase.CLOSED
    settled = _settled(debt)
    over = phase is Phase.CLOSED and settled
    oral = () if over else oral_promises(case, file, on)
    asked = _asked_to_confirm(file, oral, on)
    creditor = creditor_on(file, case, on)
    verified = creditor.verified and file.loan.classification is not Classification.IDENTITY_FRAUD
    return Round(
        loan=file.loan.id,
        product=file.loan.product,
        creditor=creditor.name,
        phase=phase,
        events=events,
        deadlines=deadlines_of(file, phase, running, on, verified=verified),
        oral=oral,
        asked_to_confirm=asked,
        questions=() if over else round_questions(file, oral, on),
        ended=ended,
        next_step=next_step(file.loan.id, phase, oral=bool(oral) and not asked,
                            ended=ended is not None, settled=settled,
                            offer=_offer(file, on, verified=verified)),
    )  # fmt: skip


def _offer(file: LoanFile, on: dt.date, *, verified: bool) -> OfferIs:
    """Return how the offers stand that the other side has made."""
    standing = [o for o in standing_offers(file, on) if (o.made_on or on) <= on]
    if not standing:
        return OfferIs.LAPSED
    if not verified:
        return OfferIs.UNVERIFIED
    return OfferIs.TO_A_PERSON if all(map(to_a_person, standing)) else OfferIs.OPEN


def _settled(debt: DebtOwed | None) -> bool:
    """Return whether nothing at all is left of a debt, not only nothing late."""
    if debt is None:
        return False
    standing = debt.standing
    ahead = standing.agreement is not None and standing.agreement.not_yet_due > 0
    in_plan = standing.agreement is not None and not standing.agreement.ended
    return not standing.due_now and not ahead and (in_plan or not standing.outstanding_principal)


def _agreements(file: LoanFile, on: dt.date) -> tuple[Agreement | None, tuple[str, dt.date] | None]:
    """Return the agreement that runs on a day, and the last one that ended with its day."""
    running, ended = None, None
    for agreement in file.agreements:
        if agreement.signed_on > on:
            continue
        day = _ended_on(agreement, file, on)
        if day is None:
            running = agreement
        else:
            running, ended = None, (agreement.id, day)
    return running, ended


def _ended_on(agreement: Agreement, file: LoanFile, on: dt.date) -> dt.date | None:
    if agreement.ended_on is not None and agreement.ended_on <= on:
        return agreement.ended_on
    stands = agreement_position(agreement, _paid(file), on)
    return stands.missed[0] if stands is not None and stands.ended else None


def _paid(file: LoanFile) -> list[Paid]:
    return [Paid(p.on, p.amount, p.id) for p in file.payments]


def _aside(file: LoanFile, on: dt.date) -> frozenset[str]:
    """Return the promises that are no answer: made while a request still waits for one."""
    waits = [r for r in file.requests if r.made_on <= on and (r.answered_on or dt.date.max) > on]
    return frozenset(p.id for p in file.promises) if waits else frozenset()


def _phase(
    events: Sequence[Event], ended: tuple[str, dt.date] | None, aside: frozenset[str]
) -> Phase:
    """Return how far the steps since the last agreement that ended have come."""
    beyond = (Phase.OFFER, Phase.COUNTER, Phase.AGREEMENT)
    phase = Phase.NOT_BEGUN
    for event in events:
        if ended is not None and (event.entry == ended[0] or (event.on or ended[1]) < ended[1]):
            continue
        if event.entry in aside:
            continue
        # A question or an answer beside an offer does not take the offer away.
        if event.phase in beyond or phase not in beyond:
            phase = event.phase
    return phase


def _performing(agreement: Agreement, file: LoanFile, on: dt.date) -> Phase:
    paid = sum(p.amount for p in file.payments if agreement.signed_on <= p.on <= on)
    if agreement.total is not None and paid >= agreement.total:
        return Phase.CLOSED
    begun = agreement.first_due_on is not None and agreement.first_due_on <= on
    return Phase.PERFORMING if paid or begun else Phase.AGREEMENT


def _asked_to_confirm(file: LoanFile, oral: Sequence[Promise], on: dt.date) -> bool:
    """Return whether every spoken promise was asked to be confirmed since it was made."""
    asked = [r.made_on for r in file.requests if "确认" in r.what and r.made_on <= on]
    since = max((p.made_on or dt.date.min for p in oral), default=None)
    return since is not None and any(day >= since for day in asked)
