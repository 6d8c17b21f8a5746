"""Whom to write to, and when: the lender first, one authority after it, and nobody twice."""

from __future__ import annotations

import pytest

from ashore.case.replay import Case
from ashore.documents.guard import sentences_of
from tests.documents.page import case_of
from tests.documents.papers.golden import PAPERS, drafts_of
from tests.documents.papers.stories import (
    HARASSED,
    LENDER_WAS_SILENT,
    bare_loan,
    complaint,
    contact,
    known,
    small_loan,
    sms,
    to_mother,
)

NIGHT = contact("n1", "2026-11-16T22:41", text="问今天能还多少")
LENDER, REGULATOR, REPORT = "complaint-lender", "complaint-regulator", "report-regulator"
LOCAL, ASSOCIATION = "complaint-local-bureau", "complaint-association"
CIVIL = {LENDER, REGULATOR, LOCAL, ASSOCIATION, REPORT}


def kinds(case: Case) -> set[str]:
    """Return the kinds of papers about conduct that a case calls for."""
    return {d.kind for paper in PAPERS for d in drafts_of(paper, case)} & CIVIL


def test_the_lender_comes_first() -> None:
    assert kinds(known(NIGHT)) == {LENDER}
    assert kinds(case_of(*small_loan(), *HARASSED)) == {LENDER}


def test_nobody_else_is_written_to_while_the_lender_may_answer() -> None:
    waiting = complaint("F1", "临江银行", "催收", "2026-11-15")
    assert kinds(known(NIGHT, waiting)) == set()
    withdrawn = waiting | {"withdrawn_on": "2026-11-16"}
    assert kinds(known(NIGHT, withdrawn)) == {LENDER}


def test_what_came_after_an_answer_is_complained_of_anew() -> None:
    answered = complaint("F1", "临江银行", "催收", "2026-11-01", answered_on="2026-11-10")
    done = answered | {"outcome": "已提醒受托机构"}
    assert kinds(known(NIGHT, done)) == {LENDER}
    assert kinds(known(NIGHT | {"at": "2026-11-09T22:41+08:00"}, done)) == set()


def test_after_the_lender_each_licence_has_its_own_authority() -> None:
    assert kinds(known(NIGHT, LENDER_WAS_SILENT)) == {REGULATOR}
    silent = complaint("F1", "青浦小额贷款有限公司", "催收", "2026-11-01")
    assert kinds(case_of(*small_loan(), NIGHT, silent)) == {LOCAL}
    unknown = complaint("F1", "某某借", "催收", "2026-11-01", answer_due_on="2026-11-16")
    assert kinds(case_of(*bare_loan(), NIGHT, unknown)) == {ASSOCIATION}


def test_what_breaks_a_binding_rule_is_reported_and_not_complained_of_as_well() -> None:
    assert kinds(known(NIGHT, *HARASSED, LENDER_WAS_SILENT)) == {REPORT}


def test_posing_as_an_authority_is_reported_at_once() -> None:
    police = sms("s1", "2026-11-19T10:20", "我是公安局网侦大队，你涉嫌诈骗已立案，两小时内还款撤案")
    assert REPORT in kinds(known(police))


@pytest.mark.parametrize("to", ["12378", "国家金融监督管理总局举报", "人民法院", "调解委员会"])
def test_one_matter_is_never_before_two_desks(to: str) -> None:
    elsewhere = complaint("F2", to, "催收", "2026-11-18")
    assert kinds(known(NIGHT, *HARASSED, LENDER_WAS_SILENT, elsewhere)) == set()


def test_an_authority_that_sent_it_back_does_not_hold_it() -> None:
    back = complaint("F2", "12378", "催收", "2026-11-18", outcome="不受理，不属于本机构职责")
    assert kinds(known(NIGHT, LENDER_WAS_SILENT, back)) == {ASSOCIATION}


def test_a_loan_before_a_court_is_not_for_the_local_line() -> None:
    silent = complaint("F1", "青浦小额贷款有限公司", "催收", "2026-11-01")
    suit = {"kind": "court-paper", "id": "S1", "loan": "L1", "type": "claim"}
    assert kinds(case_of(*small_loan(), NIGHT, silent, suit)) == set()


def test_a_complaint_without_a_loan_counts_for_every_creditor() -> None:
    loose = complaint("F2", "12378", "催收", "2026-11-18", loan=None)
    assert kinds(known(NIGHT, LENDER_WAS_SILENT, loose)) == set()


@pytest.mark.parametrize(
    ("kind", "clock"),
    [
        (LENDER, "deadlines.lender-complaint"),
        (REGULATOR, "deadlines.lender-complaint"),
        (REPORT, "deadlines.regulator-report-accepted"),
        (LOCAL, None),
        (ASSOCIATION, None),
        ("police-statement", None),
        ("complaint-central-bank", None),
    ],
)
def test_the_clock_that_starts_when_a_paper_is_sent(kind: str, clock: str | None) -> None:
    drafts = [
        draft
        for paper, cases in PAPERS.items()
        for draft in drafts_of(paper, cases()["complete"])
        if draft.kind == kind
    ]
    assert {draft.clock for draft in drafts} == {clock}


def test_a_small_loan_companys_clock_runs_by_analogy_and_an_unknown_lenders_does_not() -> None:
    small, unknown = case_of(*small_loan(), NIGHT), case_of(*bare_loan(), NIGHT)
    (draft,) = drafts_of("complaint_lender", small)
    assert draft.clock == "deadlines.lender-complaint"
    cited = {c.id for s in sentences_of(draft) for c in s.citations}
    assert "deadlines.lender-complaint" not in cited
    assert [d.clock for d in drafts_of("complaint_lender", unknown)] == [None]


def test_a_lender_without_a_licence_is_not_asked_first() -> None:
    told = to_mother("c1", "2026-11-17T10:05")
    assert kinds(case_of(*bare_loan("unlicensed"), told)) == {ASSOCIATION}
    assert kinds(case_of(*bare_loan("natural_person", parties={"funder": "张三"}), told)) == set()
