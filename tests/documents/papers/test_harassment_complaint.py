"""A claim is drafted only from conduct that a statute carries and that is more than read."""

from __future__ import annotations

from typing import Any

from ashore.documents.draft import Draft, Fields, Table
from ashore.documents.guard import sentences_of
from ashore.documents.papers import harassment_complaint
from tests.documents.page import BOOK, TODAY, case_of
from tests.documents.papers.court_cases import PERSON, Json, call
from tests.documents.papers.dump import words


def made(*entries: Json) -> tuple[Draft, ...]:
    return harassment_complaint.drafts(case_of(PERSON, *entries), BOOK, TODAY)


def told(n: int, **more: Any) -> Json:
    return call(f"c{n}", f"2026-10-{n:02d}T10:00:00+08:00", to_whom="母亲",
                to_whom_relation="母亲", observed=["debt-disclosed"]) | more  # fmt: skip


def test_what_the_person_noted_carries_a_claim_with_the_rules_of_its_day() -> None:
    (draft,) = made(told(20), told(22))
    cited = {c.id: c for sentence in sentences_of(draft) for c in sentence.citations}
    assert {"civil-code.privacy", "civil-code.cessation", "civil-code.tort-liability"} <= set(cited)
    assert {c.source for c in cited.values()} <= {"civil-code", "pipl"}
    table = next(block for block in draft.blocks if isinstance(block, Table))
    assert [row[1] for row in table.rows] == ["2026-10-20 10:00", "2026-10-22 10:00"]


def test_conduct_that_only_a_standard_speaks_of_carries_none() -> None:
    nights = [call(f"n{day}", f"2026-10-{day}T23:30:00+08:00", duration_s=60) for day in (20, 21)]
    assert made(*nights) == ()
    (note,) = harassment_complaint.notes(case_of(PERSON, *nights), BOOK, TODAY)
    assert "没有写起诉状" in note.zh


def test_words_that_a_program_only_read_once_carry_none() -> None:
    text = "周一欠我们一万一千元不还，你是他妈，你替他还"
    once = told(20, observed=[], text=text)
    assert made(once) == ()


def test_money_is_asked_for_only_as_a_gap() -> None:
    (draft,) = made(told(20))
    asked = next(s for s in sentences_of(draft) if "赔偿原告的损失" in words(s.pieces))
    assert words(asked.pieces) == "判令被告赔偿原告的损失 【金额，没有就删去这一项】；"


def test_a_firm_is_named_as_the_defendant_only_once_it_was_verified() -> None:
    firm = {"kind": "party", "id": "p", "name": "乙催收公司", "full_name": "乙信息咨询有限公司",
            "phones": ["02160001234"]}  # fmt: skip
    for verified, defendant in ((True, "乙信息咨询有限公司"), (False, "【被告全称、")):
        (draft,) = made(firm | {"verified": verified}, told(20))
        fields = next(block for block in draft.blocks if isinstance(block, Fields)).fields
        assert words(fields[4].value).startswith(defendant)


def test_a_caller_with_neither_name_nor_number_cannot_be_sued() -> None:
    assert made(told(20, counterpart_claims=None, counterpart_number=None)) == ()


def test_nothing_is_said_where_nobody_called() -> None:
    assert made() == ()
    assert harassment_complaint.notes(case_of(PERSON), BOOK, TODAY) == ()
