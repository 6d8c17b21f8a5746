"""When the notice to leave other people alone is needed again."""

from __future__ import annotations

from ashore.documents.guard import sentences_of, words_of
from tests.documents.papers.golden import drafts_of
from tests.documents.papers.stories import (
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
