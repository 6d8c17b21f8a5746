"""`ashore spending`: shown, corrected, taught, and one habit at a time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ashore.case.casefile import create
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.cli import options
from tests.cli.conftest import ON, Ashore
from tests.recover.safe_messaging import problems_of
from tests.recover.spending.payments import paid


@pytest.fixture
def wallet(tmp_path: Path) -> Path:
    payments = [
        paid("t1", "2026-10-01", "20.00", "王记"),
        paid("t2", "2026-10-02", "35.00", "王记（东门店）"),
        paid("t3", "2026-10-03", "60.00", "大药房"),
        paid("t4", "2026-10-04", "30.00", "体彩站"),
    ]
    return create(tmp_path / "w.ashore", Ledger.begin("w").append(*payments))


def test_a_correction_teaches_and_stays(wallet: Path, ashore: Ashore) -> None:
    before = ashore("spending", "show", wallet, *ON, "--json").json
    assert before["unsorted"] == 2
    told = ashore("spending", "sort", wallet, "t1", "food", "--json").json
    assert told["teaches"] == "王记"
    after = ashore("spending", "show", wallet, *ON, "--json").json
    assert after["unsorted"] == 0
    sorted_by = {one["id"]: (one["category"], one["by"]) for one in after["payments"]}
    assert sorted_by[told["payment"]] == ("food", "person")
    assert sorted_by["t2"] == ("food", "taught")
    rules = ashore("spending", "rules", wallet, "--json").json["rules"]
    assert [(rule["name"], rule["category"]) for rule in rules] == [("王记", "food")]
    assert "王记 → 吃饭" in ashore("spending", "rules", wallet).out
    again = ashore("spending", "sort", wallet, told["payment"], "custom")
    assert "付给「王记」的都按它分" in again.out


def test_the_page(wallet: Path, ashore: Ashore) -> None:
    told = ashore("spending", "show", wallet, *ON, "--all").out
    assert "2026-10 到 2026-10，1 个整月的平均" in told
    assert "t3 2026-10-03 大药房 60.00 看病吃药 按字面 大药房" in told
    assert "彩票、棋牌这一类有 1 笔" in told
    assert "Every payment" in ashore("spending", "show", wallet, *ON, "--all", "--lang", "en").out


def test_amounts_rest_at_night(
    wallet: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    night = dt.datetime(2026, 11, 24, 3, tzinfo=SHANGHAI)
    monkeypatch.setattr(options, "_clock", lambda: night)
    told = ashore("spending", "show", wallet, *ON, "--all").out
    assert "60.00" not in told
    assert problems_of(told) == []
    assert "60.00" in ashore("spending", "show", wallet, *ON, "--all", "--amounts").out


def test_one_habit_at_a_time(wallet: Path, ashore: Ashore) -> None:
    offered = ashore("spending", "habit", wallet, *ON, "--json").json
    assert offered["habits"][0]["id"] == "unbind"
    told = ashore("spending", "habit", wallet, "unbind", *ON).out
    assert "2026-12-08 看一眼" in told
    assert "一次只试一个" not in told
    later = ashore("spending", "habit", wallet, "--on", "2026-12-08").out
    assert "到了看一眼的日子" in later
    other = ashore("spending", "habit", wallet, "a-list-first", *ON, "--json").json
    assert other["trying"]["habit"] == "a-list-first"


def test_what_does_not_fit_is_said(wallet: Path, tmp_path: Path, ashore: Ashore) -> None:
    missing = ashore("spending", "sort", wallet, "t9", "food")
    assert (missing.code, "t9" in missing.err) == (2, True)
    wrong = ashore("spending", "habit", wallet, "fly", *ON)
    assert (wrong.code, "a-list-first" in wrong.err) == (2, True)
    ashore("init", tmp_path / "new.ashore")
    assert "还没有流水" in ashore("spending", "show", tmp_path / "new.ashore", *ON).out
    assert "还没有教过它" in ashore("spending", "rules", tmp_path / "new.ashore").out
