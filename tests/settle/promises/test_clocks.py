"""What is chased until it arrives, on the list of today."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.law.book import LawBook
from ashore.plan.clock import Clock
from ashore.plan.report import plan_of
from ashore.plan.today import agenda
from ashore.settle.promises.clocks import promise_clocks
from tests.plan.households import case_of
from tests.settle.promises.test_creditor import AGREED, FINE, LOAN, PAID, contact

BOOK = LawBook.standard()


def clocks(*entries: dict[str, Any], on: str, agreed: Any = AGREED, loan: Any = LOAN) -> Any:
    found = promise_clocks(case_of(loan, agreed, *entries), BOOK, dt.date.fromisoformat(on))
    return {clock.code: clock for clock in found}


def test_the_certificate_and_the_record_are_chased_until_they_arrive() -> None:
    waiting = clocks(*PAID, on="2026-04-12")
    assert {code: clock.by for code, clock in waiting.items()} == {
        "chase_the_certificate": dt.date(2026, 4, 21),
        "look_at_the_credit_record": dt.date(2026, 5, 1),
    }
    still = clocks(*PAID, on="2026-09-01")
    assert set(still) == set(waiting)
    assert clocks(*PAID, *FINE, on="2026-09-01") == {}


def test_a_wrong_record_is_chased_until_it_is_right() -> None:
    wrong = FINE[1] | {"status": "逾期"}
    assert set(clocks(*PAID, FINE[0], wrong, on="2026-06-01")) == {"look_at_the_credit_record"}
    right = FINE[1] | {"report_on": "2026-07-01"}
    assert clocks(*PAID, FINE[0], wrong, right, on="2026-08-01") == {}


@pytest.mark.parametrize(("on", "runs"), [("2026-02-10", 0), ("2026-02-11", 1), ("2026-02-16", 0)])
def test_the_days_of_grace_run_from_the_day_after(on: str, runs: int) -> None:
    agreed = AGREED | {"grace_days": 5}
    found = clocks(PAID[0], on=on, agreed=agreed)
    assert len(found) == runs
    for clock in found.values():
        assert (clock.code, clock.by) == ("pay_within_grace", dt.date(2026, 2, 15))
        assert "100.00" in clock.says.zh


def test_collection_is_objected_to_until_it_was() -> None:
    pressed = contact("2026-01-20", "欠款今天必须还清", id="c")
    [clock] = clocks(PAID[0], pressed, on="2026-01-21").values()
    assert (clock.code, clock.entries, clock.citations) == ("object_to_collection", ("c",), ())
    card = LOAN | {"terms": {"method": "card", "principal": "400.00"}}
    [cited] = clocks(PAID[0], pressed, on="2026-01-21", loan=card).values()
    assert [one.id for one in cited.citations] == ["card.personal-instalment-plan"]
    asked = {"kind": "request", "loan": "l", "made_on": "2026-01-21", "what": "停止催收"}
    assert clocks(PAID[0], pressed, asked, on="2026-01-22") == {}


def test_the_list_of_today_takes_them_in() -> None:
    on = dt.date(2026, 4, 21)
    case = case_of(LOAN, AGREED, *PAID)
    more: tuple[Clock, ...] = promise_clocks(case, BOOK, on)
    found = agenda(case, plan_of(case, BOOK, on), BOOK, on, more=more)
    assert "chase_the_certificate" in [task.code for task in found.today]
