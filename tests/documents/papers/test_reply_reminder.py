"""The reminder: only when the time has run out, once, and with no more than is on record."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ashore.documents.draft import Draft
from ashore.documents.papers import reply_reminder
from tests.documents.drafts import lines, printed
from tests.documents.page import BOOK, case_of, loan

SENT = {"kind": "request", "id": "c", "to": "甲银行", "what": "逐项账单申请", "loan": "l",
        "made_on": "2026-11-02", "channel": "letter", "deadline": "deadlines.lender-complaint",
        "ticket_no": "EMS1"}  # fmt: skip
RULE = (
    "按《银行业保险业消费投诉处理管理办法（银保监会令2020年第3号）》办理期限的规定，"
    "一般在2026年11月17日前答复；延长的，请告知期限和理由。"
)
DUE = dt.date(2026, 11, 17)


def drafted(*entries: dict[str, Any], on: dt.date) -> tuple[Draft, ...]:
    return reply_reminder.drafts(case_of(loan(), *entries), BOOK, on)


def words(*entries: dict[str, Any], on: dt.date) -> list[str]:
    case = case_of(loan(), *entries)
    (paper,) = printed(*reply_reminder.drafts(case, BOOK, on), case=case)
    return lines(paper)


def test_it_comes_the_day_after_the_last_day() -> None:
    assert drafted(SENT, on=DUE) == ()
    (made,) = drafted(SENT, on=DUE + dt.timedelta(days=1))
    assert (made.id, made.kind, made.answers, made.loan) == (
        "reply-reminder-c",
        "reply-reminder",
        "c",
        "l",
    )
    assert made.to == ("甲银行",)


def test_every_word_of_it() -> None:
    who = {"kind": "person", "name": "周一"}
    receipt = {"kind": "evidence", "id": "e", "name": "回执.jpg", "about": ["c"]}
    assert words(SENT, who, receipt, on=dt.date(2026, 12, 1)) == [
        "催促答复函",
        "致：甲银行",
        "致函人：周一",
        "本人于2026年11月2日以邮寄方式向贵方提交了《逐项账单申请》，编号：EMS1（证据1）。",
        f"{RULE}截至2026年12月1日，本人没有收到答复（据我回忆）。",
        "请收到本函后书面答复，写明处理结果、依据和经办部门；已经答复的，请把答复再发送一次。",
        "提到、没有随附：证据1 回执.jpg。",
        "致函人（签名）：周一",
        "＿＿＿＿年＿＿月＿＿日",
    ]


def test_without_a_rule_none_is_cited_and_without_a_number_there_is_a_gap() -> None:
    own = {"kind": "request", "id": "r", "what": "《还款申请》", "made_on": "2026-11-02",
           "to": "乙公司", "answer_due_on": "2026-11-10"}  # fmt: skip
    said = words(own, on=dt.date(2026, 12, 1))
    assert "向贵方提交了《还款申请》，编号：【待填：受理编号或邮件号】（据我回忆）。" in said[3]
    assert said[4] == "截至2026年12月1日，本人没有收到答复（据我回忆）。"


def test_a_complaint_has_a_way_of_its_own() -> None:
    complaint = {"kind": "complaint", "id": "k", "to": "甲银行", "about": "投诉",
                 "filed_on": "2026-11-02", "deadline": "deadlines.lender-complaint"}  # fmt: skip
    assert drafted(complaint, on=dt.date(2026, 12, 1)) == ()


def test_a_court_is_not_written_to_like_this() -> None:
    filed = SENT | {"deadline": "deadlines.court-filing"}
    assert drafted(filed, on=dt.date(2026, 12, 1)) == ()


def test_it_is_not_written_again_once_it_was_sent_or_answered() -> None:
    late = dt.date(2026, 12, 1)
    asked = {"kind": "request", "id": "f", "what": "催促答复函", "made_on": "2026-11-20",
             "follows": "c", "paper": "reply-reminder-c"}  # fmt: skip
    assert drafted(SENT, asked, on=late) == ()
    assert drafted(SENT | {"answered_on": "2026-11-16"}, on=late) == ()
