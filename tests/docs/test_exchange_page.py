"""The page of exchange formats names every field and every code that comes out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.reference_pages import error_classes

from ashore.case.replay import Case, replay
from ashore.law.book import LawBook
from ashore.owed.exchange import owed_as_json
from ashore.owed.explain.exchange import explanation_as_json
from ashore.owed.explain.of_case import explain_bill_of
from ashore.owed.report import owed_on
from ashore.plan.agenda_exchange import agenda_as_json
from ashore.plan.exchange import plan_as_json
from ashore.plan.plain_file import plain_file
from ashore.plan.report import plan_of
from ashore.plan.today import agenda
from ashore.samples.story import sample_case
from ashore.settle.call_exchange import call_as_json
from ashore.settle.call_script import call_script
from ashore.settle.offers_compared import offers_compared
from ashore.settle.offers_exchange import offers_as_json
from ashore.settle.rounds import rounds_of
from ashore.settle.rounds_exchange import rounds_as_json
from ashore.settle.vetting import vet
from ashore.settle.vetting_exchange import vetting_as_json
from tests.settle.talks import agreement, approach, household, ledger_of, loan, offer, promise

ROOT = Path(__file__).parents[2]
NAMED = set(
    re.findall(r"`([^`\n]+)`", (ROOT / "docs/reference/exchange-formats.md").read_text("utf-8"))
)
TODAY = dt.date(2026, 11, 24)
BY_OTHER_NAMES = {
    "parties", "by_item", "supported", "differences", "recomputed", "undetermined", "unexplained",
    "why_not", "breaks_within", "finished",
}  # fmt: skip
"""Objects whose fields are roles, items, questions, ways or numbers of months."""


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the sample case."""
    return replay(sample_case(TODAY))


def fields(value: object) -> Iterator[str]:
    """Yield the name of every field in a JSON value."""
    if isinstance(value, list):
        for one in value:
            yield from fields(one)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            if name == "answers":
                yield from (field for answer in inner.values() for field in answer)
            elif name == "baselines":
                yield from (field for order in inner.values() for field in order)
            elif name not in BY_OTHER_NAMES:
                yield from fields(inner)


def test_every_field_of_what_is_owed_is_named(case: Case) -> None:
    found = owed_as_json(owed_on(case, LawBook.standard(), TODAY), "en")
    assert sorted(set(fields(found)) - NAMED) == []


def test_every_field_of_an_explanation_is_named(case: Case) -> None:
    [file, *_] = [file for file in case.loans if file.bills]
    found = explain_bill_of(case, file.loan.id, file.bills[-1].id, LawBook.standard(), TODAY)
    assert sorted(set(fields(explanation_as_json(found, "en"))) - NAMED) == []


def test_every_field_of_a_plan_and_of_a_day_is_named(case: Case) -> None:
    book = LawBook.standard()
    report = plan_of(case, book, TODAY, seconds=0.5)
    found = plan_as_json(report, "en") | agenda_as_json(agenda(case, report, book, TODAY), "en")
    assert sorted(set(fields(found)) - NAMED) == []


def test_every_field_of_plain_debts_is_named() -> None:
    debt = {"name": "a", "balance": "100.00", "annual_rate": "0.1", "min_payment": "5.00"}
    found = plain_file({"cases": [{"id": "1", "debts": [debt], "monthly": "10.00"}]})
    plans = found["results"][0].pop("plans")
    assert set(plans) == {"avalanche", "snowball", "optimal"} <= NAMED
    assert sorted(set(fields([*found["results"], *plans.values()])) - NAMED) == []


def test_every_field_of_a_talk_is_named() -> None:
    ledger = ledger_of(
        household(),
        loan(),
        offer("o", monthly="400", periods=30, deadline="2026-11-30"),
        promise("p", "罚息全免", until="2026-11-30"),
        agreement("a", "2026-09-01", any_miss_ends=True, first_due_on="2026-10-01"),
    )
    talk, book = replay(ledger), LawBook.standard()
    report = plan_of(talk, book, TODAY, ranges=False)
    script = call_script(talk, report, talk.loans[0], book)
    assert script is not None
    deep = vet((), (), book, TODAY, approach=approach(fees=[{"amount": "5"}]), owed=report.owed)
    found = [
        call_as_json(script, "en"),
        rounds_as_json(rounds_of(talk, book, TODAY), TODAY, "en"),
        offers_as_json(offers_compared(talk, report, book), TODAY, "en"),
        vetting_as_json(deep, "en"),
    ]
    assert sorted(set(fields(found)) - NAMED) == []


def test_every_finding_of_the_stage_is_named_and_no_other() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "src/ashore/owed").rglob("*.py"))
    used = set(re.findall(r'"(owed\.[a-z-]+)"', sources))
    shown = {name for name in NAMED if re.fullmatch(r"owed\.[a-z-]+", name)}
    assert shown == used - {error.code for error in error_classes()}
