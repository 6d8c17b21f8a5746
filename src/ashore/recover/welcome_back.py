"""What to ask somebody who comes back after a long time: is it still true, one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_people import Expense, Income, Person
from ashore.case.replay import Case
from ashore.text import Text

AWAY = dt.timedelta(days=30)
"""After so long what was recorded may no longer hold."""

_GREETING = Text(
    "回来就好。上次是 {last}。中间空着没关系，什么都没有少。",
    "Good to see you back. The last time was {last}. The gap is fine; nothing was lost.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StillTrue:
    """One recorded thing to confirm, and the entry that says it; no answer leaves it as it is."""

    entry: str
    asks: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeBack:
    """A greeting and what to confirm, the things that change most often first."""

    says: Text
    still_true: tuple[StillTrue, ...]


def welcome_back(case: Case, last_seen: dt.date | None, on: dt.date) -> WelcomeBack | None:
    """Return what to ask after a long time away, None where it was not long.

    Args:
        case: What is recorded.
        last_seen: The day of the last look; None falls back to the last entry's day.
        on: Today.
    """
    last = last_seen or max((entry.recorded_at.date() for entry in case.entries), default=None)
    if last is None or on - last < AWAY:
        return None
    return WelcomeBack(says=_GREETING.fill(last=last), still_true=tuple(_asked(case, on)))


def _asked(case: Case, on: dt.date) -> Iterator[StillTrue]:
    for income in case.of(Income):
        if income.ends_on is None or income.ends_on > on:
            yield StillTrue(
                entry=income.id,
                asks=Text(f"「{income.name}」还在拿吗？", f"Does “{income.name}” still come in?"),
            )
    for expense in case.of(Expense):
        if expense.ends_on is None or expense.ends_on > on:
            yield StillTrue(
                entry=expense.id,
                asks=Text(f"「{expense.name}」还差不多吗？", f"Is “{expense.name}” the same?"),
            )
    for person in case.of(Person):
        yield StillTrue(
            entry=person.id,
            asks=Text("家里还是这几口人吗？", "Are there still as many people at home?"),
        )
    for file in case.loans:
        paid = max((payment.on for payment in file.payments), default=None)
        since = paid.isoformat() if paid else "—"
        yield StillTrue(
            entry=file.loan.id,
            asks=Text(
                f"「{file.loan.product}」上次记的还款是 {since}，之后还过吗？有新账单吗？",
                f"The last payment recorded for “{file.loan.product}” was on {since}: any since? "
                "Any new bill?",
            ),
        )
