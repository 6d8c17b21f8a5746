"""Papers as files: every form of each, names that any system takes, and the list beside them."""

from __future__ import annotations

import pytest

from ashore.documents.draft import Blank, Draft
from ashore.documents.paper_files import LETTERS, Form, PaperFiles
from ashore.errors.documents import UngroundedError
from ashore.text import Text
from tests.documents.drafts import HEAD, asks, docx_words, draft, pdf_words, says, shown_case
from tests.documents.page import BOOK

GAP = Blank("编号", Text("看合同。", "In the contract."))


def files(*drafts: Draft) -> PaperFiles:
    return PaperFiles(drafts, shown_case(), BOOK, head=HEAD, language="en")


def test_each_paper_in_each_form_and_the_list_of_gaps() -> None:
    made = files(draft(asks("请", GAP, "。"), id="a"), draft(asks("好。"), id="b"))
    found = dict(made.files(LETTERS))
    assert list(found) == ["a.docx", "a.pdf", "b.docx", "b.pdf", "fetch-list.pdf", "fetch-list.txt"]
    assert "【待填：编号】" in docx_words(found["a.docx"])
    assert "好。" in pdf_words(found["b.pdf"])
    assert "In the contract." in found["fetch-list.txt"].decode()
    assert made.gaps == 1


def test_text_only() -> None:
    found = dict(files(draft(asks("好。"), id="a")).files((Form.TEXT,)))
    assert "好。\n" in found["a.txt"].decode()
    assert "a.docx" not in found


def test_names_that_no_system_refuses() -> None:
    ids = ("../../etc/passwd", "a:b*c?", "A_B_C_", "长" * 200, "...", "\u202e甲", "con")
    made = files(*(draft(asks("好。"), id=name) for name in ids))
    names = [name for name, _ in made.files((Form.TEXT,))]
    assert names[:4] == ["etc_passwd.txt", "a_b_c.txt", "A_B_C-2.txt", f"{'长' * 80}.txt"]
    assert names[4:6] == ["paper.txt", "甲.txt"]
    assert names[6] == "paper-con.txt"
    assert len({name.casefold() for name in names}) == len(names)


def test_a_hash_in_an_id_is_in_no_name() -> None:
    of_loan = draft(asks("好。"), id="draft-loan-0123456789abcdef", to=("甲银行：",))
    of_other = draft(asks("好。"), id="draft-loan-fedcba9876543210", to=("甲银行：",))
    unknown = draft(asks("好。"), id="draft-loan-00112233445566ff-2", to=(GAP,))
    names = [name for name, _ in files(of_loan, of_other, unknown).files((Form.TEXT,))]
    kind = of_loan.kind
    assert names[:3] == [f"{kind}-甲银行.txt", f"{kind}-甲银行-2.txt", f"{kind}-编号.txt"]


def test_none_of_them_is_made_where_one_may_not_leave() -> None:
    with pytest.raises(UngroundedError):
        files(draft(asks("好。"), id="a"), draft(says("欠款已还。"), id="b"))


def test_what_the_pdf_cannot_draw_is_told() -> None:
    remark = files(draft(asks("张𠮷来了💰。"))).remark
    assert remark is not None
    assert "没有“𠮷💰”" in remark.zh
    assert files(draft(asks("张三。"))).remark is None


def test_no_papers_no_list() -> None:
    assert dict(files().files(LETTERS)) == {}
