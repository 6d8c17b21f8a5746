"""Twenty-one contacts of a worked case carry the marks that a careful adviser would put there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ashore.case.entries_dealings import Channel, Contact, Observed
from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.defend.conduct.report import ConductReport, conduct_report
from ashore.defend.contacts.contact import logged
from ashore.defend.contacts.log import contact_log
from tests.defend.logs import BOOK, TODAY

CASE = Path(__file__).parents[4] / "shared" / "cases" / "case5_harassment_heavy.json"

pytestmark = pytest.mark.skipif(not CASE.is_file(), reason="the worked cases are not here")

NEIGHBOUR = "在小区门口询问邻居其住处"
LABELS = {
    "辱骂": ("insult",),
    "夜间来电，称‘半夜给你敲门’": ("threat_violence",),
    "称涉嫌诈骗罪已立案，限 2 小时还款": ("impersonate_authority", "false_legal_claim"),
    "打给母亲，说出欠款金额 1.1 万": ("third_party_disclosure",),
    "打到站点站长处，要求代还": ("third_party_disclosure", "third_party_demand"),
    "发 P 图通缉照，要求转个人收款码 3000": (
        "threat_family_or_dox",
        "false_legal_claim",
        "private_account",
    ),
    "建议‘先借别家的把这边平了’": ("induce_borrowing",),
}
"""What a reader of the words would say; everything else is an ordinary reminder."""


def shown_as(report: ConductReport, row: int) -> set[str]:
    """Return the marks of a row in the worked case's own words."""
    rules = {one.rule for one in report.findings if row in one.rows}
    marks = set(report.flags.get(row, ()))
    asked = any(one.rule == "V05" and row in one.rows and one.counts["asked_to_pay"]
                for one in report.findings)  # fmt: skip
    said = {
        "NIGHT_22_TO_8": "night" in marks,
        "EFFECTIVE_CALLS_OVER_3_PER_DAY": "over_daily_calls" in marks,
        "ATTEMPTS_OVER_6_SAME_NUMBER": "over_daily_attempts" in marks,
        "ABUSE": "V13" in rules,
        "THREAT": bool({"V11", "V12", "V14"} & rules),
        "IMPERSONATES_AUTHORITY": "V09" in rules,
        "DEFAMATION_IMAGE": "V14" in rules,
        "PRIVATE_ACCOUNT": "V22" in rules,
        "INDUCES_NEW_BORROWING": "V23" in rules,
        "THIRD_PARTY_DISCLOSURE": "V07" in rules,
        "THIRD_PARTY_CONTACT_WHILE_REACHABLE": "V06" in rules,
        "PRESSURE_ON_UNRELATED_PERSON": asked and "workplace" in marks,
        "VISIT_WITHOUT_ID": "V17" in rules,
    }
    return {name for name, shown in said.items() if shown}


def entry(told: dict[str, Any], number: int) -> Contact:
    """Return one line of the worked case as an entry."""
    channel = {"call_to_third_party": "call", "wechat": "chat"}.get(
        told["channel"], told["channel"]
    )
    observed: tuple[Observed, ...] = ()
    if told["gist"] == NEIGHBOUR:
        observed = (Observed.NO_ID_SHOWN, Observed.DEBT_DISCLOSED)
    return Contact.model_validate(
        {
            "id": f"contact-{number}",
            "recorded_at": "2026-11-24T09:00:00+08:00",
            "source": Source(how="import"),
            "at": f"{told['ts']}:00+08:00",
            "channel": Channel(channel),
            "direction": told["direction"],
            "counterpart_number": told.get("number"),
            "counterpart_claims": told["claimed"],
            "to_whom": told.get("to"),
            "duration_s": told.get("duration_s"),
            "answered": told.get("answered"),
            "text": told["gist"],
            "observed": observed,
            "loan": None,
        }
    )


@pytest.fixture(scope="module")
def told() -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = json.loads(CASE.read_text(encoding="utf-8"))["contacts_log"]
    return lines


@pytest.fixture(scope="module")
def report(told: list[dict[str, Any]]) -> ConductReport:
    contacts = [logged(entry(one, n), n) for n, one in enumerate(told, start=1)]
    log = contact_log(contacts, rows=len(contacts))
    return conduct_report(log, BOOK, on=TODAY, labels=lambda c: LABELS.get(c.text, ()))


def test_every_contact_has_the_expected_marks(
    told: list[dict[str, Any]], report: ConductReport
) -> None:
    expected = {n: set(one["expected_flags"]) for n, one in enumerate(told, start=1)}
    assert {row: shown_as(report, row) for row in expected} == expected


def test_both_ways_of_naming_the_caller_are_one(report: ConductReport) -> None:
    named = {agency.name: len(agency.numbers) for agency in report.log.agencies.by_key.values()}
    assert named["驼峰钱包"] == 2
    assert [contact.at.tzinfo for contact in report.log.contacts[:1]] == [SHANGHAI]


def test_the_polite_call_is_in_no_finding(report: ConductReport) -> None:
    assert [one.rule for one in report.findings if 19 in one.rows] == []


def test_nothing_is_called_unlawful(report: ConductReport) -> None:
    for one in report.findings:
        assert "违法" not in one.finding.says.zh
        assert "可能不符合" in one.finding.says.zh or "要看情节" in one.finding.says.zh
