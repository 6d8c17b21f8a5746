"""Which of several debts to one creditor a payment settles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ashore.errors.owed import DebtUnknownError
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.text import Text

RULE = "civil-code.order-between-debts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """One of several debts to the same creditor, as the order between them looks at it.

    ``owed`` and ``secured`` are fen, the second what pledges and guarantees cover; ``burden`` is
    what the debt costs a year, as a share; ``due_on`` is the day it fell or falls due.
    """

    name: str
    owed: int
    due_on: dt.date
    secured: int = 0
    burden: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Share:
    """The fen of a payment that go to one debt, and what put it in its place.

    ``because`` is ``named`` (by the debtor), the criterion that set it apart from the debts behind
    it, or ``only`` where there was no other.
    """

    debt: str
    amount: int
    because: str

    def reason(self) -> Text:
        """Return why the debt comes here, in words."""
        return _REASONS[self.because]


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """Where a payment goes among debts, what is left of it, and the rule."""

    shares: tuple[Share, ...]
    left: int
    citation: Citation


def designate(
    amount: int, debts: Sequence[Debt], book: LawBook, on: dt.date, *, named: Sequence[str] = ()
) -> Designation:
    """Return which debts a payment settles: those the debtor names, then in the order of the law.

    Shares and rest add up to the payment. Debts that no criterion sets apart share by what is owed
    on them; a fen that does not divide goes to the largest remainder, then to the debt given first.

    Args:
        amount: The payment in fen.
        debts: All debts to this creditor.
        book: The law book, for the order.
        on: The day of the payment.
        named: The debts that the debtor names when paying, the first one first.

    Raises:
        DebtUnknownError: If a debt is named that is not there.
        LawDataError: If the order of that day is not known.

    Examples:
        >>> day = dt.date(2026, 11, 24)
        >>> debts = [Debt(name="a", owed=50_000, due_on=dt.date(2026, 9, 1), secured=50_000),
        ...          Debt(name="b", owed=30_000, due_on=dt.date(2026, 10, 1))]
        >>> found = designate(40_000, debts, LawBook.standard(), day)
        >>> [(share.debt, share.amount, share.because) for share in found.shares]
        [('b', 30000, 'least_secured'), ('a', 10000, 'only')]
    """
    rule = book.rule(RULE, on=on)
    by_name = {debt.name: debt for debt in debts}
    for name in named:
        if name not in by_name:
            raise DebtUnknownError(name=name, known=", ".join(by_name))
    shares: list[Share] = []
    left = amount
    for name in dict.fromkeys(named):
        paid = min(by_name[name].owed, left)
        shares.append(Share(name, paid, "named"))
        left -= paid
    criteria = [str(word) for word in rule.data["order"]]
    others = [debt for debt in debts if debt.name not in named]
    for group, because in _in_order(others, criteria, on):
        parts = _pro_rata(min(left, sum(debt.owed for debt in group)), group)
        shares += [Share(d.name, part, because) for d, part in zip(group, parts, strict=True)]
        left -= sum(parts)
    return Designation(
        shares=tuple(share for share in shares if share.amount),
        left=left,
        citation=rule.citation,
    )


# The words of the law book's order with the value by which the smaller debt comes first.
def _ranks(debt: Debt, on: dt.date) -> dict[str, Any]:
    return {
        "due": debt.due_on > on,
        "least_secured": debt.secured,
        "heaviest": -debt.burden,
        "earliest_due": debt.due_on,
    }


_REASONS = {
    "named": Text("付款时指定还这一笔", "named when paying"),
    "due": Text("已经到期", "it is due"),
    "least_secured": Text("缺乏担保或担保最少", "it is the least secured"),
    "heaviest": Text("负担较重", "it weighs the most"),
    "earliest_due": Text("先到期", "it fell due first"),
    "pro_rata": Text("没有先后，按比例", "nothing sets it apart, so it shares by its size"),
    "only": Text("只剩这一笔", "no other debt is left"),
}


def _in_order(
    debts: Sequence[Debt], criteria: Sequence[str], on: dt.date
) -> Iterator[tuple[list[Debt], str]]:
    """Yield debts in their order, those that share one place together, with what decided it."""
    left = list(debts)
    while left:
        group, because = left, "only" if len(left) == 1 else "pro_rata"
        for word in criteria:
            ranks = [_ranks(debt, on).get(word, 0) for debt in group]
            ahead = [debt for debt, rank in zip(group, ranks, strict=True) if rank == min(ranks)]
            if len(ahead) < len(group):
                group, because = ahead, word
        yield group, because if len(group) == 1 else "pro_rata"
        left = [debt for debt in left if debt not in group]


def _pro_rata(amount: int, debts: Sequence[Debt]) -> list[int]:
    """Return whole fen for each debt by what is owed on it; they add up to the amount."""
    owed = sum(debt.owed for debt in debts)
    if not owed:
        return [0] * len(debts)
    parts = [amount * debt.owed // owed for debt in debts]
    rests = [amount * debt.owed % owed for debt in debts]
    largest = sorted(range(len(debts)), key=lambda n: (-rests[n], n))
    for n in largest[: amount - sum(parts)]:
        parts[n] += 1
    return parts
