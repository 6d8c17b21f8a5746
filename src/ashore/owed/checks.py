"""What else is worth knowing about a loan: its true cost, its rates, its creditor, its clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ashore.case.entries_loans import Classification
from ashore.case.terms import LoanTerms
from ashore.errors.base import LawDataError
from ashore.findings import Citation, Finding, Severity, Strength
from ashore.law.book import LawBook
from ashore.law.comparison import ComparisonLine
from ashore.money.amounts import decimal_from_fraction, percent, yuan_from_fen
from ashore.owed.accrual import contract_rate
from ashore.owed.cost import TrueCost
from ashore.owed.creditor import Creditor
from ashore.owed.facts import LoanFacts
from ashore.owed.standing import Standing
from ashore.text import Text

_STATED_TOLERANCE = 0.0006
"""Lenders print yearly rates to a tenth of a per cent; half of that and a little is not a gap."""


def cost_findings(
    facts: LoanFacts,
    cost: TrueCost | None,
    stated: TrueCost | None,
    lines: Sequence[ComparisonLine],
    book: LawBook,
) -> Iterator[Finding]:
    """Yield what the yearly cost shows: sums held back, flat rates, stated rates, lines crossed."""
    where = f"{facts.id}/cost"
    held_back = facts.lent - facts.received
    if held_back and cost and stated:
        yield _held_back(where, held_back, facts, cost, stated, book)
    if cost is None:
        return
    flat = facts.terms.flat_monthly_rate
    if flat is not None:
        yield _flat_rate(where, flat * 12, cost)
    claimed = facts.terms.stated_annual_cost
    if claimed is not None and cost.nominal > float(claimed) + _STATED_TOLERANCE:
        yield _stated_lower(where, claimed, cost)
    for line in lines:
        may_apply = line.applies in ("yes", "on-request", "by-analogy", "depends")
        if may_apply and cost.nominal > float(line.yearly_rate):
            yield _above_line(where, line, cost)


def _held_back(
    where: str,
    held_back: int,
    facts: LoanFacts,
    cost: TrueCost,
    stated: TrueCost,
    book: LawBook,
) -> Finding:
    cited = _withheld_rule(book, facts.contract_on)
    return Finding(
        code="owed.deducted-up-front",
        severity=Severity.ASK,
        where=where,
        says=Text(
            f"合同写 {yuan_from_fen(facts.lent)} 元，实际到手 {yuan_from_fen(facts.received)} "
            f"元，少了 {yuan_from_fen(held_back)} 元。按到手的钱算，年化是 "
            f"{percent(cost.nominal)}（按合同金额算是 {percent(stated.nominal)}）。",
            f"The contract says {yuan_from_fen(facts.lent)} yuan and "
            f"{yuan_from_fen(facts.received)} arrived, {yuan_from_fen(held_back)} less. On the "
            f"money that arrived the yearly cost is {percent(cost.nominal)} "
            f"({percent(stated.nominal)} on the contract's sum).",
        ),
        strength=cited.strength if cited else Strength.DEPENDS,
        amount=held_back,
        ask=Text(
            "请把放款时扣走的费用计入综合成本，并退还或冲抵本金。",
            "Please count what was taken off in the loan's cost, and refund it or set it off "
            "against the principal.",
        ),
        limits=Text(
            "扣款是否与借款有关，要看流水时间和协议。",
            "Whether a deduction belongs to the loan depends on its time and its own agreement.",
        ),
        workings=(cost.working, stated.working),
        citations=(cited,) if cited else (),
    )


def _withheld_rule(book: LawBook, contract_on: dt.date) -> Citation | None:
    """Return the rule on interest taken off the principal, where it held at the contract's day."""
    try:
        return book.rule("civil-code.interest-withheld", on=contract_on).citation
    except LawDataError:
        return None


def _flat_rate(where: str, advertised: Fraction, cost: TrueCost) -> Finding:
    return Finding(
        code="owed.flat-rate",
        severity=Severity.INFO,
        where=where,
        says=Text(
            f"利息一直按最初本金算，看着像一年 {percent(advertised)}，真实年化是 "
            f"{percent(cost.nominal)}（复利口径 {percent(cost.effective)}）。",
            f"Interest runs on the first principal throughout: it looks like "
            f"{percent(advertised)} a year and truly is {percent(cost.nominal)} "
            f"({percent(cost.effective)} compounded).",
        ),
        strength=Strength.ARITHMETIC,
        workings=(cost.working,),
    )


def _stated_lower(where: str, claimed: Fraction, cost: TrueCost) -> Finding:
    return Finding(
        code="owed.stated-cost-lower",
        severity=Severity.ASK,
        where=where,
        says=Text(
            f"页面写的年化是 {percent(claimed)}，按到手的钱和每期应还重算是 "
            f"{percent(cost.nominal)}。",
            f"The page states {percent(claimed)} a year; recomputed on the money received it is "
            f"{percent(cost.nominal)}.",
        ),
        strength=Strength.ARITHMETIC,
        ask=Text(
            "请说明页面年化包括哪些费用、按哪种方法折算。",
            "Which charges does the stated yearly rate include, and by which method?",
        ),
        workings=(cost.working,),
    )


def _above_line(where: str, line: ComparisonLine, cost: TrueCost) -> Finding:
    return Finding(
        code="owed.above-comparison-line",
        severity=Severity.CHECK,
        where=where,
        says=Text(
            f"真实年化 {percent(cost.nominal)}，高于「{line.title.zh}」。",
            f"The true yearly cost of {percent(cost.nominal)} is above the comparison line "
            f"“{line.title.en}”.",
        ),
        strength=line.citation.strength,
        limits=line.scope,
        workings=(cost.working,),
        citations=(line.citation,),
    )


def penalty_findings(facts: LoanFacts, book: LawBook) -> Iterator[Finding]:
    """Yield a finding where penalty interest is agreed above the usual band.

    A penalty rate of its own is held against the contract's rate, as a multiple of it.
    """
    times = _penalty_multiple(facts.terms)
    if times is None:
        return
    high = book.figure("penalty.band-high", on=facts.contract_on)
    if times > high.value:
        given = decimal_from_fraction(times, places=2)
        usual = decimal_from_fraction(high.value)
        yield Finding(
            code="owed.penalty-above-band",
            severity=Severity.ASK,
            where=f"{facts.id}/terms/penalty",
            says=Text(
                f"罚息是合同利率的 {given} 倍，高于常见上限 {usual} 倍。",
                f"Penalty interest is {given} times the contract rate; the usual limit is {usual}.",
            ),
            strength=high.citation.strength,
            limits=high.limits,
            citations=(high.citation,),
        )


def _penalty_multiple(terms: LoanTerms) -> Fraction | None:
    penalty, contract = terms.penalty, contract_rate(terms)
    if penalty is None:
        return None
    if penalty.multiplier is not None or not contract or not contract[0]:
        return penalty.multiplier
    own = penalty.daily_rate if contract[1] else penalty.annual_rate
    return own / contract[0] if own is not None else None


def creditor_findings(facts: LoanFacts, creditor: Creditor) -> Iterator[Finding]:
    """Yield what a change of creditor means, and that an unverified one is not paid yet."""
    where = f"{facts.id}/creditor"
    if creditor.how == "subrogation":
        yield Finding(
            code="owed.subrogated",
            severity=Severity.INFO,
            where=where,
            says=Text(
                f"「{creditor.name}」已替您还给原来的资金方：换了债权人，不是结清。",
                f"“{creditor.name}” has paid your lender for you: the creditor has changed, the "
                "debt is not settled.",
            ),
            strength=Strength.CONTRACT,
            ask=Text(
                "请提供代偿凭证，以及本金、利息、罚息分别多少。",
                "Please show proof of the payment and its split into principal, interest and "
                "penalty.",
            ),
        )
    if not creditor.verified:
        yield Finding(
            code="owed.creditor-unverified",
            severity=Severity.ASK,
            where=where,
            says=Text(
                f"「{creditor.name}」说债权已归它，目前只有它自己的说法。核实之前先不付款、不签确认。",
                f"“{creditor.name}” says the debt is its own now, and so far only it says so. "
                "Pay and sign nothing before that is checked.",
            ),
            strength=Strength.DEPENDS,
            ask=Text(
                "打原机构官方客服核对：转让日期、受让方全称、当时的本金；收款账户须是对公户。",
                "Ask the first lender's official line: day of transfer, full name of the new "
                "creditor, principal then; the account must be a company's.",
            ),
        )


def standing_findings(facts: LoanFacts, standing: Standing) -> Iterator[Finding]:
    """Yield what the footing of a loan itself means."""
    loan, where = facts.file.loan, facts.id
    if loan.classification is Classification.IDENTITY_FRAUD:
        yield Finding(
            code="owed.not-yours",
            severity=Severity.URGENT,
            where=where,
            says=Text(
                "这笔记为冒名：先异议、报案，不计入您要还的总数，也不要“先还一点再查”。",
                "This loan is recorded as taken in your name by somebody else: object and report "
                "it; it is not in your total, and paying a part first does not help.",
            ),
            strength=Strength.DEPENDS,
        )
    if standing.card is not None and standing.card.paid_in_time:
        yield Finding(
            code="owed.paid-within-grace",
            severity=Severity.INFO,
            where=where,
            says=Text(
                "这张卡在容时期内已还清，视同按时。",
                "This card was paid within its days of grace and counts as paid in time.",
            ),
            strength=Strength.CONTRACT,
        )
    if standing.card is not None and standing.card.simplified and standing.card.interest:
        yield Finding(
            code="owed.card-interest-simplified",
            severity=Severity.INFO,
            where=where,
            says=Text(
                "利息是从账单日起算的简化数；银行按每笔入账日算，可能更高。",
                "Interest is counted from the statement day; the bank counts from each posting, so "
                "its figure can be higher.",
            ),
            strength=Strength.ARITHMETIC,
        )
    if standing.agreement is not None and standing.agreement.ended:
        yield Finding(
            code="owed.agreement-ended",
            severity=Severity.CHECK,
            where=where,
            says=Text(
                f"协议写明漏一期即终止：按条款会恢复到 "
                f"{yuan_from_fen(standing.agreement.total_if_reinstated)} 元。先谈恢复协议。",
                f"The agreement ends with one missed part: its clause brings back "
                f"{yuan_from_fen(standing.agreement.total_if_reinstated)} yuan. Ask first for the "
                "agreement to be restored.",
            ),
            strength=Strength.CONTRACT,
            amount=standing.agreement.total_if_reinstated,
        )
