"""Records are named so that a person can find them again."""

from __future__ import annotations

from ashore.case.replay import LoanFile
from ashore.documents.records import records_behind, records_of, records_of_cost
from ashore.owed.standing import Footing
from tests.documents.page import case_of, loan, payment

PAYMENTS = (
    "还款 2 笔，合计 200.00 元，最近一笔 2026-10-10"
    "［paid-2026-09-10 … paid-2026-10-10，文件 流水.csv 第 7 行］"
)
SOURCE = {"how": "file", "file_name": "流水.csv", "row": 7}


def file() -> LoanFile:
    paid_out = {"kind": "disbursement", "id": "d", "loan": "l", "on": "2026-08-10"}
    amounts = {"gross": "1200.00", "deductions": [{"name": "评估费", "amount": "200.00"}]}
    judged = {"kind": "court-paper", "id": "j", "loan": "l", "type": "judgment"}
    case = case_of(
        loan(contract_no="A-1"),
        paid_out | amounts,
        payment("2026-09-10", "100.00") | {"source": SOURCE},
        payment("2026-10-10", "100.00") | {"source": SOURCE},
        judged | {"court": "某区法院", "case_no": "（2026）民初1号", "dated": "2026-11-01"},
    )
    return case.loans[0]


def test_every_record_in_a_line() -> None:
    assert [line.zh for line in records_of(file())] == [
        "借款合同 A-1 2026-08-10［l，手工录入］",
        "放款 2026-08-10 合同 1,200.00 元，到手 1,000.00 元［d，手工录入］",
        "法律文书 某区法院 （2026）民初1号［j，手工录入］",
        PAYMENTS,
    ]
    assert records_of(file())[-1].en.endswith("paid-2026-10-10; file 流水.csv row 7]")


def test_what_decides_a_footing() -> None:
    judged = records_behind(file(), Footing.JUDGMENT)
    assert [line.zh.split()[0] for line in judged] == ["借款合同", "法律文书", "还款"]
    contract = records_behind(file(), Footing.INSTALMENTS)
    assert [line.zh.split()[0] for line in contract] == ["借款合同", "放款", "还款"]


def test_payments_do_not_decide_the_cost() -> None:
    assert [line.zh.split()[0] for line in records_of_cost(file())] == ["借款合同", "放款"]
