"""When a reminder is due, and by what rule."""

from __future__ import annotations

import datetime as dt

from ashore.documents.guard import sentences_of, words_of
from ashore.documents.papers import follow_up
from tests.documents.page import BOOK, case_of
from tests.documents.papers.golden import drafts_of
from tests.documents.papers.stories import (
    LENDER_WAS_SILENT,
    complaint,
    known,
    small_loan,
)


def test_the_day_of_the_reminder_comes_from_the_law_book() -> None:
    silent = known(LENDER_WAS_SILENT)
    (draft,) = drafts_of("follow_up", silent)
    assert draft.channel == "channels.lender"
    on_the_day = dt.date(2026, 11, 16)
    assert follow_up.drafts(silent, BOOK, on_the_day) == ()
    assert len(follow_up.drafts(silent, BOOK, on_the_day + dt.timedelta(days=1))) == 1


def test_a_lender_that_no_rule_reaches_is_reminded_without_one() -> None:
    silent = complaint("F1", "青浦小额贷款有限公司", "催收", "2026-11-01")
    (draft,) = drafts_of("follow_up", case_of(*small_loan(), silent))
    said = "".join(words_of(s) for s in sentences_of(draft))
    assert "到今天已经 23 天" in said
    assert not [s for s in sentences_of(draft) if s.citations]
