"""Small cases for the tests of the way back."""

from __future__ import annotations

import datetime as dt

from ashore.case.entries import AnyEntry
from ashore.case.entries_dealings import Channel, Contact
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay

RECORDED = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)


def case_of(*entries: AnyEntry) -> Case:
    """Return a case of some entries."""
    ledger = Ledger.begin("way-back")
    return replay(ledger.append(*entries) if entries else ledger)


def contact(name: str, at: dt.datetime, text: str = "", **facts: object) -> Contact:
    """Return a message that came in."""
    return Contact.model_validate(
        {
            "id": name,
            "recorded_at": RECORDED,
            "at": at,
            "channel": Channel.SMS,
            "text": text,
            **facts,
        }
    )


def case_with_contacts(*days: dt.date) -> Case:
    """Return a case with a message on each of some days."""
    moments = [dt.datetime.combine(day, dt.time(10), SHANGHAI) for day in days]
    return case_of(*(contact(f"k{n}", at, "请还款") for n, at in enumerate(moments)))
