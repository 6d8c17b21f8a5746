"""Figures of one thing that differ between papers: each is stated with where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ashore.case.entries_loans import Assignment
from ashore.case.entry import EntryBase
from ashore.case.terms import Item
from ashore.documents.draft import Sentence
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_sides import Side
from ashore.documents.papers.court_stated import paper_name
from ashore.documents.papers.court_suit import PRINCIPAL_ITEMS
from ashore.documents.papers.sentences import money

_Figure = tuple[str, int, EntryBase]


def differing_sources(side: Side) -> Iterator[Sentence]:
    """Yield one sentence for each thing of which two sources give two figures."""
    suit, file = side.suit, side.suit.file
    bill = suit.bill
    billed = suit.billed(*PRINCIPAL_ITEMS)
    shown: list[_Figure] = []
    if bill is not None and billed is not None and not suit.bills_only_due:
        shown = [(f"{day_in_words(bill.captured_at.date())}的账单", billed, bill)]
    papers: list[_Figure] = [(paper_name(p), fen, p) for fen, p in suit.claimed("principal")]
    yield from _apart(side, "本金", [*papers, *shown])
    charges: list[_Figure] = [
        (paper_name(p), fen, p) for fen, p in suit.claimed("interest_and_fees")
    ]
    yield from _apart(side, "利息和费用", charges)
    agreed: list[_Figure] = [("合同", file.loan.terms.principal, file.loan)]
    if file.disbursements:
        out = file.disbursements
        agreed.append(("放款记录", sum(one.gross for one in out), out[0]))
    yield from _apart(side, "借款金额", agreed if file.loan.terms.principal else [])
    for change in file.assignments:
        yield from _taken_over(side, change)
    if bill is not None:
        yield from _bill_total(side)


def _apart(side: Side, what: str, figures: Sequence[_Figure]) -> Iterator[Sentence]:
    if len({fen for _, fen, _ in figures}) < 2:
        return
    said = "，".join(f"{where}写的是 {money(fen)}" for where, fen, _ in figures)
    apart = max(fen for _, fen, _ in figures) - min(fen for _, fen, _ in figures)
    yield side.says.fact(
        f"关于{what}，{said}，最多相差 {money(apart)}，请法院查明。",
        of=[entry for _, _, entry in figures],
    )


def _taken_over(side: Side, change: Assignment) -> Iterator[Sentence]:
    """Yield where a guarantor states another sum than contract and payments give."""
    standing = side.suit.standing
    paid = standing.subrogation if standing else None
    if paid is None or change.type != "subrogation" or change.total is None:
        return
    if change.total != paid.recomputed_total:
        own = paid.recomputed_total
        fee = paid.recomputed.get(Item.PENALTY_INTEREST, 0)
        yield side.says.fact(
            f"关于代偿款，代偿方列示的是 {money(change.total)}，按合同和还款记录重算当日应还的是 "
            f"{money(own)}（其中罚息 {money(fee)}），相差 {money(abs(change.total - own))}，"
            "请法院查明。",
            of=(change, *side.suit.records),
        )


def _bill_total(side: Side) -> Iterator[Sentence]:
    check = side.suit.debt.bill if side.suit.debt else None
    if check is None or not check.sums.itemised:
        return
    lines, total = check.sums.lines_total, check.sums.total_shown
    if lines != total:
        yield side.says.fact(
            f"{day_in_words(check.bill.captured_at.date())}的账单各项相加是 {money(lines)}，"
            f"显示的合计是 {money(total)}，相差 {money(abs(total - lines))}，请法院查明。",
            of=(check.bill,),
        )
