"""A credit report held against the ledger."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ashore.case.entries import AnyEntry
from ashore.case.entries_loans import Bill, BillItem, Disbursement, Loan
from ashore.case.entries_papers import CreditRecord
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.case.terms import LoanTerms, Method, Role
from ashore.findings import Severity, Strength
from ashore.intake.papers.differences import differences

NOW = dt.datetime(2026, 9, 20, 12, 0, tzinfo=SHANGHAI)
DAY = dt.date(2026, 9, 28)


def _loan(name: str, principal: int, funder: str = "云帆消费金融有限公司") -> Loan:
    return Loan(id=name, recorded_at=NOW, product=f"借款{name}", signed_on=dt.date(2025, 5, 10),
                terms=LoanTerms(method=Method.OPEN, principal=principal),
                parties={Role.FUNDER: funder, Role.GUARANTOR: "临江融资担保有限公司"})  # fmt: skip


def _bill(loan: str, *, at: dt.datetime = NOW, late: int = 3_100) -> Bill:
    items = (BillItem(name="本金", amount=130_000), BillItem(name="罚息", amount=late))
    return Bill(id=f"bill-{loan}-{at:%d}", recorded_at=NOW, loan=loan, captured_at=at, items=items,
                total_shown=130_000 + late, overdue_days_shown=23)  # fmt: skip


def _case(*entries: AnyEntry) -> Case:
    return replay(Ledger.begin("case-1").append(*entries))


def _record(**values: Any) -> CreditRecord:
    said = {"reporter": "云帆消费金融有限公司", "account": "个人消费贷款", "lent": 2_000_000,
            "opened_on": dt.date(2025, 5, 10), "overdue": 133_100}  # fmt: skip
    return CreditRecord.model_validate(
        {"id": "credit-1", "recorded_at": NOW, "report_on": DAY} | said | values
    )


def test_a_report_that_says_the_same() -> None:
    case = _case(_loan("a", 2_000_000), _bill("a"))
    assert differences([_record()], case) == ()
    assert differences([_record(reporter="云帆消费金融")], case) == ()


def test_late_charges_need_not_be_reported() -> None:
    case = _case(_loan("a", 2_000_000), _bill("a"))
    assert differences([_record(overdue=130_000)], case) == ()
    assert differences([_record(overdue=130_050)], case) == ()


def test_another_amount_overdue() -> None:
    case = _case(_loan("a", 2_000_000), _bill("a"))
    (finding,) = differences([_record(overdue=150_000)], case)
    assert (finding.code, finding.where, finding.amount) == ("credit.overdue-differs", "a", 16_900)
    assert "1500.00" in finding.says.zh
    assert finding.strength is Strength.DEPENDS
    assert finding.limits is not None


def test_a_bill_after_the_report_does_not_count() -> None:
    later = dt.datetime(2026, 10, 2, tzinfo=SHANGHAI)
    case = _case(_loan("a", 2_000_000), _bill("a", at=later))
    assert differences([_record(overdue=150_000)], case) == ()


def test_an_account_that_the_ledger_does_not_know() -> None:
    case = _case(_loan("a", 2_000_000))
    known, strange = _record(), _record(id="credit-2", reporter="橙叶小额贷款有限公司", balance=500)
    (finding,) = differences([known, strange], case)
    assert (finding.code, finding.where, finding.severity) == (
        "credit.not-in-ledger", "credit-2", Severity.CHECK,
    )  # fmt: skip
    assert "橙叶小额贷款有限公司" in finding.says.zh
    assert finding.ask is not None


def test_a_closed_account_without_a_loan_is_no_question() -> None:
    record = _record(reporter="橙叶小额贷款有限公司", status="结清")
    assert differences([record], _case()) == ()


def test_a_loan_that_is_not_on_the_report() -> None:
    case = _case(_loan("a", 2_000_000), _loan("b", 500_000, "海川银行"))
    (finding,) = differences([_record()], case)
    assert (finding.code, finding.where, finding.severity) == (
        "credit.not-on-report", "b", Severity.INFO,
    )  # fmt: skip


def test_of_two_loans_the_one_of_the_same_sum_is_meant() -> None:
    case = _case(_loan("a", 900_000), _loan("b", 2_000_000), _bill("b"),
                 Disbursement(id="d", recorded_at=NOW, loan="a", on=dt.date(2025, 8, 1),
                              gross=900_000))  # fmt: skip
    records = [_record(overdue=150_000), _record(id="credit-2", lent=900_000, overdue=None)]
    (finding,) = differences(records, case)
    assert finding.where == "b"


def test_a_guarantor_that_reports_is_part_of_the_loan() -> None:
    case = _case(_loan("a", 2_000_000))
    assert differences([_record(reporter="临江融资担保有限公司")], case) == ()


def test_the_loan_that_was_picked_counts() -> None:
    case = _case(_loan("a", 2_000_000), _loan("b", 2_000_000))
    (finding,) = differences([_record(loan="b")], case)
    assert finding.where == "a"
