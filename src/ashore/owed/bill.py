"""What a lender's bill shows, sorted into items whatever words it uses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.case.entries_loans import Bill, BillItem
from ashore.case.terms import Item

CONTRACT_ITEMS = (Item.PRINCIPAL, Item.INTEREST, Item.GUARANTEE_FEE, Item.OTHER_FEE)
LATE_ITEMS = (Item.PENALTY_INTEREST, Item.COMPOUND_INTEREST, Item.LATE_FEE)

# Longer and more telling words stand first: 提前到期本金 is not plain 本金, 代偿违约金 not 代偿款.
_WORDS: tuple[tuple[str, Item], ...] = (
    (r"提前到期|加速到期|宣布到期", Item.ACCELERATED_PRINCIPAL),
    (r"恢复.*(息费|利息|费用)|追收.*减免", Item.REINSTATED),
    (r"迟延履行|加倍.*利息", Item.DELAY_INTEREST),
    (r"受理费|诉讼费|执行费|保全费", Item.COURT_FEE),
    (r"律师费|公证费|仲裁费|诉前", Item.LEGAL_FEE),
    (r"催收|催告|外访|上门费|清收", Item.COLLECTION_FEE),
    (r"会员|权益|加速包|加速审核", Item.MEMBERSHIP),
    (r"代偿.*违约金|违约金|滞纳金|逾期费|逾期管理费|逾期服务费", Item.LATE_FEE),
    (r"代偿|垫付|追偿", Item.SUBROGATED_SUM),
    (r"提前(还款|结清).*(费|金)", Item.PREPAYMENT_FEE),
    (r"复利|利滚利", Item.COMPOUND_INTEREST),
    (r"罚息|逾期罚金|罚金|违约利息", Item.PENALTY_INTEREST),
    (r"担保|融担|增信", Item.GUARANTEE_FEE),
    (r"保险|保费", Item.INSURANCE),
    (r"服务费|信息费|咨询费|技术费|管理费|手续费|评估费|分期费", Item.SERVICE_FEE),
    (r"判决利息", Item.INTEREST),
    (r"本金|账单余额|剩余应还|待还账单|透支|^本$", Item.PRINCIPAL),
    (r"利息|欠息|息费|^息$", Item.INTEREST),
    (r"\bpenalty\b", Item.PENALTY_INTEREST),
    (r"\bcompound", Item.COMPOUND_INTEREST),
    (r"\blate fee\b", Item.LATE_FEE),
    (r"\bprincipal\b", Item.PRINCIPAL),
    (r"\binterest\b", Item.INTEREST),
)
_AMBIGUOUS = "逾期利息"

_BESIDE_PRINCIPAL = (
    Item.INTEREST, *LATE_ITEMS, Item.GUARANTEE_FEE, Item.SERVICE_FEE, Item.INSURANCE,
    Item.OTHER_FEE,
)  # fmt: skip
_EVERYTHING = (
    Item.PRINCIPAL, *_BESIDE_PRINCIPAL, Item.SUBROGATED_SUM, Item.COURT_FEE, Item.DELAY_INTEREST,
    Item.REINSTATED,
)  # fmt: skip
_TOTAL = re.compile(
    r"(?:应还|逾期|账单|全部)*(?:合计|总计)(?:金额|应还)?|total(?: due)?", re.IGNORECASE
)
_WHOLE = re.compile(
    r"[第\d一二三四五六七八九十期本当月前未您账单累计已]*(?:应还|待还|应付|逾期|欠款|未还|总额|全部)+"
    r"(?:款项?|金额|总额|额|总|的)*|(?:total )?amount due",
    re.IGNORECASE,
)
_AND = re.compile(r"以及|[及和与、/+&]")


def item_of(name: str) -> Item:
    """Return what a bill's words most likely mean, or ``unknown``.

    Examples:
        >>> item_of("逾期违约金").value, item_of("催收服务费").value, item_of("某某费").value
        ('late_fee', 'collection_fee', 'unknown')
    """
    # Compiled when first met, which most of the patterns never are.
    found = (item for words, item in _WORDS if re.search(words, name, re.IGNORECASE))
    return next(found, Item.UNKNOWN)


def parts_of(name: str) -> tuple[Item, ...]:
    """Return every item that a line's words stand for; one that combines none has just its own.

    「本息」 is principal and interest, 「息费」 everything but principal, 「逾期金额」 everything.

    Examples:
        >>> [item.value for item in parts_of("利息及罚息")]
        ['interest', 'penalty_interest']
    """
    item = item_of(name)
    if item is Item.UNKNOWN and (_WHOLE.fullmatch(name) or _TOTAL.fullmatch(name)):
        return _EVERYTHING
    pieces = [piece for piece in _AND.split(name) if piece]
    if len(pieces) > 1:
        found = dict.fromkeys(part for piece in pieces for part in parts_of(piece))
        return (item,) if Item.UNKNOWN in found else tuple(found)
    if item is Item.UNKNOWN and "本息" in name:
        return _EVERYTHING if "本息费" in name else (Item.PRINCIPAL, Item.INTEREST)
    if item is Item.INTEREST and "息费" in name:
        return _BESIDE_PRINCIPAL
    return (item,)


def items_of(names: Sequence[str], typed: Sequence[Item | None]) -> tuple[Item, ...]:
    """Return the items of a bill's lines; what a person set wins over the words.

    「逾期利息」 means unpaid interest on a bill that also shows penalty interest, and penalty
    interest on one that shows plain interest beside it.
    """
    plain = [given or item_of(name) for name, given in zip(names, typed, strict=True)]
    for n, (name, given) in enumerate(zip(names, typed, strict=True)):
        if given is None and _AMBIGUOUS in name:
            others = [item for m, item in enumerate(plain) if m != n]
            if Item.INTEREST in others and Item.PENALTY_INTEREST not in others:
                plain[n] = Item.PENALTY_INTEREST
    return tuple(plain)


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line of a bill as shown, with the item that it stands for.

    A line that combines several stands under the first of its ``parts`` and holds them all: those
    of its words that have no line of their own.
    """

    name: str
    item: Item
    amount: int
    payee: str | None
    parts: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class BillSums:
    """A bill's lines sorted: sums by item, and the total that the lender shows."""

    lines: tuple[BillLine, ...]
    total_shown: int

    @property
    def lines_total(self) -> int:
        """Return what the lines add up to."""
        return sum(line.amount for line in self.lines)

    @property
    def itemised(self) -> bool:
        """Return whether the bill shows lines, and not just one total."""
        return bool(self.lines)

    def shown(self, *items: Item) -> int:
        """Return what the bill shows of some items."""
        return sum(line.amount for line in self.lines if line.item in items)

    def beyond(self) -> tuple[BillLine, ...]:
        """Return the lines that no repayment table or late charge accounts for."""
        return tuple(line for line in self.lines if line.item not in CONTRACT_ITEMS + LATE_ITEMS)


def bill_sums(bill: Bill) -> BillSums:
    """Return a bill's lines sorted into items; a line that only adds the others up is no charge."""
    shown, total = _without_totals(bill)
    items = items_of([line.name for line in shown], [line.item for line in shown])
    wide = [() if line.item else parts_of(line.name) for line in shown]
    own = {item for item, parts in zip(items, wide, strict=True) if len(parts) < 2}
    taken: dict[Item, Item] = {}
    lines = []
    for line, item, parts in zip(shown, items, wide, strict=True):
        under = item
        held: tuple[Item, ...] = (item,)
        if len(parts) > 1:
            loose = [part for part in parts if part not in own]
            first = loose[0] if loose else parts[0]
            under = taken.get(first, first)
            held = tuple(part for part in loose if taken.setdefault(part, under) is under)
        lines.append(BillLine(line.name, under, line.amount, line.payee, held or (under,)))
    return BillSums(tuple(lines), sum(line.amount for line in lines) if total is None else total)


def _without_totals(bill: Bill) -> tuple[list[BillItem], int | None]:
    """Return the lines that are charges, and the total; a bill may show it as one of its lines."""
    whole = [line for line in bill.items if line.item is None and _is_whole(line.name)]
    sums = [line for line in whole if _TOTAL.fullmatch(line.name)] or whole
    if len(sums) != 1:
        return list(bill.items), bill.total_shown
    others = [line for line in bill.items if line is not sums[0]]
    amount, total = sums[0].amount, bill.total_shown
    if total is None and (_TOTAL.fullmatch(sums[0].name) or not others):
        total = amount
    if amount == total or (others and amount == sum(line.amount for line in others)):
        return others, total
    return list(bill.items), total


def _is_whole(name: str) -> bool:
    return parts_of(name) == _EVERYTHING and "本息" not in name
