"""Where the sums before a court are more than contract and payments give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ashore.case.entries_papers import CourtPaper
from ashore.case.terms import Item, Method
from ashore.documents.draft import Claim
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_parts import about
from ashore.documents.papers.court_sides import Dispute, Side
from ashore.documents.papers.court_stated import owns, sums
from ashore.documents.papers.sentences import ask, money
from ashore.documents.words import ITEMS, yuan
from ashore.findings import Finding
from ashore.owed.bill_check import BillCheck

_NO_BASIS = {
    "owed.charge-without-basis": "在已取得的合同和费用约定里没有找到依据",
    "owed.legal-fee-without-proof": "没有取得合同约定、委托合同和发票",
    "owed.fee-not-due": "对应的各期还没有到期，或者在代偿之后",
}


def amount_disputes(side: Side) -> Iterator[Dispute]:
    """Yield the disputes about sums: principal, charges, and lines of a bill without a basis."""
    if side.suit.standing is None:
        return
    yield from _principal(side)
    yield from _charges(side)
    yield from _bill_lines(side)


def in_words(charges: Mapping[Item, int]) -> str:
    """Return sums by item, as a sentence lists them."""
    return "、".join(f"{ITEMS[item].zh} {money(fen)}" for item, fen in charges.items() if fen)


def _principal(side: Side) -> Iterator[Dispute]:
    suit, own, standing = side.suit, side.suit.principal, side.suit.standing
    claimed = suit.claimed("principal")
    if own is None or standing is None or all(fen <= own for fen, _ in claimed):
        return
    most = max(fen for fen, _ in claimed) - own
    if standing.subrogation is not None:
        title, what = "代偿款数额", "代偿款"
        computed = f"记录里的代偿款是 {owns(suit.principals)}"
    else:
        title, what = "本金数额", "本金"
        computed = (
            f"{suit.computed_from}重算，截至{day_in_words(standing.on)}"
            f"未还的本金是 {owns(suit.principals)}"
        )
    yield Dispute(
        "principal",
        title,
        (
            side.says.fact(
                f"{side.them}主张{what} {sums(claimed)}；{computed}，最多相差 {money(most)}。",
                of=(*suit.papers, *suit.records),
                claims=own_principal(side),
            ),
            ask(f"请{side.them}提交{_proof(side)}和全部还款的入账明细，说明每笔还款抵了什么。"),
        ),
    )


def _proof(side: Side) -> str:
    is_card = side.suit.file.loan.terms.method is Method.CARD
    return "每期账单、每笔入账" if is_card else "放款凭证"


def own_principal(side: Side) -> tuple[Claim, ...]:
    """Return the principal by our own figures, as a fact that other papers may state too."""
    suit, standing = side.suit, side.suit.standing
    if standing is None or len(suit.principals) != 1:
        return ()
    key = about(suit.loan, f"outstanding-principal@{standing.on}")
    return (Claim(about=key, value=yuan(suit.principals[0].fen)),)


def _charges(side: Side) -> Iterator[Dispute]:
    suit, standing = side.suit, side.suit.standing
    if standing is None:
        return
    own = min((figure.fen for figure in suit.all_charges), default=0)
    whole = suit.claimed("interest_and_fees")
    sentences = []
    listed = any(suit.charges.values()) and suit.by_payout is None
    parts = f"（{in_words(suit.charges)}）" if listed else ""
    if any(fen > own for fen, _ in whole):
        most = max(fen for fen, _ in whole) - own
        sentences.append(
            side.says.fact(
                f"{side.them}主张利息和费用 {sums(whole)}；{suit.computed_from}重算，截至"
                f"{day_in_words(standing.on)}是 {owns(suit.all_charges)}{parts}，"
                f"最多相差 {money(most)}。",
                of=(*suit.papers, *suit.records),
            )
        )
    for item, fen, paper in _single(side):
        sentences.append(
            side.says.fact(
                f"{side.them}主张{ITEMS[item].zh} {money(fen)}；{suit.computed_from}重算，截至"
                f"{day_in_words(standing.on)}是 {owns(suit.charge(item))}。",
                of=(paper, *suit.records),
            )
        )
    if sentences:
        request = f"请{side.them}逐项提交计算过程：基数、利率、起止日期和取整方法。"
        yield Dispute("charges", "利息和费用数额", (*sentences, ask(request)))


def _single(side: Side) -> Iterator[tuple[Item, int, CourtPaper]]:
    """Yield each item for which the words of a paper claim more than we get."""
    for item in ITEMS:
        for fen, paper in side.suit.claimed_of(item):
            if fen > side.suit.charges.get(item, 0) and item is not Item.LEGAL_FEE:
                yield item, fen, paper


def _bill_lines(side: Side) -> Iterator[Dispute]:
    check = side.suit.debt.bill if side.suit.debt else None
    if check is None:
        return
    shown_on = day_in_words(check.bill.captured_at.date())
    sentences = [
        side.says.fact(
            f"{shown_on}的账单列有「{_names(found, check)}」 {_sum(found, check)}，"
            f"{_NO_BASIS[found.code]}{_part(found, check)}。",
            of=(check.bill, side.suit.file.loan, *side.suit.file.fee_terms),
        )
        for found in check.findings
        if found.code in _NO_BASIS
    ]
    if sentences:
        request = (
            f"{side.them}的请求如果包含上述款项，请提交合同约定、计算过程和实际支出的凭证；"
            f"不能提交的，{side.me}不予认可。"
        )
        known = side.suit.claimed("interest_and_fees")
        own = min((figure.fen for figure in side.suit.all_charges), default=0)
        may_hold_them = not known or any(fen > own for fen, _ in known)
        yield Dispute(
            "bill-lines",
            "没有依据的收费",
            (*sentences, ask(request)),
            about_claim=may_hold_them,
        )


def _item(found: Finding) -> str:
    return found.where.rsplit("/", 1)[-1]


def _names(found: Finding, check: BillCheck) -> str:
    return "、".join(line.name for line in check.sums.lines if line.item.value == _item(found))


def _sum(found: Finding, check: BillCheck) -> str:
    return money(check.sums.shown(Item(_item(found))))


def _part(found: Finding, check: BillCheck) -> str:
    """Return how much of the line it is, where it is not the whole."""
    whole = check.sums.shown(Item(_item(found)))
    return "" if found.amount in (None, whole) else f"（其中 {money(found.amount or 0)}）"
