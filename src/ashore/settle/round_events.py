"""What happened between the person and one creditor, as dated steps read from the entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ashore.case.entries_dealings import Agreement, Channel, Offer, Promise
from ashore.case.replay import Case, LoanFile
from ashore.money.amounts import yuan_from_fen
from ashore.text import Text


class Phase(StrEnum):
    """How far a round has come."""

    NOT_BEGUN = "not_begun"
    REQUEST = "request"
    REPLY = "reply"
    OFFER = "offer"
    COUNTER = "counter"
    AGREEMENT = "agreement"
    PERFORMING = "performing"
    CLOSED = "closed"

    @property
    def words(self) -> Text:
        """Return what a person calls it."""
        return _WORDS[self]


_WORDS = {
    Phase.NOT_BEGUN: Text("还没开始谈", "not begun"),
    Phase.REQUEST: Text("已提出请求", "asked"),
    Phase.REPLY: Text("已有答复", "answered"),
    Phase.OFFER: Text("对方给了方案", "they made an offer"),
    Phase.COUNTER: Text("已还价", "counter-offer made"),
    Phase.AGREEMENT: Text("已签协议", "agreed"),
    Phase.PERFORMING: Text("正在履行", "being performed"),
    Phase.CLOSED: Text("已结清", "closed"),
}

WRITTEN = (Channel.SMS, Channel.CHAT, Channel.APP, Channel.EMAIL, Channel.LETTER)
"""Channels that leave the words themselves."""


class Event(NamedTuple):
    """One step of a round: the day (None where it is not recorded), what it was, its entry."""

    on: dt.date | None
    phase: Phase
    says: Text
    entry: str


def events_of(file: LoanFile, on: dt.date) -> tuple[Event, ...]:
    """Return the steps of a round up to a day, those without a day first, then the earliest.

    An offer of the person's is a request as long as the other side has made none.
    """
    found = [event for event in _events(file) if event.on is None or event.on <= on]
    order = list(Phase)
    found.sort(key=lambda event: (event.on or dt.date.min, order.index(event.phase)))
    seen, events = False, []
    for event in found:
        seen = seen or event.phase is Phase.OFFER
        if event.phase is Phase.COUNTER and not seen:
            event = event._replace(phase=Phase.REQUEST)  # noqa: PLW2901 - the same step, read anew
        events.append(event)
    return tuple(events)


def oral_promises(case: Case, file: LoanFile, on: dt.date) -> tuple[Promise, ...]:
    """Return what the other side promised by word of mouth and nothing in writing confirms yet.

    A promise is in writing where it was made so, where a recorded exhibit shows it, or where an
    agreement was signed since.
    """
    written = {c.id for c in file.contacts if c.channel in WRITTEN}
    papers = {e.id for e in case.entries if e.kind == "evidence"}
    agreed = [a.signed_on for a in file.agreements if a.signed_on <= on]
    return tuple(
        p
        for p in file.promises
        if p.by != "person"
        and (p.made_on or dt.date.min) <= on
        and p.contact not in written
        and not (set(p.exhibits) & papers)
        and not any(day >= (p.made_on or dt.date.min) for day in agreed)
    )


def sums_of(offer: Offer | Agreement) -> Text:
    """Return the sums of an offer or agreement in a few words; empty where there are none."""
    zh, en = [], []
    whole = offer.one_off if isinstance(offer, Offer) else offer.total
    if whole is not None:
        zh.append(f"一共 {yuan_from_fen(whole)} 元")
        en.append(f"{yuan_from_fen(whole)} yuan in all")
    if offer.monthly is not None:
        many = f"，{offer.periods} 期" if offer.periods else ""
        zh.append(f"每月 {yuan_from_fen(offer.monthly)} 元{many}")
        times = f" for {offer.periods} months" if offer.periods else ""
        en.append(f"{yuan_from_fen(offer.monthly)} yuan a month{times}")
    if offer.waived is not None:
        zh.append(f"减免 {yuan_from_fen(offer.waived)} 元")
        en.append(f"{yuan_from_fen(offer.waived)} yuan waived")
    return Text("，".join(zh), ", ".join(en))


def _events(file: LoanFile) -> Iterator[Event]:
    for request in file.requests:
        yield Event(request.made_on, Phase.REQUEST, Text(request.what, request.what), request.id)
        if request.answered_on is not None:
            answer = request.answer or "—"
            yield Event(request.answered_on, Phase.REPLY, Text(answer, answer), request.id)
    for offer in file.offers:
        phase = Phase.COUNTER if offer.by == "person" else Phase.OFFER
        yield Event(offer.made_on, phase, sums_of(offer), offer.id)
    for promise in file.promises:
        if promise.by != "person":
            said = Text(promise.what, promise.what)
            yield Event(promise.made_on, Phase.REPLY, said, promise.id)
    for agreement in file.agreements:
        yield Event(agreement.signed_on, Phase.AGREEMENT, sums_of(agreement), agreement.id)
