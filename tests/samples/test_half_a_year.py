"""Half a year on the sample is nearer the shore, a step back included."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_dealings import Agreement
from ashore.case.entries_loans import Payment
from ashore.case.replay import replay
from ashore.law.book import LawBook
from ashore.plan.report import plan_of
from ashore.recover.shore import shore
from ashore.samples.half_a_year import half_a_year
from ashore.samples.story import sample_case

BOOK = LawBook.standard()


@pytest.mark.parametrize("today", [dt.date(2026, 11, 24), dt.date(2027, 8, 31)])
def test_the_way_of_six_months(today: dt.date) -> None:
    ledger = sample_case(today)
    report = plan_of(replay(ledger), BOOK, today, ranges=False)
    found = half_a_year(ledger, report, BOOK)
    way = shore(found.case, found.report, found.journal, BOOK)
    first, last = way.marks[0], way.marks[-1]
    assert len(way.marks) == 7
    assert first.on.month == today.month
    assert last.due * 5 < first.due
    assert last.left < first.left
    assert last.contacts < first.contacts
    assert last.pressure is not None
    assert last.pressure > 2
    assert any("退" in said.zh for said in way.says)
    # What was agreed is what the plan asked for, and what was paid never exceeds its money.
    asked = {ask.debt for ask in report.asks.asks}
    assert {one.loan for one in found.case.of(Agreement)} == asked
    before = {payment.id for payment in replay(ledger).of(Payment)}
    later = [one for one in found.case.of(Payment) if one.id not in before]
    assert later
    assert all(today < one.on <= found.on for one in later)
