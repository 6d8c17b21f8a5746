"""V25 to V27 and V29: contacts against what was asked, agreed or still has to be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ashore.defend.conduct.conduct import Conduct
from ashore.defend.conduct.facts import LoanKnown, NewCreditor, StopAsked
from ashore.defend.conduct.finding import ConductFinding, finding_of, loan_finding
from ashore.defend.conduct.rule import rule_of
from ashore.defend.contacts.claims import firm_key
from ashore.defend.contacts.contact import LoggedContact
from ashore.findings import Severity
from ashore.text import Text

AFTER_REQUEST = rule_of("conduct.after-request")
DESPITE_PLAN = rule_of("conduct.despite-plan")
NOT_TOLD = rule_of("conduct.assignment-not-told")
RECORDS = rule_of("conduct.records-withheld")

_NO_COLLECTION = frozenset(
    {
        "clean_reminder",
        "clean_negotiation",
        "clean_court_notice",
        "unrelated",
        "other_spam_or_fraud",
    }
)


def after_request(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield contacts of the kind that the person had asked to stop."""
    for stop in conduct.facts.stops:
        found = [c for c in conduct.inbound if _against(conduct, stop, c)]
        for group in conduct.groups(AFTER_REQUEST, found):
            yield finding_of(
                conduct,
                group,
                values={"asked": stop.on},
                counts={"asked_on": stop.on.isoformat(), "request": stop.entry},
                severity=Severity.CHECK if stop.third_parties else Severity.INFO,
            )


def despite_plan(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield contacts about a card on which a personal instalment plan is being kept."""
    plans = {one.id: one for one in conduct.facts.loans.values() if one.plan_from is not None}
    if not plans:
        return
    found = [contact for contact in conduct.inbound if _within_plan(conduct, plans, contact)]
    for group in conduct.groups(DESPITE_PLAN, found):
        yield finding_of(
            conduct,
            group,
        )


def not_told(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield contacts of a new creditor before the person was told of the transfer."""
    changes = conduct.facts.new_creditors
    if not changes:
        return
    found = [c for c in conduct.inbound if any(_untold(conduct, one, c) for one in changes)]
    for group in conduct.groups(NOT_TOLD, found):
        yield finding_of(
            conduct,
            group,
        )


def records_withheld(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield requests for recordings or records that were refused or not answered in time."""
    for asked in conduct.facts.records:
        to = Text(f"「{asked.to}」", f"“{asked.to}”") if asked.to else _THEM
        found = loan_finding(
            RECORDS,
            conduct,
            min(asked.due_on or conduct.on, conduct.on),
            firm=firm_key(asked.to) if asked.to else None,
            values={"asked": asked.on, "to": to, "answer": _REFUSED if asked.refused else _LATE},
            where=asked.entry,
        )
        if found is not None:
            yield found


_THEM = Text("对方", "the other side")
_REFUSED = Text("答复是不提供", "were refused")
_LATE = Text("到期没有答复", "no answer came in time")


def _against(conduct: Conduct, stop: StopAsked, contact: LoggedContact) -> bool:
    if contact.day <= stop.on:
        return False
    if stop.to is not None and stop.to not in conduct.firms(conduct.agency(contact)):
        return False
    return contact.reached.third_party if stop.third_parties else contact.channel in stop.channels


def _within_plan(conduct: Conduct, plans: dict[str, LoanKnown], contact: LoggedContact) -> bool:
    firms = conduct.firms(conduct.agency(contact))
    loan = conduct.facts.loan_of(contact.loan, firms)
    if loan is None or loan.id not in plans:
        return False
    words = conduct.said(contact)
    harmless = bool(words) and words <= _NO_COLLECTION
    return contact.day > (loan.plan_from or dt.date.max) and not harmless


def _untold(conduct: Conduct, change: NewCreditor, contact: LoggedContact) -> bool:
    if change.key not in conduct.firms(conduct.agency(contact)):
        return False
    if contact.loan is not None and contact.loan != change.loan:
        return False
    return change.told_on is None or contact.day < change.told_on
