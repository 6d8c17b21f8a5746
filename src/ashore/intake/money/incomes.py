"""What a statement suggests of regular income: the same payer, month after month."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import re
from collections.abc import Iterator, Sequence

from ashore.case.entries_people import Income, Stability, Transaction
from ashore.intake.money.source import read_data
from ashore.intake.reading import Proposal
from ashore.money.amounts import yuan_from_fen
from ashore.text import Text

_FEWEST_MONTHS = 2
_NO_INCOME = ("transfer", "refund", "repayment", "loan")
_REGULAR = Text(
    "“{payer}”在 {count} 个月里每月打来 {amount} 元，像是固定收入。",
    "“{payer}” paid {amount} yuan a month in {count} months, which looks like steady income.",
)
_VARYING = Text(
    "“{payer}”在 {count} 个月里打来 {least} 到 {most} 元不等，像是不固定的收入。",
    "“{payer}” paid between {least} and {most} yuan in {count} months, which looks like income "
    "that varies.",
)


def incomes_of(entries: Sequence[Transaction], *, on: dt.date) -> tuple[Proposal, ...]:
    """Return the incomes to offer: one for each payer whose words are those of pay.

    Money that came in two months at least counts. Where every month brought the same, that is the
    monthly sum; where they differ, the months are kept, without the one that is not over yet. An
    income is named by the words of pay alone: the payer may be an employer, whom a letter to a
    lender should not give away.

    Args:
        entries: The statement's rows.
        on: The day on which it is read.
    """
    pay = _pattern("pay")
    by_payer: dict[tuple[str, str], list[Transaction]] = {}
    for one in entries:
        if one.amount > 0 and one.category not in _NO_INCOME and pay.search(_words(one)):
            by_payer.setdefault((_name(one), one.counterpart or ""), []).append(one)
    return tuple(
        proposal
        for (name, payer), rows in by_payer.items()
        for proposal in _proposal(name, payer, rows, on)
    )


def _proposal(
    name: str, payer: str, rows: Sequence[Transaction], on: dt.date
) -> Iterator[Proposal]:
    sums: dict[tuple[int, int], int] = {}
    for row in sorted(rows, key=lambda one: one.on):
        month = row.on.year, row.on.month
        sums[month] = sums.get(month, 0) + row.amount
    over = {month: fen for month, fen in sums.items() if month != (on.year, on.month)}
    even = len(set(sums.values())) == 1
    counted = tuple(sums.values()) if even else tuple(over.values())
    if len(counted) < _FEWEST_MONTHS:
        return
    steady = even and _pattern("wage").search(name)
    first = min(rows, key=lambda one: one.on)
    income = Income(
        id=f"income-{_short(name, payer)}",
        recorded_at=first.recorded_at,
        source=first.source.model_copy(update={"row": None}),
        name=name,
        monthly=counted[0] if even else None,
        months=() if even else counted,
        stability=Stability.STABLE if steady else Stability.VOLATILE,
        pay_day=max(row.on.day for row in rows) if steady else None,
        proof="工资流水" if steady else "收款流水",
    )
    said = {
        "payer": payer or name,
        "count": len(counted),
        "amount": yuan_from_fen(counted[0]),
        "least": yuan_from_fen(min(counted)),
        "most": yuan_from_fen(max(counted)),
    }
    yield Proposal(
        code="money.income",
        entries=(income,),
        because=(_REGULAR if even else _VARYING).fill(**said),
        rows=tuple(row.source.row for row in rows if row.source.row),
    )


def _words(one: Transaction) -> str:
    return " ".join(filter(None, (one.counterpart, one.text)))


def _name(one: Transaction) -> str:
    """Return what a row calls the pay: its own text, else the word of pay that it holds."""
    found = _pattern("pay").search(one.text or "") or _pattern("pay").search(_words(one))
    return found[0] if found else ""


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_data("pay.yaml")[name])


def _short(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:16]
