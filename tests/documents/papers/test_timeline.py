"""The table of contacts in a letter."""

from __future__ import annotations

from ashore.documents.draft import Table
from ashore.documents.guard import sentences_of, words_of
from tests.documents.papers.golden import drafts_of
from tests.documents.papers.stories import (
    complaint,
    contact,
    known,
    missed,
)


def test_a_long_log_is_cut_and_says_so() -> None:
    calls = [missed(f"m{n}", f"2026-11-{10 + n // 8:02d}T{9 + n % 8:02d}:00") for n in range(80)]
    (draft,) = drafts_of("complaint_lender", known(*calls))
    (table,) = [block for block in draft.blocks if isinstance(block, Table)]
    assert len(table.rows) == 60
    assert "同类联系还有 20 条" in words_of(table.rests_on)


def test_all_calls_of_a_day_stand_in_the_table_whatever_the_caller_said() -> None:
    silent = {"counterpart_claims": None}
    calls = [
        contact(f"d{n}", f"2026-11-18T{9 + n:02d}:10", **({} if n == 0 else silent))
        for n in range(4)
    ]
    (draft,) = drafts_of("complaint_lender", known(*calls))
    (table,) = [block for block in draft.blocks if isinstance(block, Table)]
    assert len(table.rows) == 4
    said = [words_of(s) for s in sentences_of(draft)]
    assert [line for line in said if "2026-11-18 有 4 次（见表中第 1–4 行）" in line]


def test_a_count_is_not_cut_in_two() -> None:
    calls = [contact(f"d{n}", f"2026-11-18T{9 + n:02d}:10") for n in range(4)]
    answered = complaint("F1", "临江银行", "催收", "2026-11-01", answered_on="2026-11-18")
    assert drafts_of("complaint_lender", known(*calls, answered | {"outcome": "已提醒"})) == ()
