"""A loan that was called whole, or settled: what the papers say beside the contract."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.case.entries import AnyEntry
from ashore.case.entries_dealings import Notice
from ashore.case.entries_loans import Bill, Disbursement, Loan, Payment
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.findings import Finding
from ashore.law.book import LawBook
from ashore.owed.report import owed_on

BOOK = LawBook.standard()
ON = dt.date(2026, 11, 24)
AT: dict[str, Any] = {"recorded_at": dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI), "loan": "l"}


def found(
    *more: AnyEntry, over_days: int | None = 60, clauses: dict[str, str] | None = None
) -> list[Finding]:
    """Return the findings on a loan of which the instalments since 20 August are unpaid."""
    terms: dict[str, Any] = {
        "method": "equal_instalment", "principal": "12000.00", "annual_rate": "0.108",
        "periods": 12, "clauses": clauses or {},
    }  # fmt: skip
    terms |= {} if over_days is None else {"acceleration": {"over_days": over_days}}
    at = AT["recorded_at"]
    loan = Loan.model_validate(
        {"id": "l", "recorded_at": at, "product": "青石", "signed_on": "2026-03-20", "terms": terms}
    )
    out = Disbursement.model_validate(AT | {"id": "d", "on": "2026-03-20", "gross": "12000.00"})
    paid = (payment(f"2026-0{month}-20", "1059.46") for month in (4, 5, 6, 7))
    case = replay(Ledger.begin("called").append(loan, out, *paid, *more))
    [debt] = owed_on(case, BOOK, ON).debts
    return list(debt.findings)


def payment(on: str, amount: str) -> Payment:
    return Payment.model_validate(AT | {"id": f"p-{on}", "on": on, "amount": amount})


def notice(on: str, kind: str = "acceleration") -> Notice:
    return Notice.model_validate(AT | {"id": f"n-{on}", "type": kind, "received_on": on})


def bill(on: str, total: str) -> Bill:
    return Bill.model_validate(
        AT | {"id": f"b-{on}", "captured_at": f"{on}T09:00:00+08:00", "total_shown": total}
    )


def of(findings: list[Finding], code: str) -> Finding:
    [one] = [finding for finding in findings if finding.code.startswith(code)]
    return one


def test_a_call_that_the_clause_supports() -> None:
    one = of(found(notice("2026-11-10")), "owed.called")
    assert (one.code, one.amount) == ("owed.called", 414_420)
    assert "自 2026-10-20 起已满足" in one.says.zh


@pytest.mark.parametrize(
    ("day", "code"), [("2026-10-19", "owed.called-before-condition"), ("2026-10-20", "owed.called")]
)
def test_a_call_on_the_day_that_the_condition_is_met(day: str, code: str) -> None:
    assert of(found(notice(day)), "owed.called").code == code


def test_a_call_before_the_condition() -> None:
    one = of(found(notice("2026-09-25")), "owed.called")
    assert one.code == "owed.called-before-condition"
    assert "（最早 2026-10-20）" in one.says.zh


def test_a_second_notice_after_the_condition_is_met_is_sound() -> None:
    one = of(found(notice("2026-09-25"), notice("2026-11-10")), "owed.called")
    assert one.code == "owed.called"
    assert one.says.zh.startswith("2026-11-10")


def test_what_is_paid_after_the_call_does_not_make_it_early() -> None:
    later = payment("2026-11-12", "4400.00")
    assert of(found(notice("2026-11-10"), later), "owed.called").code == "owed.called"


def test_a_call_without_a_clause_and_with_one_that_is_not_read() -> None:
    one = of(found(notice("2026-11-10"), over_days=None), "owed.called")
    assert one.code == "owed.called-without-clause"
    assert "没有提前到期的条款" in one.says.zh
    clauses = {"acceleration": "见第九条"}
    unread = of(found(notice("2026-11-10"), over_days=None, clauses=clauses), "owed.called")
    assert "「见第九条」，没能读懂" in unread.says.zh


def test_a_notice_to_come_and_none_at_all_call_nothing() -> None:
    for findings in (found(), found(notice("2026-11-25"))):
        assert not [one for one in findings if one.code.startswith("owed.called")]
        assert of(findings, "owed.acceleration").code == "owed.acceleration-possible"


def test_a_bill_after_a_settlement_certificate() -> None:
    certificate = notice("2026-11-10", "settlement-certificate")
    one = of(found(certificate, bill("2026-11-24", "4327.18")), "owed.billed-after-settled")
    assert one.amount == 432_718


@pytest.mark.parametrize(("day", "total"), [("2026-11-09", "4327.18"), ("2026-11-24", "0.00")])
def test_a_bill_before_the_certificate_or_of_nothing(day: str, total: str) -> None:
    certificate = notice("2026-11-10", "settlement-certificate")
    findings = found(certificate, bill(day, total))
    assert not [one for one in findings if one.code == "owed.billed-after-settled"]
