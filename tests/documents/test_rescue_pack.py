"""The rescue pack: which files it holds, what its first page says, what is told on the way."""

from __future__ import annotations

from typing import Any

import pytest
from icalendar import Calendar

from ashore.case.ledger import Ledger
from ashore.documents import rescue_pack as packing
from ashore.documents.draft import Draft
from ashore.documents.rescue_pack import Found, rescue_pack
from ashore.errors.documents import PaperMissingError, UngroundedError
from ashore.samples.story import sample_case
from ashore.text import Text
from tests.documents.drafts import docx_words, draft, pdf_pages, pdf_words, says, squeezed
from tests.documents.page import BOOK, TODAY


@pytest.fixture(scope="module")
def found() -> Found:
    """The sample's answers, which take a moment."""
    return Found.of(sample_case(TODAY), BOOK, TODAY, lambda _: None)


def packed(found: Found, **changes: Any) -> dict[str, bytes]:
    said: dict[str, Any] = {"language": "zh", "told": lambda _: None}
    return rescue_pack(found, **(said | changes))


def test_everything_is_in_it(found: Found) -> None:
    told: list[Text] = []
    files = packed(found, told=told.append)
    assert list(files)[:4] == ["README.txt", "report.pdf", "report.html", "calendar.ics"]
    assert {"hardship-renhe.docx", "hardship-renhe.pdf", "fetch-list.pdf"} <= set(files)
    assert docx_words(files["hardship-renhe.docx"]) == pdf_words(files["hardship-renhe.pdf"])
    assert Calendar.from_ical(files["calendar.ics"]).walk("VEVENT")
    readme = files["README.txt"].decode()
    for name in files:
        assert name.rsplit(".", 1)[0] in readme or name == "README.txt"
    assert "《困难情况说明及还款申请》→ 稔禾消费金融有限公司" in readme
    said = [text.zh for text in told]
    assert said[0] == "写报告……"
    assert sum("困难情况说明及还款申请" in one for one in said) >= 2


def test_all_of_it_is_tied_to_the_case_by_one_fingerprint(found: Found) -> None:
    files = packed(found)
    mark = squeezed(f"案件记录指纹 {found.head[:12]}")
    for name, data in files.items():
        if name.endswith(".pdf"):
            assert all(mark in foot for _, foot in pdf_pages(data))


def test_only_the_papers_that_are_wanted(found: Found) -> None:
    files = packed(found, only=["hardship-jichuan"], language="en")
    assert "hardship-jichuan.docx" in files
    assert "hardship-renhe.docx" not in files
    assert files["README.txt"].decode().startswith("Ashore: the rescue pack (2026-11-24)\n")
    with pytest.raises(PaperMissingError):
        packed(found, only=["nothing"])


def test_the_same_case_gives_the_same_pack(found: Found) -> None:
    assert packed(found) == packed(found)


def test_a_case_without_papers_has_a_pack_too() -> None:
    empty = Found.of(Ledger.begin("c"), BOOK, TODAY, lambda _: None)
    files = packed(empty)
    assert list(files) == ["README.txt", "report.pdf", "report.html", "calendar.ics"]
    assert "现在没有要寄的材料。" in files["README.txt"].decode()


def test_nothing_is_packed_where_a_paper_may_not_leave(
    found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dishonest(*_given: object, **_named: object) -> tuple[Draft, ...]:
        return (draft(says("欠款已经还清。")),)

    monkeypatch.setattr(packing, "papers_for", dishonest)
    with pytest.raises(UngroundedError):
        packed(found)
