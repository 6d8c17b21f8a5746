"""The statement of hardship with a request for time: only what the plan shows can be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.case.replay import Case
from ashore.case.terms import Method
from ashore.documents.amount_in_words import yuan_in_words
from ashore.documents.draft import (
    Blank,
    Claim,
    Draft,
    Ground,
    Heading,
    Paragraph,
    Sentence,
    Signature,
)
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.hardship_parts import Hardship, ask
from ashore.documents.words import ITEMS, yuan
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.owed.report import DebtOwed
from ashore.plan.asks import Ask
from ashore.plan.report import PlanReport, plan_of
from ashore.settle.ability import Ability, AbilityKind, ability_to_pay
from ashore.text import Text

KIND = "hardship"
_SIGNED = Blank(
    "放款日期和金额",
    Text("借款 App 的借款记录，或收款银行卡的流水。", "The app's loan record, or the card's list."),
)
_TALK = (
    "请贵方登记本人的还款困难，书面告知可以申请的延期、分期办法；"
    "每月偿还的金额，待账目和收支核清后再商定。"
)
_LIMIT = (
    "以上金额由本人按现有资料计算，请贵方以书面形式逐项核对。"
    "本申请用于协商，不构成对任何有争议金额的确认。"
)


def drafts(
    case: Case, book: LawBook, on: dt.date, *, plan: PlanReport | None = None
) -> tuple[Draft, ...]:
    """Return a request for every creditor that the plan asks something of.

    Where nothing can be paid there is none: see :mod:`ashore.documents.papers.cannot_pay`.
    """
    report = plan or plan_of(case, book, on, ranges=False)
    if report.budget.blank or report.budget.surplus <= 0 or report.optimised is None:
        return ()
    known = Hardship(case, report, Exhibits(case))
    return tuple(
        _draft(known, debt, requests, book)
        for debt in report.owed.debts
        if (requests := tuple(_requests(case, report, debt.id, book)))
    )


def _requests(
    case: Case, report: PlanReport, debt: str, book: LawBook
) -> Iterator[tuple[Sentence, ...]]:
    """Yield what is asked of a creditor; the sum a month is the one that a call to it names."""
    planned = next((one for one in report.debts if one.id == debt), None)
    if planned is None:  # a loan that was paid off is in no plan
        return
    told = ability_to_pay(case, report, planned)
    able = told if told.kind is AbilityKind.MONTHLY else None
    for one in report.asks.asks:
        if one.debt == debt:
            rules = (_rule(cited, book) for cited in one.citations)
            yield _asked(one, able), *rules
    if not report.asks.holds and able is not None and not able.in_full:
        yield (_offer(able),)


def _asked(one: Ask, able: Ability | None) -> Sentence:
    """Return one request; that for parts names the sum that can be kept, or no sum and no number.

    How many parts there are to be follows from the sum: both at once would be two sums.
    """
    if one.kind != "instalments":
        return ask(f"请贵方同意：{one.says.zh}。")
    return ask(_TALK) if able is None else _offer(able)


def _offer(able: Ability) -> Sentence:
    fen = able.amount or 0
    amount = f"{yuan(fen)} 元（大写：{yuan_in_words(fen)}）"
    since = f"从{day_in_words(able.starts_on)}起" if able.starts_on else "从下月起"
    if able.in_full:
        return ask(
            f"请贵方同意：本人补上已到期的款项，{since}每月按约付足 {amount}，期间不宣布提前到期；"
            "到期的本金届时另行商定分期。"
        )
    return ask(
        f"请贵方同意本人每月偿还 {amount}，{since}，并据此商定期数；三个月后按新的收支重新核对。"
    )


def _rule(cited: Citation, book: LawBook) -> Sentence:
    return Sentence(
        pieces=(f"《{cited.title.zh}》{cited.pinpoint}：{book.entry(cited.id).says.zh}",),
        ground=Ground.RULE,
        citations=(cited,),
    )


def _draft(
    known: Hardship,
    debt: DebtOwed,
    requests: tuple[tuple[Sentence, ...], ...],
    book: LawBook,
) -> Draft:
    last = ask("请以书面方式（含短信、电子邮件）答复；协商期间请只与本人联系。")
    return Draft(
        id=f"{KIND}-{debt.id}",
        kind=KIND,
        title="困难情况说明及还款申请",
        to=known.to(debt),
        on=known.on,
        loan=debt.id,
        channel="channels.lender",
        blocks=(
            known.fields(debt),
            Heading("一、借款情况"),
            Paragraph(tuple(_loan(known, debt))),
            Heading("二、困难情况"),
            *known.reasons(debt),
            known.money(),
            Heading("三、请求"),
            *(Paragraph(one, numbered=True) for one in (*requests, (last,))),
            Paragraph((ask(_LIMIT),)),
            Signature(label="说明人（签名）", name=known.name),
        ),
        notes=(_restarts(book, known.on), *known.notes(debt)),
    )


def _loan(known: Hardship, debt: DebtOwed) -> Iterator[Sentence]:
    file, standing = debt.facts.file, debt.standing
    paid_out = file.disbursements
    if paid_out:
        first, gross = paid_out[0], sum(one.gross for one in paid_out)
        yield known.fact(
            f"{day_in_words(first.on)}，本人取得“{file.loan.product}”借款 {yuan(gross)} 元。",
            of=paid_out,
            claims=(Claim(about=f"loan:{debt.id}/disbursed-on", value=first.on.isoformat()),),
        )
    elif debt.facts.terms.method is not Method.CARD:
        yield known.fact(f"本人取得“{file.loan.product}”借款：", _SIGNED, "。")
    items = "、".join(
        f"{ITEMS[item].zh} {yuan(standing.sums[item])} 元"
        for item in ITEMS
        if standing.sums.get(item)
    )
    if standing.due_now:
        yield known.fact(
            f"截至{day_in_words(known.on)}，按本人的合同和还款记录计算，"
            f"已到期未还 {yuan(standing.due_now)} 元，其中{items}。",
            of=(file.loan, *paid_out, *file.schedules[-1:], *file.fee_terms, *file.payments),
            claims=(Claim(about=f"loan:{debt.id}/due@{known.on}", value=yuan(standing.due_now)),),
        )


def _restarts(book: LawBook, on: dt.date) -> Text:
    rule = book.rule("limitation.acknowledgement", on=on)
    return Text(
        f"寄出前请知道：{rule.text.zh}（{rule.citation.title.zh}{rule.citation.pinpoint}）"
        "时间很久的债，先问清时效再寄。",
        f"Before sending: {rule.text.en} ({rule.citation.title.en}, {rule.citation.pinpoint}) "
        "For an old debt, ask about limitation first.",
    )
