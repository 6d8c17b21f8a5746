"""“I cannot pay now”: dated, with the figures behind it and a day to look again; never an offer."""

from __future__ import annotations

import datetime as dt

from ashore.case.replay import Case
from ashore.documents.draft import Draft, Heading, Paragraph, Signature
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.hardship_parts import Hardship, ask
from ashore.errors.plan import StatementNotNeededError
from ashore.law.book import LawBook
from ashore.money.amounts import yuan_from_fen
from ashore.owed.report import DebtOwed
from ashore.plan.cannot_pay import CannotPay
from ashore.plan.report import PlanReport, plan_of
from ashore.text import Text

KIND = "cannot-pay"
_LIMIT = "本说明只陈述收支，不是还款承诺，也不是对任何欠款金额的确认。"
_NOTE = Text(
    "没有写任何还款数字：必要支出先要有着落。",
    "It names no sum to pay: living comes first.",
)


def drafts(
    case: Case, book: LawBook, on: dt.date, *, plan: PlanReport | None = None
) -> tuple[Draft, ...]:
    """Return the statement for every creditor to whom something is due; none where some is left."""
    report = plan or plan_of(case, book, on, ranges=False)
    if report.cannot_pay is None:
        return ()
    late = {debt.id for debt in report.debts if debt.held is None and debt.due_now}
    return tuple(_draft(case, report, debt) for debt in report.owed.debts if debt.id in late)


def statement(case: Case, report: PlanReport) -> Draft:
    """Return the statement with the creditor's name left open.

    Raises:
        StatementNotNeededError: If something is left each month: it would not be true.
    """
    return _draft(case, report, None)


def _draft(case: Case, report: PlanReport, debt: DebtOwed | None) -> Draft:
    cannot = report.cannot_pay
    if cannot is None:
        raise StatementNotNeededError(surplus=yuan_from_fen(report.budget.surplus))
    known = Hardship(case, report, Exhibits(case))
    return Draft(
        id=f"{KIND}-{debt.id}" if debt else KIND,
        kind=KIND,
        title="目前无力还款的说明",
        to=known.to(debt),
        on=known.on,
        loan=debt.id if debt else None,
        channel="channels.lender",
        blocks=(
            known.fields(debt),
            Heading("一、困难情况"),
            *known.reasons(debt),
            known.money(),
            Heading("二、说明"),
            Paragraph((ask(_says(cannot)),)),
            Paragraph((ask(_LIMIT),)),
            Signature(label="说明人（签名）", name=known.name),
        ),
        notes=(_NOTE, *known.notes(debt)),
    )


def _says(cannot: CannotPay) -> str:
    because = cannot.review_because.zh.rstrip("。")
    return (
        f"本人现在没有钱可以还款。{day_in_words(cannot.review_on)}重新核对收支（{because}），"
        "情况有变会告知。"
    )
