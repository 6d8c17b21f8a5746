"""An entry that is about to be noted, in one line: when, what, how much."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ashore.case.entries import AnyEntry
from ashore.case.entries_dealings import Agreement, Contact, Notice
from ashore.case.entries_loans import (
    Bill,
    Disbursement,
    InstalmentSchedule,
    Loan,
    Payment,
    Statement,
)
from ashore.case.entries_papers import CourtPaper, CreditRecord
from ashore.case.entries_people import Transaction
from ashore.documents.words import ENTRY_KINDS
from ashore.text import Text

_LONGEST = 60
_ROWS = Text("{n} 期", "{n} instalments")
_LINES = Text("{n} 行", "{n} lines")


class Line(NamedTuple):
    """An entry in one line; ``fen`` is None where it has no sum of its own."""

    kind: Text
    on: dt.datetime | dt.date | None
    says: Text
    fen: int | None


def line_of(entry: AnyEntry) -> Line:
    """Return an entry in one line."""
    on, says, fen = _parts(entry)
    said = says if isinstance(says, Text) else Text(says[:_LONGEST], says[:_LONGEST])
    return Line(ENTRY_KINDS[entry.kind], on, said, fen)


def _parts(  # noqa: C901, PLR0911, PLR0912 - one line a kind
    entry: AnyEntry,
) -> tuple[dt.datetime | dt.date | None, Text | str, int | None]:
    match entry:
        case Transaction():
            return entry.on, entry.counterpart or entry.text, entry.amount
        case Contact():
            who = entry.counterpart_claims or entry.counterpart_number or ""
            return entry.at, f"{who} {entry.text}".strip(), None
        case Bill():
            return entry.captured_at, _LINES.fill(n=len(entry.items)), entry.total_shown
        case InstalmentSchedule():
            due = entry.rows[0].due_on if entry.rows else None
            return due, _ROWS.fill(n=len(entry.rows)), None
        case Payment():
            return entry.on, entry.to or entry.channel or "", entry.amount
        case Disbursement():
            return entry.on, entry.to_account or "", entry.gross
        case Loan():
            return entry.signed_on, entry.product, entry.terms.principal
        case Statement():
            return entry.statement_on, "", entry.balance
        case Agreement():
            return entry.signed_on, entry.pay_to or "", entry.total
        case Notice():
            return entry.received_on, entry.by or "", None
        case CourtPaper():
            return entry.dated, f"{entry.court or ''} {entry.case_no or ''}".strip(), None
        case CreditRecord():
            return entry.report_on, entry.reporter or entry.account or "", entry.overdue
        case _:
            return entry.recorded_at, "", None
