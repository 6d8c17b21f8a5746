"""What a lender's bill shows, sorted into items whatever words it uses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.case.entries_loans import Bill
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
    (r"罚息|逾期罚金|罚金", Item.PENALTY_INTEREST),
    (r"担保|融担|增信", Item.GUARANTEE_FEE),
    (r"保险|保费", Item.INSURANCE),
    (r"服务费|信息费|咨询费|技术费|管理费|手续费|评估费|分期费", Item.SERVICE_FEE),
    (r"判决利息", Item.INTEREST),
    (r"本金|账单余额|剩余应还|待还账单|透支", Item.PRINCIPAL),
    (r"利息|欠息|息费", Item.INTEREST),
    (r"\bpenalty\b", Item.PENALTY_INTEREST),
    (r"\bcompound", Item.COMPOUND_INTEREST),
    (r"\blate fee\b", Item.LATE_FEE),
    (r"\bprincipal\b", Item.PRINCIPAL),
    (r"\binterest\b", Item.INTEREST),
)
_AMBIGUOUS = "逾期利息"


def item_of(name: str) -> Item:
    """Return what a bill's words most likely mean, or ``unknown``.

    Examples:
        >>> item_of("逾期违约金").value, item_of("催收服务费").value, item_of("某某费").value
        ('late_fee', 'collection_fee', 'unknown')
    """
    # Compiled when first met, which most of the patterns never are.
    found = (item for words, item in _WORDS if re.search(words, name, re.IGNORECASE))
    return next(found, Item.UNKNOWN)


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
    """One line of a bill as shown, with the item that it stands for."""

    name: str
    item: Item
    amount: int
    payee: str | None


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
    """Return a bill's lines sorted into items."""
    items = items_of([line.name for line in bill.items], [line.item for line in bill.items])
    lines = tuple(
        BillLine(shown.name, item, shown.amount, shown.payee)
        for shown, item in zip(bill.items, items, strict=True)
    )
    total = bill.total_shown
    return BillSums(lines, sum(line.amount for line in lines) if total is None else total)
