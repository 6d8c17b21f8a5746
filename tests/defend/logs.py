"""A small language for contact logs in tests: rows as a person would write them down."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping

from ashore.case.entries_dealings import Contact
from ashore.defend.conduct.facts import NOTHING_KNOWN, ConductFacts
from ashore.defend.conduct.finding import ConductFinding
from ashore.defend.conduct.report import ConductReport, conduct_report
from ashore.defend.contacts.agencies import Confirmed
from ashore.defend.contacts.log import NOTHING_CONFIRMED, ContactLog, log_from_csv
from ashore.law.book import LawBook

COLUMNS = (
    "at",
    "channel",
    "direction",
    "counterpart_number",
    "counterpart_claims",
    "to_whom",
    "to_whom_relation",
    "duration_s",
    "text",
    "agency",
    "creditor",
    "answered",
    "observed",
    "persons",
)
BOOK = LawBook.standard()
TODAY = dt.date(2026, 11, 24)


def row(
    at: str,
    *,
    channel: str = "call",
    direction: str = "in",
    number: str = "13800006602",
    claims: str = "驼峰",
    whom: str = "",
    relation: str = "",
    seconds: str = "60",
    text: str = "",
    **more: str,
) -> str:
    """Return one line of a log: an answered call of 驼峰 to the borrower unless told."""
    values = {
        "at": at,
        "channel": channel,
        "direction": direction,
        "counterpart_number": number,
        "counterpart_claims": claims,
        "to_whom": whom,
        "to_whom_relation": relation,
        "duration_s": seconds if channel == "call" else "",
        "text": text,
    } | more
    return line(values.get(name, "") for name in COLUMNS)


def line(cells: Iterable[str]) -> str:
    """Return cells as one CSV line."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(list(cells))
    return out.getvalue().removesuffix("\n")


def csv_of(*rows: str) -> bytes:
    """Return rows under the header of the exchange format."""
    return "\n".join([",".join(COLUMNS), *rows]).encode()


def log_of(*rows: str, confirmed: Confirmed = NOTHING_CONFIRMED) -> ContactLog:
    """Return the log of some rows."""
    return log_from_csv(csv_of(*rows), confirmed=confirmed)


def reader(labels: Mapping[str, Iterable[str]]) -> Callable[[Contact], Iterable[str]]:
    """Return a reader that knows some texts by heart."""
    return lambda contact: labels.get(contact.text, ())


def report_of(
    *rows: str,
    labels: Mapping[str, Iterable[str]] | None = None,
    facts: ConductFacts = NOTHING_KNOWN,
    confirmed: Confirmed = NOTHING_CONFIRMED,
    on: dt.date = TODAY,
    book: LawBook = BOOK,
) -> ConductReport:
    """Return what some rows show."""
    log = log_of(*rows, confirmed=confirmed)
    return conduct_report(log, book, on=on, facts=facts, labels=reader(labels or {}))


def found(report: ConductReport, rule: str) -> list[ConductFinding]:
    """Return the findings of one rule, by its number or its code."""
    return [one for one in report.findings if rule in (one.rule, one.finding.code)]


def rows_of(report: ConductReport, rule: str) -> list[tuple[int, ...]]:
    """Return the rows that each finding of a rule names."""
    return [one.rows for one in found(report, rule)]


def flagged(report: ConductReport, flag: str) -> list[int]:
    """Return the rows that carry a mark."""
    return sorted(number for number, flags in report.flags.items() if flag in flags)
