"""The clocks that run in a case: courts, calls for a whole loan, answers, records that vanish."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ashore.case.entries_dealings import Contact
from ashore.case.entries_papers import CourtPaper, CourtPaperType
from ashore.case.replay import Case, LoanFile
from ashore.case.terms import Role
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.law.deadlines import DueDate, due_date
from ashore.money.amounts import yuan_from_fen
from ashore.money.dates import add_months
from ashore.plan.debts import PlanDebt
from ashore.text import Text

COURT, ACCELERATION, GUARANTOR, CREDIT_RECORD, REPLY, RECORDS = 1, 3, 4, 5, 7, 8
_OBJECTION = re.compile(r"异议")
_BUREAU = re.compile(r"征信|信用报告")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One running time: what ends, when, and what to do before; see :class:`today.Task`."""

    code: str
    rank: int
    by: dt.date | None
    says: Text
    because: Text
    minutes: int
    page: str
    entries: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = field(default=())
    uncertain: Text | None = None


def clocks_of(
    case: Case, debts: Sequence[PlanDebt], book: LawBook, on: dt.date
) -> tuple[Clock, ...]:
    """Return every clock that runs in a case on a day."""
    found: list[Clock] = []
    for file in case.loans:
        for paper in file.court_papers:
            found += _court(file, paper, book, on)
        found += _answers(file, book)
    for debt in debts:
        found += _cliffs(debt, on)
    found += _objections_made(case, book)
    found += _guarantors(case, debts, book, on)
    found += _records(case, book, on)
    return tuple(found)


_TIMED = {
    CourtPaperType.PAYMENT_ORDER: (
        "object_to_payment_order",
        "deadlines.payment-order-objection",
        Text("写好支付令异议，交给法院。", "Write the objection to the payment order and file it."),
    ),
    CourtPaperType.CLAIM: (
        "answer_the_claim",
        "deadlines.court-answer",
        Text("写好答辩状，连同证据交给法院。", "Write the answer and file it with the evidence."),
    ),
    CourtPaperType.SUMMONS: (
        "answer_the_claim",
        "deadlines.court-answer",
        Text("写好答辩状，连同证据交给法院。", "Write the answer and file it with the evidence."),
    ),
    CourtPaperType.JUDGMENT: (
        "decide_on_appeal",
        "deadlines.appeal",
        Text("决定要不要上诉；不上诉就和对方谈履行。",
             "Decide whether to appeal; if not, talk about how to perform."),
    ),
}  # fmt: skip


def _court(file: LoanFile, paper: CourtPaper, book: LawBook, on: dt.date) -> Iterator[Clock]:
    name = file.loan.product
    came = paper.received_on or paper.dated
    if paper.type in _TIMED and came is not None and not paper.effective_on:
        code, period, says = _TIMED[paper.type]
        due = due_date(book, period, event_on=came)
        if due.on >= on or code != "decide_on_appeal":
            yield _timed(code, due, Text(f"「{name}」{says.zh}", f"“{name}”: {says.en}"), paper)
    if paper.hearing_at and paper.hearing_at.date() >= on:
        day = paper.hearing_at.date()
        yield Clock(
            code="go_to_the_hearing",
            rank=COURT,
            by=day,
            says=Text(
                f"「{name}」{day} 开庭，一定要去。", f"“{name}”: the hearing is on {day}; go."
            ),
            because=Text("不到庭可能缺席判决。", "Without you the court may decide in absence."),
            minutes=240,
            page="court",
            entries=(paper.id,),
        )
    if paper.type is CourtPaperType.ENFORCEMENT_NOTICE:
        yield Clock(
            code="answer_enforcement",
            rank=COURT,
            by=None,
            says=Text(
                f"「{name}」执行案：向法院如实报告财产，申请保留生活必需费用，谈每月能付的和解。",
                f"“{name}”: report what you have to the court, ask to keep what living needs, and "
                "offer a monthly sum that holds.",
            ),
            because=Text(
                "执行已经开始，如实报告并说明困难，账户里生活要用的部分可以申请保留。",
                "Enforcement has begun; true reports count, and what living needs can be kept.",
            ),
            minutes=120,
            page="court",
            entries=(paper.id,),
        )


def _timed(code: str, due: DueDate, says: Text, paper: CourtPaper) -> Clock:
    return Clock(
        code=code,
        rank=COURT,
        by=due.on,
        says=says,
        because=due.limits or due.title,
        minutes=90,
        page="court",
        entries=(paper.id,),
        citations=due.working.citations,
        uncertain=due.uncertain or due.how_counted,
    )


def _cliffs(debt: PlanDebt, on: dt.date) -> Iterator[Clock]:
    for cliff in debt.cliffs:
        if not cliff.adds:
            continue
        adds, needed = yuan_from_fen(cliff.adds), yuan_from_fen(cliff.avoided_by)
        met = cliff.on <= on
        zh = "已经" if met else f"从 {cliff.on} 起"
        en = "the lender may already" if met else f"from {cliff.on} the lender may"
        yield Clock(
            code="before_the_whole_loan_is_called",
            rank=ACCELERATION,
            by=None if met else cliff.on - dt.timedelta(days=1),
            says=Text(
                f"「{debt.name}」{zh}可能被要求提前还清 {adds} 元："
                f"还上 {needed} 元，或先拿到书面宽限。",
                f"“{debt.name}”: {en} call {adds} yuan at once: pay {needed}, or get time in "
                "writing.",
            ),
            because=Text(
                "合同写了提前到期的条件；收到书面通知以前还不算到期。",
                "The contract names the condition; before a written notice it is not called.",
            ),
            minutes=20,
            page="asks",
            entries=(debt.id,),
        )


def _guarantors(
    case: Case, debts: Sequence[PlanDebt], book: LawBook, on: dt.date
) -> Iterator[Clock]:
    """Yield a look at who the creditor is where a guarantor may be about to pay."""
    rule = book.rule("guidelines.guarantor-pays-after", on=on)
    first, last = int(str(rule.data["from_days"])), int(str(rule.data["to_days"]))
    backed = {
        file.loan.id
        for file in case.loans
        if {Role.GUARANTOR, Role.INSURER} & set(file.loan.parties) and not file.assignments
    }
    for debt in debts:
        if debt.id not in backed or debt.held is not None:
            continue
        if first - 14 <= debt.days_late <= last:
            day = on + dt.timedelta(days=max(first - debt.days_late, 0))
            yield Clock(
                code="ask_whether_the_guarantor_paid",
                rank=GUARANTOR,
                by=max(day, on),
                says=Text(
                    f"「{debt.name}」问资金方：有没有代偿、哪天、现在债权人是谁。",
                    f"“{debt.name}”: ask the lender whether the guarantor has paid, when, and who "
                    "the creditor is now.",
                ),
                because=rule.text,
                minutes=15,
                page="debts",
                entries=(debt.id,),
                citations=(rule.citation,),
                uncertain=rule.limits,
            )


def _answers(file: LoanFile, book: LawBook) -> Iterator[Clock]:
    """Yield the answers that somebody owes the person."""
    for complaint in file.complaints:
        if complaint.answer_due_on and not (complaint.answered_on or complaint.withdrawn_on):
            yield _reply(complaint.id, complaint.answer_due_on, complaint.to)
    for request in file.requests:
        if request.answer_due_on and not request.answered_on:
            yield _reply(request.id, request.answer_due_on, request.to or file.loan.product)
    for record in file.credit_records:
        if record.objected_on and not record.answered_on:
            name = f"「{file.loan.product}」"
            yield _objection(record.id, name, record.objected_on, book, record.answer_due_on)


def _objections_made(case: Case, book: LawBook) -> Iterator[Clock]:
    """Yield the objections that a log of contacts shows and no credit record has yet."""
    if any(record.objected_on for file in case.loans for record in file.credit_records):
        return
    for contact in case.of(Contact):
        said = f"{contact.counterpart_claims or ''} {contact.text}"
        if contact.direction == "out" and _OBJECTION.search(said) and _BUREAU.search(said):
            yield _objection(contact.id, "", contact.at.date(), book)


def _objection(
    entry: str, name: str, objected_on: dt.date, book: LawBook, answer_due: dt.date | None = None
) -> Clock:
    days = book.figure("credit-record.objection-days", on=objected_on)
    due = answer_due or objected_on + dt.timedelta(days=int(days.value))
    return Clock(
        code="chase_the_credit_objection",
        rank=CREDIT_RECORD,
        by=due + dt.timedelta(days=1),
        says=Text(
            f"{name}征信异议 {due} 到期：没有书面答复就催，再不答就投诉。",
            f"The objection to the credit record was to be answered by {due}: ask for it in "
            "writing, then complain.",
        ),
        because=days.title,
        minutes=15,
        page="credit-record",
        entries=(entry,),
        citations=(days.citation,),
    )


def _reply(entry: str, due: dt.date, whom: str) -> Clock:
    return Clock(
        code="chase_the_answer",
        rank=REPLY,
        by=due + dt.timedelta(days=1),
        says=Text(
            f"「{whom}」应在 {due} 前答复：没有就催。", f"“{whom}” was to answer by {due}: ask."
        ),
        because=Text(
            "过了期限没有答复，可以向上一级反映。", "Past its day it can go one level up."
        ),
        minutes=10,
        page="letters",
        entries=(entry,),
    )


def _records(case: Case, book: LawBook, on: dt.date) -> Iterator[Clock]:
    """Yield a reminder to fetch call records before the carrier drops them."""
    months = book.figure("guidelines.carrier-records-months", on=on)
    calls = [contact.at.date() for contact in case.of(Contact) if contact.channel == "call"]
    shown_from = add_months(on, -int(months.value))
    waiting = [day for day in calls if day >= shown_from]
    if waiting:
        gone = add_months(min(waiting), int(months.value))
        yield Clock(
            code="fetch_call_records",
            rank=RECORDS,
            by=gone - dt.timedelta(days=30),
            says=Text(
                f"去运营商导出通话详单：最早的来电 {min(waiting)}，大约 {gone} 以后就查不到了。",
                f"Export the carrier's call records: the earliest call of {min(waiting)} is gone "
                f"about {gone}.",
            ),
            because=months.title,
            minutes=20,
            page="evidence",
            citations=(months.citation,),
            uncertain=months.limits,
        )
