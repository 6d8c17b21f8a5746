"""The minute after a call: what was heard becomes a contact, a request, a promise or an offer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from ashore.case.entries import AnyEntry
from ashore.case.entries_dealings import Channel, Contact, Offer, Promise, Request
from ashore.case.ledger import Ledger
from ashore.case.replay import LoanFile
from ashore.errors.settle import NothingToNoteError, PromiseWithoutWordsError
from ashore.money.amounts import yuan_from_fen
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNote:
    """What the person noted after a call; what is None was not said. Sums are fen.

    ``promised`` is what the other side promised, ``until`` by when. ``one_off``, ``monthly``,
    ``periods``, ``first_due_on``, ``waived`` and ``deadline`` are an offer of theirs. ``asked`` is
    what the person asked for, with ``ticket_no`` and the day an answer is due. ``next_step`` is
    what the person said they would do, ``next_on`` until when.
    """

    answered_by: str | None = None
    number: str | None = None
    minutes: int | None = None
    said: str | None = None
    asked: str | None = None
    ticket_no: str | None = None
    answer_due_on: dt.date | None = None
    promised: str | None = None
    until: dt.date | None = None
    amount: int | None = None
    one_off: int | None = None
    monthly: int | None = None
    periods: int | None = None
    first_due_on: dt.date | None = None
    waived: int | None = None
    deadline: dt.date | None = None
    next_step: str | None = None
    next_on: dt.date | None = None

    @property
    def empty(self) -> bool:
        """Return whether nothing was noted."""
        return all(getattr(self, part.name) is None for part in fields(self))

    @property
    def offers(self) -> bool:
        """Return whether the other side named the sums of a way out."""
        return any(one is not None for one in (self.one_off, self.monthly, self.waived))


def entries_after_call(
    note: CallNote, ledger: Ledger, file: LoanFile, creditor: str, at: dt.datetime
) -> tuple[AnyEntry, ...]:
    """Return what a note adds to a ledger, ready to be appended all at once.

    Args:
        note: What was noted.
        ledger: The ledger, for ids that are free.
        file: The loan that the call was about.
        creditor: Who was called.
        at: The moment of the note, which is that of the call.

    Raises:
        NothingToNoteError: If nothing was noted.
        PromiseWithoutWordsError: If a promise has a day or a sum and no words.
    """
    if note.empty:
        raise NothingToNoteError
    if note.promised is None and (note.until or note.amount is not None):
        raise PromiseWithoutWordsError
    base = {"recorded_at": at, "happened_at": at, "loan": file.loan.id}
    contact = ledger.next_id("contact")
    made = [_contact(note, base, contact, creditor)]
    made += _others(note, base, contact, creditor, ledger)
    return tuple(made)


def still_open(note: CallNote) -> tuple[Text, ...]:
    """Return what to ask in the next call, where a note leaves something out that is needed."""
    found = []
    if note.promised and note.until is None:
        found.append(Text("对方答应的事，什么时候做到？", "By when will they do what they said?"))
    if note.offers and note.deadline is None:
        found.append(Text("这个方案到哪天有效？", "Until when does the offer stand?"))
    if note.monthly is not None and (note.periods is None or note.first_due_on is None):
        found.append(Text("一共几期、首期哪一天？", "How many payments, and when is the first?"))
    if note.asked and not note.ticket_no:
        found.append(Text("工单号是多少？", "What is the ticket number?"))
    if note.asked and note.answer_due_on is None:
        found.append(Text("哪天前给答复？", "By which day will they answer?"))
    return tuple(found)


def _contact(note: CallNote, base: dict[str, Any], name: str, creditor: str) -> AnyEntry:
    values = base | {
        "id": name,
        "at": base["recorded_at"],
        "channel": Channel.CALL,
        "direction": "out",
        "answered": True,
        "counterpart_claims": note.answered_by or creditor,
        "creditor": creditor,
        "text": note.said or "",
    }
    if note.number is not None:
        values["counterpart_number"] = note.number
    if note.minutes is not None:
        values["duration_s"] = note.minutes * 60
    return Contact.model_validate(values)


def _others(
    note: CallNote, base: dict[str, Any], contact: str, creditor: str, ledger: Ledger
) -> Iterator[AnyEntry]:
    day = base["recorded_at"].date()
    if note.asked or note.ticket_no or note.answer_due_on:
        yield Request.model_validate(
            base
            | {
                "id": ledger.next_id("request"),
                "to": creditor,
                "made_on": day,
                "channel": Channel.CALL,
                "what": note.asked or note.said or "电话里提出的诉求",
            }
            | _given(ticket_no=note.ticket_no, answer_due_on=note.answer_due_on)
        )
    promise = ledger.next_id("promise")
    if note.promised:
        yield Promise.model_validate(
            base
            | {"id": promise, "by": creditor, "what": note.promised, "made_on": day}
            | {"contact": contact}
            | _given(until=note.until, amount=_yuan(note.amount))
        )
    if note.offers:
        yield Offer.model_validate(
            base
            | {"id": ledger.next_id("offer"), "by": creditor, "made_on": day}
            | _given(
                one_off=_yuan(note.one_off),
                monthly=_yuan(note.monthly),
                periods=note.periods,
                first_due_on=note.first_due_on,
                waived=_yuan(note.waived),
                deadline=note.deadline,
            )
        )
    if note.next_step or note.next_on:
        name = f"{promise}-own" if note.promised else promise
        yield Promise.model_validate(
            base
            | {"id": name, "by": "person", "what": note.next_step or "再联系", "made_on": day}
            | {"contact": contact}
            | _given(until=note.next_on)
        )


def _given(**values: object) -> dict[str, object]:
    """Return the values that were said: what was not said is not written."""
    return {name: value for name, value in values.items() if value is not None}


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else yuan_from_fen(fen)
