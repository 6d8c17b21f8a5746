"""The files that the page on adding a law figure shows make a law book that answers."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from pathlib import Path

import pytest

from ashore.errors.law import LawBeforeFirstError
from ashore.findings import Confidence
from ashore.law.book import LawBook

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-law-figure.md"
SHOWN = re.compile(r"as `([a-z0-9/-]+\.yaml)`:\n\n```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_shown_files_are_read_and_answer_from_their_first_day(tmp_path: Path) -> None:
    shown = SHOWN.findall(PAGE.read_text(encoding="utf-8"))
    assert [name for name, _ in shown] == [
        "sources/example-notice-2027.yaml",
        "example/answer-days.yaml",
    ]
    for name, text in shown:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    book = LawBook(tmp_path)
    assert book.check() == []
    figure = book.figure("example.answer-days", on=dt.date(2027, 1, 1))
    assert (figure.value, figure.citation.pinpoint) == (Fraction(15), "第3条")
    assert figure.citation.confidence is Confidence.MEDIUM
    with pytest.raises(LawBeforeFirstError):
        book.figure("example.answer-days", on=dt.date(2026, 12, 31))
