"""V28 and V30: pressure for a debt that may be unlawful, and pressure on vulnerable people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ashore.case.entries_dealings import Observed
from ashore.defend.conduct.conduct import Conduct
from ashore.defend.conduct.finding import ConductFinding, finding_of
from ashore.defend.conduct.lines import own_line
from ashore.defend.conduct.rule import rule_of
from ashore.defend.contacts.contact import LoggedContact
from ashore.law.lenders import PRIVATE

UNLAWFUL_DEBT = rule_of("conduct.unlawful-debt")
VULNERABLE = rule_of("conduct.vulnerable")

_PRESSING = frozenset({"threat_violence", "threat_family_or_dox", "insult", "obscene"})
_PRESSING_NOTES = frozenset({Observed.FOLLOWED, Observed.STAYED_ON, Observed.ENTERED_HOME})


def unlawful_debt(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield pressure for loans of unlicensed lenders whose cost lies above the cap."""
    loans = {
        one.id
        for one in conduct.facts.loans.values()
        if one.above_cap and one.lender.type in PRIVATE
    }
    if not loans:
        return
    found = [c for c in conduct.inbound if _pressing(conduct, c) and _about(conduct, c) in loans]
    for group in conduct.groups(UNLAWFUL_DEBT, found):
        yield finding_of(
            conduct,
            group,
        )


def vulnerable(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield pressure on people noted as vulnerable: threats and insults, or coming again."""
    again = own_line("repeated")
    marked: dict[tuple[str, str], list[LoggedContact]] = defaultdict(list)
    for contact in conduct.noted:
        if Observed.VULNERABLE in contact.observed:
            marked[conduct.agency_key(contact), contact.reached.name].append(contact)
    found = [
        contact
        for contacts in marked.values()
        for contact in contacts
        if len(contacts) >= again.value or _pressing(conduct, contact)
    ]
    for group in conduct.groups(VULNERABLE, conduct.in_order(found)):
        yield finding_of(
            conduct,
            group,
            limits=(again.says,),
        )


def _pressing(conduct: Conduct, contact: LoggedContact) -> bool:
    return bool(_PRESSING & conduct.said(contact) or _PRESSING_NOTES & contact.observed)


def _about(conduct: Conduct, contact: LoggedContact) -> str | None:
    loan = conduct.facts.loan_of(contact.loan, conduct.firms(conduct.agency(contact)))
    return loan.id if loan else None
