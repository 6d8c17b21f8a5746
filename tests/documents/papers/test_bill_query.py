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
