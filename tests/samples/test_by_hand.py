"""Whoever imports the shipped files into an empty case gets the sample's case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from ashore.case.casefile import open_case
from ashore.case.entries import AnyEntry
from ashore.case.entries_papers import Evidence
from ashore.case.replay import Case, LoanFile, replay
from ashore.law.book import LawBook
from ashore.owed.report import owed_on
from ashore.samples.papers import CONTRACTS, PARTNERS_BANK, PICKED
from ashore.samples.story import ANSWERS, sample
from tests.cli.conftest import Ashore, ashore

__all__ = ["ashore"]

TODAY = dt.date(2026, 11, 24)
PICK = [part for number in sorted(PICKED) for part in ("--pick", number)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers as the demo leaves them."""
    place = tmp_path_factory.mktemp("papers")
    for file in sample(TODAY).papers:
        (place / file.name).write_bytes(file.content(most=1024**2))
    return place


def _said(entry: AnyEntry) -> dict[str, Any]:
    """Return what an entry says, whenever it was recorded."""
    said: dict[str, Any] = entry.model_dump(by_alias=True, exclude={"prev", "recorded_at"})
    return said


def _entries(case: Case) -> list[dict[str, Any]]:
    # A file's own entry is named by its place in the ledger too.
    said = [_said(one) for one in case.entries if not isinstance(one, Evidence)]
    return sorted(said, key=lambda one: (one["kind"], one["id"]))


def _import(ashore: Ashore, into: Path, *arguments: object) -> dict[str, Any]:
    found = ashore("import", *arguments, "--into", into, "--accept", "all", "--own", "--yes",
                   "--json", *PICK)  # fmt: skip
    assert (found.code, found.err) == (0, "")
    read: dict[str, Any] = found.json
    return read


def _loan(file: LoanFile) -> list[Any]:
    """Return all that a loan's file holds, under whatever name the loan has."""
    kinds = (
        (file.loan,), file.disbursements, file.bills, file.statements, file.payments, file.contacts,
    )  # fmt: skip
    named = [[_said(one) for one in kind] for kind in kinds]
    for kind in named:
        for one in kind:
            one["loan"] = None
    named[0][0]["id"] = None
    return named


def test_step_by_step_with_names_for_the_loans(
    folder: Path, tmp_path: Path, ashore: Ashore
) -> None:
    into = tmp_path / "sample.ashore"
    _import(ashore, into, folder / ANSWERS)
    for loan, name in CONTRACTS.items():
        _import(ashore, into, folder / name, "--loan", loan)
    _import(ashore, into, folder / PARTNERS_BANK, "--whose", "配偶")
    rest = sorted(place for place in folder.iterdir() if place.name not in CONTRACTS.values())
    _import(ashore, into, *rest)
    case, shipped = replay(open_case(into)), replay(sample(TODAY).ledger)
    assert _entries(case) == _entries(shipped)
    assert {one.blob for one in case.of(Evidence)} == {one.blob for one in shipped.of(Evidence)}


def test_all_at_once(folder: Path, tmp_path: Path, ashore: Ashore) -> None:
    into = tmp_path / "mine.ashore"
    found = _import(ashore, into, *sorted(folder.iterdir()))
    case, shipped = replay(open_case(into)), replay(sample(TODAY).ledger)
    assert sorted(map(_loan, case.loans), key=str) == sorted(map(_loan, shipped.loans), key=str)
    owed = [owed_on(one, LawBook.standard(), TODAY) for one in (case, shipped)]
    assert owed[0].due_now == owed[1].due_now == 1_512_344
    assert owed[0].asked == owed[1].asked == 23_180
    assert found["added"] == len(sample(TODAY).ledger.entries)
    banks = [one["loan"] for one in found["taken_for"] if one["file"] == "paper-bank.csv"]
    assert sorted(banks) == sorted(file.loan.id for file in case.loans)
    again = _import(ashore, into, *sorted(folder.iterdir()))
    assert (again["added"], again["new"]) == (0, 0)


def test_the_page_says_where_each_paper_went(folder: Path, tmp_path: Path, ashore: Ashore) -> None:
    names = [folder / CONTRACTS["renhe"], folder / "paper-bill-renhe.txt"]
    told = ashore("import", *names, "--into", tmp_path / "mine.ashore", "--accept", "all",
                  "--loan", "renhe", "--yes", "--lang", "en")  # fmt: skip
    assert told.code == 0
    assert told.out.endswith(
        "What was taken counts for:\n"
        "  paper-contract-renhe.docx: 稔禾消费金融·悦分期 (renhe)\n"
        "  paper-bill-renhe.txt: 稔禾消费金融·悦分期 (renhe)\n"
        f"5 entries were added to {tmp_path / 'mine.ashore'}.\n"
    )


def test_every_row_is_in_an_entry_or_named(folder: Path, tmp_path: Path, ashore: Ashore) -> None:
    read = _import(ashore, tmp_path / "mine.ashore", *sorted(folder.iterdir()))["read"]
    rows = {one["file"]: one["rows"] for one in read}
    of_entries = {
        one["file"]: sum(one["entries"].values())
        + sum(group["count"] for group in one["left_out"])
        for one in read
        if one["reader"] not in ("paper", "paper-text")
    }  # fmt: skip
    assert of_entries == {name: rows[name] for name in of_entries}
    assert sum(of_entries.values()) == 60
    papers = {one["file"]: one for one in read if one["reader"] in ("paper", "paper-text")}
    assert {one["rows"] for one in papers.values()} == {1}
    assert {len(one["proposals"]) for one in papers.values()} == {1}
    # What a contract does not say is named; the answers are read as the case that they are.
    assert {name: [group["code"] for group in one["left_out"]] for name, one in papers.items()
            if one["left_out"]} == {
        "paper-contract-shizhou.docx": ["paper.not-found"],
        "paper-contract-renhe.docx": ["paper.monthly-rate"],
        "paper-contract-yanyu.txt": ["paper.not-found"],
    }  # fmt: skip
    assert not any(field["asks"] for one in papers.values() for field in one["fields"])
