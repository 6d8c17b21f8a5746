"""`ashore shore`, `ashore credit` and `ashore before-borrowing`, as a person runs them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ashore.case.fields import SHANGHAI
from ashore.cli import options
from tests.cli.conftest import ON, Ashore
from tests.recover.safe_messaging import problems_of


def test_the_way_so_far(sample: Path, ashore: Ashore) -> None:
    found = ashore("shore", sample, *ON, "--json").json
    assert found["on"] == "2026-11-24"
    assert len(found["marks"]) == 7
    assert found["marks"][-1]["due"] == ashore("owed", sample, *ON, "--json").json["due_now"]
    told = ashore("shore", sample, *ON)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("\n离岸还有多远\n")
    assert "How far it still is" in ashore("shore", sample, *ON, "--lang", "en").out


def test_no_amount_at_night_or_in_danger(
    sample: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    night = dt.datetime(2026, 11, 24, 3, tzinfo=SHANGHAI)
    monkeypatch.setattr(options, "_clock", lambda: night)
    told = ashore("shore", sample, *ON).out
    assert "现在是休息时间" in told
    assert "money" not in problems_of(told)
    ashore("care", "check", sample, "--going-on", "often")
    assert ashore("shore", sample, *ON).out.startswith("\n先放下别的事\n")


def test_a_long_time_away_is_welcomed(sample: Path, ashore: Ashore) -> None:
    later = ("--on", "2027-03-01")
    told = ashore("shore", sample, *later).out
    assert told.startswith("回来就好。")
    assert "还对吗？" in told
    found = ashore("shore", sample, *later, "--json").json["welcome_back"]
    assert found["still_true"]
    assert ashore("shore", sample, *ON, "--json").json["welcome_back"] is None


def test_the_credit_calendar(sample: Path, ashore: Ashore) -> None:
    found = ashore("credit", sample, *ON, "--json").json
    assert found["reports"]["a_year"] == 2
    assert {one["stands"] for one in found["accounts"]} <= {
        "current",
        "overdue",
        "settled",
        "not-yours",
        "unknown",
    }
    told = ashore("credit", sample, *ON)
    assert (told.code, "免费报告" in told.out) == (0, True)


def test_an_empty_case_has_no_accounts(tmp_path: Path, ashore: Ashore) -> None:
    ashore("init", tmp_path / "new.ashore")
    assert "还没有记录任何借款" in ashore("credit", tmp_path / "new.ashore", *ON).out


def test_before_borrowing(sample: Path, ashore: Ashore) -> None:
    offer = ("--gets", "12000", "--each", "1120", "--times", 12, *ON)
    found = ashore("before-borrowing", sample, *offer, "--json").json
    assert found["extra"] == "1440.00"
    assert f"{found['nominal']:.4f}" == "0.2146"
    told = ashore("before-borrowing", sample, *offer, "--why").out
    assert "真实年化 21.46%（IRR×12），复利 23.70%" in told
    assert "= 12000.00 − 0.00 = 12000.00" in told
    wrong = ashore("before-borrowing", sample, "--gets", "0", "--each", "5", "--times", 3)
    assert (wrong.code, "--gets" in wrong.err) == (2, True)
