"""The complaint to the central bank: only about a credit record whose objection had no result."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from ashore.case.entries_dealings import Contact
from ashore.case.entries_papers import CreditRecord
from ashore.case.entry import EntryBase
from ashore.case.fields import SHANGHAI
from ashore.case.replay import Case, LoanFile
from ashore.documents.draft import Blank, Draft, Piece
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.desk_letter import Desk, Matter, desk_letter
from ashore.documents.papers.earlier import CENTRAL_BANK, history_of, is_open
from ashore.documents.papers.provisions import citation_on, sense_of, source_zh
from ashore.documents.papers.sentences import Facts, about_rule, ask, listed, run_on
from ashore.documents.papers.side import FULL_NAME, NOBODY, Side, sides_of
from ashore.errors.base import LawDataError
from ashore.law.book import LawBook
from ashore.law.deadlines import due_date
from ashore.text import Text

KIND = "complaint-central-bank"
OBJECTION_DAYS = "credit-record.objection-days"
_REFUSED = re.compile("维持|无误|不予|拒绝|无法|不更正|驳回|没有错误")
_BUREAU = re.compile(r"征信|信用报告")
_NO_LOAN = replace(NOBODY, gap=FULL_NAME)
_RULES = ("credit-record.objection-days", "credit-record.objection-handling")

WHAT_IS_WRONG = Blank(
    "错在哪里、应当怎样更正",
    Text(
        "对照合同、流水和还款凭证写：哪个月、显示什么、应当是什么。",
        "Compare contract, statements and receipts: which month, what it shows, what is right.",
    ),
)
ACCOUNT = Blank(
    "信用报告上的账户",
    Text("抄信用报告里这一笔的机构、账户和开立日期。", "Copy lender, account and opening day."),
)
_ONLY_RECORDS = Text(
    "这里只收征信和支付机构的事；催收电话、利息高低不要写进来。",
    "Only credit records and payment firms; leave calls and rates out.",
)
_REPORT_PAGE = Text(
    "附上信用报告的相应页、异议申请和回执。",
    "Attach the page of the credit report, the objection and its receipt.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a complaint for each credit record whose objection was refused or not answered.

    An objection that was not made yet comes first; nothing comes back for it here.
    """
    if not is_open(book, CENTRAL_BANK, on):
        return ()
    facts = Facts(Exhibits(case))
    sides = {loan.id: side for side in sides_of(case, on) for loan in side.loans}
    found = []
    for file in case.loans:
        side = sides[file.loan.id].with_only(file)
        history = history_of(case, side, "record", book, on)
        for record in _without_result(file, book, on):
            if not history.at(CENTRAL_BANK):
                told, objected_on = tuple(_told(record, book)), record.objected_on or on
                entries = (record,)
                found.append(_complaint(told, objected_on, entries, side, facts, case, book, on))
    found += _from_contacts(facts, case, book, on)
    return tuple(found)


def _from_contacts(facts: Facts, case: Case, book: LawBook, on: dt.date) -> Iterator[Draft]:
    """Yield a complaint where only the log of contacts shows an objection, and no record does."""
    if any(record.objected_on for record in case.of(CreditRecord)):
        return
    if history_of(case, _NO_LOAN, "record", book, on).at(CENTRAL_BANK):
        return
    for contact in case.of(Contact):
        said = f"{contact.counterpart_claims or ''} {contact.text}"
        objected_on = contact.at.astimezone(SHANGHAI).date()
        made = contact.direction == "out" and "异议" in said and _BUREAU.search(said)
        due = _due(objected_on, book) if made else None
        if due is not None and due < on:
            told = tuple(_told_of_contact(contact, objected_on, due))
            yield _complaint(told, objected_on, (contact,), _NO_LOAN, facts, case, book, on)
            return


def _told_of_contact(
    contact: Contact, objected_on: dt.date, due: dt.date
) -> Iterator[tuple[Piece, ...]]:
    where = f"向{contact.counterpart_claims}" if contact.counterpart_claims else ""
    yield ("这份材料关于信用报告上的账户（", ACCOUNT, "）。")
    made = f"我于{day_in_words(objected_on)}{where}提出异议，应在{day_in_words(due)}以前答复"
    yield (f"{made}；到今天没有收到书面答复的记录。",)


def objection_due(record: CreditRecord, book: LawBook) -> dt.date | None:
    """Return by when an objection was to be answered, None where none was made."""
    if record.objected_on is None:
        return None
    return record.answer_due_on or _due(record.objected_on, book)


def _due(objected_on: dt.date, book: LawBook) -> dt.date | None:
    try:
        return due_date(book, OBJECTION_DAYS, event_on=objected_on).on
    except LawDataError:
        return None


def _without_result(file: LoanFile, book: LawBook, on: dt.date) -> Iterator[CreditRecord]:
    for record in file.credit_records:
        due = objection_due(record, book)
        late = record.answered_on is None and record.outcome is None and due is not None
        refused = record.outcome is not None and _REFUSED.search(record.outcome) is not None
        if record.objected_on is not None and (refused or (late and due is not None and due < on)):
            yield record


def _complaint(
    told: tuple[tuple[Piece, ...], ...],
    objected_on: dt.date,
    entries: tuple[EntryBase, ...],
    side: Side,
    facts: Facts,
    case: Case,
    book: LawBook,
    on: dt.date,
) -> Draft:
    cited = [citation_on(book, name, objected_on) for name in _RULES]
    matter = Matter(
        facts=(
            *(run_on(facts.fact(*pieces, of=entries)) for pieces in told),
            run_on(ask("我认为：", WHAT_IS_WRONG, "。")),
        ),
        rules=listed(
            about_rule(f"请对照{source_zh(one)}，大意是：{sense_of(book, one, objected_on)}", one)
            for one in cited
            if one is not None
        ),
        asks=(
            ask("请核查上述记录和异议的办理情况，并书面答复。"),
            ask("确有错误的，请责令更正；核查期间请对该记录加注异议标识。"),
        ),
        keys=facts.keys(entries),
        prior_told=True,
    )
    desk = Desk(
        channel=CENTRAL_BANK,
        kind=KIND,
        title="征信问题投诉书",
        to=(book.channel(CENTRAL_BANK, on=on).body.zh,),
        extra=(_ONLY_RECORDS, _REPORT_PAGE),
    )
    return desk_letter(desk, matter, side, case=case, book=book, on=on)


def _told(record: CreditRecord, book: LawBook) -> Iterator[tuple[Piece, ...]]:
    reporter = f"「{record.reporter}」报送的" if record.reporter else ""
    shown = "，".join(
        [
            *([f"状态为“{record.status}”"] if record.status else []),
            *([f"显示逾期 {record.overdue_months} 个月"] if record.overdue_months else []),
        ]
    )
    yield (
        f"我在 {record.report_on} 的信用报告里，{reporter}账户（",
        record.account or ACCOUNT,
        f"）{shown or '的记录有误'}。",
    )
    due = objection_due(record, book)
    result = f"答复是：“{record.outcome}”" if record.outcome else "到今天没有收到书面答复的记录"
    made = f"我于{day_in_words(record.objected_on or record.report_on)}提出异议"
    yield (f"{made}，应在{day_in_words(due or record.report_on)}以前答复；{result}。",)
