"""Everything the contact log shows: marks for each row, findings, and what is open."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ashore.defend.conduct import (
    agreements,
    bursts,
    counts,
    hours,
    pressure,
    third_parties,
    told,
)
from ashore.defend.conduct.basis import BasisBook
from ashore.defend.conduct.callers import OpenQuestion, open_questions
from ashore.defend.conduct.conduct import Conduct, LabelReader, conduct_of, no_labels
from ashore.defend.conduct.facts import NOTHING_KNOWN, ConductFacts
from ashore.defend.conduct.finding import ConductFinding
from ashore.defend.conduct.flags import row_flags
from ashore.defend.contacts.log import ContactLog
from ashore.defend.contacts.problems import problem
from ashore.findings import Severity
from ashore.law.book import LawBook

_LOOKS: tuple[Callable[[Conduct], Iterator[ConductFinding]], ...] = (
    hours.night,
    counts.calls_a_day,
    counts.attempts,
    bursts.bursts,
    third_parties.others,
    third_parties.while_reachable,
    third_parties.after_refusal,
    third_parties.address_book,
    told.told,
    told.visits,
    told.chats,
    agreements.after_request,
    agreements.despite_plan,
    agreements.not_told,
    agreements.records_withheld,
    pressure.unlawful_debt,
    pressure.vulnerable,
)
_SOONEST = (Severity.URGENT, Severity.CHECK, Severity.ASK, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductReport:
    """What a log shows on a day; ``flags`` holds the rows that have any mark."""

    log: ContactLog
    on: dt.date
    flags: dict[int, tuple[str, ...]]
    findings: tuple[ConductFinding, ...]
    questions: tuple[OpenQuestion, ...]


def conduct_report(
    log: ContactLog,
    book: LawBook,
    *,
    on: dt.date,
    facts: ConductFacts = NOTHING_KNOWN,
    labels: LabelReader = no_labels,
) -> ConductReport:
    """Return what a contact log shows against the rules of each contact's own day.

    A contact that lies ahead of the day asked about is named, and no rule looks at it.

    Args:
        log: The contact log.
        book: The law book.
        on: The day on which the person asks.
        facts: What the case says beside the contacts.
        labels: Reads the words of a contact.
    """
    conduct = conduct_of(log, BasisBook(book), on=on, facts=facts, labels=labels)
    ahead = [c for c in log.contacts if c.day > on]
    if ahead:
        not_yet = [problem(c.row, "time-ahead", c.day) for c in ahead]
        log = dataclasses.replace(log, problems=(*not_yet, *log.problems))
    found = [finding for look in _LOOKS for finding in look(conduct)]
    found.sort(key=_order)
    return ConductReport(
        log=log,
        on=on,
        flags=row_flags(conduct),
        findings=tuple(found),
        questions=tuple(open_questions(log)),
    )


def _order(found: ConductFinding) -> tuple[object, ...]:
    soon = _SOONEST.index(found.finding.severity)
    return (soon, found.rule, found.finding.code, found.agency, found.rows)
