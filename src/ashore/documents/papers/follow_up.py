"""The reminder of a complaint whose answer is overdue, to the desk that it went to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.entries_dealings import Request
from ashore.case.entries_papers import Complaint
from ashore.case.replay import Case
from ashore.documents.draft import Draft, Field, Fields, Piece, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.desk_letter import RECEIPT_NO
from ashore.documents.papers.earlier import (
    ASSOCIATION,
    CENTRAL_BANK,
    LENDER,
    LOCAL,
    NUMBER_REPORT,
    POLICE,
    REGULATOR,
    REPORT,
    answer_due,
    desk_of,
    first_deadline,
    is_open,
)
from ashore.documents.papers.people import signed, writer_fields
from ashore.documents.papers.provisions import reaches, sense_of, source_zh
from ashore.documents.papers.sentences import Facts, about_rule, ask, listed, parts, run_on
from ashore.documents.papers.side import named, sides_of
from ashore.findings import Confidence
from ashore.law.answers import Figure
from ashore.law.book import LawBook
from ashore.text import Text

KIND = "follow-up"
_TITLES = ("关于投诉答复的催办函", "关于办理情况的查询")
"""To a lender, and to an authority."""

_SURE = frozenset({Confidence.HIGH, Confidence.MEDIUM})

_NEXT = Text(
    "先催一次；还是没有答复，再看下一处的材料。同一件事不要同时投两处。",
    "Ask once more; without an answer use the paper for the next desk. Never two desks at once.",
)
_MAY_BE_EXTENDED = Text(
    "复杂的投诉可以延长办理；先查短信和 App 里有没有延期的通知。",
    "A complex complaint may take longer; look for a notice of that in messages and the app.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a reminder for each complaint that should have been answered by now.

    One that was withdrawn, answered, or has no day by which an answer is due is left alone.
    """
    facts = Facts(Exhibits(case))
    found = []
    for complaint in case.of(Complaint):
        desk = desk_of(complaint, case)
        due = answer_due(complaint, desk, book)
        waits = complaint.answered_on is None and complaint.outcome is None
        if _asked_again(complaint, case):
            continue
        if due is not None and due < on and waits and complaint.withdrawn_on is None:
            found.append(_reminder(complaint, desk, due, facts, case, book, on))
    return tuple(found)


def _asked_again(complaint: Complaint, case: Case) -> bool:
    """Return whether a reminder of it went out already."""
    sent = (*case.of(Request), *case.of(Complaint))
    return any(later.follows == complaint.id for later in sent)


def _reminder(
    complaint: Complaint,
    desk: str,
    due: dt.date,
    facts: Facts,
    case: Case,
    book: LawBook,
    on: dt.date,
) -> Draft:
    figure = _binding(complaint, desk, due, case, book, on)
    happened = _happened(complaint, desk, due, facts, binding=figure is not None, on=on)
    rules = []
    if figure is not None:
        sense = sense_of(book, figure.citation, complaint.filed_on)
        words = f"请对照{source_zh(figure.citation)}，大意是：{sense}"
        rules = [about_rule(words, figure.citation)]
    return Draft(
        id=f"{KIND}-{complaint.id}",
        kind=KIND,
        title=_TITLES[desk != LENDER],
        to=_addressee(complaint, desk, book, on),
        on=on,
        blocks=(
            writer_fields(case, "投诉人", identity=False),
            Fields((Field("原来的编号", (complaint.receipt_no or RECEIPT_NO,)),)),
            *parts(
                ("事实", (run_on(*happened),)),
                ("依据", listed(rules)),
                ("请求", listed(_asks())),
            ),
            signed(case, "投诉人"),
        ),
        attached=facts.keys((complaint,)),
        channel=desk,
        answers=complaint.id,
        loan=complaint.loan,
        notes=(_MAY_BE_EXTENDED, _NEXT),
    )


def _addressee(complaint: Complaint, desk: str, book: LawBook, on: dt.date) -> tuple[Piece, ...]:
    """Return whom to write to: the authority by its name, anybody else as the person named it."""
    at_authority = desk in _AUTHORITIES or complaint.to.startswith("channels.")
    if at_authority and is_open(book, desk, on):
        return (book.channel(desk, on=on).body.zh,)
    return named(complaint.to) if desk == LENDER else (complaint.to,)


def _happened(
    complaint: Complaint, desk: str, due: dt.date, facts: Facts, *, binding: bool, on: dt.date
) -> Iterator[Sentence]:
    accepted = f"，{day_in_words(complaint.accepted_on)}受理" if complaint.accepted_on else ""
    yield facts.fact(
        f"我于{day_in_words(complaint.filed_on)}{_DONE.get(desk, '提出投诉')}{accepted}，"
        f"事由是：“{complaint.about}”。",
        of=(complaint,),
    )
    if binding:
        until = f"答复应在{day_in_words(due)}以前作出；"
    elif complaint.answer_due_on == due:
        until = f"告知的答复日是{day_in_words(due)}；"
    else:
        until = f"到今天已经 {(on - complaint.filed_on).days} 天；"
    yield facts.fact(f"{until}我没有收到答复或延期通知的记录。", of=(complaint,))


def _binding(
    complaint: Complaint, desk: str, due: dt.date, case: Case, book: LawBook, on: dt.date
) -> Figure | None:
    """Return the period that sets the day, where it is the rule's own, sure, and reaches them."""
    figure = first_deadline(book, desk, complaint.filed_on)
    if figure is None or complaint.answer_due_on == due or figure.citation.confidence not in _SURE:
        return None
    sides = [s for s in sides_of(case, on) if complaint.loan in {loan.id for loan in s.loans}]
    reached = not book.entry(figure.id).applies_to.lenders or (
        len(sides) == 1 and reaches(book, figure.id, sides[0])
    )
    return figure if reached else None


def _asks() -> Iterator[Sentence]:
    yield ask("请告知目前的办理情况和承办人。")
    yield ask("已经作出处理的，请书面告知结果；延期的，请告知理由和新的期限。")


_AUTHORITIES = (REGULATOR, REPORT, LOCAL, CENTRAL_BANK, ASSOCIATION, NUMBER_REPORT)
_DONE = {REPORT: "提交举报", ASSOCIATION: "提交举报", NUMBER_REPORT: "举报", POLICE: "报警"}
