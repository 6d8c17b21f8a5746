"""V02 and V03: how often a caller rang in a day, by caller, by creditor and altogether."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ashore.defend.conduct.conduct import Conduct, Days, Group
from ashore.defend.conduct.finding import ConductFinding, Count, finding_of
from ashore.defend.conduct.lines import own_line
from ashore.defend.conduct.rule import ConductRule, rule_of
from ashore.defend.conduct.steadiness import numbers_shared, numbers_to_spare, still
from ashore.defend.conduct.wording import counted
from ashore.defend.contacts.agencies import Agency
from ashore.defend.contacts.contact import LoggedContact
from ashore.errors.law import LawBeforeFirstError
from ashore.findings import Severity, Strength, Working
from ashore.law.answers import Figure
from ashore.law.book import LawBook
from ashore.text import Text

CALLS_A_DAY = rule_of("conduct.calls-a-day")
ATTEMPTS_A_DAY = rule_of("conduct.attempts-a-day")


class DailyLimit:
    """How many a day a figure of the law book allows; every day is asked once."""

    def __init__(self, law: LawBook, rule: ConductRule, *, anyway: bool) -> None:
        self._law = law
        self._entry_id = rule.deciding[0]
        self._anyway = anyway
        self._days: dict[dt.date, int | None] = {}

    def on(self, day: dt.date) -> int | None:
        """Return the number, None where the figure is not known for the day.

        With ``anyway`` an earlier day gets the first number ever: to mark rows, not to judge them.
        """
        if day not in self._days:
            self._days[day] = self._ask(day)
        return self._days[day]

    def _ask(self, day: dt.date) -> int | None:
        try:
            version = self._law.version(self._entry_id, on=day)
        except LawBeforeFirstError:
            if not self._anyway:
                return None
            version = self._law.entry(self._entry_id).versions[0]
        return int(version.value) if isinstance(version, Figure) else None


def beyond(days: Days, limit: DailyLimit) -> list[LoggedContact]:
    """Return the contacts that come after the last one a day's number allows."""
    found: list[LoggedContact] = []
    for contacts in days.values():
        allowed = limit.on(contacts[0].day)
        if allowed is not None and len(contacts) > allowed:
            found += contacts[allowed:]
    return found


@dataclass(frozen=True, slots=True)
class Tally:
    """Answered calls of each day: of every caller together, and of all callers of a creditor."""

    all_callers: Counter[dt.date]
    creditors: Counter[tuple[str, dt.date]]

    @classmethod
    def of(cls, conduct: Conduct, days: Days) -> Tally:
        """Return the tally of the calls that the borrower took."""
        tally = cls(Counter(), Counter())
        for (key, _), contacts in days.items():
            day, number = contacts[0].day, len(contacts)
            tally.all_callers[day] += number
            creditor = conduct.creditor(conduct.log.agencies.by_key[str(key)])
            if creditor:
                tally.creditors[creditor, day] += number
        return tally


def calls_a_day(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield each caller's days with more answered calls than the standard's number."""
    limit = DailyLimit(conduct.basis.law, CALLS_A_DAY, anyway=False)
    days = conduct.answered_a_day
    over = beyond(days, limit)
    tally = Tally.of(conduct, days)
    for group in conduct.groups(CALLS_A_DAY, conduct.in_order(over), apart=True):
        own = {c.day: days[group.agency.key, c.day] for c in group.contacts}
        yield _calls_finding(conduct, group, own, limit, tally)
    yield from _together(conduct, days, limit)


def attempts(conduct: Conduct) -> Iterator[ConductFinding]:
    """Yield each caller's days with more unanswered calls than the guideline's number."""
    limit = DailyLimit(conduct.basis.law, ATTEMPTS_A_DAY, anyway=False)
    days = conduct.attempts_a_day
    over = conduct.in_order(beyond(days, limit))
    for group in conduct.groups(ATTEMPTS_A_DAY, over, apart=True):
        key = group.agency.key
        own = {(c.reached.name, c.day): days[key, c.reached.name, c.day] for c in group.contacts}
        (_, worst), most = max(own.items(), key=lambda item: len(item[1]))
        allowed = limit.on(worst)
        yield finding_of(
            conduct,
            group,
            values={
                "days": counted(len({day for _, day in own}), "天", "days"),
                "allowed": allowed,
                "worst": worst,
                "most": len(most),
            },
            counts={"allowed": allowed, "days": [_day(day, c) for (_, day), c in own.items()]},
            workings=[_working(day, c, allowed) for (_, day), c in own.items()],
            holds=_numbers_hold(group.agency, own.values(), allowed or 0),
        )


_ONLY_LONG = Text("只算 {seconds} 秒以上的通话", "only calls of {seconds} seconds and more count")


def _calls_finding(
    conduct: Conduct,
    group: Group,
    own: Mapping[dt.date, Sequence[LoggedContact]],
    limit: DailyLimit,
    tally: Tally,
) -> ConductFinding:
    creditor = conduct.creditor(group.agency)
    worst, most = max(own.items(), key=lambda item: len(item[1]))
    allowed = limit.on(worst) or 0
    line = own_line("long_call_s")
    long_days = sum(_long(contacts, line.value) > allowed for contacts in own.values())
    return finding_of(
        conduct,
        group,
        values={
            "days": counted(len(own), "天", "days"),
            "allowed": allowed,
            "worst": worst,
            "most": len(most),
        },
        counts={
            "allowed": allowed,
            "days": [
                _day(day, contacts)
                | {
                    f"at_least_{line.value}_s": _long(contacts, line.value),
                    "same_creditor": tally.creditors[creditor, day] if creditor else None,
                    "all_callers": tally.all_callers[day],
                }
                for day, contacts in own.items()
            ],
        },
        workings=[_working(day, contacts, allowed) for day, contacts in own.items()],
        holds=(
            still(_ONLY_LONG.fill(seconds=line.value), long_days, "天", "days"),
            *_numbers_hold(group.agency, own.values(), allowed),
        ),
        limits=(line.says,),
    )


def _together(conduct: Conduct, days: Days, limit: DailyLimit) -> Iterator[ConductFinding]:
    """Yield days on which a creditor's callers exceed the number only when counted together."""
    merged: dict[str, dict[tuple[object, ...], list[LoggedContact]]] = defaultdict(dict)
    for (key, day), contacts in days.items():
        creditor = conduct.creditor(conduct.log.agencies.by_key[str(key)])
        if creditor and not beyond({(key, day): contacts}, limit):
            merged[creditor].setdefault((day,), []).extend(contacts)
    for creditor, own in sorted(merged.items()):
        for contacts in own.values():
            contacts.sort(key=lambda contact: (contact.at, contact.row))
        agency = Agency(key=f"for:{creditor}", name=creditor, named=True, creditors=(creditor,))
        over = conduct.in_order(beyond(own, limit))
        for group in conduct.groups(CALLS_A_DAY, over, together=agency):
            dense = {c.day: own[c.day,] for c in group.contacts}
            worst, most = max(dense.items(), key=lambda item: len(item[1]))
            yield finding_of(
                conduct,
                group,
                says=CALLS_A_DAY.also_says,
                values={
                    "allowed": limit.on(worst),
                    "days": counted(len(dense), "天", "days"),
                    "worst": worst,
                    "most": len(most),
                },
                counts={"days": [_day(day, contacts) for day, contacts in dense.items()]},
                workings=[_working(day, c, limit.on(day)) for day, c in dense.items()],
                severity=Severity.INFO,
                strength=Strength.DEPENDS,
            )


def _long(contacts: Sequence[LoggedContact], seconds: int) -> int:
    return sum((contact.duration or 0) >= seconds for contact in contacts)


def _day(day: dt.date, contacts: Sequence[LoggedContact]) -> dict[str, Count]:
    return {"day": day.isoformat(), "calls": len(contacts)}


def _working(day: dt.date, contacts: Sequence[LoggedContact], allowed: int | None) -> Working:
    times = " ".join(f"{contact.at.hour:02}:{contact.at.minute:02}" for contact in contacts)
    return Working(
        label=Text(f"{day}", f"{day}"),
        shown=f"{len(contacts)} > {allowed}",
        sum=times,
        entries=tuple(contact.id for contact in contacts if contact.id),
    )


def _numbers_hold(
    agency: Agency, days: Iterable[Sequence[LoggedContact]], allowed: int
) -> Iterator[Text]:
    """Yield how many of the caller's numbers may be somebody else's before no day is left."""
    if len(agency.numbers) < 2:
        return
    spare = 0
    for contacts in days:
        each = Counter(contact.number.key for contact in contacts if contact.number)
        spare = max(spare, numbers_to_spare(each.values(), len(contacts), allowed + 1))
    yield numbers_shared(len(agency.numbers), spare)
