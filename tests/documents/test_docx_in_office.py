"""Opened in an office program a paper says what its PDF says; not run where there is none."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from ashore.case.replay import replay
from ashore.documents.paper_files import Form, PaperFiles
from ashore.documents.papers import papers_for
from ashore.law.book import LawBook
from ashore.samples.story import sample_case
from tests.documents.page import TODAY

OFFICE = shutil.which("soffice")
_FOOT = re.compile(r"案件记录指纹[0-9a-f]*|第\d+页共\d+页")


def words_of(pdf: Path) -> str:
    """Return what a PDF says, without blanks, its foot, and the marks of a broken word."""
    with pypdfium2.PdfDocument(pdf) as pages:
        said = "".join(page.get_textpage().get_text_range() for page in pages)
    plain = unicodedata.normalize("NFKC", said).replace("\ufffe", "-")
    return _FOOT.sub("", re.sub(r"\s+", "", plain))


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="no office program is installed")
def test_every_paper_of_the_sample(tmp_path: Path) -> None:
    ledger = sample_case(TODAY)
    case, book = replay(ledger), LawBook.standard()
    drafts = papers_for(case, book, TODAY)
    made = PaperFiles(drafts, case, book, head=ledger.head, language="zh", among=drafts)
    written, opened = tmp_path / "written", tmp_path / "opened"
    written.mkdir()
    for name, data in made.files((Form.DOCX, Form.PDF)):
        (written / name).write_bytes(data)
    letters = sorted(written.glob("*.docx"))
    asked = [str(OFFICE), "--headless", "--convert-to", "pdf", "--outdir", str(opened)]
    subprocess.run([*asked, *map(str, letters)], check=True, capture_output=True, timeout=300)
    assert len(letters) == len(drafts)
    for letter in letters:
        name = f"{letter.stem}.pdf"
        assert words_of(opened / name) == words_of(written / name)
