"""Whether the whole loan may be called: the condition, the notice and the suit kept apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.case.entries_papers import CourtPaper
from ashore.case.terms import AccelerationTerms

SUITS = frozenset({"claim", "summons", "judgment", "enforcement-notice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AccelerationWatch:
    """Three different things: condition met, notice given, suit filed.

    ``met_on`` is the first day on which the contract's condition is met if nothing is paid; it is
    met when that day has come. None means that the contract names no such condition.
    """

    met_on: dt.date | None
    met: bool
    notice_required: bool
    noticed_on: dt.date | None
    sued_on: dt.date | None

    @property
    def called(self) -> bool:
        """Return whether the whole loan has been called, by notice or by a suit."""
        return self.noticed_on is not None or self.sued_on is not None


def acceleration_watch(
    terms: AccelerationTerms | None,
    unpaid_due_days: Sequence[dt.date],
    court_papers: Sequence[CourtPaper],
    noticed_on: dt.date | None,
    on: dt.date,
) -> AccelerationWatch:
    """Return how near a loan is to being called whole.

    Args:
        terms: The contract's clause, or None where it has none or is not known.
        unpaid_due_days: The due days of every instalment not paid in full, oldest first, those to
            come included.
        court_papers: All court papers about the loan.
        noticed_on: The day a written notice came, if one did.
        on: The day asked for.
    """
    met_on = condition_met_on(terms, unpaid_due_days) if terms else None
    suits = [paper.received_on or paper.dated for paper in court_papers if paper.type in SUITS]
    known = [day for day in suits if day and day <= on]
    return AccelerationWatch(
        met_on=met_on,
        met=met_on is not None and met_on <= on,
        notice_required=terms.notice_required if terms else True,
        noticed_on=noticed_on if noticed_on and noticed_on <= on else None,
        sued_on=min(known, default=None),
    )


def condition_met_on(terms: AccelerationTerms, unpaid: Sequence[dt.date]) -> dt.date | None:
    """Return the first day on which any condition is met if nothing more is paid.

    Args:
        terms: The contract's clause.
        unpaid: The due days of the instalments not paid in full, oldest first.
    """
    one_day = dt.timedelta(days=1)
    days: list[dt.date] = []
    if unpaid and terms.over_days is not None:
        days.append(unpaid[0] + (terms.over_days + 1) * one_day)
    if unpaid and terms.from_days is not None:
        days.append(unpaid[0] + terms.from_days * one_day)
    counts = [n for n in (terms.consecutive, terms.total) if n]
    days += [unpaid[n - 1] + one_day for n in counts if n <= len(unpaid)]
    return min(days, default=None)
