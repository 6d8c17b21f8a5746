"""Each paper says what it said when somebody last read it, word for word."""

from __future__ import annotations

import pytest

from ashore.case.replay import Case
from tests.documents.papers.golden import FOLDER, PAPERS, VARIANTS, drafts_of
from tests.documents.papers.plain import plain

ALL = [(paper, variant) for paper in PAPERS for variant in VARIANTS]


@pytest.mark.parametrize(("paper", "variant"), ALL)
def test_a_paper_reads_as_it_did(paper: str, variant: str) -> None:
    case: Case = PAPERS[paper]()[variant]
    expected = (FOLDER / f"{paper}.{variant}.txt").read_text(encoding="utf-8")
    assert plain(drafts_of(paper, case)) == expected


def test_every_golden_file_belongs_to_a_paper() -> None:
    names = {f"{paper}.{variant}.txt" for paper, variant in ALL}
    assert {file.name for file in FOLDER.iterdir()} == names
