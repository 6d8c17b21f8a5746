"""The list of evidence: a court's columns, honest marks, own work last, one number everywhere."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from ashore.documents.draft import Draft, Heading, Table
from ashore.documents.papers import evidence_list, statement_of_defence
from tests.documents.page import BOOK, TODAY, case_of
from tests.documents.papers.court_cases import Json, complete, court, loan, paid, sealed
from tests.documents.papers.dump import exhibit_numbers, words


def the_list(*entries: Json) -> Draft:
    (draft,) = evidence_list.drafts(case_of(*entries), BOOK, TODAY)
    return draft


def rows(draft: Draft) -> list[list[str]]:
    """Return all rows but those of the annex."""
    tables = [block for block in draft.blocks if isinstance(block, Table)][:-1]
    return [[words((cell,)) for cell in row] for table in tables for row in table.rows]


def groups(draft: Draft) -> list[str]:
    found = [block.words for block in draft.blocks if isinstance(block, Heading)]
    return [one.split("　")[1] for one in found][:-1]


def shown(media: str, *about: str, **more: Any) -> list[str]:
    case = (loan("A", "贷"), court("j", "A", "judgment"), *paid("A", "2026-02-10"))
    return rows(the_list(*case, sealed("E", "件", media, *about, **more)))[0]


@pytest.mark.parametrize(
    ("media", "about", "device", "mark"),
    [
        ("image/jpeg", "A", None, "【照片（复印件）；原件在谁手里】"),
        ("image/jpeg", "j", "手机", "【照片（复印件）；原件在谁手里】"),
        ("image/png", "A-paid-2026-02-10", "手机", "电子数据（打印件）；原始载体：手机"),
        ("application/pdf", "A", "电脑", "电子数据（打印件）；原始载体：电脑"),
        ("application/pdf", "A", None, "【电子数据；原始载体】"),
        ("audio/mp4", "A", "手机", "电子数据（拷贝）；原始载体：手机"),
    ],
)
def test_what_is_handed_in_is_marked_as_what_it_is(
    media: str, about: str, device: str | None, mark: str
) -> None:
    assert shown(media, about, device=device)[5] == mark


def test_what_it_shows_is_told_from_the_records() -> None:
    row = shown("application/pdf", "A-paid-2026-02-10", "A", captured_at="2026-03-01T08:00+08:00")
    assert row[:5] == [
        "1", "件", "PDF 文件，取得于2026年3月1日", "【份/页】",
        "还款 1 笔，合计 1,100.16 元；借款合同的约定",
    ]  # fmt: skip


def test_nobody_guesses_what_a_loose_file_shows() -> None:
    assert shown("image/png")[4:] == ["【证明什么】", "【电子数据；原始载体】"]


def test_the_person_s_own_work_comes_last_and_is_called_that() -> None:
    own = sealed("E1", "表.xlsx", "text/csv", "A", description="自己整理的对照表")
    note = {"kind": "note", "id": "n", "text": "经过", "about": ["A"]}
    draft = the_list(
        loan("A", "贷"),
        note,
        own,
        sealed("E2", "经过.txt", "text/plain", "n"),
        sealed("E3", "合同.pdf", "application/pdf", "A"),
    )
    assert groups(draft) == ["借款合同和放款", "本人制作的说明"]
    assert [row[1] for row in rows(draft)] == ["合同.pdf", "自己整理的对照表", "经过.txt"]
    assert [row[5] for row in rows(draft)][1:] == ["本人制作", "本人制作"]


def test_a_file_that_was_only_read_is_listed_with_its_hash() -> None:
    digest = hashlib.sha256(b"flow").hexdigest()
    source = {"how": "import", "file_hash": digest, "file_name": "流水.csv"}
    draft = the_list(
        loan("A", "贷"), *(one | {"source": source} for one in paid("A", "2026-02-10"))
    )
    assert rows(draft)[0][1:3] == ["流水.csv", "导入的电子文件"]
    annex = [block for block in draft.blocks if isinstance(block, Table)][-1]
    assert annex.rows == (("1", "流水.csv", digest, "未记录", "未记录"),)


def test_an_exhibit_has_one_number_in_every_list_and_paper() -> None:
    case = complete()
    (answer,) = statement_of_defence.drafts(case, BOOK, TODAY)
    lists = evidence_list.drafts(case, BOOK, TODAY)
    assert [draft.id for draft in lists] == ["evidence-list-A", "evidence-list-B", "evidence-list"]
    assert answer.attached == lists[0].attached
    numbers = exhibit_numbers([answer, *lists])
    for draft in lists:
        assert [row[0] for row in rows(draft)] == [str(numbers[key]) for key in draft.attached]
    assert [row[0] for row in rows(lists[0])] == ["1", "2", "3", "4", "5"]


def test_one_list_is_enough_where_all_exhibits_are_about_the_suit() -> None:
    suit = (loan("A", "贷"), court("c", "A", "claim"), sealed("E", "状.jpg", "image/jpeg", "c"))
    assert the_list(*suit).id == "evidence-list-A"


def test_without_exhibits_there_is_no_list() -> None:
    assert evidence_list.drafts(case_of(loan("A", "贷")), BOOK, TODAY) == ()
