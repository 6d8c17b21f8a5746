"""Bills as the matter of a complaint: what was asked about them, and that no answer came."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ashore.case.entries_dealings import Request
from ashore.case.replay import Case, LoanFile
from ashore.documents.draft import Sentence
from ashore.documents.paper import day_in_words
from ashore.documents.papers.bill_table import bill_shown
from ashore.documents.papers.desk_letter import Matter
from ashore.documents.papers.earlier import LENDER, History
from ashore.documents.papers.people import asked_by, opening
from ashore.documents.papers.sentences import Facts, ask, listed, run_on
from ashore.documents.papers.side import Side
from ashore.law.book import LawBook
from ashore.owed.report import owed_on

_ABOUT_BILLS = re.compile("账单|账目|明细|收费|费用|息费|逐项|依据|担保费|会员费|罚息")
_REFUSED = re.compile("拒绝|不予|无法|不提供|没有义务|不能提供")


def bill_requests(file: LoanFile) -> tuple[Request, ...]:
    """Return the person's requests that a bill be explained, the earliest first."""
    return tuple(one for one in file.requests if _ABOUT_BILLS.search(one.what))


def unanswered(file: LoanFile, book: LawBook, on: dt.date) -> tuple[Request, ...]:
    """Return those that were refused, or not answered by the day they were due.

    Where no day was noted it is the one that the letter asks for.
    """
    found = []
    for one in bill_requests(file):
        due = one.answer_due_on or asked_by(book, one.made_on)
        refused = one.answer is not None and _REFUSED.search(one.answer) is not None
        if refused or (one.answered_on is None and due is not None and due < on):
            found.append(one)
    return tuple(found)


def unheard_about_bill(history: History) -> bool:
    """Return whether the lender was told of a bill in vain, and nobody else settles it yet.

    A complaint whose words do not say what it was about is none about a bill.
    """
    told = [one for one in history.at(LENDER) if not one.names_no_matter]
    return bool(told) and history.unheard and not history.disputed


def bill_complaint(
    facts: Facts, side: Side, case: Case, book: LawBook, on: dt.date
) -> Matter | None:
    """Return the complaint that bills were not explained, None where none was asked about."""
    asked = any(unanswered(file, book, on) for file in side.files)
    return bill_matter(facts, side, case, book, on) if asked and not side.denied else None


def bill_matter(facts: Facts, side: Side, case: Case, book: LawBook, on: dt.date) -> Matter:
    """Return the bills of a side, what was asked about them in vain, and what is asked for now."""
    checks = {debt.id: debt.bill for debt in owed_on(case, book, on).debts if debt.bill}
    shown = [
        block
        for file in side.files
        if file.loan.id in checks
        for block in bill_shown(facts, file, checks[file.loan.id])
    ]
    asked = [one for file in side.files for one in unanswered(file, book, on)]
    bills = [file.bills[-1] for file in side.files if file.bills]
    return Matter(
        facts=(run_on(opening(facts, side)), *shown, *listed(requests_told(facts, asked))),
        asks=(
            ask("请逐项列出账单的每一笔：名目、金额、收取方、依据哪份合同的哪一条、起止日期。"),
            ask("没有合同依据的项目，请更正账单并书面告知。"),
            ask("请登记本投诉，告知工单号，并书面答复。"),
        ),
        keys=facts.keys([*asked, *bills, *side.loans]),
    )


def requests_told(facts: Facts, asked: list[Request]) -> Iterator[Sentence]:
    """Yield for each request when it was made, what it asked for and what came of it."""
    for one in asked:
        ticket = f"（编号 {one.ticket_no}）" if one.ticket_no else ""
        result = f"答复是：“{one.answer}”" if one.answer else "到今天没有收到答复的记录"
        yield facts.fact(
            f"我于{day_in_words(one.made_on)}书面请求说明账目{ticket}，内容为：“{one.what}”；{result}。",
            of=(one,),
        )
