"""V25 to V29, and what a case adds: lenders, plans, transfers, requests and agreed hours."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.defend.conduct.facts import conduct_facts
from ashore.defend.conduct.report import ConductReport, conduct_report
from ashore.defend.contacts.log import log_from_case
from ashore.findings import Severity, Strength
from tests.defend.conduct.cases import card, case_of, contact, loan
from tests.defend.logs import BOOK, TODAY, found, rows_of

NOON = "2026-11-17T12:00:00+08:00"


def report(
    *entries: dict[str, Any], on: dt.date = TODAY, labels: dict[str, tuple[str, ...]] | None = None
) -> ConductReport:
    case = case_of(*entries)
    return conduct_report(
        log_from_case(case),
        BOOK,
        on=on,
        facts=conduct_facts(case, BOOK, on),
        labels=lambda contact: (labels or {}).get(contact.text, ()),
    )


def request(what: str, on: str, **more: Any) -> dict[str, Any]:
    return {"kind": "request", "id": f"r-{on}", "made_on": on, "what": what} | more


# V25 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked_on", "rows"), [("2026-11-16", [(1,)]), ("2026-11-17", []), ("2026-11-18", [])]
)
def test_third_parties_after_a_request_to_stop(asked_on: str, rows: list[tuple[int, ...]]) -> None:
    found_ = report(
        loan(),
        contact("one", NOON, to_whom="母亲"),
        contact("two", "2026-11-17T13:00:00+08:00"),
        request("请停止联系第三人", asked_on, to="驼峰"),
    )
    assert rows_of(found_, "V25") == rows


@pytest.mark.parametrize(
    ("what", "to", "rows"),
    [
        ("请不要再用短信联系我", "驼峰", [(2,)]),
        ("请不要再用短信联系我", "恒信", []),
        ("请不要再用短信联系我", None, [(2,)]),
        ("别再上门", "驼峰", []),
        ("申请延期三个月", "驼峰", []),
        ("please stop contacting my employer", "驼峰", []),
    ],
)
def test_a_channel_that_was_asked_to_stop(
    what: str, to: str | None, rows: list[tuple[int, ...]]
) -> None:
    found_ = report(
        loan(),
        contact("one", NOON),
        contact("two", "2026-11-17T13:00:00+08:00", channel="sms", text="请还款"),
        request(what, "2026-11-01", **({"to": to} if to else {})),
    )
    assert rows_of(found_, "V25") == rows
    assert all(
        (one.finding.severity, one.finding.strength) == (Severity.INFO, Strength.DEPENDS)
        for one in found(found_, "V25")
    )


# V26 ------------------------------------------------------------------------------------------


def plan(**more: Any) -> dict[str, Any]:
    return {
        "kind": "agreement",
        "id": "plan",
        "loan": "card",
        "kind_of": "personalised-instalment",
        "signed_on": "2026-10-01",
    } | more


@pytest.mark.parametrize(
    ("entries", "rows"),
    [
        ([card(), plan()], [(1,)]),
        ([card()], []),
        ([card(), plan(signed_on="2026-11-17")], []),
        ([card(), plan(kind_of="extension")], []),
        ([card(), plan(ended_on="2026-11-01")], []),
        ([loan(id="card"), plan()], []),  # no card
    ],
)
def test_collection_in_spite_of_a_plan(
    entries: list[dict[str, Any]], rows: list[tuple[int, ...]]
) -> None:
    assert rows_of(report(*entries, contact("one", NOON, loan="card")), "V26") == rows


def test_a_reminder_under_a_plan_is_no_collection() -> None:
    found_ = report(
        card(),
        plan(),
        contact("one", NOON, loan="card", text="本期还款日是二十日"),
        labels={"本期还款日是二十日": ("clean_reminder",)},
    )
    assert rows_of(found_, "V26") == []


def test_a_missed_plan_is_not_kept() -> None:
    broken = plan(first_due_on="2026-10-05", periods=10, monthly="100.00", total="1000.00")
    assert rows_of(report(card(), broken, contact("one", NOON, loan="card")), "V26") == []


# V27 ------------------------------------------------------------------------------------------


def sold(**more: Any) -> dict[str, Any]:
    return {
        "kind": "assignment",
        "id": "sold",
        "loan": "loan-1",
        "type": "transfer",
        "on": "2026-10-01",
        "to_party": "东岭资产",
    } | more


@pytest.mark.parametrize(
    ("more", "rows"),
    [
        ({}, [(1,)]),
        ({"notified_on": "2026-11-18"}, [(1,)]),
        ({"notified_on": "2026-11-17"}, []),
        ({"notified_on": "2026-10-02"}, []),
        ({"type": "subrogation"}, []),
        ({"to_party": "别家"}, []),
    ],
)
def test_a_new_creditor_before_its_notice(
    more: dict[str, Any], rows: list[tuple[int, ...]]
) -> None:
    found_ = report(loan(), sold(**more), contact("one", NOON, counterpart_claims="东岭资产"))
    assert rows_of(found_, "V27") == rows
    assert all(one.finding.strength is Strength.LAW for one in found(found_, "V27"))


@pytest.mark.parametrize(
    ("text", "received_on", "rows"),
    [
        ("", "2026-10-02", [(1,)]),  # before the second transfer: of the first
        ("", "2026-11-02", []),
        ("债权转让给东岭资产", "2026-11-02", [(1,)]),  # late, and still of the first
        ("债权转让给西岭资产", "2026-10-30", []),  # ahead of its day
    ],
)
def test_a_notice_of_one_transfer_is_none_of_another(
    text: str, received_on: str, rows: list[tuple[int, ...]]
) -> None:
    again = sold(id="again", on="2026-11-01", from_party="东岭资产", to_party="西岭资产")
    notice = {"kind": "notice", "id": "n", "loan": "loan-1", "type": "assignment"}
    told = notice | {"received_on": received_on, "text": text}
    call = contact("one", NOON, counterpart_claims="西岭资产")
    assert rows_of(report(loan(), sold(), again, told, call), "V27") == rows


def test_a_notice_on_paper_is_a_notice() -> None:
    notice = {
        "kind": "notice",
        "id": "n",
        "loan": "loan-1",
        "type": "assignment",
        "received_on": "2026-11-01",
    }
    found_ = report(loan(), sold(), notice, contact("one", NOON, counterpart_claims="东岭资产"))
    assert rows_of(found_, "V27") == []


# V28 ------------------------------------------------------------------------------------------


def paid_out() -> dict[str, Any]:
    return {
        "kind": "disbursement",
        "id": "paid-out",
        "loan": "loan-1",
        "on": "2026-01-05",
        "gross": "10000.00",
    }


DEAR = {"annual_rate": "0.60", "signed_on": "2026-01-05", "lender_type": "unlicensed"}


@pytest.mark.parametrize(
    ("more", "rows"),
    [
        (DEAR, [(1,)]),
        (DEAR | {"lender_type": "bank"}, []),
        (DEAR | {"lender_type": "unknown"}, []),
        (DEAR | {"annual_rate": "0.05"}, []),
    ],
)
def test_pressure_for_a_costly_unlicensed_loan(
    more: dict[str, Any], rows: list[tuple[int, ...]]
) -> None:
    found_ = report(
        loan(**more),
        paid_out(),
        contact("one", NOON, text="打断你的腿", loan="loan-1"),
        contact("two", "2026-11-17T13:00:00+08:00", text="请还款", loan="loan-1"),
        labels={"打断你的腿": ("threat_violence",), "请还款": ("clean_reminder",)},
    )
    assert rows_of(found_, "V28") == rows
    assert all(one.finding.strength is Strength.DEPENDS for one in found(found_, "V28"))


# V29 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "what", "some"),
    [
        ({"answer_due_on": "2026-11-23"}, "请提供 11 月的催收录音", True),
        ({"answer_due_on": "2026-11-24"}, "请提供 11 月的催收录音", False),
        ({"answer_due_on": "2026-11-23", "answered_on": "2026-11-20", "answer": "已寄出"},
         "请提供通话记录", False),
        ({"answered_on": "2026-11-20", "answer": "没有义务提供"}, "请提供通话记录", True),
        ({}, "请提供催收录音", False),
        ({"answer_due_on": "2026-11-01"}, "申请延期", False),
    ],
)  # fmt: skip
def test_recordings_that_did_not_come(more: dict[str, Any], what: str, some: bool) -> None:
    found_ = report(loan(), request(what, "2026-11-01", to="驼峰", **more))
    assert bool(found(found_, "V29")) is some
    for one in found(found_, "V29"):
        assert (one.rows, one.finding.strength) == ((), Strength.DEPENDS)
        assert one.finding.where == "r-2026-11-01"


@pytest.mark.parametrize(
    ("answer", "refused"),
    [
        ("我们不会拒绝，录音已附上", False),
        ("从未拒绝提供，见附件", False),
        ("We did not refuse; see the file", False),
        ("没有义务，拒绝提供", True),
        ("We must decline", True),
        ("不会拒绝，但目前无法提供", True),
    ],
)
def test_a_refusal_denied_is_no_refusal(answer: str, refused: bool) -> None:
    more = {"answered_on": "2026-11-20", "answer": answer}
    asked = request("请提供催收录音", "2026-11-01", to="驼峰", **more)
    assert bool(found(report(loan(), asked), "V29")) is refused


def test_the_lenders_own_duty_to_keep_recordings_is_cited() -> None:
    asked = request("请提供催收录音", "2026-11-01", to="驼峰", answer_due_on="2026-11-20")
    (one,) = found(report(loan(lender_type="consumer_finance"), asked), "V29")
    ids = [c.id for c in one.finding.citations]
    assert "collection.consumer-finance" in ids
    assert "card.collection-limits" not in ids


# V30 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("times", "text", "rows"),
    [
        (1, "请还款", []),
        (2, "请还款", []),
        (3, "请还款", [(1, 2, 3)]),
        (1, "打断你的腿", [(1,)]),
    ],
)
def test_pressure_on_a_vulnerable_person(
    times: int, text: str, rows: list[tuple[int, ...]]
) -> None:
    contacts = [
        contact(
            f"c{n}",
            f"2026-11-{10 + n}T12:00:00+08:00",
            to_whom="母亲",
            text=text,
            observed=["vulnerable-person"],
        )
        for n in range(times)
    ]
    found_ = report(*contacts, labels={"打断你的腿": ("threat_violence",)})
    assert rows_of(found_, "V30") == rows


# what a case adds -----------------------------------------------------------------------------


def test_the_lender_of_the_case_decides_the_rule() -> None:
    (others,) = found(
        report(loan(lender_type="consumer_finance"), contact("one", NOON, to_whom="母亲")), "V05"
    )
    assert others.finding.strength is Strength.RULE
    assert "collection.consumer-finance" in [c.id for c in others.finding.citations]
    assert others.creditor == "驼峰"


def test_hours_in_the_contract_are_agreed_hours() -> None:
    late = contact("one", "2026-11-17T22:10:00+08:00")
    agreed = {"contact_hours": {"start": "09:00", "end": "22:30"}}
    assert rows_of(report(loan(), late), "V01") == [(1,)]
    assert rows_of(report(loan(**agreed), late), "V01") == []
    later = contact("one", "2026-11-17T22:40:00+08:00")
    assert rows_of(report(loan(**agreed), later), "V01") == [(1,)]


def test_two_loans_of_different_lenders_leave_the_lender_open() -> None:
    second = loan(id="loan-2", lender_type="bank")
    both = report(loan(lender_type="small_loan"), second, contact("one", NOON, to_whom="母亲"))
    (others,) = found(both, "V05")
    assert others.finding.strength is Strength.STANDARD
    named = report(
        loan(lender_type="small_loan"), second, contact("one", NOON, to_whom="母亲", loan="loan-2")
    )
    (others,) = found(named, "V05")
    assert "collection.small-loan" not in [c.id for c in others.finding.citations]
