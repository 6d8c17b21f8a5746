"""The contact log: every contact once, who was behind it, and what was wrong with its rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ashore.case.entries_dealings import Contact
from ashore.case.entries_loans import Party
from ashore.case.entries_people import Person
from ashore.case.replay import Case
from ashore.case.terms import Role
from ashore.defend.contacts.agencies import Agencies, Agency, Confirmed, agencies_of
from ashore.defend.contacts.claims import firm_key
from ashore.defend.contacts.contact import LoggedContact, in_order, logged
from ashore.defend.contacts.csvfile import read_contacts
from ashore.defend.contacts.duplicates import merged
from ashore.defend.contacts.numbers import number_from_text
from ashore.defend.contacts.problems import HEADER, RowProblem, problem
from ashore.defend.contacts.reached import Person as Reach
from ashore.defend.contacts.words import plain
from ashore.owed.creditor import party_name

NOTHING_CONFIRMED = Confirmed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLog:
    """All contacts that could be read, in order of time.

    ``rows`` is how many rows the log has; ``contacts`` are those that could be read; ``counted``
    holds each contact once, under its first row, and ``repeats`` gives for every other row the row
    that it repeats.
    """

    rows: int
    contacts: tuple[LoggedContact, ...]
    counted: tuple[LoggedContact, ...]
    repeats: Mapping[int, int]
    agencies: Agencies
    problems: tuple[RowProblem, ...]

    def inbound(self) -> list[LoggedContact]:
        """Return the contacts that came in, each once, in order of time."""
        return [contact for contact in self.counted if contact.inbound]

    def behind(self, contact: LoggedContact) -> Agency:
        """Return who was behind a contact that came in."""
        return self.agencies.behind(contact)


def contact_log(
    contacts: Iterable[LoggedContact],
    *,
    rows: int,
    confirmed: Confirmed = NOTHING_CONFIRMED,
    problems: Iterable[RowProblem] = (),
) -> ContactLog:
    """Return the log of some contacts.

    Args:
        contacts: The contacts, in any order.
        rows: How many rows the log has, those that could not be read included.
        confirmed: What the person confirmed about who is who.
        problems: What was wrong with rows.
    """
    ordered = tuple(in_order(contacts))
    once = merged(ordered)
    return ContactLog(
        rows=rows,
        contacts=ordered,
        counted=once.counted,
        repeats=once.repeats,
        agencies=agencies_of(ordered, once, confirmed),
        problems=tuple(problems),
    )


def log_from_csv(
    data: bytes, *, confirmed: Confirmed = NOTHING_CONFIRMED, where: str = ""
) -> ContactLog:
    """Return the log that a CSV file holds.

    Raises:
        DataError: If the file is too large, no table, or has no column for the time.
    """
    read = read_contacts(data, where=where)
    log = contact_log(read.contacts, rows=read.rows, confirmed=confirmed, problems=read.problems)
    left_open = sum(contact.open for contact in log.inbound())
    if not left_open:
        return log
    unsaid = problem(HEADER, "calls-open", left_open)
    return dataclasses.replace(log, problems=(unsaid, *log.problems))


def log_from_case(case: Case) -> ContactLog:
    """Return the log of a case; its rows are its contacts in the order recorded."""
    own = frozenset(
        plain(word) for person in case.of(Person) for word in (person.name, person.phone) if word
    )
    contacts = [logged(entry, n, own) for n, entry in enumerate(case.of(Contact), start=1)]
    problems = [
        problem(contact.row, "relation-unknown", contact.reached.name)
        for contact in contacts
        if contact.inbound and contact.reached.person is Reach.UNKNOWN
    ]
    return contact_log(
        contacts, rows=len(contacts), confirmed=confirmed_by(case), problems=problems
    )


def confirmed_by(case: Case) -> Confirmed:
    """Return what the parties and loans of a case say about who is who."""
    numbers: dict[str, str] = {}
    same: dict[str, str] = {}
    creditors: dict[str, str] = {}
    for party in case.of(Party):
        for phone in party.phones:
            number = number_from_text(phone)
            if number is not None:
                numbers[number.key] = party.name
        if party.full_name:
            same[firm_key(party.full_name)] = party.name
        if party.acts_for:
            creditors[firm_key(party.name)] = party_name(case, party.acts_for)
    for file in case.loans:
        roles = {role: party_name(case, name) for role, name in file.loan.parties.items()}
        creditor = roles.get(Role.CREDITOR) or roles.get(Role.FUNDER) or roles.get(Role.PLATFORM)
        for role in (Role.COLLECTOR, Role.PLATFORM, Role.CREDITOR):
            if creditor and role in roles:
                creditors.setdefault(firm_key(roles[role]), creditor)
    return Confirmed(numbers=numbers, same=same, creditors=creditors)
