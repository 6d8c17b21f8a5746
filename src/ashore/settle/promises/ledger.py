"""The promise ledger: each agreement of a case, what was kept, and what was not, by both sides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.case.entries_dealings import Promise
from ashore.case.replay import Case, LoanFile
from ashore.settle.promises.afterwards import Waiting, afterwards_breaches, waited_for
from ashore.settle.promises.billed import bill_breaches
from ashore.settle.promises.breach import Breach, Side
from ashore.settle.promises.collected import Labels, collection_breaches, no_labels
from ashore.settle.promises.paid import completed_on, ended_on, paid_by, person_breaches
from ashore.settle.promises.terms import Terms, terms_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLedger:
    """How one agreement stands on a day: its terms, what was paid, and every breach by its day.

    ``paid`` is fen. ``completed_on`` is the day of the last payment, ``ended_on`` the day from
    which misses or its own words ended it. ``spoken`` is what the other side promised where there
    is no agreement: not all of it may be a term that a program can check.
    """

    on: dt.date
    terms: Terms
    paid: int
    completed_on: dt.date | None
    ended_on: dt.date | None
    breaches: tuple[Breach, ...]
    waiting: tuple[Waiting, ...]
    spoken: tuple[Promise, ...] = ()

    def by_side(self, side: Side) -> tuple[Breach, ...]:
        """Return the breaches of one side."""
        return tuple(breach for breach in self.breaches if breach.side is side)


def promise_ledgers(
    case: Case, on: dt.date, *, labels: Labels = no_labels
) -> tuple[PromiseLedger, ...]:
    """Return every agreement and spoken promise of a case, tested against all that came after.

    Args:
        case: The case.
        on: The day; what happened after it is not looked at.
        labels: A reader of messages that helps to tell collection from other contacts.
    """
    return tuple(
        _ledger(case, file, terms, on, labels)
        for file in case.loans
        for terms in terms_of(file)
        if terms.starts <= on
    )


def _ledger(case: Case, file: LoanFile, terms: Terms, on: dt.date, labels: Labels) -> PromiseLedger:
    replaced = terms.ended_on if terms.ended_on and terms.ended_on <= on else None
    until = replaced - dt.timedelta(days=1) if replaced else on
    ended = ended_on(file.payments, terms, on)
    breaches = [
        *person_breaches(file.payments, terms, until),
        *bill_breaches(file, terms, on, ended),
        *collection_breaches(file, terms, on, ended, labels=labels),
        *afterwards_breaches(case, file, terms, on, ended),
    ]
    return PromiseLedger(
        on=on,
        terms=terms,
        paid=paid_by(file.payments, terms, until),
        completed_on=completed_on(file.payments, terms, until),
        ended_on=ended,
        breaches=tuple(sorted(breaches, key=lambda breach: (breach.on, breach.code))),
        waiting=waited_for(case, file, terms, on),
        spoken=() if terms.agreement else tuple(_promised(file, on)),
    )


def _promised(file: LoanFile, on: dt.date) -> Iterator[Promise]:
    for promise in file.promises:
        if promise.by != "person" and (promise.made_on is None or promise.made_on <= on):
            yield promise
