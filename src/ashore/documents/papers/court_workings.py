"""The arithmetic behind our own figures, as tables that a court can follow line by line."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.case.entries_dealings import Agreement
from ashore.case.terms import Method
from ashore.documents.draft import Block, Claim, Paragraph, Sentence, Table
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_parts import about, numbered
from ashore.documents.papers.court_sides import Side
from ashore.documents.papers.sentences import money
from ashore.documents.words import arithmetic, yuan
from ashore.law.lenders import LenderType
from ashore.money.amounts import percent
from ashore.owed.standing import Footing


def facts_of_loan(side: Side) -> Iterator[Block]:
    """Yield the contract, what was paid out and what was paid back."""
    suit, says, me = side.suit, side.says, side.me
    loan = suit.file.loan
    signed = f"于{day_in_words(loan.signed_on)}" if loan.signed_on else ""
    number = f"（合同编号 {loan.contract_no}）" if loan.contract_no else ""
    terms = loan.terms
    parts = [f"借款金额 {money(terms.principal)}"] if terms.principal else []
    parts += [f"分 {terms.periods} 期"] if terms.periods else []
    parts += [f"年利率 {percent(terms.annual_rate)}"] if terms.annual_rate else []
    parts += [f"月费率 {percent(terms.flat_monthly_rate)}"] if terms.flat_monthly_rate else []
    agreed = f"，约定{'，'.join(parts)}" if parts else ""
    made = f"持有「{loan.product}」"
    if terms.method is not Method.CARD:
        wrote = "借款" if loan.lender_type == LenderType.NATURAL_PERSON else "签订借款合同"
        made = f"{signed}就「{loan.product}」{wrote}{number}{agreed}"
    yield from numbered(says.fact(f"{me}{made}。", of=(loan,)))
    for out in suit.file.disbursements:
        yield from numbered(
            says.fact(
                f"{day_in_words(out.on)}放款 {money(out.gross)}，{me}实际得到 "
                f"{money(out.net_received)}。",
                of=(out,),
            )
        )
    for out in suit.file.disbursements:
        for onward in out.onward:
            yield from numbered(
                says.fact(
                    f"款项到账后，{money(onward.amount)}转给了{onward.to or '他人'}。", of=(out,)
                )
            )
    for one in suit.file.agreements:
        yield from numbered(_agreement(side, one))
    yield from _payments(side)


def _agreement(side: Side, signed: Agreement) -> Sentence:
    parts = [f"总额 {money(signed.total)}"] if signed.total is not None else []
    parts += [f"分 {signed.periods} 期"] if signed.periods else []
    parts += [f"每期 {money(signed.monthly)}"] if signed.monthly is not None else []
    parts += [f"减免 {money(signed.waived)}"] if signed.waived else []
    agreed = f"，约定{'，'.join(parts)}" if parts else ""
    clause = f"；协议写明：“{signed.clause.rstrip('。')}”" if signed.clause else ""
    return side.says.fact(
        f"{day_in_words(signed.signed_on)}，双方签订还款协议{agreed}{clause}。", of=(signed,)
    )


def _payments(side: Side) -> Iterator[Block]:
    paid, says = side.suit.payments, side.says
    if not paid:
        return
    total = sum(one.amount for one in paid)
    yield from numbered(
        says.fact(
            f"到{day_in_words(side.suit.on)}，{side.me}共还款 {len(paid)} 笔，"
            f"合计 {money(total)}。",
            of=paid,
            claims=(
                Claim(about=about(side.suit.loan, f"paid-total@{side.suit.on}"), value=yuan(total)),
            ),
        )
    )
    yield Table(
        caption="还款明细",
        columns=("序号", "日期", "金额（元）", "方式"),
        rows=tuple(
            (str(n), str(one.on), yuan(one.amount), one.channel or "—")
            for n, one in enumerate(paid, start=1)
        ),
        rests_on=says.fact("还款明细按还款记录列出。", of=paid),
        numeric=frozenset({0, 2}),
    )


def _by(side: Side) -> str:
    """Return on which of two bases the table stands, where there are two."""
    return "，按合同金额计算" if side.suit.by_payout is not None else ""


def workings(side: Side) -> Iterator[Block]:
    """Yield how our own figures were computed: what is overdue, then each charge."""
    standing, says = side.suit.standing, side.says
    if standing is None:
        return
    arrears = standing.arrears
    if standing.footing is Footing.INSTALMENTS and arrears is not None and arrears.lines:
        yield Table(
            caption=f"到 {standing.on} 逾期各期未还的金额（元）{_by(side)}",
            columns=("期次", "到期日", "逾期天数", "本金", "利息", "费用", "罚息等", "小计"),
            rows=tuple(
                (
                    str(line.period),
                    str(line.due_date),
                    str(line.days_past_due),
                    yuan(line.principal),
                    yuan(line.interest),
                    yuan(line.guarantee_fee + line.other_fee),
                    yuan(line.penalty_interest + line.compound_interest + line.late_fee),
                    yuan(line.subtotal),
                )
                for line in arrears.lines
            ),
            rests_on=says.fact("按合同、放款和还款记录逐期算出。", of=side.suit.records),
            numeric=frozenset(range(2, 8)),
        )
    shown = [
        (f"第 {line.period} 期 {one.label.zh}", one)
        for line in (arrears.lines if arrears and standing.footing is Footing.INSTALMENTS else ())
        for one in line.workings
    ] or [(one.label.zh, one) for one in standing.workings]
    if shown:
        yield Table(
            caption="逾期后各项收费的算式",
            columns=("项目", "算式", "结果（元）"),
            rows=tuple((name, arithmetic(one.sum, "zh"), one.shown) for name, one in shown),
            rests_on=says.fact("按所列利率、基数和实际天数算出。", of=side.suit.records),
            numeric=frozenset({2}),
        )
    card = standing.card
    if card is not None and card.simplified:
        yield Paragraph(
            (
                says.fact(
                    "信用卡利息从账单日起简化计算；发卡行按每笔入账日计算，数额可能不同。",
                    of=side.suit.records,
                ),
            )
        )
