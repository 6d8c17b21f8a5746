"""What an adviser has to know of a case at a glance: events, what was sent, gaps, questions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ashore.case.entries_dealings import Approach, Contact, NoticeType, Request
from ashore.case.entries_loans import Assignment, AssignmentType, Classification
from ashore.case.entries_papers import Complaint, CourtPaper, CourtPaperType, CreditRecord
from ashore.case.entries_people import Cause
from ashore.case.entry import EntryBase
from ashore.case.replay import Case, LoanFile
from ashore.case.terms import Method
from ashore.documents.draft import Block, Paragraph, Sentence, Table
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_parts import PAPERS, not_theirs
from ashore.documents.papers.sentences import Facts, ask, money
from ashore.law.book import LawBook
from ashore.owed.creditor import party_name
from ashore.owed.report import DebtOwed, Owed
from ashore.owed.standing import Footing
from ashore.plan.budget import budget_on
from ashore.plan.causes import CauseKind, causes_of

_MOST_EVENTS = 10
_MANY = 10
_SUED = frozenset({CourtPaperType.CLAIM, CourtPaperType.SUMMONS})
_HARD = frozenset({CauseKind.TEMPORARY, CauseKind.LONG_TERM})
_OTHER_CAUSE = re.compile(r"fraud|intermediary|冒名|中介|被骗", re.IGNORECASE)
_HARDSHIP = "收入或者家庭遇到困难，细节当面说明"
_NOTICES = {
    NoticeType.ACCELERATION: "提前到期通知",
    NoticeType.ASSIGNMENT: "债权转让通知",
    NoticeType.DEMAND: "催收通知",
    NoticeType.OTHER: "书面通知",
}


def standing_words(file: LoanFile, debt: DebtOwed) -> str:
    """Return where a loan stands, as an adviser says it, empty where the contract just runs."""
    types = {paper.type for paper in file.court_papers}
    stands = (
        (not_theirs(file.loan), "称被冒名"),
        (CourtPaperType.ENFORCEMENT_NOTICE in types, "执行中"),
        (CourtPaperType.JUDGMENT in types, "已判决"),
        (CourtPaperType.PAYMENT_ORDER in types, "有支付令"),
        (bool(types & _SUED), "已被起诉"),
        (debt.standing.footing is Footing.AGREEMENT, "有还款协议"),
        (debt.standing.footing is Footing.SUBROGATION, "担保方已代偿"),
        (file.loan.classification is Classification.NOMINEE, "替他人借"),
        (debt.acceleration.noticed_on is not None, "已提前到期"),
    )
    return next((words for holds, words in stands if holds), "")


def events(case: Case, says: Facts) -> Iterator[Sentence]:
    """Yield the causes, then what happened day by day, the latest ones where there are many.

    Of a hardship only that there is one: whose illness it was stands on no paper.
    """
    entries = {entry.id: entry for entry in case.entries}
    causes = [
        cause
        for cause in causes_of(case, recovers=False, nothing_left=False, income_to_come=False)
        if cause.kind is not CauseKind.SUED and (cause.kind not in _HARD or _is_hardship(case))
    ]
    if causes:
        said = [_HARDSHIP if cause.kind in _HARD else cause.kind.words.zh for cause in causes]
        yield says.fact(
            f"逾期的原因：{'；'.join(said)}。",
            of=[entries[name] for cause in causes for name in cause.entries],
        )
    happened = sorted(_events(case), key=lambda found: found[0])
    for day, words, entry in happened[-_MOST_EVENTS:]:
        yield says.fact(f"{day_in_words(day)}，{words}。", of=(entry,))


def _is_hardship(case: Case) -> bool:
    """Return whether what the person says of the cause is more than a fraud or an intermediary."""
    return any(not _OTHER_CAUSE.search(cause.type) for cause in case.of(Cause))


def _events(case: Case) -> Iterator[tuple[dt.date, str, EntryBase]]:
    for file in case.loans:
        yield from _of_file(file, case)
    for approach in case.of(Approach):
        if approach.signed_on:
            paid = sum(fee.amount for fee in approach.fees)
            cost = f"，付费 {money(paid)}" if paid else ""
            yield approach.signed_on, f"与中介「{approach.name}」签约{cost}", approach


def _of_file(file: LoanFile, case: Case) -> Iterator[tuple[dt.date, str, EntryBase]]:
    name = f"「{file.loan.product}」"
    for change in file.assignments:
        day = change.on or change.notified_on
        if day:
            yield day, f"{name}{_changed(change, case)}", change
    for notice in file.notices:
        yield notice.received_on, f"收到{name}的{_NOTICES[notice.type]}", notice
    for signed in file.agreements:
        yield signed.signed_on, f"就{name}签订还款协议", signed
        if signed.ended_on:
            yield signed.ended_on, f"{name}的还款协议终止", signed
    for paper in file.court_papers:
        day = paper.received_on or paper.dated
        if day:
            yield day, f"{name}：{_paper(paper)}", paper


def _changed(change: Assignment, case: Case) -> str:
    to = party_name(case, change.to_party or "") or "新的债权人"
    verb = "代偿" if change.type is AssignmentType.SUBROGATION else "受让债权"
    return f"由「{to}」{verb}"


def _paper(paper: CourtPaper) -> str:
    number = f"，案号{paper.case_no}" if paper.case_no else ""
    came = "收到" if paper.received_on else "作出"
    return f"{came}{PAPERS[paper.type].zh}{number}"


def sent(case: Case, says: Facts) -> Iterator[Block]:
    """Yield what the person asked for, complained of and objected to, with what came back."""
    rows: list[tuple[dt.date, str, str, str, str]] = []
    entries: list[EntryBase] = []
    for request in case.of(Request):
        answer = _answer(request.answered_on, request.answer)
        rows.append((request.made_on, request.to or "—", request.what, request.ticket_no or "—",
                     answer))  # fmt: skip
        entries.append(request)
    for complaint in case.of(Complaint):
        answer = _answer(complaint.answered_on, complaint.outcome)
        rows.append((complaint.filed_on, complaint.to, complaint.about,
                     complaint.receipt_no or "—", answer))  # fmt: skip
        entries.append(complaint)
    for record in case.of(CreditRecord):
        if record.objected_on:
            answer = _answer(record.answered_on, record.outcome)
            rows.append((record.objected_on, record.reporter or "—", "征信异议", "—", answer))
            entries.append(record)
    for contact in case.of(Contact):
        if contact.direction == "out" and contact.text:
            rows.append((contact.at.date(), contact.counterpart_claims or "—", contact.text, "—",
                         "—"))  # fmt: skip
            entries.append(contact)
    if not rows:
        yield Paragraph((ask("记录里没有寄出过书面材料。"),))
        return
    rows.sort()
    yield Table(
        caption="",
        columns=("日期", "给谁", "内容", "编号", "答复"),
        rows=tuple((str(day), *rest) for day, *rest in rows),
        rests_on=says.fact("按请求、投诉和异议的记录列出。", of=entries),
    )


def _answer(day: dt.date | None, words: str | None) -> str:
    if day is None:
        return words or "没有答复的记录"
    return f"{day} {words or '已答复'}"


def missing(case: Case) -> Iterator[str]:
    """Yield which papers are still to be fetched, a loan each, in the person's nouns."""
    for file in case.loans:
        lacks = tuple(_missing(file))
        if lacks:
            yield f"「{file.loan.product}」的{'、'.join(lacks)}"


def _missing(file: LoanFile) -> Iterator[str]:
    types = {paper.type for paper in file.court_papers}
    is_card = file.loan.terms.method is Method.CARD
    if CourtPaperType.JUDGMENT not in types and file.loan.lender_type != "natural_person":
        if file.loan.signed_on is None:
            yield "领用合约" if is_card else "合同"
        if not file.disbursements and not is_card:
            yield "放款流水"
        if not file.bills and not file.statements:
            yield "逐项账单"
    if any(not change.verified for change in file.assignments):
        yield "债权变更的凭证"
    for paper in file.court_papers:
        name = PAPERS[paper.type].zh
        if paper.received_on is None and paper.type is not CourtPaperType.JUDGMENT:
            yield f"{name}的收到日期"
        if paper.case_no is None:
            yield f"{name}的案号"


def questions(case: Case, owed: Owed, book: LawBook, on: dt.date) -> Iterator[str]:
    """Yield what the person may ask an adviser, the most pressing first."""
    debts = {debt.id: debt for debt in owed.debts}
    for file in case.loans:
        yield from _of_loan(file, debts.get(file.loan.id))
    budget = budget_on(case, book, on)
    if not budget.blank and not budget.estimated and budget.surplus <= 0:
        yield "收入不够必需支出：当地有没有个人债务集中清理、调解或者救助的途径？"
    if sum(contact.direction == "in" for contact in case.of(Contact)) >= _MANY:
        yield "催收联络里有没有可以投诉、报警或者起诉的？先走哪一步？"
    for approach in case.of(Approach):
        if approach.fees:
            yield f"付给中介「{approach.name}」的钱能不能要回，要不要报案？"
    yield "是否符合法律援助的条件，下一步由谁来做、在哪一天以前？"


def _of_loan(file: LoanFile, debt: DebtOwed | None) -> Iterator[str]:
    name = f"「{file.loan.product}」"
    types = {paper.type for paper in file.court_papers}
    if CourtPaperType.ENFORCEMENT_NOTICE in types:
        yield f"{name}在执行中：怎样保留生活必需费用，执行和解怎么谈？"
    elif CourtPaperType.PAYMENT_ORDER in types:
        yield f"{name}的支付令：异议的理由够不够，后面的诉讼怎么准备？"
    elif types & _SUED and CourtPaperType.JUDGMENT not in types:
        yield f"{name}已被起诉：答辩意见、时效和请求调减是否合适？"
    if not_theirs(file.loan):
        yield f"{name}不是本人借的：报案、征信异议和民事程序先做哪一个？"
        return
    if debt is None:
        return
    if not debt.creditor.verified:
        yield f"{name}的债权人还没有核实：怎样要求出示凭证，核实前能不能不付？"
    if debt.bill is not None and debt.bill.difference > 0 and not types & _SUED:
        yield f"{name}的账单比按合同重算的多 {money(debt.bill.difference)}：这部分怎么处理？"
