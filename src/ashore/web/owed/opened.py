"""The sums over all debts, each opened down to the debts, items and entries that it adds up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ashore.case.terms import Item
from ashore.documents.records import entries_behind
from ashore.documents.words import ITEMS, yuan
from ashore.findings import Finding, Working
from ashore.law.book import LawBook
from ashore.owed.report import ASKED, DebtOwed, Owed
from ashore.owed.standing import standing_on
from ashore.text import Text


class Opened(NamedTuple):
    """A sum in fen with what it is called and how it came about."""

    says: Text
    fen: int
    workings: tuple[Working, ...]


def opened_totals(owed: Owed, book: LawBook) -> tuple[Opened, ...]:
    """Return the few sums that stand first: due now, one more day, principal left, to be asked.

    Args:
        owed: What is owed on a day.
        book: The law book, for what the day after brings.
    """
    counted = [debt for debt in owed.debts if debt.counts]
    sums = [
        _over_debts(DUE_NOW, counted, lambda debt: debt.standing.due_now, _items),
        _over_debts(
            ONE_MORE_DAY, counted, lambda debt: debt.one_more_day, lambda d: day_parts(d, book)
        ),
        _over_debts(
            PRINCIPAL_LEFT,
            counted,
            lambda debt: debt.standing.outstanding_principal,
            principal_parts,
        ),
    ]
    asked = _asked(owed)
    return (*sums, *([asked] if asked.fen else []))


def due_workings(debt: DebtOwed) -> tuple[Working, ...]:
    """Return what is due of one debt, item by item, with the entries that decide it."""
    parts = _items(debt)
    if not parts:
        return ()
    return (
        Working(
            label=debt.standing.footing.words(),
            shown=yuan(debt.standing.due_now),
            sum=_sum(debt.standing.sums.values()),
            entries=entries_of_figures(debt),
            parts=(*parts, *debt.standing.workings),
        ),
    )


def day_parts(debt: DebtOwed, book: LawBook) -> tuple[Working, ...]:
    """Return what one more day adds to a debt, item by item: tomorrow's sum less today's."""
    if not debt.one_more_day:
        return ()
    today = debt.standing
    tomorrow = standing_on(debt.facts, book, today.on + dt.timedelta(days=1))
    pairs = [(i, tomorrow.sums.get(i, 0), today.sums.get(i, 0)) for i in tomorrow.late_items]
    return tuple(
        Working(label=ITEMS[item], shown=yuan(then - now), sum=f"{yuan(then)} − {yuan(now)}")
        for item, then, now in pairs
        if then != now
    )


def principal_parts(debt: DebtOwed) -> tuple[Working, ...]:
    """Return the principal that is left of a debt: what is due of it, and what is not yet."""
    due = debt.standing.sums.get(Item.PRINCIPAL, 0)
    ahead = debt.standing.outstanding_principal - due
    parts = ((_DUE_PRINCIPAL, due), (_LATER_PRINCIPAL, ahead))
    return tuple(Working(label=says, shown=yuan(fen)) for says, fen in parts if fen > 0)


def entries_of_figures(debt: DebtOwed) -> tuple[str, ...]:
    """Return the ids of the entries that decide what is due: papers first, then payments."""
    file = debt.facts.file
    papers = (entry.id for entry in entries_behind(file, debt.standing.footing))
    return (*papers, *(payment.id for payment in file.payments))


def _items(debt: DebtOwed) -> tuple[Working, ...]:
    sums = debt.standing.sums
    return tuple(
        Working(label=ITEMS[item], shown=yuan(sums[item])) for item in Item if sums.get(item)
    )


def _over_debts(
    says: Text,
    debts: Iterable[DebtOwed],
    fen: Callable[[DebtOwed], int],
    parts: Callable[[DebtOwed], tuple[Working, ...]] = lambda _: (),
) -> Opened:
    named = [(debt, fen(debt)) for debt in debts if fen(debt)]
    workings = (
        Working(
            label=says,
            shown=yuan(sum(amount for _, amount in named)),
            sum=_sum(amount for _, amount in named),
            parts=tuple(
                Working(
                    label=_name(debt),
                    shown=yuan(amount),
                    entries=(debt.id,),
                    parts=parts(debt),
                )
                for debt, amount in named
            ),
        ),
    )
    return Opened(says, sum(amount for _, amount in named), workings if named else ())


def _asked(owed: Owed) -> Opened:
    found = [finding for finding in owed.findings if finding.code in ASKED and finding.amount]
    parts = tuple(_finding(finding) for finding in found)
    working = Working(
        label=TO_ASK,
        shown=yuan(owed.asked),
        sum=_sum(finding.amount or 0 for finding in found),
        parts=parts,
    )
    return Opened(TO_ASK, owed.asked, (working,) if parts else ())


def _finding(finding: Finding) -> Working:
    entries = tuple(name for name in finding.where.split("/")[:2] if name)
    return Working(
        label=finding.says,
        shown=yuan(finding.amount or 0),
        entries=entries,
        citations=finding.citations,
        parts=finding.workings,
    )


def _name(debt: DebtOwed) -> Text:
    product = debt.facts.file.loan.product
    return Text(product, product)


def _sum(amounts: Iterable[int]) -> str:
    return " + ".join(_yuan(amounts))


def _yuan(amounts: Iterable[int]) -> Iterator[str]:
    return (yuan(amount) for amount in amounts if amount)


_DUE_PRINCIPAL = Text("到期没还的本金", "principal due and unpaid")
_LATER_PRINCIPAL = Text("还没到期的本金", "principal not due yet")
DUE_NOW = Text("今天已到期未还", "Due and unpaid today")
ONE_MORE_DAY = Text("再过一天大约多", "One more day adds about")
PRINCIPAL_LEFT = Text("剩余本金（含没到期的）", "Principal left, due or not")
TO_ASK = Text("账单里先问清再付", "On the bills, ask before paying")
