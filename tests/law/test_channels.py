"""Where to turn: each channel by lender, its order, its times and its lines."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.errors.law import LawBeforeFirstError, LawGapError, LawKindError
from ashore.law.answers import Kind
from ashore.law.book import LawBook
from ashore.law.channel import Channel, Need

BOOK = LawBook.standard()
TODAY = dt.date(2026, 11, 24)
CHANNELS = {
    "lender": "deadlines.lender-complaint",
    "financial-regulator": "deadlines.lender-complaint",
    "consumer-protection-platform": "deadlines.lender-complaint",
    "regulator-report": "deadlines.regulator-report-accepted",
    "central-bank": "credit-record.objection-days",
    "internet-finance-association": None,
    "number-report": None,
    "market-regulator": "deadlines.market-regulator-accepted",
    "local-government": None,
    "police": "deadlines.police-case",
    "criminal-report": "deadlines.criminal-review-application",
    "police-inaction": "deadlines.reconsideration-application",
    "prosecutor": None,
    "legal-aid": "deadlines.legal-aid-decision",
    "mediation": "deadlines.judicial-confirmation",
    "court": "deadlines.court-filing",
    "privacy-authority": None,
    "petition": "deadlines.petition-notice",
    "mental-health": None,
}


@pytest.mark.parametrize(("name", "deadline"), CHANNELS.items())
def test_a_channel_names_its_first_deadline(name: str, deadline: str | None) -> None:
    channel = BOOK.channel(f"channels.{name}", on=TODAY)

    assert next(iter(channel.deadlines), None) == deadline
    assert channel.body.zh
    assert channel.accepts.zh


def test_these_are_all_the_channels() -> None:
    channels = {
        entry_id.removeprefix("channels.")
        for entry_id in BOOK.ids()
        if entry_id.startswith("channels.") and BOOK.entry(entry_id).kind is Kind.CHANNEL
    }

    assert channels == {*CHANNELS, "lender-superior", "complaint-measures-draft"}
    assert BOOK.entry("channels.no-paid-agents").kind is Kind.RULE


@pytest.mark.parametrize(
    ("hotline", "phone"),
    [
        ("financial-regulator", "12378"),
        ("central-bank", "12363"),
        ("market-regulator", "12315"),
        ("number-report", "12321"),
        ("government", "12345"),
        ("legal-aid", "12348"),
        ("courts", "12368"),
        ("prosecutor", "12309"),
        ("anti-fraud", "96110"),
        ("police", "110"),
        ("ambulance", "120"),
        ("fire", "119"),
        ("mental-health", "12356"),
        ("youth", "12355"),
    ],
)
def test_a_line_has_its_number(hotline: str, phone: str) -> None:
    line = BOOK.channel(f"hotlines.{hotline}", on=TODAY)

    assert line.phones == (phone,)
    assert phone in line.text.zh


def test_the_line_for_the_mind_is_open_eighteen_hours_and_takes_no_debts() -> None:
    line = BOOK.channel("hotlines.mental-health", on=TODAY)

    assert line.hours is not None
    assert "18" in line.hours.zh
    assert line.refuses is not None
    assert "债务" in line.refuses.zh
    with pytest.raises(LawBeforeFirstError):
        BOOK.channel("hotlines.mental-health", on=dt.date(2025, 4, 30))


def test_the_order_begins_with_safety_and_ends_in_court() -> None:
    rows = BOOK.table("channels.order", on=TODAY).rows

    assert [row["channel"] for row in rows][:3] == [
        "channels.police",
        "channels.mental-health",
        "channels.lender",
    ]
    assert rows[-1]["channel"] == "channels.court"
    assert [int(row["step"]) for row in rows] == sorted(int(row["step"]) for row in rows)


def test_every_need_is_explained() -> None:
    rows = BOOK.table("channels.complaint-fields", on=TODAY).rows

    assert [row["field"] for row in rows] == [need.value for need in Need]


def test_a_report_needs_rules_and_a_complaint_to_the_lender_may_need_an_authorisation() -> None:
    report = BOOK.channel("channels.regulator-report", on=TODAY)
    lender = BOOK.channel("channels.lender", on=TODAY)

    assert {Need.RULES, Need.DECLARATION, Need.EVIDENCE} <= set(report.needs)
    assert Need.AUTHORIZATION in lender.needs
    assert "减免" in report.text.zh


def test_small_loan_companies_go_to_the_local_authority() -> None:
    local = BOOK.entry("channels.local-government").applies_to.lenders
    regulator = BOOK.entry("channels.financial-regulator").applies_to.lenders

    assert "small_loan" in local
    assert "small_loan" not in regulator
    assert set(local).isdisjoint(regulator)


def test_the_police_are_asked_for_a_no_contact_order_from_2026_on() -> None:
    before = BOOK.channel("channels.police", on=dt.date(2025, 12, 31))
    after = BOOK.channel("channels.police", on=dt.date(2026, 1, 1))

    assert "不得接触" not in before.text.zh
    assert "第50条第1款第5项" in after.text.zh
    assert "不得接触" in after.text.zh


def test_a_channel_is_asked_for_as_what_it_is() -> None:
    with pytest.raises(LawKindError):
        BOOK.rule("channels.police", on=TODAY)
    with pytest.raises(LawKindError):
        BOOK.channel("civil-code.usury", on=TODAY)
    with pytest.raises(LawGapError):
        BOOK.channel("channels.lender-superior", on=TODAY)


def test_no_channel_prints_an_address_on_the_web() -> None:
    for entry_id in BOOK.ids():
        for version in BOOK.entry(entry_id).versions:
            if isinstance(version, Channel):
                shown = " ".join(str(part) for part in (version.text, version.bring, version.body))
                assert "http" not in shown
                assert "www." not in shown
