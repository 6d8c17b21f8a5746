"""The report of every worked case that lies beside the repository."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ashore.case.fields import SHANGHAI
from ashore.case.replay import replay
from ashore.documents.words import yuan
from ashore.intake import ledger_from_file
from tests.documents.page import TODAY, owed, page_of, parsed

CASES = sorted((Path(__file__).parents[3] / "shared" / "cases").glob("*.json"))


@pytest.mark.skipif(not CASES, reason="the worked cases are not here")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_worked_case_becomes_a_whole_page(path: Path) -> None:
    recorded_at = dt.datetime(2026, 11, 24, tzinfo=SHANGHAI)
    case = replay(ledger_from_file(path, recorded_at=recorded_at))
    tree, found = parsed(page_of(case)), owed(case)
    assert found.on == TODAY
    assert f"今天已到期未还 {yuan(found.due_now)} 元" in tree.text
    names = [heading.text for heading in tree.all("h3")]
    assert names == [file.loan.product for file in case.loans]
    findings = [a for a in tree.all("article") if "finding" in str(a.attributes["class"])]
    assert len(findings) == len(found.findings)
