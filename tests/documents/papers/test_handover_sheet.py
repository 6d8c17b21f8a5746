"""The sheet for an adviser: what is urgent first, and nothing that is not needed."""

from __future__ import annotations

from ashore.documents.draft import Draft, Fields, Heading, Paragraph, Table
from ashore.documents.guard import words_of
from ashore.documents.papers import handover_sheet
from tests.documents.page import BOOK, TODAY, case_of
from tests.documents.papers.court_cases import PERSON, Json, call, complete, court, loan
from tests.documents.papers.dump import dump


def sheet(*entries: Json) -> Draft:
    (draft,) = handover_sheet.drafts(case_of(PERSON, *entries), BOOK, TODAY)
    return draft


def tables(draft: Draft) -> dict[str, Table]:
    return {block.columns[0] + block.columns[1]: block for block in draft.blocks
            if isinstance(block, Table)}  # fmt: skip


def questions(draft: Draft) -> list[str]:
    blocks = [block for block in draft.blocks if isinstance(block, Paragraph)]
    return [said for b in blocks if (said := words_of(b.sentences[0])).endswith("？")]


def test_what_is_urgent_stands_first_and_what_has_passed_last() -> None:
    draft = sheet(
        loan("A", "甲贷"),
        loan("B", "乙贷"),
        court("old", "B", "claim", received_on="2026-10-01"),
        court("new", "A", "payment-order", received_on="2026-11-18"),
        court("e", "B", "enforcement-notice"),
    )
    days = [row[0] for row in tables(draft)["最晚事项"].rows]
    assert days[:2] == ["尽快", "2026-12-03"]
    assert days[-1] == "2026-10-16（已过）"


def test_it_holds_no_number_address_illness_or_story() -> None:
    ill = {"kind": "cause", "id": "c", "type": "illness_in_family", "story": "丈夫尿毒症透析"}
    draft = sheet(loan("A", "贷"), ill)
    text = dump(draft).split("附件：")[0]
    assert "透析" not in text
    assert "收入或者家庭遇到困难，细节当面说明" in text
    labels = [f.label for b in draft.blocks if isinstance(b, Fields) for f in b.fields]
    assert labels == ["姓名", "所在城市", "电话", "扶养人数"]


def test_a_loan_that_is_not_theirs_has_no_sum_of_theirs() -> None:
    rows = tables(sheet(loan("A", "冒名贷", own=False, classification="identity_fraud")))
    assert rows["序号借款"].rows[0][3:] == ("—", "—", "—", "称被冒名")


def test_what_the_person_sent_and_said_is_listed_by_day() -> None:
    sent = [
        {"kind": "complaint", "id": "x", "to": "12378", "about": "夜间来电", "receipt_no": "T-1",
         "filed_on": "2026-11-02", "answered_on": "2026-11-10", "outcome": "已转办"},
        {"kind": "request", "id": "r", "to": "甲消费金融公司", "made_on": "2026-10-02",
         "what": "申请延期"},
        call("out", "2026-10-20T11:00:00+08:00", direction="out", text="登记困难",
             counterpart_claims="官方客服"),
    ]  # fmt: skip
    rows = tables(sheet(loan("A", "贷"), *sent))["日期给谁"].rows
    assert rows == (
        ("2026-10-02", "甲消费金融公司", "申请延期", "—", "没有答复的记录"),
        ("2026-10-20", "官方客服", "登记困难", "—", "—"),
        ("2026-11-02", "12378", "夜间来电", "T-1", "2026-11-10 已转办"),
    )


def test_the_questions_follow_from_the_case() -> None:
    asked = questions(sheet(loan("A", "贷"), court("c", "A", "claim", received_on="2026-11-16")))
    assert asked[0] == "「贷」已被起诉：答辩意见、时效和请求调减是否合适？"
    assert asked[-1] == "是否符合法律援助的条件，下一步由谁来做、在哪一天以前？"


def test_a_full_case_stays_short_and_counts_its_headings_through() -> None:
    (draft,) = handover_sheet.drafts(complete(), BOOK, TODAY)
    headings = [block.words for block in draft.blocks if isinstance(block, Heading)]
    assert [one[0] for one in headings] == list("一二三四五六")
    # Two printed pages hold about this much, with tables; nothing is attached that would add to it.
    assert len(dump(draft)) < 3_500
    assert draft.attached == ()


def test_without_a_loan_there_is_nothing_to_hand_over() -> None:
    assert handover_sheet.drafts(case_of(PERSON), BOOK, TODAY) == ()
