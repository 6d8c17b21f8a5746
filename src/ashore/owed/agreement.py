"""Where an agreed instalment plan stands: missed parts, and what comes back if it ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.case.entries_dealings import Agreement
from ashore.money.dates import add_months
from ashore.owed.position import Paid


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPosition:
    """A plan on a day; sums are fen.

    ``ahead`` is what falls due from that day on. ``total_if_reinstated`` adds back what had been
    waived.
    """

    as_of: dt.date
    paid: int
    missed: tuple[dt.date, ...]
    past_due: int
    not_yet_due: int
    total_if_reinstated: int
    days_past_due: int
    ended: bool
    ahead: tuple[tuple[dt.date, int], ...]


def agreement_position(
    agreement: Agreement, payments: Sequence[Paid], on: dt.date
) -> AgreementPosition | None:
    """Return where a plan stands, or None where its dates or sums are not known.

    Payments fill the instalments oldest first; an instalment is missed when its day has passed
    and it is not full. The last one takes what equal parts leave over.
    """
    if not (agreement.first_due_on and agreement.periods and agreement.monthly and agreement.total):
        return None
    due_days = [add_months(agreement.first_due_on, n) for n in range(agreement.periods)]
    amounts = [agreement.monthly] * (agreement.periods - 1)
    amounts.append(agreement.total - sum(amounts))
    paid = sum(p.amount for p in payments if agreement.signed_on <= p.on <= on)
    left, missed, past_due = paid, [], 0
    ahead: list[tuple[dt.date, int]] = []
    for day, amount in zip(due_days, amounts, strict=True):
        covered = min(left, amount)
        left -= covered
        if covered == amount:
            continue
        if day >= on:
            ahead.append((day, amount - covered))
            continue
        missed.append(day)
        past_due += amount - covered
    return AgreementPosition(
        as_of=on,
        paid=paid,
        missed=tuple(missed),
        past_due=past_due,
        not_yet_due=agreement.total - paid - past_due,
        total_if_reinstated=agreement.total - paid + (agreement.waived or 0),
        days_past_due=(on - missed[0]).days if missed else 0,
        ended=bool(missed) and agreement.any_miss_ends,
        ahead=tuple(ahead),
    )
