"""How many free credit reports are left this year, and when to fetch the next one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.case.entries_papers import CreditRecord
from ashore.case.replay import Case
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.dates import add_months
from ashore.text import Text

HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeReports:
    """How many free reports a year has, how many are recorded in it, and when to fetch the next."""

    a_year: int
    fetched: int
    next_on: dt.date
    because: Text
    citation: Citation


def free_reports(
    case: Case, looked_for: Sequence[dt.date | None], book: LawBook, on: dt.date
) -> FreeReports:
    """Return the free reports of a year, as far as reports are recorded.

    Args:
        case: Its credit records say when reports were fetched; all are taken to have been free.
        looked_for: The days from which a change should be visible on a report.
        book: Gives how many a year are free.
        on: Today.
    """
    figure = book.figure("credit-record.free-reports-a-year", on=on)
    fetched_on = sorted({record.report_on for record in case.of(CreditRecord)})
    this_year = [day for day in fetched_on if day.year == on.year]
    a_year = int(figure.value)
    if len(this_year) >= a_year:
        next_on, because = dt.date(on.year + 1, 1, 1), _NEXT_YEAR
    elif not fetched_on:
        next_on, because = on, _NONE_YET
    else:
        half_year = add_months(fetched_on[-1], HALF_A_YEAR)
        changes = [day for day in looked_for if day and day > fetched_on[-1]]
        due = min(changes, default=half_year)
        next_on, because = (due, _AFTER_STEP) if due < half_year else (half_year, _HALF)
    return FreeReports(
        a_year=a_year,
        fetched=len(this_year),
        next_on=max(next_on, on),
        because=because,
        citation=figure.citation,
    )


_NONE_YET = Text("还没有查过：先查一次，看看都有哪些账户。", "None yet: fetch one to see them all.")
_AFTER_STEP = Text("有一笔的更新应该能看到了。", "A change should be visible by then.")
_HALF = Text("离上次半年，再看一眼。", "Half a year after the last one.")
_NEXT_YEAR = Text("今年的免费次数用完了。", "This year's free reports are used.")
