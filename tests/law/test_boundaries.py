"""What the law book answers on the day a rule changes and on the day before.

``boundaries.tsv`` holds a row for each first day of each version: the entry, the day, the answer
on the day before and the answer on the day. An answer is a figure as written, the place in the
source that a rule rests on, or the code of the refusal. The rows were read against the research.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from ashore.errors.base import LawDataError
from ashore.errors.law import LawBeforeFirstError
from ashore.law.answers import Figure, Gap
from ashore.law.book import LawBook

BOOK = LawBook.standard()
ONE_DAY = dt.timedelta(days=1)
MONTHLY = {"rates.lpr-1y", "rates.lpr-5y"}
"""Series have a row a publication; they are compared with their own table."""

with (Path(__file__).parent / "boundaries.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = [tuple(row) for row in csv.reader(lines, delimiter="\t")]


def answer(entry_id: str, on: dt.date) -> str:
    """Return what stands under an id on a day, or the code of the refusal."""
    try:
        version = BOOK.version(entry_id, on=on)
    except LawDataError as error:
        return error.code
    if isinstance(version, Gap):
        return "law.gap"
    if isinstance(version, Figure):
        return version.text
    return version.citation.pinpoint


@pytest.mark.parametrize(("entry_id", "first", "before", "then"), ROWS)
def test_an_answer_changes_on_its_day(entry_id: str, first: str, before: str, then: str) -> None:
    day = dt.date.fromisoformat(first)

    assert (answer(entry_id, day - ONE_DAY), answer(entry_id, day)) == (before, then)


def test_every_dated_version_has_its_row() -> None:
    dated = {
        (entry_id, str(version.from_date))
        for entry_id in BOOK.ids()
        if entry_id not in MONTHLY
        for version in BOOK.entry(entry_id).versions
        if version.from_date is not None
    }

    assert {(row[0], row[1]) for row in ROWS} == dated
    assert len(ROWS) == len(dated)


def test_a_row_is_not_empty() -> None:
    assert all(len(row) == 4 and all(cell.strip() for cell in row) for row in ROWS)


@pytest.mark.parametrize(
    ("entry_id", "old", "new"),
    [
        ("public-security.threats", "第42条第1项", "第50条第1款第1项"),
        ("public-security.insult", "第42条第2项", "第50条第1款第2项"),
        ("public-security.pestering", "第42条第5项", "第50条第1款第5项"),
        ("public-security.spreading-privacy", "第42条第6项", "第50条第1款第6项"),
        ("public-security.picking-quarrels", "第26条", "第30条"),
        ("public-security.home-intrusion", "第40条第3项", "第47条"),
        ("public-security.beating", "第43条", "第51条"),
        ("public-security.extortion-and-fraud", "第49条", "第58条"),
        ("public-security.property-damage", "第49条", "第59条"),
        ("public-security.impersonation", "第51条", "第62条"),
        ("public-security.forged-documents", "第52条", "第63条"),
    ],
)
def test_the_public_security_law_is_cited_by_the_day_of_the_act(
    entry_id: str, old: str, new: str
) -> None:
    last, first = dt.date(2025, 12, 31), dt.date(2026, 1, 1)

    assert BOOK.rule(entry_id, on=last).citation.pinpoint == old
    assert BOOK.rule(entry_id, on=first).citation.pinpoint == new
    assert "2012" in BOOK.rule(entry_id, on=last).citation.title.zh
    assert "2025" in BOOK.rule(entry_id, on=first).citation.title.zh


@pytest.mark.parametrize(
    "entry_id", ["public-security.no-contact-order", "public-security.personal-information"]
)
def test_what_the_revision_brought_is_not_there_before_it(entry_id: str) -> None:
    with pytest.raises(LawBeforeFirstError):
        BOOK.rule(entry_id, on=dt.date(2025, 12, 31))
    assert BOOK.rule(entry_id, on=dt.date(2026, 1, 1)).from_date == dt.date(2026, 1, 1)


def test_the_fine_for_pestering_doubled_with_the_revision() -> None:
    before = BOOK.rule("public-security.pestering", on=dt.date(2025, 12, 31))
    after = BOOK.rule("public-security.pestering", on=dt.date(2026, 1, 1))

    assert (before.data["fine_yuan"], after.data["fine_yuan"]) == ("0-500", "0-1000")
    assert before.data["acts"] == ("repeated_messages",)
    assert after.data["acts"] == ("repeated_messages", "pestering", "entangling", "stalking")


@pytest.mark.parametrize(
    ("entry_id", "first"),
    [
        ("collection.quiet-hours-standard", dt.date(2025, 2, 28)),
        ("collection.quiet-hours-guideline", dt.date(2026, 1, 30)),
    ],
)
def test_quiet_hours_start_with_their_document(entry_id: str, first: dt.date) -> None:
    rule = BOOK.rule(entry_id, on=first)

    assert (rule.data["start"], rule.data["end"]) == ("22:00", "08:00")
    with pytest.raises(LawBeforeFirstError):
        BOOK.rule(entry_id, on=first - ONE_DAY)


def test_the_association_guideline_of_2024_ends_where_the_standard_begins() -> None:
    entry = BOOK.entry("collection.association-guideline-2024")

    assert [(version.from_date, type(version).__name__) for version in entry.versions] == [
        (dt.date(2024, 5, 15), "Rule"),
        (dt.date(2025, 2, 28), "Gap"),
    ]
    assert BOOK.entry("collection.standard").versions[0].from_date == dt.date(2025, 2, 28)


def test_the_police_may_extend_once_under_the_old_text_and_twice_under_the_new() -> None:
    old = BOOK.figure("deadlines.police-case", on=dt.date(2025, 12, 31))
    new = BOOK.figure("deadlines.police-case", on=dt.date(2026, 1, 1))

    assert (old.text, old.data["extended_to"]) == ("30", ("60",))
    assert (new.text, new.data["extended_to"]) == ("30", ("60", "90"))
