"""The creditor's bills after signing: what was waived and is charged, and totals too high."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ashore.case.entries_loans import Payment
from ashore.case.replay import LoanFile
from ashore.case.terms import Item
from ashore.findings import Working
from ashore.money.amounts import yuan_from_fen
from ashore.settle.promises.breach import Breach, Side, breach_of
from ashore.settle.promises.paid import paid_by
from ashore.settle.promises.terms import Terms
from ashore.text import Text

BOOKING_DAYS = 3
"""The program's own line: a payment is expected on a bill this many days after it was made."""
_NAMES: tuple[tuple[str, Item], ...] = (
    ("罚息", Item.PENALTY_INTEREST),
    ("复利", Item.COMPOUND_INTEREST),
    ("违约金", Item.LATE_FEE),
    ("滞纳金", Item.LATE_FEE),
    ("催收费", Item.COLLECTION_FEE),
    ("服务费", Item.SERVICE_FEE),
    ("手续费", Item.SERVICE_FEE),
    ("担保费", Item.GUARANTEE_FEE),
    ("律师费", Item.LEGAL_FEE),
    ("利息", Item.INTEREST),
)
_NEW_CHARGES = frozenset({
    Item.PENALTY_INTEREST, Item.COMPOUND_INTEREST, Item.LATE_FEE, Item.COLLECTION_FEE,
    Item.SERVICE_FEE, Item.OTHER_FEE, Item.GUARANTEE_FEE, Item.MEMBERSHIP, Item.INSURANCE,
    Item.LEGAL_FEE, Item.PREPAYMENT_FEE, Item.REINSTATED,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Charged:
    """One bill or statement as it is tested: its charges by item, and its total."""

    entry: str
    on: dt.date
    items: tuple[tuple[str, Item | None, int], ...]
    total: int | None


def bill_breaches(
    file: LoanFile, terms: Terms, on: dt.date, ended: dt.date | None
) -> Iterator[Breach]:
    """Yield what bills show that was not agreed, up to a day and while the agreement holds."""
    until = min(on, ended - dt.timedelta(days=1)) if ended else on
    for bill in _bills(file):
        if not terms.starts < bill.on <= until:
            continue
        off = 0
        for name, item, amount in bill.items:
            what = _not_agreed(item, amount, terms)
            if what is not None:
                off += amount
                yield _charge(bill, name, amount, what, terms)
        yield from _total(bill, file.payments, terms, off)


def _bills(file: LoanFile) -> Iterator[Charged]:
    for bill in file.bills:
        items = tuple((one.name, one.item or _item(one.name), one.amount) for one in bill.items)
        yield Charged(
            entry=bill.id, on=bill.captured_at.date(), items=items, total=bill.total_shown
        )
    for statement in file.statements:
        items = tuple(
            (one.text, _item(one.text), one.amount) for one in statement.entries if one.amount > 0
        )
        total = None if any(item is None for _, item, _ in items) else statement.balance
        yield Charged(entry=statement.id, on=statement.statement_on, items=items, total=total)


def _item(name: str) -> Item | None:
    return next((item for word, item in _NAMES if word in name), None)


def _not_agreed(item: Item | None, amount: int, terms: Terms) -> str | None:
    """Return how a charge departs from what was agreed, None where it does not."""
    if item is None or amount <= 0:
        return None
    if item in terms.waived_items:
        return "bill-waived"
    return "bill-new-charge" if terms.charges_stop and item in _NEW_CHARGES else None


def _charge(bill: Charged, name: str, amount: int, what: str, terms: Terms) -> Breach:
    shown = yuan_from_fen(amount)
    waived = what == "bill-waived"
    return breach_of(
        terms,
        what,
        Side.CREDITOR,
        bill.on,
        Text(
            f"{bill.on} 的账单收了「{name}」{shown} 元，"
            f"{'这一项已经免除' if waived else '协议说好不再加收'}。",
            f"The bill of {bill.on} charges {shown} yuan for “{name}”, which "
            f"{'was waived' if waived else 'was not to be charged any more'}.",
        ),
        ask=Text(
            f"请撤销 {bill.on} 账单上的「{name}」{shown} 元，并按协议重出账单。",
            f"Please take back the {shown} yuan for “{name}” and issue the bill as agreed.",
        ),
        amount=amount,
        entries=(bill.entry,),
    )


def _total(bill: Charged, payments: Sequence[Payment], terms: Terms, off: int) -> Iterator[Breach]:
    """Yield a total above what is left to pay; what is already named item by item is taken off."""
    if bill.total is None or not terms.payments:
        return
    booked = bill.on - dt.timedelta(days=BOOKING_DAYS)
    paid = paid_by(payments, terms, booked)
    left = max(terms.total - paid, 0)
    over = bill.total - off - left
    if over <= 0:
        return
    yield breach_of(
        terms,
        "wrong-total",
        Side.CREDITOR,
        bill.on,
        Text(
            f"{bill.on} 的账单共 {yuan_from_fen(bill.total)} 元，按协议最多还剩 "
            f"{yuan_from_fen(left)} 元，多了 {yuan_from_fen(over)} 元。",
            f"The bill of {bill.on} comes to {yuan_from_fen(bill.total)} yuan; at most "
            f"{yuan_from_fen(left)} are left under the agreement: {yuan_from_fen(over)} too many.",
        ),
        ask=Text(
            "请按协议核对剩余应还金额，并逐项说明差额。",
            "Please check what is left under the agreement and explain the difference.",
        ),
        amount=over,
        workings=(
            Working(
                label=Text("协议总额减去已付", "the agreed total less what was paid"),
                shown=yuan_from_fen(left),
                sum=f"{yuan_from_fen(terms.total)} − {yuan_from_fen(paid)}",
                entries=tuple(p.id for p in payments if terms.starts <= p.on <= booked),
            ),
        ),
        entries=(bill.entry,),
    )
