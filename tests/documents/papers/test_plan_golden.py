"""The papers that come of a plan and of a request, word for word in three cases each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ashore.case.replay import Case
from ashore.documents.paper_text import paper_text
from ashore.documents.papers import cannot_pay, hardship, reply_reminder
from tests.documents.drafts import printed
from tests.documents.page import BOOK, TODAY, case_of, loan

GOLDEN = Path(__file__).parent / "golden_plan"

Entries = list[dict[str, Any]]

WHO = {"kind": "person", "name": "周一", "phone": "13900000000"}
ALSO = {"kind": "person", "name": "周壹", "phone": "13900000000"}
CAUSE = {"kind": "cause", "type": "illness", "story": "住院两个月，没有收入。",
         "proofs": ["诊断证明", "住院结算单"], "began_on": "2026-06-06"}  # fmt: skip
OTHER_CAUSE = {"kind": "cause", "type": "job_loss", "story": "公司停业。", "began_on": "2026-07-01"}
BILL = {"kind": "bill", "loan": "l", "captured_at": "2026-11-20T10:00:00+08:00",
        "source_name": "App 账单", "items": [{"name": "本金", "amount": "9999.00"}]}  # fmt: skip


def _money(income: str, rent: str) -> Entries:
    return [
        {"kind": "income", "name": "工资", "monthly": income, "proof": "工资流水"},
        {"kind": "expense", "name": "房租", "monthly": rent},
    ]


def _asked(**facts: Any) -> dict[str, Any]:
    return {"kind": "request", "id": "c", "to": "甲银行", "what": "逐项账单申请", "loan": "l",
            "made_on": "2026-11-02", "channel": "letter",
            "deadline": "deadlines.lender-complaint"} | facts  # fmt: skip


FEW, NOTHING = _money("3000.00", "2950.00"), _money("1500.00", "2000.00")
CASES: dict[str, tuple[Any, dict[str, Entries]]] = {
    "hardship": (
        hardship,
        {
            "complete": [*FEW, WHO, CAUSE],
            "sparse": FEW,
            "contradictory": [*FEW, WHO, ALSO, CAUSE, OTHER_CAUSE, BILL],
        },
    ),
    "cannot_pay": (
        cannot_pay,
        {
            "complete": [*NOTHING, WHO, CAUSE],
            "sparse": NOTHING,
            "contradictory": [*NOTHING, WHO, ALSO, CAUSE, OTHER_CAUSE, BILL],
        },
    ),
    "reply_reminder": (
        reply_reminder,
        {
            "complete": [WHO, _asked(ticket_no="EMS1")],
            "sparse": [_asked()],
            "contradictory": [WHO, ALSO, _asked(ticket_no="EMS1", answer_due_on="2026-11-10")],
        },
    ),
}
EACH = [(paper, variant) for paper, (_, cases) in CASES.items() for variant in cases]


@pytest.mark.parametrize(("paper", "variant"), EACH)
def test_every_word(paper: str, variant: str) -> None:
    module, cases = CASES[paper]
    case: Case = case_of(loan(), *cases[variant])
    made = module.drafts(case, BOOK, TODAY)
    assert made
    text = "\n".join(paper_text(one) for one in printed(*made, case=case))
    assert text == (GOLDEN / f"{paper}-{variant}.txt").read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_paper() -> None:
    named = {f"{paper}-{variant}.txt" for paper, variant in EACH}
    assert {file.name for file in GOLDEN.iterdir()} == named | {"hardship-renhe.txt"}
