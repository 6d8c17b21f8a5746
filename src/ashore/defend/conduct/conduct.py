"""What a rule looks at: the log, who was behind each contact, what was said, and the law book."""

from __future__ import annotations

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ashore.case.entries_dealings import Channel, Contact
from ashore.defend.conduct.basis import Bases, BasisBook, Lender
from ashore.defend.conduct.facts import NOTHING_KNOWN, ConductFacts
from ashore.defend.conduct.rule import ConductRule
from ashore.defend.contacts.agencies import Agency
from ashore.defend.contacts.claims import firm_key
from ashore.defend.contacts.contact import LoggedContact
from ashore.defend.contacts.log import ContactLog
from ashore.defend.contacts.reached import BORROWER
from ashore.text import Text

LabelReader = Callable[[Contact], Iterable[str]]
"""Says what the words of a contact are: any of the labels of ``ashore check messages``."""

Days = Mapping[tuple[object, ...], Sequence[LoggedContact]]
"""Contacts that are counted together, by what they are counted for; the day comes last."""

UNNAMED = "unnamed"
"""The key of all numbers that gave no firm, taken together."""

_NO_LABELS: frozenset[str] = frozenset()


def no_labels(contact: Contact) -> Iterable[str]:  # noqa: ARG001  # the shape of a label reader
    """Return nothing: the words of a contact are not read."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Contacts of one caller for one creditor, on days on which the same rules were in force."""

    rule: ConductRule
    agency: Agency
    lender: Lender
    bases: Bases
    contacts: tuple[LoggedContact, ...]

    @property
    def caller(self) -> Text:
        """Return the caller as a sentence names it: what they claim, a number, or nobody."""
        name = self.agency.name
        if len(self.agency.numbers) > 1 and not self.agency.named:
            return Text(
                f"{len(self.agency.numbers)} 个没有说出机构的号码",
                f"{len(self.agency.numbers)} numbers that named no firm together",
            )
        if not name:
            return Text("没有表明身份的一方", "somebody who gave no name")
        if self.agency.named:
            return Text(f"「{name}」", f"“{name}”")
        return Text(f"号码 {name}", f"number {name}")

    @property
    def span(self) -> Text:
        """Return the first and the last day, or the only one."""
        first, last = self.contacts[0].day, self.contacts[-1].day
        if first == last:
            return Text(f"{first}", f"{first}")
        return Text(f"{first} 到 {last}", f"{first} to {last}")


@dataclass(frozen=True, kw_only=True)
class Conduct:
    """Everything a rule may look at; nothing of it changes.

    ``inbound`` are the contacts that came in up to the day asked about, each once, in order of
    time; ``by_channel``, ``third_parties`` (with people who do not owe the debt) and ``noted``
    (where the person noted something) are parts of it.
    """

    log: ContactLog
    facts: ConductFacts
    basis: BasisBook
    on: dt.date
    labels: Mapping[int, frozenset[str]]
    inbound: list[LoggedContact]
    by_channel: Mapping[Channel, list[LoggedContact]]
    third_parties: list[LoggedContact]
    noted: list[LoggedContact]
    _firms: dict[str, frozenset[str]] = field(default_factory=dict)

    def said(self, contact: LoggedContact) -> frozenset[str]:
        """Return the labels of what was said at a contact."""
        return self.labels.get(contact.row, _NO_LABELS)

    def agency(self, contact: LoggedContact) -> Agency:
        """Return who was behind a contact."""
        return self.log.behind(contact)

    def in_order(self, contacts: Iterable[LoggedContact]) -> list[LoggedContact]:
        """Return some of the contacts that came in, in order of time."""
        places = sorted({self._places[contact.row] for contact in contacts})
        return [self.inbound[place] for place in places]

    @functools.cached_property
    def _places(self) -> Mapping[int, int]:
        """Return for each row its place among the contacts that came in."""
        return {contact.row: place for place, contact in enumerate(self.inbound)}

    def agency_key(self, contact: LoggedContact) -> str:
        """Return the key of who was behind a contact."""
        return self.log.agencies.of_row[contact.row]

    @functools.cached_property
    def caller_keys(self) -> Mapping[int, str]:
        """Return for each row the key of its caller, one key for all numbers that gave no firm."""
        unnamed = {key for key, one in self.log.agencies.by_key.items() if not one.named}
        of_row = self.log.agencies.of_row
        return {row: UNNAMED if key in unnamed else key for row, key in of_row.items()}

    @property
    def answered_a_day(self) -> Days:
        """Return the calls that the borrower took, by caller and day."""
        return self._calls_a_day[0]

    @property
    def attempts_a_day(self) -> Days:
        """Return the calls that nobody took, by caller, whom they were meant for, and day."""
        return self._calls_a_day[1]

    @functools.cached_property
    def _calls_a_day(self) -> tuple[Days, Days]:
        answered: dict[tuple[object, ...], list[LoggedContact]] = defaultdict(list)
        attempts: dict[tuple[object, ...], list[LoggedContact]] = defaultdict(list)
        keys = self.log.agencies.of_row
        for contact in self.by_channel.get(Channel.CALL, ()):
            key, reached = keys[contact.row], contact.reached
            if contact.missed:
                attempts[key, reached.name, contact.day].append(contact)
            elif contact.connected and (reached is BORROWER or reached.borrower):
                answered[key, contact.day].append(contact)
        return answered, attempts

    def firms(self, agency: Agency) -> frozenset[str]:
        """Return the keys of a caller and of those it collects for."""
        if agency.key not in self._firms:
            named = (firm_key(creditor) for creditor in agency.creditors)
            self._firms[agency.key] = frozenset((agency.key, *named))
        return self._firms[agency.key]

    def lender(self, contact: LoggedContact) -> Lender:
        """Return what is known of the creditor behind a contact."""
        return self.facts.lender_of(contact.loan, self.firms(self.agency(contact)))

    def creditor(self, agency: Agency) -> str | None:
        """Return for whom a caller collects, where that is one."""
        return agency.creditors[0] if len(agency.creditors) == 1 else None

    def groups(
        self,
        rule: ConductRule,
        contacts: Iterable[LoggedContact],
        *,
        together: Agency | None = None,
        apart: bool = False,
    ) -> Iterator[Group]:
        """Yield contacts by caller, creditor and stretch of days; without a rule there is none.

        Args:
            rule: The rule that they are held against.
            contacts: The contacts, in order of time.
            together: Stands for all callers at once.
            apart: Keep numbers that gave no firm apart from each other, for a count by caller;
                without it they make one group.
        """
        found: dict[tuple[str, Lender, int], list[LoggedContact]] = defaultdict(list)
        keys = self.log.agencies.of_row if apart else self.caller_keys
        lender, known = _UNKNOWN_LENDER, bool(self.facts.loans)
        day, stretch = None, 0
        for contact in contacts:
            if contact.day != day:
                day = contact.day
                stretch = self.basis.stretch(rule, day)
            if known:
                lender = self.lender(contact)
            key = together.key if together else keys[contact.row]
            found[key, lender, stretch].append(contact)
        for (key, lender, _), members in found.items():
            bases = self.basis.bases(rule, members[0].day, lender)
            if bases is not None:
                yield Group(
                    rule=rule,
                    agency=together or self._named(key, members),
                    lender=lender,
                    bases=bases,
                    contacts=tuple(members),
                )

    def _named(self, key: str, members: Sequence[LoggedContact]) -> Agency:
        """Return the caller of a group; numbers without a firm are one only if they are one."""
        if key != UNNAMED:
            return self.log.agencies.by_key[key]
        keys = {self.log.agencies.of_row[contact.row] for contact in members}
        if len(keys) == 1:
            return self.log.agencies.by_key[keys.pop()]
        numbers = {contact.number_key for contact in members}
        return Agency(key=UNNAMED, name="", named=False, numbers=tuple(sorted(numbers - {""})))


_UNKNOWN_LENDER = Lender()


def conduct_of(
    log: ContactLog,
    basis: BasisBook,
    *,
    on: dt.date,
    facts: ConductFacts = NOTHING_KNOWN,
    labels: LabelReader = no_labels,
) -> Conduct:
    """Return what the rules look at.

    Args:
        log: The contact log.
        basis: The law book, asked by rule and day.
        on: The day on which the person asks.
        facts: What the case says beside the contacts.
        labels: Reads the words of a contact; it is asked only where there are any.
    """
    by_channel: dict[Channel, list[LoggedContact]] = defaultdict(list)
    inbound, third_parties, noted = [], [], []
    for contact in log.counted:
        # What has not happened yet is a slip of the pen, and nobody's conduct.
        if not contact.inbound or contact.day > on:
            continue
        inbound.append(contact)
        by_channel[contact.channel].append(contact)
        if contact.reached is not BORROWER and contact.reached.third_party:
            third_parties.append(contact)
        if contact.observed:
            noted.append(contact)
    said: dict[int, frozenset[str]] = {}
    if labels is not no_labels:
        said = {c.row: frozenset(labels(c.as_entry())) for c in inbound if c.text}
    return Conduct(
        log=log,
        facts=facts,
        basis=basis,
        on=on,
        labels=said,
        inbound=inbound,
        by_channel=by_channel,
        third_parties=third_parties,
        noted=noted,
    )
