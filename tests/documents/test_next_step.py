"""The one thing to do next: dates first, then questions, then what is due."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.documents.next_step import next_step
from ashore.text import Text
from tests.documents.page import case_of, loan, owed, payment

ACCELERATION = {"acceleration": {"over_days": 90, "notice_required": True}}
BILL = {
    "kind": "bill",
    "id": "b",
    "loan": "l",
    "captured_at": "2026-11-24T09:00:00+08:00",
    "items": [{"name": "本金", "amount": "300.00"}, {"name": "催收费", "amount": "50.00"}],
}
JUDGMENT = {
    "kind": "court-paper",
    "loan": "l",
    "type": "judgment",
    "dated": "2026-10-01",
    "pay_by": "2026-10-20",
    "principal": "900.00",
}
ENDED = {
    "kind": "agreement",
    "loan": "l",
    "signed_on": "2026-09-01",
    "total": "900.00",
    "periods": 3,
    "monthly": "300.00",
    "first_due_on": "2026-10-01",
    "waived": "100.00",
    "any_miss_ends": True,
}
SOLD = {
    "kind": "assignment",
    "loan": "l",
    "type": "transfer",
    "on": "2026-11-01",
    "to_party": "丙资产",
    "verified": False,
}


def first(*entries: dict[str, Any]) -> Text:
    return next_step(owed(case_of(*entries))).do


def test_nothing_recorded() -> None:
    assert first().zh == "先记下第一笔借款。"


def test_a_loan_that_lacks_a_term() -> None:
    step = next_step(owed(case_of(loan(terms={"periods": None}))))
    assert step.do.zh == "请从合同或还款计划页补上，或照抄还款计划表。"


@pytest.mark.parametrize(
    ("entries", "does"),
    [
        ((loan(classification="identity_fraud"), JUDGMENT), "先就「小借」向机构提出异议，并报案。"),
        ((loan(), JUDGMENT, BILL), "先核对「小借」的判决书：金额、履行期限、联系法官的电话。"),
        ((loan(), ENDED, BILL), "联系「甲银行」，先谈恢复原来的协议。"),
        ((loan(terms=ACCELERATION), SOLD), "2026-12-10 之前，就「小借」联系「丙资产」的官方客服。"),
        ((loan(), SOLD, BILL), "先核实「小借」的债权现在归谁。"),
        ((loan(), BILL), "先把账单里目前没有依据的 50.00 元问清楚。"),
        ((loan(),), "联系「甲银行」谈「小借」。"),
        ((loan(), payment("2026-09-10", "300.00")), "记住下一个还款日：2026-12-10。"),
        ((loan(), payment("2026-09-10", "1200.00")), "向各家要一份结清证明，收好。"),
    ],
)
def test_what_comes_first(entries: tuple[dict[str, Any], ...], does: str) -> None:
    assert first(*entries).zh == does


def test_a_kept_agreement_has_a_next_day_until_all_is_paid() -> None:
    kept = (loan(), ENDED, payment("2026-10-01", "300.00"), payment("2026-11-01", "300.00"))
    last = payment("2026-11-20", "300.00")

    assert first(*kept).zh == "记住下一个还款日：2026-12-01。"
    assert first(*kept, last).zh == "向各家要一份结清证明，收好。"


def test_a_principal_without_a_day_is_no_settled_debt() -> None:
    open_ended = loan(terms={"method": "open", "periods": None, "first_due_on": None})
    step = next_step(owed(case_of(open_ended)))

    assert step.do.zh == "查清「小借」下一次哪天还、还多少，记下来。"
    assert "还剩 1,200.00 元本金" in step.because.zh


def test_before_the_loan_is_called_the_oldest_instalment_is_named() -> None:
    step = next_step(owed(case_of(loan(terms=ACCELERATION))))
    assert step.how is not None
    assert step.how.zh.startswith("最早一期 2026-09-10 到期，现在共 100.00 元。")
    assert "has come to 100.00 yuan" in step.how.en


def test_a_date_far_away_does_not_come_first() -> None:
    """Day 91 after 2026-09-10 is 2026-12-10: a month before it is no deadline yet."""
    case = case_of(loan(terms=ACCELERATION))
    assert "2026-12-10" not in next_step(owed(case, dt.date(2026, 11, 9))).do.zh
    assert "2026-12-10" in next_step(owed(case, dt.date(2026, 11, 10))).do.zh


def test_it_never_tells_anybody_to_stop_paying() -> None:
    for entries in ((loan(), BILL), (loan(), SOLD), (loan(terms=ACCELERATION),)):
        step = next_step(owed(case_of(*entries)))
        said = " ".join(part.zh for part in (step.do, step.because, step.how) if part)
        assert "停" not in said
        assert "不要还" not in said
