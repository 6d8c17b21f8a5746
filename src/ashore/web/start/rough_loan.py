"""A debt told in four rough answers: as much of a loan as they give, and no more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Classification, Loan
from ashore.case.entry import Note
from ashore.case.terms import CustomRow, LoanTerms, Method, Role
from ashore.money.dates import add_months
from ashore.web.start.slots import Given

_MOST_PARTS = 120
_UNKNOWN = ("penalty", "compound", "late_fees")
ROUGH = "按大概的数估的：剩余本金和利息没有分开，以合同和账单为准。"
"""Stands in the loan's notes, so that nobody takes the rough table for the lender's own."""
DUE_ONLY = "只估了到期的几期：总共还剩多少还不知道。"
_NO_SUM = "欠「{who}」，数目还不知道。"
_WHOSE = {
    "mine": (Classification.GENUINE, True),
    "fees": (Classification.DISPUTED_FEES, True),
    "nominee": (Classification.NOMINEE, True),
    "not_mine": (Classification.IDENTITY_FRAUD, False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rough:
    """What a person says of one debt; sums are fen, None is not known yet.

    ``due_on`` is when the oldest unpaid part fell due, or the next one does. ``whose`` is ``mine``,
    ``fees``, ``nominee``, ``not_mine`` or nothing.
    """

    who: str
    left: int | None = None
    monthly: int | None = None
    due_on: dt.date | None = None
    whose: str = ""


def as_entry(rough: Rough, on: dt.date) -> Given:
    """Return the entry for a rough debt on a day.

    With a monthly part and a due day there is a table: equal parts until nothing is left, or, where
    what is left is not known, those that have fallen due and the next one. Without them the sum
    stands alone, with no due day; without any sum there is only a note.
    """
    if rough.left is None and not (rough.monthly and rough.due_on):
        return "note", {"text": _NO_SUM.format(who=rough.who)}
    rows = _rows(rough, on)
    principal = sum(row.principal for row in rows) or rough.left or 0
    terms: dict[str, Any] = {"method": Method.CUSTOM if rows else Method.OPEN}
    terms |= {"principal": principal, "rows": rows, "unknown": _UNKNOWN}
    # Kept even where there is no table yet: the answer is not lost, and the form shows it again.
    terms |= {"payment": rough.monthly} if rough.monthly else {}
    terms |= {"first_due_on": rough.due_on} if rough.due_on else {}
    whose, own = _WHOSE.get(rough.whose, (Classification.UNKNOWN, None))
    return "loan", {
        "product": rough.who,
        "terms": LoanTerms.model_validate(terms),
        "parties": {Role.PLATFORM: rough.who},
        "own": own,
        "classification": whose,
        "notes": ROUGH if rough.left is not None else f"{ROUGH}{DUE_ONLY}",
    }


def from_entry(entry: AnyEntry | None) -> Rough | None:
    """Return what was said of a debt, None where the entry is none of ours."""
    if isinstance(entry, Note):
        before, _, after = _NO_SUM.partition("{who}")
        return Rough(who=entry.text.removeprefix(before).removesuffix(after))
    if not isinstance(entry, Loan):
        return None
    terms = entry.terms
    return Rough(
        who=entry.product,
        left=None if DUE_ONLY in entry.notes else terms.principal,
        monthly=terms.payment,
        due_on=terms.first_due_on,
        whose=next(
            (name for name, (whose, _) in _WHOSE.items() if whose is entry.classification), ""
        ),
    )


def _rows(rough: Rough, on: dt.date) -> tuple[CustomRow, ...]:
    if not rough.monthly or rough.due_on is None:
        return ()
    rows: list[CustomRow] = []
    left = rough.left
    for n in range(_MOST_PARTS):
        due_on = add_months(rough.due_on, n)
        if left is None:
            part = rough.monthly
        else:
            # A table that would never end puts all that is left into its last line.
            part = left if n == _MOST_PARTS - 1 else min(rough.monthly, left)
            left -= part
        rows.append(CustomRow(n=n + 1, due_on=due_on, principal=part))
        if left == 0 or (left is None and due_on > on):
            break
    return tuple(rows)
