"""The papers of a case: which there are, by which names they are asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from ashore.case.replay import replay
from ashore.documents import papers
from ashore.documents.papers import FROM_PLAN, WRITERS, chosen, papers_for
from ashore.errors.documents import PaperMissingError
from ashore.samples.story import sample_case
from tests.documents.drafts import draft
from tests.documents.page import BOOK, TODAY, case_of


def test_every_module_that_writes_a_paper_is_asked() -> None:
    folder = Path(papers.__file__).parent
    writers = {
        place.stem for place in folder.glob("*.py")
        if "\ndef drafts(" in place.read_text(encoding="utf-8")
    }  # fmt: skip
    assert set(WRITERS) == writers
    assert set(WRITERS) >= FROM_PLAN
    for name in WRITERS:
        assert callable(import_module(f"ashore.documents.papers.{name}").drafts)


def test_an_empty_case_has_no_papers() -> None:
    assert papers_for(case_of(), BOOK, TODAY) == ()


def test_the_papers_of_the_sample_have_names_of_their_own() -> None:
    made = papers_for(replay(sample_case(TODAY)), BOOK, TODAY)
    ids = [one.id for one in made]
    assert {"hardship-renhe", "hardship-jichuan"} <= set(ids)
    assert len(set(ids)) == len(ids)
    assert all(one.id.startswith(one.kind) for one in made)


def test_papers_are_chosen_by_id_or_by_kind_in_their_own_order() -> None:
    made = [draft(id=f"{kind}-{n}", kind=kind) for kind in ("a", "b") for n in (1, 2)]
    assert [one.id for one in chosen(made, ())] == ["a-1", "a-2", "b-1", "b-2"]
    assert [one.id for one in chosen(made, ("b-1", "a"))] == ["a-1", "a-2", "b-1"]
    with pytest.raises(PaperMissingError) as caught:
        chosen(made, ("a-1", "c"))
    assert (caught.value.where, caught.value.values["known"]) == ("c", "a-1, a-2, b-1, b-2")
    with pytest.raises(PaperMissingError):
        chosen((), ("a",))
