"""What a contact log shows that a civil court can be asked to stop, caller by caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ashore.case.entries_dealings import Contact
from ashore.case.replay import Case
from ashore.defend.conduct.conduct import no_labels
from ashore.defend.conduct.facts import conduct_facts
from ashore.defend.conduct.finding import ConductFinding
from ashore.defend.conduct.lines import own_line
from ashore.defend.conduct.report import conduct_report
from ashore.defend.conduct.rule import rule_of
from ashore.defend.contacts.contact import LoggedContact
from ashore.defend.contacts.log import log_from_case
from ashore.defend.reading.contact_words import contact_labels
from ashore.findings import Citation, Confidence, Strength
from ashore.law.book import LawBook

CIVIL = frozenset({"civil-code", "pipl"})
"""The sources that give a person a claim of their own before a civil court."""

_MOST_TEXTS = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerConduct:
    """What one caller did that rests on a statute: the findings, their contacts, their sources.

    ``said`` are the names it gave, none of them checked, and ``numbers`` those it used.
    ``only_read`` says that some of it was judged from words alone.
    """

    said: tuple[str, ...]
    numbers: tuple[str, ...]
    findings: tuple[ConductFinding, ...]
    contacts: tuple[Contact, ...]
    cited: tuple[Citation, ...]
    only_read: bool


def conduct_by_caller(case: Case, book: LawBook, on: dt.date) -> tuple[CallerConduct, ...]:
    """Return what each caller did that the Civil Code or the privacy law speaks of.

    A caller that gave neither a name nor a number is left out, and so is what a program only read
    from the words of fewer contacts than count as repeated: it can misread them.
    """
    log = log_from_case(case)
    logged = {contact.row: contact for contact in log.contacts}
    texts = {contact.text for contact in log.inbound() if contact.text}
    report = conduct_report(
        log,
        book,
        on=on,
        facts=conduct_facts(case, book, on),
        labels=contact_labels if len(texts) <= _MOST_TEXTS else no_labels,
    )
    by_caller: dict[str, list[ConductFinding]] = {}
    for found in report.findings:
        if found.finding.strength is Strength.LAW and _civil(found) and _is_firm(found):
            by_caller.setdefault(found.agency, []).append(found)
    callers = (_of_one(findings, logged) for findings in by_caller.values())
    return tuple(one for one in callers if one.said or one.numbers)


def _is_firm(found: ConductFinding) -> bool:
    return not found.only_read or len(found.rows) >= own_line("repeated").value


def _of_one(
    findings: Sequence[ConductFinding], logged: Mapping[int, LoggedContact]
) -> CallerConduct:
    rows = {row for found in findings for row in found.rows}
    contacts = sorted((logged[row] for row in rows), key=lambda one: (one.clock, one.row))
    return CallerConduct(
        said=tuple(dict.fromkeys(one.claims for one in contacts if one.claims)),
        numbers=tuple(dict.fromkeys(one.number_key for one in contacts if one.number_key)),
        findings=tuple(findings),
        contacts=tuple(contact.as_entry() for contact in contacts),
        cited=tuple(dict.fromkeys(one for found in findings for one in _civil(found))),
        only_read=any(found.only_read for found in findings),
    )


def _civil(found: ConductFinding) -> tuple[Citation, ...]:
    """Return the citations of a finding that give a claim of one's own and carry it."""
    carrying = rule_of(found.finding.code)
    own = {*carrying.deciding, *carrying.weighed}
    if not any(one.id in own and one.source in CIVIL for one in found.finding.citations):
        own |= set(carrying.supporting)
    return tuple(
        one
        for one in found.finding.citations
        if one.id in own
        and one.source in CIVIL
        and one.strength is Strength.LAW
        and one.confidence in (Confidence.HIGH, Confidence.MEDIUM)
    )
