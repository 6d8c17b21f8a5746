"""V05, V06, V08 and V24: people who do not owe the debt."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ashore.case.entries_dealings import Observed
from ashore.defend.conduct.conduct import Conduct
from ashore.defend.conduct.finding import ConductFinding, finding_of
from ashore.defend.conduct.lines import own_line
from ashore.defend.conduct.rule import rule_of
from ashore.defend.conduct.steadiness import still
from ashore.defend.contacts.agencies import Agency
from ashore.defend.contacts.contact import MESSAGES, LoggedContact
from ashore.defend.contacts.reached import CLOSE, Person, people_in
from ashore.text import Text

OTHERS = rule_of("conduct.third-party")
WHILE_REACHABLE = rule_of("conduct.contact-person-while-reachable")
AFTER_REFUSAL = rule_of("conduct.after-refusal")
ADDRESS_BOOK = rule_of("conduct.address-book")

_DEMANDS = "third_party_demand"
_WHO = {
    Person.SPOUSE: Text("配偶", "spouse"),
    Person.RELATIVE: Text("亲属", "relatives"),
    Person.FRIEND: Text("朋友", "friends"),
    Person.LISTED: Text("联系人", "listed contacts"),
    Person.WORK: Text("单位或同事", "work"),
    Person.NEIGHBOUR: Text("邻居", "neighbours"),
    Person.COMMUNITY: Text("社区或村里", "the community"),
    Person.OTHER: Text("其他人", "others"),
}


def others(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield each caller's contacts with people who do not owe the debt."""
    for group in conduct.groups(OTHERS, conduct.third_parties):
        kinds = Counter(contact.reached.person for contact in group.contacts)
        asked = sum(asked_to_pay(conduct, contact) for contact in group.contacts)
        yield finding_of(
            conduct,
            group,
            values={"who": _who(kinds), "asked": _asked(asked)},
            counts={
                "by_person": {kind.value: number for kind, number in sorted(kinds.items())},
                "asked_to_pay": asked,
                "people": people_in(contact.reached for contact in group.contacts),
            },
            holds=_without_spouse(kinds),
        )


def asked_to_pay(conduct: Conduct, contact: LoggedContact) -> bool:
    """Return whether somebody who does not owe the debt was asked to pay it."""
    return Observed.PAYMENT_DEMANDED in contact.observed or _DEMANDS in conduct.said(contact)


def while_reachable(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield contacts with family and friends by a caller that got through to the borrower."""
    days = own_line("reachable_days")
    answered = _answered(conduct)
    found = [
        contact
        for contact in conduct.third_parties
        if contact.reached.person in CLOSE
        and reached_near(answered[conduct.agency_key(contact)], contact.day, days.value)
    ]
    for group in conduct.groups(WHILE_REACHABLE, found):
        yield finding_of(
            conduct,
            group,
            values={"days": days.value},
            limits=(days.says,),
        )


def reached_near(answered: Sequence[dt.date], day: dt.date, days: int) -> bool:
    """Return whether one of some days, in order, lies within so many days of a day."""
    place = bisect_left(answered, day - dt.timedelta(days=days))
    return place < len(answered) and answered[place] <= day + dt.timedelta(days=days)


def after_refusal(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield contacts with a person after they told the same caller to stop."""
    refused: dict[tuple[str, str], dt.datetime] = {}
    found = []
    for contact in conduct.third_parties:
        key = (conduct.agency_key(contact), contact.reached.who)
        since = refused.get(key)
        if since is not None and contact.at > since:
            found.append(contact)
        if Observed.REFUSED_FURTHER in contact.observed:
            refused.setdefault(key, contact.at)
    for group in conduct.groups(AFTER_REFUSAL, found):
        yield finding_of(
            conduct,
            group,
        )


def address_book(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield days on which one caller reached several people who do not owe the debt."""
    fewest = own_line("persons_a_day")
    days: dict[tuple[str, dt.date], list[LoggedContact]] = defaultdict(list)
    for contact in conduct.third_parties:
        days[conduct.agency_key(contact), contact.day].append(contact)
    found = [
        contact
        for contacts in days.values()
        if people_in(contact.reached for contact in contacts) >= fewest.value
        for contact in contacts
    ]
    for group in conduct.groups(ADDRESS_BOOK, conduct.in_order(found)):
        people = people_in(contact.reached for contact in group.contacts)
        yield finding_of(
            conduct,
            group,
            values={"people": people},
            counts={"people": people},
            limits=(fewest.says,),
        )


def _answered(conduct: Conduct) -> dict[str, list[dt.date]]:
    """Return for each caller the days on which it had the borrower, or the borrower's message."""
    days: dict[str, set[dt.date]] = defaultdict(set)
    for (key, _), contacts in conduct.answered_a_day.items():
        days[str(key)].add(contacts[0].day)
    owners = _owners(conduct.log.agencies.by_key.values())
    for contact in conduct.log.counted:
        if not contact.inbound and contact.channel in MESSAGES and contact.number:
            for key in owners.get(contact.number.key, ()):
                days[key].add(contact.day)
    return defaultdict(list, {key: sorted(found) for key, found in days.items()})


def _owners(agencies: Iterable[Agency]) -> dict[str, list[str]]:
    """Return for each number whose it is."""
    owners: dict[str, list[str]] = defaultdict(list)
    for agency in agencies:
        for number in agency.numbers:
            owners[number].append(agency.key)
    return owners


def _who(kinds: Counter[Person]) -> Text:
    parts = [(_WHO[kind], number) for kind, number in sorted(kinds.items()) if kind in _WHO]
    return Text(
        "、".join(f"{word.zh} {number} 次" for word, number in parts),
        ", ".join(f"{word.en} {number}" for word, number in parts),
    )


def _asked(times: int) -> Text:
    if not times:
        return Text("", "")
    return Text("其中 {n} 次要他们还钱，", "{n} times asking them to pay, ").fill(n=times)


def _without_spouse(kinds: Counter[Person]) -> Iterator[Text]:
    if kinds[Person.SPOUSE]:
        without = Text("配偶不算无关的人", "the spouse is not an outsider")
        yield still(without, kinds.total() - kinds[Person.SPOUSE])
