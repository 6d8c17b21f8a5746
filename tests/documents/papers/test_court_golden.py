"""Every court paper for a complete, a sparse and a contradictory case, word for word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ashore.case.replay import Case, replay
from ashore.documents.draft import Draft
from ashore.documents.exhibits import Exhibits
from ashore.documents.guard import require_honest, sentences_of, words_of
from ashore.documents.papers import (
    credit_objection,
    evidence_list,
    handover_sheet,
    harassment_complaint,
    jurisdiction_objection,
    living_costs_application,
    payment_order_objection,
    statement_of_defence,
)
from ashore.findings import Confidence
from ashore.intake import ledger_from_file
from ashore.law.book import LawBook
from ashore.law.false_claims import claims_made, read_false_claims
from ashore.text import Text
from tests.documents.page import BOOK, TODAY
from tests.documents.papers.court_cases import complete, contradictory, sparse
from tests.documents.papers.dump import dump, exhibit_numbers

GOLDEN = Path(__file__).parent / "golden_court"
CASES: dict[str, Callable[[], Case]] = {
    "complete": complete,
    "sparse": sparse,
    "contradictory": contradictory,
}
MODULES: tuple[ModuleType, ...] = (
    statement_of_defence,
    payment_order_objection,
    jurisdiction_objection,
    evidence_list,
    harassment_complaint,
    living_costs_application,
    credit_objection,
    handover_sheet,
)
WITH_NOTES = (payment_order_objection, harassment_complaint, credit_objection)
SHARED = sorted((Path(__file__).parents[4] / "shared" / "cases").glob("case?_*.json"))


def named(module: ModuleType) -> str:
    return module.__name__.rsplit(".", 1)[-1]


def drafts_of(case: Case, book: LawBook = BOOK, on: dt.date = TODAY) -> list[Draft]:
    return [draft for module in MODULES for draft in module.drafts(case, book, on)]


def shared_case(file: Path) -> Case:
    at = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
    return replay(ledger_from_file(file, recorded_at=at))


def known(case: Case) -> frozenset[str]:
    exhibits = Exhibits(case)
    return frozenset(key for entry in case.entries for key in exhibits.of(entry))


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_paper_reads_as_it_was_read_over(module: ModuleType, name: str) -> None:
    case = CASES[name]()
    drafts = module.drafts(case, BOOK, TODAY)
    numbers = exhibit_numbers([*evidence_list.drafts(case, BOOK, TODAY), *drafts])
    made = [dump(draft, numbers) for draft in drafts]
    if module in WITH_NOTES:
        made += [f"! {note.zh}\n  {note.en}\n" for note in module.notes(case, BOOK, TODAY)]
    golden = GOLDEN / f"{named(module)}-{name}.txt"
    assert "\n".join(made) == golden.read_text(encoding="utf-8")


def cases() -> list[Any]:
    own = [pytest.param(make, id=name) for name, make in CASES.items()]
    return own + [pytest.param(lambda f=file: shared_case(f), id=file.stem) for file in SHARED]


@pytest.mark.parametrize("make", cases())
def test_all_papers_of_a_case_may_leave_together(make: Callable[[], Case]) -> None:
    case = make()
    drafts = drafts_of(case)
    require_honest(drafts, known(case))
    assert len({draft.id for draft in drafts}) == len(drafts)


@pytest.mark.parametrize("make", cases())
def test_every_citation_is_one_of_the_law_book_with_its_day(make: Callable[[], Case]) -> None:
    for draft in drafts_of(make()):
        for sentence in sentences_of(draft):
            for cited in sentence.citations:
                held = [v.citation for v in BOOK.entry(cited.id).versions if v.citation is not None]
                assert cited in held
                assert cited.checked_on is not None
                assert cited.confidence in (Confidence.HIGH, Confidence.MEDIUM)


@pytest.mark.parametrize("make", cases())
def test_no_paper_makes_a_false_claim(make: Callable[[], Case]) -> None:
    case = make()
    said = [
        Text(words_of(sentence), "")
        for draft in drafts_of(case)
        for sentence in sentences_of(draft)
    ]
    said += [note for draft in drafts_of(case) for note in draft.notes]
    said += [note for module in WITH_NOTES for note in module.notes(case, BOOK, TODAY)]
    assert said
    wrong = read_false_claims(BOOK.folder)
    assert [(text.zh, claim.id) for text, claim in claims_made(said, wrong)] == []


@pytest.mark.skipif(not SHARED, reason="the worked cases lie beside the repository")
def test_the_worked_cases_get_the_papers_that_fit_them() -> None:
    made = {file.stem[:5]: [draft.id for draft in drafts_of(shared_case(file))] for file in SHARED}
    only = ["handover-sheet"]
    frozen = ["living-costs-c3-d1", *only]
    assert made == {"case1": only, "case2": only, "case3": frozen, "case4": only, "case5": only,
                    "case6": only}  # fmt: skip
