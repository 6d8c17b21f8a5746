"""Whom a letter goes to, and which loans and contacts belong to it."""

from __future__ import annotations

from ashore.documents.guard import sentences_of, words_of
from ashore.documents.papers.side import sides_of
from ashore.law.lenders import LenderType
from tests.documents.page import TODAY, case_of
from tests.documents.papers.golden import drafts_of
from tests.documents.papers.stories import (
    contact,
    known,
    online_loan,
    party,
    person,
    to_mother,
)

NIGHT = contact("n1", "2026-11-16T22:41", text="问今天能还多少")


def test_who_is_written_to_after_a_debt_was_sold() -> None:
    sold = {"kind": "assignment", "id": "A1", "loan": "L1", "type": "transfer", "on": "2026-10-01"}
    buyer = sold | {"to_party": "远山资产管理有限公司"}
    (unsure,) = sides_of(known(buyer), TODAY)
    (sure,) = sides_of(known(buyer | {"verified": True}), TODAY)
    assert (unsure.name, unsure.licence) == ("临江银行股份有限公司", LenderType.BANK)
    assert (sure.name, sure.licence) == ("远山资产管理有限公司", LenderType.UNKNOWN)


def test_a_guarantor_who_paid_is_a_local_financial_company() -> None:
    paid = {"kind": "assignment", "id": "A1", "loan": "L1", "type": "subrogation"}
    facts = {"on": "2026-10-01", "to_party": "安稳融资担保有限公司", "verified": True}
    (side,) = sides_of(known(paid | facts), TODAY)
    assert (side.name, side.licence) == ("安稳融资担保有限公司", LenderType.GUARANTEE)


def test_two_loans_of_one_creditor_make_one_letter() -> None:
    second = online_loan(id="L2", product="第二笔", contract_no="B-2")
    both = known(second, NIGHT, contact("n2", "2026-11-17T22:10", loan="L2"))
    (draft,) = drafts_of("complaint_lender", both)
    assert (draft.id, draft.loan) == ("complaint-lender-L1-L2", None)
    said = "".join(words_of(s) for s in sentences_of(draft))
    assert all(name in said for name in ("「驿路借」", "「第二笔」"))


def test_contacts_of_two_creditors_are_kept_apart() -> None:
    other = online_loan(id="L2", product="另一笔", parties={"funder": "乙银行"})
    case = known(
        other, to_mother("c1", "2026-11-17T10:00"), to_mother("c2", "2026-11-17T11:00", loan="L2")
    )
    found = drafts_of("third_person_stop", case)
    assert [draft.loan for draft in found] == ["L1", "L2"]
    for draft in found:
        rows = [row for block in draft.blocks for row in getattr(block, "rows", ())]
        assert len(rows) == 1


def test_a_party_gives_its_full_name_to_the_letter() -> None:
    case = case_of(
        person(), party("临江银行", full_name="临江银行股份有限公司"), online_loan(), NIGHT
    )
    (draft,) = drafts_of("complaint_lender", case)
    assert draft.to == ("临江银行股份有限公司",)
