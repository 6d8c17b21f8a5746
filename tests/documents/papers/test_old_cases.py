"""A case of an earlier year is held to the rules of that year, and to desks that were there."""

from __future__ import annotations

import datetime as dt
import importlib
from typing import Any

import pytest

from ashore.documents.draft import Draft
from ashore.documents.guard import sentences_of
from ashore.law.answers import Gap
from tests.documents.page import BOOK, case_of
from tests.documents.papers.golden import PAPERS
from tests.documents.papers.stories import (
    HARASSED,
    LENDER_WAS_SILENT,
    PERSON_AND_LOAN,
    THREATENED,
)

RECORD = {
    "kind": "credit-record",
    "id": "R1",
    "loan": "L1",
    "report_on": "2026-10-15",
    "objected_on": "2026-10-20",
}
STORY = (*PERSON_AND_LOAN, *HARASSED, *THREATENED, LENDER_WAS_SILENT, RECORD)


def moved(value: Any, year: int) -> Any:
    """Return an entry with every day of 2026 moved to another year."""
    if isinstance(value, str):
        return value.replace("2026-", f"{year}-")
    if isinstance(value, dict):
        return {key: moved(inner, year) for key, inner in value.items()}
    return [moved(inner, year) for inner in value] if isinstance(value, list) else value


def drafts_in(year: int) -> list[Draft]:
    case = case_of(*(moved(entry, year) for entry in STORY))
    modules = (importlib.import_module(f"ashore.documents.papers.{paper}") for paper in PAPERS)
    on = dt.date(year, 11, 24)
    return [draft for module in modules for draft in module.drafts(case, BOOK, on)]


@pytest.mark.parametrize("year", [2005, 2012, 2016, 2020, 2023, 2024, 2025, 2026, 2029])
def test_no_rule_is_cited_before_its_first_day_or_after_its_last(year: int) -> None:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    for sentence in (s for draft in drafts_in(year) for s in sentences_of(draft)):
        for cited in sentence.citations:
            (version,) = [
                v
                for v in BOOK.entry(cited.id).versions
                if not isinstance(v, Gap) and v.citation == cited
            ]
            assert version.from_date is None or version.from_date <= last
            assert version.until is None or version.until > first


@pytest.mark.parametrize(
    ("year", "kinds"),
    [
        (2012, {"bill-query", "third-person-stop"}),
        (2016, {"bill-query", "third-person-stop", "police-statement"}),
    ],
)
def test_nothing_is_sent_to_a_desk_before_there_was_one(year: int, kinds: set[str]) -> None:
    assert {draft.kind for draft in drafts_in(year)} == kinds
