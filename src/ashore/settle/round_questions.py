"""What is missing or contradictory in a round, said plainly, with the next question to ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ashore.case.entries_dealings import Agreement, Offer, Promise
from ashore.case.replay import LoanFile
from ashore.findings import Finding, Severity, Strength, Working
from ashore.settle.round_events import sums_of
from ashore.text import Text


def round_questions(file: LoanFile, oral: Sequence[Promise], on: dt.date) -> tuple[Finding, ...]:
    """Return what a round leaves open, each with the question that would settle it.

    Args:
        file: Everything recorded about the loan.
        oral: What was promised by word of mouth and is not in writing yet.
        on: Today.
    """
    theirs = [o for o in file.offers if o.by != "person" and (o.made_on or on) <= on]
    return (
        *(_spoken(file, promise) for promise in oral),
        *(found for offer in theirs for found in _offer(file, offer)),
        *_contradictions(file, theirs),
        *(found for one in file.agreements for found in _agreement(file, one)),
    )


def _spoken(file: LoanFile, promise: Promise) -> Finding:
    when = f" {promise.made_on} " if promise.made_on else ""
    recorded = promise.contact is not None
    note = Text("", "") if recorded else Text("，也没记是哪一次说的", ", and no call is recorded")
    return _finding(
        "rounds.promise-not-written",
        file,
        promise.id,
        Text(
            f"对方{when}口头说过「{promise.what}」，还没有书面确认{note.zh}。",
            f"“{promise.what}” was said{when or ' '}and is not confirmed in writing{note.en}.",
        ),
        Text(
            f"请书面或用官方短信确认：「{promise.what}」"
            + ("。" if promise.until else "，以及哪天前做到。"),
            f"Please confirm in writing: “{promise.what}”"
            + ("." if promise.until else ", and by which day."),
        ),
        severity=Severity.CHECK,
    )


def _offer(file: LoanFile, offer: Offer) -> Iterator[Finding]:
    if offer.one_off is None and offer.monthly is None and offer.waived is None:
        yield _finding(
            "rounds.offer-without-sums",
            file,
            offer.id,
            Text(
                "这个方案没有写金额，没法比较。", "This offer names no sum and cannot be compared."
            ),
            Text(
                "一共付多少、每期多少、减免多少？",
                "How much in all, each time, and how much waived?",
            ),
        )
    if offer.deadline is None:
        yield _finding(
            "rounds.offer-without-deadline",
            file,
            offer.id,
            Text("这个方案没有写到哪天有效。", "This offer does not say until when it stands."),
            Text(
                "这个方案到哪天有效？请书面给我。", "Until when does it stand? In writing, please."
            ),
        )
    if offer.monthly is not None and (offer.first_due_on is None or offer.periods is None):
        yield _finding(
            "rounds.offer-without-dates",
            file,
            offer.id,
            Text(
                "这个分期没有写全期数和首期日。",
                "These instalments lack their number or their first day.",
            ),
            Text("一共几期、首期哪一天？", "How many payments, and when is the first?"),
        )
    if (
        offer.deadline
        and offer.first_due_on
        and offer.first_due_on < (offer.made_on or dt.date.min)
    ):
        yield _finding(
            "rounds.offer-starts-before",
            file,
            offer.id,
            Text(
                f"首期 {offer.first_due_on} 在提出的日子 {offer.made_on} 之前。",
                f"The first payment, {offer.first_due_on}, is before the offer of {offer.made_on}.",
            ),
            Text("首期到底是哪一天？", "Which day is the first payment?"),
        )


def _contradictions(file: LoanFile, theirs: Sequence[Offer]) -> Iterator[Finding]:
    """Yield offers of one side on one day that name different sums for the same form.

    One sum beside instalments is a choice that was given, and no contradiction.
    """
    for n, offer in enumerate(theirs):
        for other in theirs[:n]:
            if _form(offer) == _form(other) and sums_of(offer) != sums_of(other):
                a, b = sums_of(other), sums_of(offer)
                yield _finding(
                    "rounds.offers-contradict",
                    file,
                    offer.id,
                    Text(
                        f"「{offer.by}」同一天有两个说法：{a.zh}；{b.zh}。",
                        f"“{offer.by}” said two things on one day: {a.en}; {b.en}.",
                    ),
                    Text("以哪一个为准？请书面给我。", "Which one holds? In writing, please."),
                    severity=Severity.CHECK,
                )


def _form(offer: Offer) -> tuple[str, dt.date | None, bool]:
    return offer.by, offer.made_on, offer.monthly is None


def _agreement(file: LoanFile, agreement: Agreement) -> Iterator[Finding]:
    parts = (agreement.total, agreement.periods, agreement.monthly, agreement.first_due_on)
    if agreement.periods != 1 and None in parts:
        yield _finding(
            "rounds.agreement-incomplete",
            file,
            agreement.id,
            Text(
                "协议里的总额、期数、每期金额、首期日没有记全，没法逐期核对。",
                "Total, number, sum and first day of the agreement are not all recorded, so it "
                "cannot be followed.",
            ),
            Text(
                "请给一份写全金额和日期的协议。",
                "Please give me the agreement with all sums and days.",
            ),
        )


def _finding(
    code: str,
    file: LoanFile,
    entry: str,
    says: Text,
    ask: Text,
    *,
    severity: Severity = Severity.ASK,
) -> Finding:
    label = Text("记录", "recorded")
    return Finding(
        code=code,
        severity=severity,
        where=f"{file.loan.id}/{entry}",
        says=says,
        strength=Strength.DEPENDS,
        ask=ask,
        workings=(Working(label=label, shown=entry, entries=(entry,)),),
    )
