"""How late a loan is called: the lender's stage and the credit report's code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ashore.findings import Citation
from ashore.law.book import LawBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Delinquency:
    """Days past due as others name them: ``M2`` and ``2``; ``M0`` and ``N`` when nothing is late.

    Neither is a fact until it is read: whether a lender has reported is only on the credit report.
    """

    days_past_due: int
    stage: str
    credit_report_code: str
    citations: tuple[Citation, ...]


def delinquency(days_past_due: int, book: LawBook, on: dt.date) -> Delinquency:
    """Return the stage and the credit-report code for some days past due."""
    stages = book.table("stages.overdue-months", on=on)
    codes = book.table("credit-record.month-codes", on=on)
    return Delinquency(
        days_past_due=days_past_due,
        stage=_row_for(days_past_due, stages.rows)["stage"],
        credit_report_code=_row_for(days_past_due, codes.rows)["code"] if days_past_due else "N",
        citations=(stages.citation, codes.citation),
    )


def _row_for(days: int, rows: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    ranges = [row for row in rows if row["from_days"]]
    return next(
        row
        for row in reversed(ranges)
        if int(row["from_days"]) <= days and (not row["to_days"] or days <= int(row["to_days"]))
    )
