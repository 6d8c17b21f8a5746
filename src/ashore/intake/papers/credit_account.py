"""One account on a credit report: what every layout of it comes to."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ashore.case.entries_papers import CreditRecord
from ashore.case.entry import Source
from ashore.intake.reading import Box, ContentIds, SeenField
from ashore.money.amounts import yuan_from_fen

CODES = "N1234567/*CG#BDZ"
"""The codes of the five-year grid; 1 to 7 are months overdue, B is bad debt, Z settled in goods."""


class CreditAccount(NamedTuple):
    """An account as a report shows it, amounts in fen; None is not shown.

    ``grid`` holds the code of each month, the latest last. ``text`` are the report's own words.
    """

    reporter: str
    kind: str
    text: str
    opened_on: dt.date | None = None
    lent: int | None = None
    status: str | None = None
    balance: int | None = None
    overdue: int | None = None
    overdue_months: int | None = None
    grid: str = ""
    box: Box | None = None
    off: tuple[str, ...] = ()


def months_overdue(grid: str) -> int:
    """Return in how many months of a grid the account was overdue by 1 to 7 steps.

    Examples:
        >>> months_overdue("NN12*N/C")
        2
    """
    return sum(code in "1234567" for code in grid)


def record_of(
    account: CreditAccount, *, report_on: dt.date, recorded_at: dt.datetime, source: Source
) -> CreditRecord:
    """Return an account as the entry that a case keeps."""
    said = (account.reporter, account.kind, account.opened_on, account.lent, account.status,
            account.balance, account.overdue, account.grid)  # fmt: skip
    return CreditRecord(
        id=ContentIds("credit").of(report_on, *said),
        recorded_at=recorded_at,
        source=source,
        report_on=report_on,
        reporter=account.reporter,
        account=account.kind,
        opened_on=account.opened_on,
        lent=account.lent,
        status=account.status,
        balance=_owed(account.balance),
        overdue=_owed(account.overdue),
        overdue_months=account.overdue_months,
        grid=account.grid or None,
    )


def fields_of(account: CreditAccount, number: int) -> tuple[SeenField, ...]:
    """Return the values of an account with its own words; what does not fit is asked about."""
    values = {
        "reporter": account.reporter,
        "account": account.kind,
        "opened_on": account.opened_on.isoformat() if account.opened_on else None,
        "lent": _yuan(account.lent),
        "status": account.status,
        "balance": _yuan(account.balance),
        "overdue": _yuan(account.overdue),
        "overdue_months": None if account.overdue_months is None else str(account.overdue_months),
        "grid": account.grid or None,
    }
    return tuple(
        SeenField(
            f"accounts[{number}].{name}",
            value,
            account.text,
            40 if name in account.off else 97,
            account.box,
            name in account.off,
        )
        for name, value in values.items()
        if value is not None
    )


def _owed(fen: int | None) -> int | None:
    """Return what is owed; a card paid beyond its balance shows less than nothing."""
    return None if fen is None else max(fen, 0)


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else yuan_from_fen(fen)
