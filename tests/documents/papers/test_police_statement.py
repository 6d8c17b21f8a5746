"""What makes a statement for the police, and what is left to others."""

from __future__ import annotations

from ashore.documents.fetch_list import blanks_of
from ashore.documents.guard import sentences_of, words_of
from ashore.documents.papers.desk_letter import PRIOR
from tests.documents.papers.golden import drafts_of
from tests.documents.papers.stories import (
    THREATENED,
    complaint,
    known,
    sms,
)


def test_a_threat_makes_a_statement_and_an_insult_alone_does_not() -> None:
    insult = sms("s1", "2026-11-19T10:20", "你这个不要脸的老赖，全家都是垃圾")
    assert drafts_of("police_statement", known(insult)) == ()
    (draft,) = drafts_of("police_statement", known(insult, *THREATENED))
    rows = [row for block in draft.blocks for row in getattr(block, "rows", ())]
    assert len(rows) == 3


def test_a_new_threat_after_a_report_to_the_police_makes_a_new_statement() -> None:
    told = complaint("F9", "云山派出所", "短信威胁", "2026-11-19")
    (draft,) = drafts_of("police_statement", known(*THREATENED, told))
    rows = [row for block in draft.blocks for row in getattr(block, "rows", ())]
    assert [row[1] for row in rows] == ["2026-11-20 15:30"]


def test_where_nothing_was_complained_about_there_is_no_gap_for_it() -> None:
    said = "我的记录里没有此前的投诉、举报或报警。"
    (draft,) = drafts_of("police_statement", known(*THREATENED))
    assert PRIOR not in blanks_of(draft)
    assert said in {words_of(one) for one in sentences_of(draft)}
    # One that is about something else may have been about this, too: the person knows.
    told = complaint("F9", "临江银行", "征信记录", "2026-11-01")
    (draft,) = drafts_of("police_statement", known(*THREATENED, told))
    assert PRIOR in blanks_of(draft)
    assert said not in {words_of(one) for one in sentences_of(draft)}
