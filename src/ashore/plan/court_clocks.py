"""The clocks that papers from a court set running."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.entries_papers import CourtPaper, CourtPaperType
from ashore.case.replay import LoanFile
from ashore.law.book import LawBook
from ashore.law.deadlines import DueDate, due_date
from ashore.plan.clock import Clock, Urgency
from ashore.text import Text

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


def court_clocks(file: LoanFile, paper: CourtPaper, book: LawBook, on: dt.date) -> Iterator[Clock]:
    """Yield what a paper asks for, by when."""
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
            urgency=Urgency.COURT,
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
            urgency=Urgency.COURT,
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
        urgency=Urgency.COURT,
        by=due.on,
        says=says,
        because=due.limits or due.title,
        minutes=90,
        page="court",
        entries=(paper.id,),
        citations=due.working.citations,
        uncertain=due.uncertain or due.how_counted,
    )
