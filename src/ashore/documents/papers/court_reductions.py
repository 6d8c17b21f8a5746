"""Charges that a person may ask a court to reduce, where the law book gives the basis for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from ashore.case.terms import Item
from ashore.documents.draft import Sentence
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_parts import citation, figure, named, rule
from ashore.documents.papers.court_sides import Dispute, Side
from ashore.documents.papers.court_stated import paper_name
from ashore.documents.papers.sentences import about_rule, ask, money
from ashore.law.comparison import Applies, ComparisonLine
from ashore.law.lenders import LenderType
from ashore.money.amounts import decimal_from_fraction, percent

_LINE = "这条年利率线"


def reduction_disputes(side: Side) -> Iterator[Dispute]:
    """Yield what a court may be asked to reduce: the whole cost, and a guarantor's charge."""
    yield from _above_line(side)
    yield from _recourse(side)
    yield from _penalty_band(side)


def _above_line(side: Side) -> Iterator[Dispute]:
    suit, debt = side.suit, side.suit.debt
    if debt is None or suit.standing is None:
        return
    own = (suit.principal or 0) + min((one.fen for one in suit.all_charges), default=0)
    total, paper = max(suit.totals, key=lambda found: found[0], default=(own, None))
    ledgers = {ledger.yearly_rate: ledger for ledger in debt.comparisons}
    for line in debt.lines:
        ledger = ledgers.get(line.yearly_rate)
        if ledger is None or line.applies not in _REQUESTS or total <= ledger.balance:
            continue
        facts, basis = debt.facts, tuple(_basis(side, line))
        if not basis:
            continue
        which = f"（{paper_name(paper)}）" if paper and len(suit.totals) > 1 else ""
        less = f"，扣除 {len(suit.payments)} 笔还款" if suit.payments else ""
        whose = f"{side.them}主张的合计{which}" if paper else "按合同重算的合计"
        yield Dispute(
            "reduction",
            "请求调减过高的息费",
            (
                side.says.fact(
                    f"以实际得到的 {money(facts.received)}为本金，"
                    f"从{day_in_words(facts.started_on)}"
                    f"起按年利率 {percent(line.yearly_rate)} 计息{less}，"
                    f"到{day_in_words(suit.on)}本息共 {money(ledger.balance)}；{whose}是 "
                    f"{money(total)}，高出 {money(total - ledger.balance)}。",
                    of=(*suit.records, *((paper,) if paper else ())),
                ),
                *basis,
                ask(f"请求对超过的 {money(total - ledger.balance)}予以调减。"),
            ),
            on_request=True,
        )
        return


_REQUESTS = frozenset({Applies.YES, Applies.ON_REQUEST, Applies.BY_ANALOGY})


def _basis(side: Side, line: ComparisonLine) -> Iterator[Sentence]:
    book, on = side.suit.book, side.suit.on
    if line.applies is Applies.YES:
        contract_on = side.suit.debt.facts.contract_on if side.suit.debt else on
        yield from rule(book, "private-lending.charges-together", contract_on)
        return
    cited = citation(book, line.id, on)
    if cited is None:
        return
    words = book.entry(line.id).says.zh.replace(_LINE, f"年利率 {percent(line.yearly_rate)} ")
    # A guarantor that paid is no lender, so the line reaches it by analogy at most.
    paid_for = side.suit.standing is not None and side.suit.standing.subrogation is not None
    by = "参照" if paid_for or line.applies is Applies.BY_ANALOGY else "根据"
    yield about_rule(f"{by}{named(cited)}，{words}", cited)
    if side.suit.charges.get(Item.LATE_FEE):
        yield from rule(book, "civil-code.damages-reduced", on)


def _recourse(side: Side) -> Iterator[Dispute]:
    suit, standing = side.suit, side.suit.standing
    paid = standing.subrogation if standing else None
    if paid is None or standing is None or paid.late_charge <= paid.at_lpr:
        return
    change = suit.file.assignments[-1]
    daily = decimal_from_fraction((change.daily_rate or Fraction(0)) * 100)
    lpr = figure(suit.book, "rates.lpr-1y", paid.paid_on)
    sentences = [
        side.says.fact(
            f"从{day_in_words(paid.paid_on)}到{day_in_words(standing.on)}共 {paid.days_since} 日，"
            f"按每日 {daily}% 计是 {money(paid.late_charge)}。",
            of=(change,),
        )
    ]
    if lpr is not None:
        beside = side.says.fact(
            f"同期按代偿时的一年期贷款市场报价利率 {percent(lpr.value)} 计是 "
            f"{money(paid.at_lpr)}。",
            of=(change,),
        )
        sentences.append(replace(beside, citations=(lpr.citation,)))
    sentences += rule(suit.book, "civil-code.damages-reduced", suit.on)
    guide = figure(suit.book, "civil-code.damages-guideline", suit.on)
    if guide is not None:
        sentences.append(
            about_rule(
                f"根据{named(guide.citation)}，违约金超过损失的 "
                f"{percent(guide.value, places=0)} 的，一般可以认定为过分高于造成的损失。",
                guide.citation,
            )
        )
    sentences.append(ask("请求以实际损失为基础，对代偿之后的违约金予以调减。"))
    yield Dispute("recourse", "代偿之后的违约金过高", tuple(sentences), on_request=True)


def _penalty_band(side: Side) -> Iterator[Dispute]:
    suit, debt = side.suit, side.suit.debt
    if debt is None or LenderType(suit.file.loan.lender_type) is not LenderType.BANK:
        return
    found = next((f for f in debt.findings if f.code == "owed.penalty-above-band"), None)
    high = figure(suit.book, "penalty.band-high", debt.facts.contract_on)
    if found is None or high is None:
        return
    yield Dispute(
        "penalty-band",
        "罚息利率",
        (
            side.says.fact(found.says.zh, of=(suit.file.loan,)),
            about_rule(
                f"根据{named(high.citation)}，逾期贷款的罚息利率最高是合同利率的 {high.text} 倍。",
                high.citation,
            ),
            ask("请求对超过的部分不予支持。"),
        ),
        on_request=True,
    )
