"""When the notice to leave other people alone is needed again."""

from __future__ import annotations

from ashore.documents.guard import sentences_of, words_of
from tests.documents.papers.golden import drafts_of
from tests.documents.papers.stories import (
    contact,
    known,
    to_mother,
)


def test_a_request_to_stop_that_was_kept_needs_no_second_one() -> None:
    stop = {
        "kind": "request",
        "id": "R1",
        "loan": "L1",
        "to": "临江银行",
        "made_on": "2026-11-18",
        "what": "请停止联系我的家人",
    }
    before, after = to_mother("c1", "2026-11-17T10:00"), to_mother("c2", "2026-11-19T10:00")
    assert drafts_of("third_person_stop", known(before, stop)) == ()
    (draft,) = drafts_of("third_person_stop", known(before, after, stop))
    assert any("请停止联系我的家人" in words_of(s) for s in sentences_of(draft))


def test_a_visit_that_asked_neighbours_reached_people_who_do_not_owe() -> None:
    asked = {"channel": "visit", "duration_s": None, "text": "在小区门口询问邻居其住处"}
    visit = contact("v1", "2026-11-17T14:30", **asked)
    (draft,) = drafts_of("third_person_stop", known(visit))
    (row,) = [row for block in draft.blocks for row in getattr(block, "rows", ())]
    assert row[4] == "邻居"
    call = contact("v1", "2026-11-17T14:30", text="询问邻居其住处")
    assert drafts_of("third_person_stop", known(call)) == ()
