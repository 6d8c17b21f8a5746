"""An objection to a court is made only where clause and places on record give ground."""

from __future__ import annotations

from typing import Any

from ashore.documents.draft import Draft, Paragraph
from ashore.documents.guard import words_of
from ashore.documents.papers import jurisdiction_objection
from tests.documents.page import BOOK, TODAY, case_of
from tests.documents.papers.court_cases import PERSON, Json, court, loan

SHANGHAI = {"kind": "party", "id": "p", "name": "甲银行", "address": "上海市浦东新区某路1号"}


def made(sued_in: str, *entries: Json, clause: str = "", **paper: Any) -> tuple[Draft, ...]:
    terms = {"clauses": {"court": clause}} if clause else {}
    said = {"court": sued_in, "received_on": "2026-11-16"} | paper
    case = case_of(
        PERSON,
        loan("A", "贷", parties={"funder": "甲银行"}, terms=terms),
        court("claim", "A", "claim", **said),
        *entries,
    )
    return jurisdiction_objection.drafts(case, BOOK, TODAY)


def request(draft: Draft) -> str:
    block = next(block for block in draft.blocks if isinstance(block, Paragraph))
    return words_of(block.sentences[0])


def test_a_court_far_from_both_homes_gives_ground() -> None:
    (draft,) = made("深圳市南山区人民法院", SHANGHAI)
    assert request(draft) == "请求裁定将本案移送有管辖权的法院审理。"
    facts = [words_of(b.sentences[0]) for b in draft.blocks if isinstance(b, Paragraph)][1:4]
    assert facts == [
        "被告的住所在宁波。",
        "出借方的住所在上海市浦东新区某路1号。",
        "本案由深圳市南山区人民法院受理，与上述两地都不在一处。",
    ]
    assert any("您住的地方归这个法院管的，不要交" in note.zh for note in draft.notes)


def test_the_court_of_either_home_gives_none() -> None:
    assert made("浙江省宁波市海曙区人民法院", SHANGHAI) == ()
    assert made("上海市浦东新区人民法院", SHANGHAI) == ()


def test_a_county_s_name_says_too_little() -> None:
    assert made("兴国县人民法院", SHANGHAI) == ()


def test_without_the_lender_s_address_nothing_can_be_said() -> None:
    assert made("深圳市南山区人民法院") == ()


def test_a_place_of_signing_with_no_link_gives_ground() -> None:
    clause = "争议由合同签订地深圳市南山区有管辖权的法院管辖"
    (draft,) = made("深圳市南山区人民法院", SHANGHAI, clause=clause)
    cited = {
        c.id for b in draft.blocks if isinstance(b, Paragraph) for s in b.sentences
        for c in s.citations
    }  # fmt: skip
    assert {"court.jurisdiction-clause", "court.jurisdiction"} <= cited


def test_a_clause_that_names_this_court_gives_none() -> None:
    assert made("深圳市南山区人民法院", SHANGHAI, clause="由深圳市南山区人民法院管辖") == ()
    assert made("广东省深圳市南山区人民法院", SHANGHAI, clause="由深圳市南山区人民法院管辖") == ()


def test_a_clause_about_the_lender_s_home_gives_none() -> None:
    assert made("深圳市南山区人民法院", SHANGHAI, clause="由贷款人住所地法院管辖") == ()


def test_after_the_time_to_answer_none_is_made() -> None:
    late = {"received_on": "2026-11-01"}
    assert made("深圳市南山区人民法院", SHANGHAI, **late) == ()
