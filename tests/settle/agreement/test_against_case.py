"""An agreement held against the loan, the promises and the offers of a case."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ashore.case.replay import Case
from ashore.findings import Finding
from ashore.law.book import LawBook
from ashore.settle.agreement.check import check_agreement
from ashore.settle.agreement.sentences import sentences_of_text
from tests.plan.households import case_of

ON = dt.date(2026, 11, 24)
TEXT = """分期还款协议
甲方：青杉消费金融有限公司
截至2026年11月10日，本金600.00元，利息30.00元，罚息20.00元。甲方免除罚息20.00元。
分6期，每期105.00元，首期2026年12月10日，不再计收利息。
签订日期：2026年11月12日
"""
LOAN = {
    "kind": "loan", "id": "l", "product": "周转金", "lender_type": "consumer_finance",
    "parties": {"funder": "青杉消金"}, "signed_on": "2026-01-10",
    "terms": {"method": "equal_principal", "principal": "1200.00", "periods": 12,
              "annual_rate": "0.12"},
}  # fmt: skip
OUT = {"kind": "disbursement", "loan": "l", "on": "2026-01-10", "gross": "1200.00"}
PAID = [
    {"kind": "payment", "id": f"p{n}", "loan": "l", "on": f"2026-{n + 1:02d}-10",
     "amount": f"{112 - (n - 1):.2f}"}
    for n in range(1, 7)
]  # fmt: skip


def found(*entries: dict[str, Any], text: str = TEXT, on: dt.date = ON) -> list[Finding]:
    case: Case = case_of(
        LOAN | {"parties": {"funder": "青杉消费金融有限公司"}}, OUT, *PAID, *entries
    )
    check = check_agreement(
        sentences_of_text(text), LawBook.standard(), on, case=case, loan=case.loans[0]
    )
    return [one for one in check.findings if one.code.startswith("case.")]


def codes(*entries: dict[str, Any], text: str = TEXT) -> list[str]:
    return [one.code for one in found(*entries, text=text)]


def promise(what: str, **values: Any) -> dict[str, Any]:
    return {"kind": "promise", "id": "said", "loan": "l", "by": "青杉消金", "what": what,
            "made_on": "2026-11-02"} | values  # fmt: skip


def test_an_agreement_that_fits_its_loan_shows_nothing() -> None:
    assert codes() == []


def test_another_principal_is_held_against_contract_and_payments() -> None:
    [one] = found(text=TEXT.replace("本金600.00元", "本金750.00元"))
    assert (one.code, one.amount) == ("case.principal-differs", 15_000)
    assert "600.00" in one.says.zh
    assert set(one.workings[0].entries) == {"l", *(f"p{n}" for n in range(1, 7))}


def test_an_unknown_creditor_is_urgent_and_cites_the_rule_on_notice() -> None:
    [one] = found(text=TEXT.replace("青杉消费金融", "海桐资产管理"))
    assert (one.code, one.severity.value) == ("case.creditor-not-known", "urgent")
    assert [c.id for c in one.citations] == ["civil-code.assignment-notice"]


def test_a_new_creditor_of_the_case_is_known() -> None:
    sold = {"kind": "assignment", "loan": "l", "type": "transfer", "on": "2026-08-01",
            "to_party": "海桐资产管理有限公司"}  # fmt: skip
    assert codes(sold, text=TEXT.replace("青杉消费金融", "海桐资产管理")) == []


@pytest.mark.parametrize(
    ("what", "written"),
    [
        ("结清后7天给结清证明", "结清后7日内出具结清证明。"),
        ("征信会更新", "结清后10日内更新征信。"),
        ("签了就停止催收", "签署后停止催收。"),
        ("每笔先还本金", "每笔还款先抵本金。"),
        ("给三天宽限", "宽限期3日，连续两期未付且催告后15日内未补足的，终止。"),
    ],
)
def test_a_promise_has_to_be_written_down(what: str, written: str) -> None:
    [one] = found(promise(what, contact="call"))
    assert one.code == "case.promise-not-written"
    assert what in one.says.zh
    assert one.workings[0].entries == ("said", "call")
    assert codes(promise(what), text=TEXT + written) == []


def test_a_promised_waiver_counts_by_its_items_and_its_sum() -> None:
    assert codes(promise("免除罚息")) == []
    assert codes(promise("罚息和利息都免")) == ["case.promise-not-written"]
    told = TEXT.replace("甲方免除罚息20.00元。", "甲方免除罚息、利息，合计减免50.00元。")
    assert codes(promise("罚息和利息都免", amount="50.00"), text=told) == []
    assert codes(promise("罚息和利息都免", amount="80.00"), text=told) == [
        "case.promise-not-written"
    ]


def test_promises_of_the_person_and_later_ones_do_not_count() -> None:
    assert codes(promise("每月还款", by="person", amount="500.00")) == []
    assert codes(promise("给结清证明", made_on="2026-11-20")) == []


def test_a_promised_sum_is_compared() -> None:
    assert codes(promise("每期还一百零五", amount="105.00")) == []
    assert codes(promise("每期还一百", amount="100.00")) == ["case.promise-not-written"]
    assert codes(promise("一共还六百", amount="600.00")) == ["case.promise-not-written"]


def test_the_last_offer_is_compared_term_by_term() -> None:
    offer = {"kind": "offer", "loan": "l", "by": "青杉消金", "made_on": "2026-11-05"}
    same = offer | {"monthly": "105.00", "periods": 6, "first_due_on": "2026-12-10"}
    other = offer | {"monthly": "90.00", "periods": 7, "first_due_on": "2026-12-10"}
    assert codes(same) == []
    assert codes(other) == ["case.offer-differs"] * 2
    assert codes(other, same | {"made_on": "2026-11-06"}) == []
    assert codes(other | {"by": "person"}) == []


def test_a_total_above_the_last_bill_is_asked_about() -> None:
    bill = {"kind": "bill", "id": "b", "loan": "l", "captured_at": "2026-11-01T10:00:00+08:00",
            "total_shown": "610.00"}  # fmt: skip
    [one] = found(bill)
    assert (one.code, one.amount) == ("case.total-above-bill", 2_000)
    assert codes(bill | {"total_shown": "630.00"}) == []
    assert codes(bill | {"total_shown": "105.00"}) == []  # only what is late


def test_an_old_debt_is_met_with_caution_and_its_law() -> None:
    later = TEXT.replace("2026年11月12日", "2031年11月12日")
    [one] = [f for f in found(text=later) if f.code == "case.limitation-may-have-run"]
    assert {c.id for c in one.citations} >= {"limitation.years", "limitation.acknowledgement"}
    call = {"kind": "contact", "loan": "l", "at": "2030-01-05T10:00:00+08:00", "channel": "call"}
    assert "case.limitation-may-have-run" not in codes(call, text=later)


def test_payments_over_time_are_not_what_was_offered_at_once() -> None:
    offered = {"kind": "offer", "id": "o", "loan": "l", "by": "青杉消金", "made_on": "2026-11-02",
               "one_off": "630.00", "deadline": "2026-12-01"}  # fmt: skip
    [one] = found(offered)
    assert one.code == "case.offer-differs"
    assert one.says.zh == "对方提过一次付清 630.00，协议写的是分 6 期，合计 630.00。"
    at_once = "截至2026年11月10日，本金600.00元，利息30.00元。2026年12月10日前一次性支付630.00元。"
    assert codes(offered, text=f"和解协议\n甲方：青杉消费金融有限公司\n{at_once}") == []
