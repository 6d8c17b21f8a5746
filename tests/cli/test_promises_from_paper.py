"""A signed paper is read, and what comes after it is held against it, from file to page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from ashore.case.casefile import append, open_case
from ashore.case.entries import ENTRIES
from ashore.case.replay import replay
from tests.cli.conftest import Ashore
from tests.cli.test_promises import make
from tests.settle.promises.test_creditor import LOAN

CREDITOR = "青杉消费金融有限公司"
SIGNED = (
    "分期还款协议书",
    f"甲方（债权人）：{CREDITOR}",
    "乙方（借款人）：林晓",
    "一、截至2026年1月5日，乙方欠款总额为人民币1,260.00元，其中本金1,200.00元，罚息60.00元。",
    "二、甲方免除罚息60.00元。",
    "三、乙方分4期偿还，每期偿还300.00元，首期还款日为2026年2月10日。期间不再计收利息和费用。",
    "四、每期有3天宽限，连续两期未付且书面催告后15日内未补足的，协议终止。",
    "五、签署后甲方停止催收。",
    f"六、乙方将款项付至甲方对公账户，户名：{CREDITOR}。",
    "七、结清后10日内出具结清证明，7个工作日内更新征信。",
    "签订日期：2026年1月5日",
)
AFTER: list[dict[str, Any]] = [
    {"kind": "payment", "id": "first", "loan": "l", "on": "2026-02-10", "amount": "300.00",
     "to": CREDITOR},
    {"kind": "bill", "id": "charged", "loan": "l", "captured_at": "2026-03-01T10:00:00+08:00",
     "items": [{"name": "本期应还", "amount": "300.00"}, {"name": "罚息", "amount": "12.50"}]},
    {"kind": "payment", "id": "late", "loan": "l", "on": "2026-03-16", "amount": "300.00",
     "to": CREDITOR},
]  # fmt: skip


@pytest.fixture
def case(tmp_path: Path, ashore: Ashore) -> Path:
    """A case into which the signed agreement was read, with what came after it."""
    document = docx.Document()
    for line in SIGNED:
        document.add_paragraph(line)
    document.save(str(tmp_path / "signed.docx"))
    into = make(tmp_path, LOAN)
    taken = ("--yes", "--accept", "paper.agreement", "--loan", "l", "--json")
    assert ashore("import", tmp_path / "signed.docx", "--into", into, *taken).code == 0
    raw = [{"recorded_at": "2026-03-20"} | entry for entry in AFTER]
    append(into, ENTRIES.validate_python(raw), open_case(into).head)
    return into


def test_the_agreement_carries_what_the_ledger_needs(case: Path) -> None:
    [file] = replay(open_case(case)).loans
    [signed] = file.agreements
    assert (signed.total, signed.monthly, signed.periods) == (120_000, 30_000, 4)  # not the debt
    assert (signed.grace_days, signed.cure_days, signed.certificate_days) == (3, 15, 10)
    assert signed.record_days is None  # working days stay words
    assert (signed.charges_stop, signed.collection_stops) == (True, True)
    assert [item.value for item in signed.waived_items] == ["compound_interest", "penalty_interest"]
    assert (signed.pay_to, signed.signed_on.isoformat()) == (CREDITOR, "2026-01-05")


def test_a_waived_charge_and_a_late_payment_are_shown(case: Path, ashore: Ashore) -> None:
    [one] = ashore("promises", case, "--on", "2026-03-20", "--json").json["agreements"]
    assert (one["total"], one["paid"]) == ("1200.00", "600.00")
    assert [(b["code"], b["on"], b["entries"]) for b in one["breaches"]] == [
        ("promise.creditor-bill-waived", "2026-03-01", ["charged"]),
        ("promise.person-late", "2026-03-14", ["late"]),
    ]
    assert [b["finding"]["amount"] for b in one["breaches"]] == ["12.50", "300.00"]
    assert one["terms"]["record"] == {"days": 7, "working": True, "by": None}
    assert [o["how"] for o in one["origins"] if o["term"] == "record"] == ["text"]
    assert [row["state"] for row in one["payments"]] == [
        "in-time", "made-good", "to-come", "to-come",
    ]  # fmt: skip
    told = ashore("promises", case, "--on", "2026-03-20").out
    assert "2026-03-01 的账单收了「罚息」12.50 元，这一项已经免除。" in told
    assert "迟付，2026-03-16 补足" in told
