"""The credit calendar against hand-worked days."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Disbursement, Loan, Payment
from ashore.case.entries_papers import CreditRecord
from ashore.law.book import LawBook
from ashore.owed.report import owed_on
from ashore.recover.credit_calendar import CreditCalendar, Stands, credit_calendar
from ashore.recover.one_off_repair import Verdict
from tests.recover.cases import RECORDED, case_of

BOOK = LawBook.standard()
BASE = {"recorded_at": RECORDED, "loan": "L1"}
TERMS = {
    "principal": "1200.00",
    "annual_rate": "0.12",
    "method": "equal_principal",
    "periods": 3,
    "first_due_on": "2024-02-01",
}


def _loan(**facts: Any) -> tuple[AnyEntry, ...]:
    return (
        Loan.model_validate(
            {"id": "L1", "recorded_at": RECORDED, "product": "任和", "terms": TERMS, **facts}
        ),
        Disbursement.model_validate(
            {"id": "D1", **BASE, "on": "2024-01-01", "gross": "1200.00", "net_received": "1200.00"}
        ),
    )


def _paid(*days_and_sums: tuple[str, str]) -> tuple[AnyEntry, ...]:
    return tuple(
        Payment.model_validate({"id": f"P{n}", **BASE, "on": on, "amount": amount})
        for n, (on, amount) in enumerate(days_and_sums)
    )


def _record(report_on: str, **facts: Any) -> CreditRecord:
    return CreditRecord.model_validate(
        {"id": f"C{report_on}", **BASE, "report_on": report_on, **facts}
    )


def _calendar(on: str, *entries: AnyEntry) -> CreditCalendar:
    case, day = case_of(*entries), dt.date.fromisoformat(on)
    return credit_calendar(case, owed_on(case, BOOK, day), BOOK, day)


ON_TIME = _paid(("2024-02-01", "412.00"), ("2024-03-01", "408.00"), ("2024-04-01", "404.00"))
LATE = _paid(("2024-02-01", "412.00"), ("2024-05-20", "408.00"), ("2024-06-03", "404.00"))


def test_settled_in_time_there_is_nothing_to_wait_for() -> None:
    [account] = _calendar("2024-06-10", *_loan(), *ON_TIME).accounts
    assert (account.stands, account.bad_until, account.repair) == (Stands.SETTLED, None, None)
    assert account.look_from == dt.date(2024, 6, 1)
    assert account.should_show.zh == "状态结清，余额为零。"


def test_five_years_begin_when_the_arrears_end() -> None:
    [account] = _calendar("2024-12-01", *_loan(), *LATE).accounts
    assert (account.stands, account.bad_until) == (Stands.SETTLED, dt.date(2029, 6, 3))
    assert [one.id for one in account.citations] == ["credit-record.kept-years"]


def test_while_it_is_overdue_no_time_runs() -> None:
    [account] = _calendar("2024-12-01", *_loan(), *LATE[:1]).accounts
    assert (account.stands, account.bad_until) == (Stands.OVERDUE, None)


def test_a_report_that_is_behind_after_two_months_is_named() -> None:
    shown = {"status": "正常", "overdue": "408.00", "overdue_months": 3}
    [early] = _calendar("2024-07-30", *_loan(), *LATE, _record("2024-07-01", **shown)).accounts
    assert not early.differs
    [late] = _calendar("2024-08-30", *_loan(), *LATE, _record("2024-08-03", **shown)).accounts
    assert late.differs
    [right] = _calendar(
        "2024-08-30", *_loan(), *LATE, _record("2024-08-03", status="结清", overdue="0.00")
    ).accounts
    assert not right.differs


def test_a_spell_of_the_years_of_the_repair_should_be_hidden() -> None:
    grid = "NNNNNN123" + "N" * 15
    record = _record("2026-05-06", status="结清", grid=grid, overdue="812.00")
    [account] = _calendar("2026-05-10", *_loan(), *LATE, record).accounts
    assert account.repair is not None
    assert account.repair.verdict is Verdict.HIDDEN
    assert account.repair.hidden_from == dt.date(2026, 1, 1)
    assert account.differs


def test_an_objection_runs_for_its_days() -> None:
    record = _record("2026-11-01", objected_on="2026-11-03", overdue="100.00")
    [account] = _calendar("2026-11-10", *_loan(), *LATE[:1], record).accounts
    assert account.objection_due == dt.date(2026, 11, 23)


def test_a_loan_of_somebody_else_should_not_be_there() -> None:
    [account] = _calendar("2026-11-10", *_loan(own=False), _record("2026-11-01")).accounts
    assert (account.stands, account.differs) == (Stands.NOT_YOURS, True)


@pytest.mark.parametrize(
    ("status", "overdue", "stands"),
    [
        ("结清", None, Stands.SETTLED),
        ("正常", "50.00", Stands.OVERDUE),
        ("正常", None, Stands.UNKNOWN),
    ],
)
def test_an_account_that_only_the_report_knows(
    status: str, overdue: str | None, stands: Stands
) -> None:
    record = CreditRecord.model_validate(
        {
            "id": "C1",
            "recorded_at": RECORDED,
            "report_on": "2026-11-01",
            "reporter": "某消费金融",
            "status": status,
            "overdue": overdue,
        }
    )
    [account] = _calendar("2026-11-10", record).accounts
    assert (account.name, account.stands) == ("某消费金融", stands)


def _reports_of(*days: str) -> tuple[AnyEntry, ...]:
    return tuple(_record(day, status="结清", overdue="0.00") for day in days)


@pytest.mark.parametrize(
    ("reports", "on", "fetched", "next_on"),
    [
        ((), "2026-11-10", 0, "2026-11-10"),
        (("2026-02-01",), "2026-03-10", 1, "2026-08-01"),
        (("2026-02-01",), "2026-11-10", 1, "2026-11-10"),
        (("2026-02-01", "2026-08-01"), "2026-11-10", 2, "2027-01-01"),
        (("2025-08-01", "2025-12-30"), "2026-01-05", 0, "2026-06-30"),
    ],
)
def test_the_next_free_report(
    reports: tuple[str, ...], on: str, fetched: int, next_on: str
) -> None:
    found = _calendar(on, *_loan(), *ON_TIME, *_reports_of(*reports)).reports
    assert (found.a_year, found.fetched) == (2, fetched)
    assert found.next_on == dt.date.fromisoformat(next_on)


def test_a_step_brings_the_next_report_forward() -> None:
    found = _calendar("2024-06-10", *_loan(), *LATE, _record("2024-04-10", overdue="408.00"))
    assert found.reports.next_on == dt.date(2024, 8, 3)
    assert "更新" in found.reports.because.zh
