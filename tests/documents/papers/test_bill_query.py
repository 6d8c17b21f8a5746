"""When a bill is asked about."""

from __future__ import annotations

from tests.documents.page import case_of
from tests.documents.papers.golden import drafts_of
from tests.documents.papers.stories import (
    bare_loan,
    person,
)


def test_a_bill_somebody_asked_about_is_not_asked_about_again() -> None:
    asked = {
        "kind": "request",
        "id": "R1",
        "loan": "L1",
        "made_on": "2026-11-20",
        "what": "账单明细",
    }
    assert drafts_of("bill_query", case_of(person(), *bare_loan(), asked)) == ()
    assert len(drafts_of("bill_query", case_of(person(), *bare_loan()))) == 1


def test_a_call_without_a_clause_is_asked_about() -> None:
    called = {"kind": "notice", "id": "N1", "loan": "L1", "type": "acceleration",
              "received_on": "2026-11-20"}  # fmt: skip
    asked = "请提供提前到期所依据的合同条款和送达记录；没有约定的请恢复分期。"
    texts = [
        "".join(map(str, drafts_of("bill_query", case_of(person(), *bare_loan(), *more))))
        for more in ((), (called,))
    ]
    assert [asked in text for text in texts] == [False, True]


LIVING = [
    {"kind": "income", "name": "工资", "monthly": "3000.00"},
    {"kind": "expense", "name": "房租", "monthly": "3000.00"},
]
AS_USUAL = "没有争议的部分可以照常还"


def test_nobody_is_pointed_at_paying_without_a_rest_or_a_sure_creditor() -> None:
    spare = [LIVING[0], LIVING[1] | {"monthly": "2000.00"}]
    sold = {"kind": "assignment", "id": "A1", "loan": "L1", "type": "transfer", "on": "2026-10-01"}
    sold |= {"to_party": "远山资产管理有限公司"}
    for more, hinted in (([], True), (spare, True), (LIVING, False), ([*spare, sold], False)):
        (draft,) = drafts_of("bill_query", case_of(person(), *bare_loan(), *more))
        notes = "".join(note.zh for note in draft.notes)
        assert "不签“债务确认书”" in notes
        assert (AS_USUAL in notes) is hinted


def test_a_relative_who_sent_no_bill_gets_no_letter_about_one() -> None:
    (lent, *rest) = bare_loan()
    lent = lent | {"lender_type": "natural_person", "parties": {"funder": "表哥"}}
    assert drafts_of("bill_query", case_of(person(), lent, *rest)) == ()
