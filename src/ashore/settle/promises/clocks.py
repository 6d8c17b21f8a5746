"""The clocks that promises set: the last day of grace, and what is chased until it arrives."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator

from ashore.case.replay import Case, LoanFile
from ashore.case.terms import Method
from ashore.errors.base import LawDataError
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.plan.clock import Clock, Urgency
from ashore.settle.promises.afterwards import Waiting
from ashore.settle.promises.collected import Labels, no_labels
from ashore.settle.promises.ledger import PromiseLedger, promise_ledgers
from ashore.text import Text

_ONE_DAY = dt.timedelta(days=1)
_STOPS = "card.personal-instalment-plan"
_AS_AGREED = Text("协议里约定了这一天。", "The agreement sets this day.")


def promise_clocks(
    case: Case, book: LawBook, on: dt.date, *, labels: Labels = no_labels
) -> tuple[Clock, ...]:
    """Return the clocks that agreements and promises set on a day.

    Args:
        case: The case.
        book: The law book.
        on: The day.
        labels: A reader of messages that helps to tell collection from other contacts.
    """
    files = {file.loan.id: file for file in case.loans}
    found: list[Clock] = []
    for ledger in promise_ledgers(case, on, labels=labels):
        file = files[ledger.terms.loan]
        found += _grace(ledger, file.loan.product)
        found += (_chase(w, file.loan.product) for w in ledger.waiting if w.arrived is None)
        found += _went_on(ledger, file, book)
    return tuple(found)


def _grace(ledger: PromiseLedger, name: str) -> Iterator[Clock]:
    """Yield the last day of a payment whose due day has passed and whose grace still runs."""
    if ledger.ended_on is not None:
        return
    owed = 0
    for due in ledger.terms.payments:
        owed += due.amount
        if due.day < ledger.on <= due.last and ledger.paid < owed:
            short = yuan_from_fen(min(owed - ledger.paid, due.amount))
            yield Clock(
                code="pay_within_grace",
                urgency=Urgency.ACCELERATION,
                by=due.last,
                says=Text(
                    f"「{name}」第 {due.number} 期还差 {short} 元，宽限到 {due.last}。",
                    f"“{name}”: {short} yuan of payment {due.number} are open; grace ends on "
                    f"{due.last}.",
                ),
                because=_AS_AGREED,
                minutes=10,
                page="agreements",
                entries=ledger.terms.entries,
            )
            return


def _chase(one: Waiting, name: str) -> Clock:
    if one.what == "record":
        return Clock(
            code="look_at_the_credit_record",
            urgency=Urgency.CREDIT_RECORD,
            by=one.by + _ONE_DAY,
            says=Text(
                f"「{name}」{one.by} 前应更新征信：查一次信用报告，不是「结清」就书面催。",
                f"“{name}”: the credit record was to be updated by {one.by}. Draw a report, and "
                "ask in writing where it does not say settled.",
            ),
            because=_AS_AGREED,
            minutes=20,
            page="credit-record",
            entries=(one.entry,) if one.entry else (),
        )
    return Clock(
        code=f"chase_the_{one.what}",
        urgency=Urgency.REPLY,
        by=one.by + _ONE_DAY,
        says=Text(
            f"「{name}」的{one.name.zh}应在 {one.by} 前：没有收到就书面催。",
            f"“{name}”: the {one.name.en} was due by {one.by}; ask for it in writing.",
        ),
        because=_AS_AGREED,
        minutes=15,
        page="agreements",
    )


def _went_on(ledger: PromiseLedger, file: LoanFile, book: LawBook) -> Iterator[Clock]:
    """Yield that collection which went on is to be objected to, until that was done."""
    went_on = [b for b in ledger.breaches if b.code == "promise.creditor-collected-on"]
    if not went_on:
        return
    last = went_on[-1].on
    answered = [request.made_on for request in file.requests]
    answered += [complaint.filed_on for complaint in file.complaints]
    if any(last <= day <= ledger.on for day in answered):
        return
    cited: tuple[Citation, ...] = ()
    if file.loan.terms.method is Method.CARD:
        with contextlib.suppress(LawDataError):
            cited = (book.rule(_STOPS, on=last).citation,)
    name = file.loan.product
    yield Clock(
        code="object_to_collection",
        urgency=Urgency.REPLY,
        by=last + _ONE_DAY,
        says=Text(
            f"「{name}」签署后仍有 {len(went_on)} 次催收：把记录和协议一起发给对方，要求停止。",
            f"“{name}”: {len(went_on)} contacts went on collecting; send them with the agreement "
            "and ask that it stops.",
        ),
        because=_AS_AGREED,
        minutes=15,
        page="agreements",
        entries=tuple(e for b in went_on for w in b.finding.workings[:1] for e in w.entries),
        citations=cited,
    )
