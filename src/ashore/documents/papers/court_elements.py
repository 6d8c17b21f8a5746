"""What is claimed, billed and recomputed, row by row, with where the person stands on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ashore.case.entries_papers import CourtPaper
from ashore.case.terms import Item
from ashore.documents.draft import Blank, Piece, Sentence, Table
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_parts import not_theirs
from ashore.documents.papers.court_sides import Dispute, Side
from ashore.documents.papers.court_stated import Own, owns, sums
from ashore.documents.papers.court_suit import PRINCIPAL_ITEMS, Suit
from ashore.documents.papers.sentences import money
from ashore.documents.words import ITEMS
from ashore.owed.standing import Footing
from ashore.text import Text

_CLAIMED = Blank(
    "主张的金额",
    Text("抄文书“诉讼请求”或“请求”一栏的金额。", "Copy the sum from the paper's list of claims."),
)
_OWN = Blank(
    "应付的金额",
    Text(
        "找齐合同、还款计划和还款流水，再算一次。",
        "Find contract, repayment table and payments, then compute again.",
    ),
)
_IN_TOTAL = "见合计一行"
_SEE = "（见第三部分）"
_CHARGES = tuple(item for item in ITEMS if item not in (*PRINCIPAL_ITEMS, Item.COURT_FEE))


@dataclass(frozen=True, slots=True)
class Element:
    """One row: what it is, what is claimed, billed and recomputed, and the answer to it."""

    label: str
    claimed: Piece
    billed: str
    own: Piece
    answer: str


def element_table(side: Side, found: Sequence[Dispute]) -> Table:
    """Return the table of all that is claimed, with the person's answer to each."""
    bill, standing = side.suit.bill, side.suit.standing
    own = f"按合同和还款重算（到 {standing.on}）" if standing else "按合同和还款重算"
    columns = ["事项", f"{side.them}主张", own, f"{side.me}的意见"]
    rows = [[row.label, row.claimed, row.own, row.answer] for row in _rows(side, found)]
    if bill is not None:
        columns.insert(2, f"{day_in_words(bill.captured_at.date())}账单")
        for cells, row in zip(rows, _rows(side, found), strict=True):
            cells.insert(2, row.billed)
    return Table(
        caption="",
        columns=tuple(columns),
        rows=tuple(tuple(cells) for cells in rows),
        rests_on=_rests_on(side),
        numeric=frozenset(range(1, len(columns) - 1)),
    )


def _rests_on(side: Side) -> Sentence:
    suit = side.suit
    parts = [f"“{side.them}主张”抄自收到的文书"]
    if suit.bill:
        parts.append("“账单”抄自对方展示的账单")
    if suit.standing:
        parts.append("“重算”按合同、放款和还款记录算出，过程见下")
    bills = (suit.bill,) if suit.bill else ()
    return side.says.fact(f"上表{'，'.join(parts)}。", of=(*suit.papers, *bills, *suit.records))


def _rows(side: Side, found: Sequence[Dispute]) -> Iterator[Element]:
    suit = side.suit
    yield _principal(side, found)
    whole = suit.claimed("interest_and_fees")
    own = suit.all_charges
    yield Element(
        "利息和各项费用合计",
        sums(whole) or _CLAIMED,
        _money_or_dash(suit.billed(*_CHARGES)),
        _ours(side, own),
        _answer(side, whole, own, found, reducible=True),
    )
    for item in _CHARGES:
        named = suit.claimed_of(item)
        if not named and not suit.billed(item) and not suit.charges.get(item):
            continue
        yield _charge(side, item, named, found, hidden=bool(whole))
    if suit.claimed("court_fee"):
        yield Element(
            "案件受理费", sums(suit.claimed("court_fee")), "—", "—", "由法院依法决定由谁负担"
        )


def _principal(side: Side, found: Sequence[Dispute]) -> Element:
    suit = side.suit
    claimed, own = suit.claimed("principal"), suit.principals
    is_paid_for = suit.standing is not None and suit.standing.footing is Footing.SUBROGATION
    answer = _answer(side, claimed, own, found)
    early = any(one.code == "acceleration" for one in found)
    if early and side.concedes and not any(one.denies_all for one in found):
        answer = f"认可已到期的 {money(_due(suit))}；其余还没有到期，不认可{_SEE}"
        answer = _once_proven(answer, {one.code for one in found})
    return Element(
        "代偿款" if is_paid_for else "本金",
        sums(claimed) or _CLAIMED,
        _billed_principal(suit),
        _ours(side, own),
        answer,
    )


def _billed_principal(suit: Suit) -> str:
    """Return the principal on the bill; one that shows only what is due is marked as such."""
    billed = suit.billed(*PRINCIPAL_ITEMS)
    part = "（到期部分）" if billed is not None and suit.bills_only_due else ""
    return _money_or_dash(billed) + part


def _ours(side: Side, figures: Sequence[Own]) -> Piece:
    """Return our own figures, the gap for them, or nothing where the loan is not the person's."""
    if not_theirs(side.suit.file.loan):
        return "—"
    return owns(figures) if figures else _OWN


def _due(suit: Suit) -> int:
    """Return the principal that is due by every basis and that every paper claims."""
    arrears = [one.arrears for one in (suit.standing, suit.by_payout) if one is not None]
    due = [one.past_due("principal") for one in arrears if one is not None]
    return min(*due, *(fen for fen, _ in suit.claimed("principal")), due[0])


def _charge(
    side: Side,
    item: Item,
    named: Sequence[tuple[int, CourtPaper]],
    found: Sequence[Dispute],
    *,
    hidden: bool,
) -> Element:
    """Return a charge's own row; ``hidden`` says that the papers state only one sum for all."""
    suit = side.suit
    own = suit.charge(item)
    if item in (Item.LEGAL_FEE, Item.COLLECTION_FEE):
        answer = "不认可；请提交合同约定和实际支出的凭证"
    elif named or not hidden:
        answer = _answer(side, named, own, found, reducible=True)
    else:
        answer = "见合计一行"
    return Element(
        f"其中：{ITEMS[item].zh}",
        sums(named) or (_IN_TOTAL if hidden else _CLAIMED),
        _money_or_dash(suit.billed(item)),
        _ours(side, own),
        answer,
    )


def _answer(
    side: Side,
    claimed: Sequence[tuple[int, CourtPaper]],
    figures: Sequence[Own],
    found: Sequence[Dispute],
    *,
    reducible: bool = False,
) -> str:
    """Return where the person stands on one sum: never beyond our least figure or the claim."""
    codes = {one.code for one in found}
    if "limitation" in codes:
        return f"提出诉讼时效抗辩{_SEE}"
    if any(one.denies_all for one in found):
        return f"不认可{_SEE}"
    if not figures:
        return "暂时无法核对，请对方举证"
    own = min(figure.fen for figure in figures)
    highest = max((fen for fen, _ in claimed), default=None)
    if not side.concedes:
        return _objected(own, highest, codes)
    if highest is not None and highest <= own:
        answer = "数额没有异议"
    elif own == 0:
        answer = "不认可"
    else:
        answer = f"认可不超过 {money(own)}的部分"
    answer = _once_proven(answer, codes)
    asked = any(one.on_request for one in found)
    return f"{answer}，并请求调减{_SEE}" if reducible and asked and own else answer


def _once_proven(answer: str, codes: set[str]) -> str:
    """Return an answer that holds only once the other side has shown that the debt is theirs."""
    return f"对方证明是债权人以后，{answer}" if "creditor" in codes else answer


def _objected(own: int, highest: int | None, codes: set[str]) -> str:
    """Return the same in an objection, which concedes nothing that it disputes."""
    if "creditor" in codes:
        return f"有异议：债权人身份没有证明{_SEE}"
    if highest is not None and highest <= own:
        return "数额没有异议"
    if own == 0:
        return "有异议：按记录没有应付的金额"
    return f"有异议：超过 {money(own)}的部分没有依据{_SEE}"


def _money_or_dash(fen: int | None) -> str:
    return "—" if fen is None else money(fen)
