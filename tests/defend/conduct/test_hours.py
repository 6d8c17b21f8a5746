"""V01: the edges of the night, what was agreed, and the rules of each day."""

from __future__ import annotations

import pytest

from ashore.case.terms import ContactHours
from ashore.defend.conduct.basis import Lender
from ashore.defend.conduct.facts import ConductFacts, LoanKnown
from ashore.findings import Strength
from ashore.law.lenders import LenderType
from tests.defend.logs import flagged, found, report_of, row, rows_of


@pytest.mark.parametrize(
    ("time", "night"),
    [
        ("07:59:59", True),
        ("08:00:00", False),
        ("08:00", False),
        ("12:00:00", False),
        ("21:59:59", False),
        ("22:00:00", True),
        ("22:00", True),
        ("23:59:59", True),
        ("00:00:00", True),
        ("03:00:00", True),
    ],
)
def test_the_edges_of_the_night(time: str, night: bool) -> None:
    report = report_of(row(f"2026-11-17 {time}"))
    assert flagged(report, "night") == ([1] if night else [])
    assert rows_of(report, "V01") == ([(1,)] if night else [])


@pytest.mark.parametrize("channel", ["call", "sms", "chat", "visit", "email"])
def test_every_way_of_reaching_out_counts(channel: str) -> None:
    report = report_of(row("2026-11-17 23:00:00", channel=channel))
    assert (flagged(report, "night"), rows_of(report, "V01")) == ([1], [(1,)])


def test_an_unanswered_call_at_night_counts() -> None:
    assert rows_of(report_of(row("2026-11-17 07:31:00", seconds="0")), "V01") == [(1,)]


def test_the_persons_own_call_does_not() -> None:
    report = report_of(row("2026-11-17 23:00:00", direction="out"))
    assert (flagged(report, "night"), rows_of(report, "V01")) == ([], [])


def test_a_bare_day_says_nothing_of_the_night() -> None:
    report = report_of(row("2026-11-17", channel="letter"))
    assert (flagged(report, "night"), rows_of(report, "V01")) == ([], [])


def test_other_zones_are_read_in_shanghai() -> None:
    report = report_of(row("2026-11-17T14:00:00Z"), row("2026-11-17T13:59:59Z"))
    assert flagged(report, "night") == [1]


def test_a_repeated_row_keeps_its_fact_and_counts_once() -> None:
    report = report_of(row("2026-11-17 23:00:00"), row("2026-11-17 23:00:05"))
    assert flagged(report, "night") == [1, 2]
    assert flagged(report, "duplicate") == [2]
    (night,) = found(report, "V01")
    assert (night.rows, night.counts["contacts"]) == ((1,), 1)


def test_what_the_person_agreed_to_is_no_finding() -> None:
    report = report_of(row("2026-11-17 23:00:00", observed="hours-agreed"))
    assert (flagged(report, "night"), rows_of(report, "V01")) == ([1], [])


@pytest.mark.parametrize(("time", "rows"), [("22:29:59", []), ("22:30:00", [(1,)])])
def test_hours_of_the_contract_come_first(time: str, rows: list[tuple[int, ...]]) -> None:
    loan = LoanKnown(
        id="loan-1",
        lender=Lender(LenderType.BANK),
        creditors=frozenset({"驼峰"}),
        hours=ContactHours(start="09:00", end="22:30"),
    )
    report = report_of(row(f"2026-11-17 {time}"), facts=ConductFacts(loans={"loan-1": loan}))
    assert rows_of(report, "V01") == rows


@pytest.mark.parametrize(
    ("day", "cited"),
    [
        ("2025-02-27", None),
        ("2025-02-28", ["collection.quiet-hours-standard", "civil-code.tranquillity"]),
        ("2026-01-29", ["collection.quiet-hours-standard", "civil-code.tranquillity"]),
        (
            "2026-01-30",
            [
                "collection.quiet-hours-standard",
                "collection.quiet-hours-guideline",
                "civil-code.tranquillity",
            ],
        ),
    ],
)
def test_the_rules_of_the_day(day: str, cited: list[str] | None) -> None:
    report = report_of(row(f"{day} 23:00:00"))
    assert flagged(report, "night") == [1]
    findings = found(report, "V01")
    assert [[c.id for c in one.finding.citations] for one in findings] == (
        [] if cited is None else [cited]
    )


def test_contacts_on_both_sides_of_a_change_are_two_findings() -> None:
    report = report_of(row("2026-01-29 23:00:00"), row("2026-01-30 23:00:00"))
    assert rows_of(report, "V01") == [(1,), (2,)]


def test_the_strength_is_the_standards_and_never_the_laws() -> None:
    (night,) = found(report_of(row("2026-11-17 23:00:00")), "V01")
    assert night.finding.strength is Strength.STANDARD
    assert "民法典" not in night.finding.says.zh
    assert "civil-code.tranquillity" in [c.id for c in night.finding.citations]


def test_how_far_it_holds() -> None:
    report = report_of(
        row("2026-11-17 22:00:00"),
        row("2026-11-17 22:04:59"),
        row("2026-11-17 22:05:00", number="13900000001"),
        row("2026-11-17 23:00:00", channel="sms", text="请还款"),
    )
    (night,) = found(report, "V01")
    assert night.counts == {"contacts": 4, "on_the_full_hour": 1}
    assert [text.zh for text in night.holds] == [
        "如果把 22:00 整算作可以联系的时间，仍有 3 次。",
        "如果记录的时间差 5 分钟，仍有 2 次。",
        "如果信息到得比发的晚、不算在内，仍有 3 次。",
    ]


def test_a_minute_without_seconds_is_on_the_hour() -> None:
    (night,) = found(report_of(row("2026-11-17 22:00")), "V01")
    assert night.holds[0].en == "If 22:00 sharp is a permitted time, nothing is left of it."


def test_callers_stand_apart_and_unnamed_numbers_together() -> None:
    report = report_of(
        row("2026-11-17 23:00:00"),
        row("2026-11-17 23:10:00", claims="恒信", number="13900000001"),
        row("2026-11-17 23:20:00", claims="", number="13900000002"),
        row("2026-11-17 23:30:00", claims="", number="13900000003"),
    )
    assert {one.agency: one.rows for one in found(report, "V01")} == {
        "驼峰": (1,),
        "恒信": (2,),
        "": (3, 4),
    }
    (unnamed,) = (one for one in found(report, "V01") if not one.agency)
    assert unnamed.finding.says.zh.startswith("2 个没有说出机构的号码")


def test_a_contact_still_ahead_is_named_and_not_judged() -> None:
    report = report_of(row("2026-11-24 23:00:00"), row("2026-11-25 23:00:00"))
    assert rows_of(report, "V01") == [(1,)]
    assert flagged(report, "night") == [1, 2]
    assert [(one.row, one.code) for one in report.log.problems] == [(2, "contacts.time-ahead")]
