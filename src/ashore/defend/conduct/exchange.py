"""What a contact log shows as plain JSON values: the form that programs read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from ashore.defend.conduct.finding import ConductFinding
from ashore.defend.conduct.report import ConductReport
from ashore.law.book import LawBook
from ashore.owed.exchange import finding_as_json
from ashore.text import Language

Json = dict[str, Any]


def conduct_as_json(report: ConductReport, book: LawBook, language: Language) -> Json:
    """Return a report as JSON values.

    ``rows`` has every row of the log, read or not; a row that repeats another says which.
    """
    return {
        "on": report.on.isoformat(),
        "rows": _rows(report),
        "findings": [_finding(one, report, book, language) for one in report.findings],
        "agencies": _agencies(report),
        "questions": [
            {
                "code": question.code,
                "names": list(question.names),
                "number": question.number,
                "rows": list(question.rows),
                "says": question.says.in_language(language),
            }
            for question in report.questions
        ],
        "problems": [
            {"row": one.row, "code": one.code, "says": one.says.in_language(language)}
            for one in report.log.problems
        ],
    }


def _rows(report: ConductReport) -> list[Json]:
    ids = {contact.row: contact.id for contact in report.log.contacts if contact.id}
    rows = []
    for row in range(1, report.log.rows + 1):
        shown: Json = {"row": row, "flags": list(report.flags.get(row, ()))}
        if row in ids:
            shown["id"] = ids[row]
        if row in report.log.repeats:
            shown["repeats"] = report.log.repeats[row]
        rows.append(shown)
    return rows


def _finding(one: ConductFinding, report: ConductReport, book: LawBook, language: Language) -> Json:
    opened = finding_as_json(one.finding, language)
    del opened["amount"], opened["ask"]
    return {
        "rule": one.rule,
        "title": one.title.in_language(language),
        "agency": one.agency or None,
        "creditor": one.creditor,
        "rows": list(one.rows),
        "basis": [citation.id for citation in one.finding.citations],
        **opened,
        "counts": dict(one.counts),
        "holds": [text.in_language(language) for text in one.holds],
        "explanations": [text.in_language(language) for text in one.explanations],
        "channels": [channel_as_json(i, book, report.on, language) for i in one.channels],
    }


def channel_as_json(entry_id: str, book: LawBook, on: dt.date, language: Language) -> Json:
    """Return a place to turn to: its id, its name and the numbers to dial."""
    channel = book.channel(entry_id, on=on)
    lines = [book.channel(line, on=on) for line in channel.hotlines]
    phones = dict.fromkeys((*channel.phones, *(phone for line in lines for phone in line.phones)))
    return {"id": entry_id, "title": channel.title.in_language(language), "phones": list(phones)}


def _agencies(report: ConductReport) -> list[Json]:
    contacts = Counter(report.log.agencies.of_row[contact.row] for contact in report.log.inbound())
    return [
        {
            "name": agency.name or None,
            "named": agency.named,
            "numbers": list(agency.numbers),
            "claims": list(agency.claims),
            "creditors": list(agency.creditors),
            "confirmed": agency.confirmed,
            "contacts": contacts[key],
        }
        for key, agency in sorted(report.log.agencies.by_key.items())
    ]
