"""A personal credit report: its day, its accounts in either layout, and who looked at it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from ashore.case.entries_papers import CreditRecord
from ashore.case.entry import Source
from ashore.intake.pages.figures import DAY, day_of, folded
from ashore.intake.pages.words import Line
from ashore.intake.papers.credit_account import CreditAccount, fields_of, record_of
from ashore.intake.papers.credit_sentences import accounts_in_sentences, queries_in
from ashore.intake.papers.credit_tables import accounts_in_tables, is_long_form
from ashore.intake.papers.pdf import PdfPage
from ashore.intake.papers.sentences import sentences_of_lines
from ashore.intake.reading import SeenField

_TITLE = re.compile(r"(?:个人|企业)?信用报告")
_REPORTED = re.compile(rf"(?:报告|查询)(?:时间|日期)[:]?({DAY})")


class CreditReport(NamedTuple):
    """What a report says: the day it was made, its accounts, and who looked at it and why.

    ``unread`` are the words of what is numbered like an account and was not read as one.
    """

    report_on: dt.date | None
    accounts: tuple[CreditAccount, ...]
    queries: tuple[tuple[dt.date, str, str], ...]
    fields: tuple[SeenField, ...]
    unread: tuple[str, ...] = ()

    def records(
        self, *, on: dt.date, recorded_at: dt.datetime, source: Source
    ) -> tuple[CreditRecord, ...]:
        """Return an entry for each account; ``on`` stands in where the report has no day."""
        return tuple(
            record_of(
                account,
                report_on=self.report_on or on,
                recorded_at=recorded_at,
                source=source,
            )
            for account in self.accounts
        )


def looks_like_credit_report(lines: Sequence[Line]) -> bool:
    """Return whether one of the first lines says that it is a credit report."""
    return any(
        _TITLE.search(re.sub(r"\s", "", folded(line.text))) and len(line.text) < 30
        for line in lines[:12]
    )


def read_credit_report(pages: Sequence[PdfPage], lines: Sequence[Line]) -> CreditReport:
    """Return what a credit report says, in its short or its long form."""
    sentences = sentences_of_lines(lines)
    unread: list[str] = []
    in_tables = is_long_form(lines)
    found = accounts_in_tables(pages) if in_tables else accounts_in_sentences(sentences, unread)
    accounts = tuple(found)
    report_on = _report_day(lines)
    fields = [
        field for n, account in enumerate(accounts, start=1) for field in fields_of(account, n)
    ]
    if report_on:
        fields.insert(0, SeenField("report_on", report_on.isoformat(), "", 97, None, asks=False))
    else:
        fields.insert(0, SeenField("report_on", "", "", 0, None, asks=True))
    queries = tuple(queries_in(sentences))
    return CreditReport(report_on, accounts, queries, tuple(fields), tuple(unread))


def _report_day(lines: Sequence[Line]) -> dt.date | None:
    for line in lines:
        match = _REPORTED.search(re.sub(r"\s", "", folded(line.text)))
        day = day_of(match[1]) if match else None
        if day:
            return dt.date.fromisoformat(day.value)
    return None
