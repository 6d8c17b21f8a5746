"""What shows an entry: sealed files, files that were read, and their numbers in print."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.entries_loans import Loan, Payment
from ashore.case.entries_papers import Evidence
from ashore.documents.exhibits import Exhibits, numbered
from tests.documents.page import case_of, loan, payment

DIGEST, OTHER = "a" * 64, "b" * 64


def read_from(digest: str, name: str | None = "流水.csv") -> dict[str, Any]:
    return {"source": {"how": "import", "file_hash": digest, "file_name": name}}


def evidence(**changes: Any) -> dict[str, Any]:
    return {"kind": "evidence", "id": "e1", "name": "合同.pdf"} | changes


def test_an_entry_is_shown_by_what_names_it_and_by_what_it_names() -> None:
    entries = (loan(exhibits=["e2", "gone"]), evidence(about=["l"]), evidence(id="e2"))
    case = case_of(*entries)
    exhibits, (borrowed,) = Exhibits(case), case.of(Loan)
    assert exhibits.of(borrowed) == ("e2", "e1")
    assert not exhibits.recalled(borrowed)
    assert exhibits.keys == {"e1", "e2"}


def test_a_file_that_was_read_shows_what_was_read_in_it() -> None:
    case = case_of(loan(), payment("2026-09-10", "100.00") | read_from(DIGEST))
    exhibits, (paid,) = Exhibits(case), case.of(Payment)
    assert exhibits.of(paid) == (f"file:{DIGEST}",)
    found = exhibits[f"file:{DIGEST}"]
    assert (found.name, found.sealed, found.digest) == ("流水.csv", False, DIGEST)


def test_a_file_without_a_name_is_called_by_its_hash() -> None:
    case = case_of(loan(), payment("2026-09-10", "100.00") | read_from(DIGEST, None))
    assert Exhibits(case)[f"file:{DIGEST}"].name == "aaaaaaaaaaaa"


def test_a_file_that_was_sealed_too_is_one_exhibit() -> None:
    sealed = {"hash": DIGEST, "size": 9, "to": "age1x"}
    read = payment("2026-09-10", "1.00") | read_from(DIGEST)
    case = case_of(loan(), evidence(blob=DIGEST, sealed=sealed), read)
    exhibits, (paid,) = Exhibits(case), case.of(Payment)
    assert exhibits.of(paid) == ("e1",)
    assert exhibits.keys == {"e1"}
    assert exhibits["e1"].sealed


def test_a_file_that_was_only_read_is_not_sealed() -> None:
    assert not Exhibits(case_of(evidence(blob=DIGEST)))["e1"].sealed


def test_evidence_shows_itself() -> None:
    case = case_of(evidence())
    (sealed,) = case.of(Evidence)
    assert Exhibits(case).of(sealed) == ("e1",)


def test_what_nothing_shows_is_from_memory() -> None:
    case = case_of(loan(), evidence(about=["l"]), payment("2026-09-10", "100.00"))
    exhibits, (borrowed,), (paid,) = Exhibits(case), case.of(Loan), case.of(Payment)
    assert exhibits.recalled(borrowed, paid)
    assert exhibits.of(borrowed, paid, borrowed) == ("e1",)


def test_there_is_no_exhibit_of_another_name() -> None:
    with pytest.raises(KeyError):
        Exhibits(case_of())["e9"]


@given(st.lists(st.sampled_from("abcdef")))
def test_numbers_run_from_one_without_a_gap(keys: list[str]) -> None:
    numbers = numbered(keys)
    assert list(numbers.values()) == list(range(1, len(set(keys)) + 1))
    assert list(numbers) == sorted(set(keys), key=keys.index)
