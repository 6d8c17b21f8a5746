"""The letter that asks about a bill line by line: its basis, its sum, and who may collect it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ashore.case.entries_loans import Bill, Classification
from ashore.case.replay import Case, LoanFile
from ashore.case.terms import Item
from ashore.documents.draft import Draft, Paragraph, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.papers.bill_matter import bill_requests
from ashore.documents.papers.bill_table import bill_shown
from ashore.documents.papers.people import answer_by, opening, side_fields, signed, writer_fields
from ashore.documents.papers.sentences import (
    Facts,
    ask,
    listed,
    parts,
    run_on,
)
from ashore.documents.papers.side import Side, sides_of
from ashore.errors.base import DataError
from ashore.errors.owed import FootingError
from ashore.findings import Finding
from ashore.law.book import LawBook
from ashore.law.channel import Need
from ashore.law.lenders import LenderType
from ashore.owed.bill_check import BillCheck
from ashore.owed.explain.explanation import Explanation
from ashore.owed.explain.of_case import explain_bill_of
from ashore.owed.explain.questions import Question
from ashore.owed.report import DebtOwed, owed_on
from ashore.owed.standing import Footing
from ashore.plan.budget import budget_on
from ashore.text import Text

KIND = "bill-query"

_OF_THE_LOAN = (
    "owed.deducted-up-front",
    "owed.stated-cost-lower",
    "owed.recourse-charge",
    "owed.accelerated-without-notice",
    "owed.fee-not-due",
    "owed.bill-of-another-day",
    "owed.bill-days-differ",
    "owed.billed-after-settled",
    "owed.called-without-clause",
    "owed.called-before-condition",
)
"""Findings whose question the explanation of a bill does not put."""

_NOT_ACCEPTED = Text(
    "问清账目以前，不在电话里确认总额，也不签“债务确认书”；没有争议的部分可以照常还。",
    "Until the bill is explained confirm no total by telephone and sign no acknowledgment; what is "
    "not in dispute can be paid as usual.",
)
_NOT_ACCEPTED_NOR_PAID = Text(
    "问清账目以前，不在电话里确认总额，也不签“债务确认书”。",
    "Until the bill is explained confirm no total by telephone and sign no acknowledgment.",
)
"""Where living takes all that comes in, or nobody knows whose the debt is now."""
_NOTE_TICKET = Text(
    "通过 App 客服、官方邮箱或挂号信送出，记下日期和编号；到期没有答复，再向机构投诉。",
    "Send it by the app, official e-mail or registered post, note day and number; without an "
    "answer in time complain to the lender.",
)
_LOOK_FIRST = Text(
    "寄出前先翻一遍合同的附件、服务协议和开通页面：可能有没录入的约定。",
    "Before sending look through annexes, service agreements and sign-up pages: a term may not be "
    "recorded yet.",
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return a letter for each loan with something to ask about its bill or its creditor.

    Nothing comes back for a loan that somebody else took, that a court has judged, that a person
    lent who sent no bill, or about whose bill the person has asked already.
    """
    facts = Facts(Exhibits(case))
    sides = {loan.id: side for side in sides_of(case, on) for loan in side.loans}
    files = {file.loan.id: file for file in case.loans}
    found = []
    for debt in owed_on(case, book, on).debts:
        file = files[debt.id]
        if _has_no_place(file, debt):
            continue
        letter = _letter(file, debt, sides[debt.id], facts, case, book, on)
        if letter is not None:
            found.append(letter)
    return tuple(found)


def _has_no_place(file: LoanFile, debt: DebtOwed) -> bool:
    return (
        file.loan.classification is Classification.IDENTITY_FRAUD
        or debt.standing.footing is Footing.JUDGMENT
        or (file.loan.lender_type == LenderType.NATURAL_PERSON and debt.bill is None)
        or bool(bill_requests(file))
    )


def _letter(
    file: LoanFile,
    debt: DebtOwed,
    side: Side,
    facts: Facts,
    case: Case,
    book: LawBook,
    on: dt.date,
) -> Draft | None:
    bill = debt.bill.bill if debt.bill else None
    explained = _explained(case, debt, book, on)
    questions = tuple(_questions(debt, explained, facts, file))
    if not _at_stake(questions, explained) and not _worth_asking(debt, bill):
        return None
    own = side if side.only_loan else side.with_only(file)
    return Draft(
        id=f"{KIND}-{debt.id}",
        kind=KIND,
        title="账单逐项询问函",
        to=(*side.to, *(f"；并送：{name}" for name in own.unsure)),
        on=on,
        blocks=(
            writer_fields(case, "借款人", identity=False),
            side_fields(own, frozenset({Need.LOAN})),
            *parts(
                ("账单", (run_on(opening(facts, own)), *bill_shown(facts, file, debt.bill))),
                ("请逐项说明", questions),
                ("一并请告知", listed(_always(debt))),
            ),
            run_on(
                ask(f"{answer_by(book, on)}。"),
                ask("本函只是询问，不表示我拒绝还款，也不是对账单金额的确认。"),
                *(ask("债权变更核实以前，本函不表示我承认变更。") for _ in own.unsure[:1]),
            ),
            signed(case, "借款人"),
        ),
        attached=facts.keys([*([bill] if bill else []), file.loan]),
        loan=debt.id,
        notes=(
            _LOOK_FIRST,
            _NOT_ACCEPTED if _can_pay(case, own, book, on) else _NOT_ACCEPTED_NOR_PAID,
            _NOTE_TICKET,
        ),
    )


def _can_pay(case: Case, own: Side, book: LawBook, on: dt.date) -> bool:
    """Return whether a hint at paying has its place: to a creditor that is sure, out of a rest."""
    budget = budget_on(case, book, on)
    return not own.unsure and (budget.blank or budget.surplus > 0)


def _at_stake(questions: Sequence[Paragraph], explained: Explanation | None) -> bool:
    """Return whether more is asked than how a bill that fits the contract was worked out."""
    only_open = sum(q.about == "open" for q in explained.questions) if explained is not None else 0
    return len(questions) > only_open


def _worth_asking(debt: DebtOwed, bill: Bill | None) -> bool:
    """Return whether there is nothing to check, or a new creditor, though something is due."""
    return (bill is None and debt.standing.due_now > 0) or debt.creditor.how != "original"


def _explained(case: Case, debt: DebtOwed, book: LawBook, on: dt.date) -> Explanation | None:
    if debt.bill is None:
        return None
    try:
        return explain_bill_of(case, debt.id, debt.bill.bill.id, book, on)
    except (DataError, FootingError):
        return None


def _questions(
    debt: DebtOwed, explained: Explanation | None, facts: Facts, file: LoanFile
) -> Iterator[Paragraph]:
    """Yield what to ask: the explainer's questions, or the check's where it has none to give."""
    found = debt.bill.findings if debt.bill else ()
    asked = [one for one in debt.findings if one.code in _OF_THE_LOAN]
    for question in explained.questions if explained is not None else ():
        if not _put_otherwise(question, debt.bill, asked):
            yield Paragraph((ask(question.says.zh),), numbered=True)
    asked += [] if explained is not None else [one for one in found if one not in asked]
    entries = (file.loan, *file.disbursements, *((debt.bill.bill,) if debt.bill else ()))
    for one in asked:
        if one.ask is not None:
            says = facts.fact(one.says.zh.replace("已录入的", "我手里的"), of=entries)
            yield Paragraph((says, ask(_TO_LENDERS.get(one.code, one.ask.zh))), numbered=True)


def _put_otherwise(question: Question, check: BillCheck | None, asked: list[Finding]) -> bool:
    """Return whether a question has no place: put already, or about no sum that is too much.

    The explainer reads a bill as of the day it was captured, the table as of the day that fits.
    """
    codes = {one.code for one in asked}
    if question.about == "rest" and (question.amount or 0) < 0:
        return True  # What a bill leaves out is for the person to know, not to put to the lender.
    if question.key == Item.ACCELERATED_PRINCIPAL and "owed.accelerated-without-notice" in codes:
        return True
    if question.about != "rest" or check is None or "owed.bill-of-another-day" not in codes:
        return False
    return not check.differences.get(Item(question.key))


_TO_LENDERS = {
    "owed.recourse-charge": "请出示代偿凭证、约定费率的条款和计算过程。",
}
"""What to ask where the finding's own words are for the person and not for the lender."""


def _always(debt: DebtOwed) -> Iterator[Sentence]:
    creditor = debt.creditor
    yield ask("现在的债权人是哪一家（全称）；是否已经代偿或转让，日期、通知方式和凭证。")
    if creditor.how != "original" and creditor.name:
        yield ask(
            f"「{creditor.name}」是否有权收取这笔债务；请给出代偿或转让的凭证、"
            "当日的本金和利息数额。"
        )
    yield ask("由谁负责收款：受托机构的全称，以及委托的凭证。")
    yield ask("这笔借款有没有宣布提前到期；有的话，通知的日期、送达方式和合同条款。")
    yield ask("罚息、违约金计算到哪一天，基数、利率和起算日各是什么。")
    yield ask("唯一的还款渠道和对公收款账户；部分还款先抵哪一项。")
