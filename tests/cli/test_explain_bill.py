"""`ashore explain-bill`: how each bill of the sample came about."""

from __future__ import annotations

import re
from pathlib import Path

from ashore.case.casefile import open_case
from ashore.case.entries_loans import Bill
from ashore.case.replay import replay
from tests.cli.conftest import Ashore


def test_a_bill_that_leaves_the_contract(sample: Path, ashore: Ashore) -> None:
    """The sample's bill takes penalty interest on whole instalments; the contract does not."""
    found = ashore("explain-bill", sample, "renhe", "--json").json
    assert (found["loan"], found["matched_on"]) == ("renhe", "items")
    assert found["readings"][0]["departs_from_contract"] == 1
    assert found["overcharge"]["at_least"] == "1.90"
    told = ashore("explain-bill", sample, found["bill"])
    assert "这种读法有 1 处与已录入的合同不一致。" in told.out
    assert "每处都按对账单最有利的读法，它仍至少多出 1.90 元。" in told.out
    assert "账单像是按“逾期本金加利息”算的，合同记录的是“逾期本金”。" in told.out


def test_lines_that_nothing_accounts_for(sample: Path, ashore: Ashore) -> None:
    told = ashore("explain-bill", sample, "yanyu", "--lang", "en", "--why")
    assert "“催收服务费”, 180.00 yuan: no reading accounts for it" in told.out
    assert "at least 229.90 yuan too high" in told.out.replace("\n", " ")
    assert re.search(r"collection fee +180\.00 +0\.00 +180\.00", told.out)
    assert re.search(r"total +799\.25 +569\.35 +229\.90", told.out)


def test_a_bill_that_agrees(sample: Path, ashore: Ashore) -> None:
    found = ashore("explain-bill", sample, "shizhou", "--json").json
    assert found["overcharge"]["at_least"] == "0.00"
    answers = found["readings"][0]["answers"]
    assert answers["day_count"]["key"] == "act/360"


def test_a_bill_that_rests_on_no_instalments(sample: Path, ashore: Ashore) -> None:
    told = ashore("explain-bill", sample, "jichuan")
    assert told.code == 2
    assert "信用卡账单" in told.err
    assert "card" not in told.err


def test_an_unknown_bill_names_the_known_ones(sample: Path, ashore: Ashore) -> None:
    known = ", ".join(bill.id for bill in replay(open_case(sample)).of(Bill))
    told = ashore("explain-bill", sample, "nope", "--lang", "en")
    assert told.code == 2
    assert told.err == (
        "The case holds no bill called “nope”.\nNothing was changed. "
        f"Bills that are there: {known}.\n[cli.bill]\n"
    )
