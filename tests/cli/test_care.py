"""`ashore care` and `ashore inbox`: kept private, deletable, and calm at any hour."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ashore.case.fields import SHANGHAI
from ashore.cli import options
from ashore.recover.care.journal import journal_place, read_journal
from tests.cli.conftest import ON, Ashore
from tests.recover.safe_messaging import problems_of


def _at(hour: int) -> dt.datetime:
    return dt.datetime(2026, 11, 24, hour, 30, tzinfo=SHANGHAI)


@pytest.fixture
def night(ashore: Ashore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "_clock", lambda: _at(3))


def test_help_needs_no_case(ashore: Ashore) -> None:
    told = ashore("care", "now")
    assert told.code == 0
    assert "12356" in told.out
    assert problems_of(told.out) == []
    assert [one["phones"] for one in ashore("care", "now", "--json").json["lines"]][2:5] == [
        ["12356"],
        ["120"],
        ["110"],
    ]


def test_a_check_in_is_answered_kept_beside_the_case_and_deleted(
    sample: Path, ashore: Ashore
) -> None:
    before = sample.read_bytes()
    found = ashore("care", "check", sample, "--pressure", 1, "--sleep", 0, "--json").json
    assert (found["kept"], found["danger"], found["crisis"]) == (True, "none", None)
    assert len(found["steps"]) == 3
    assert sample.read_bytes() == before
    [kept] = read_journal(sample).checkins
    assert (kept.pressure, kept.sleep, kept.day) == (1, 0, None)
    assert ashore("care", "delete", sample, kept.id).out == "删掉了，没有留底。\n"
    assert not journal_place(sample).exists()
    assert ashore("care", "delete", sample, "--all", "--json").json == {"deleted": "all"}


def test_nothing_is_kept_when_asked_not_to_or_when_nothing_was_said(
    sample: Path, ashore: Ashore
) -> None:
    assert not ashore("care", "check", sample, "--day", 2, "--no-keep", "--json").json["kept"]
    assert not ashore("care", "check", sample, "--json").json["kept"]
    assert not journal_place(sample).exists()


def test_a_sign_of_danger_shows_help_and_no_figure_here_and_in_todays_list(
    sample: Path, ashore: Ashore
) -> None:
    told = ashore("care", "check", sample, "--going-on", "now")
    assert told.out.startswith("\n先放下别的事\n")
    assert problems_of(told.out) == []
    assert "分钟" not in told.out
    today = ashore("today", sample, *ON)
    assert today.out.startswith("\n先放下别的事\n")
    assert problems_of(today.out) == []
    assert "在官方渠道还" in ashore("today", sample, *ON, "--amounts").out
    assert ashore("today", sample, *ON, "--json").json["crisis"]["title"] == "先放下别的事"
    assert ashore("care", "show", sample).out.startswith("\n先放下别的事\n")


def test_the_weeks_are_shown(sample: Path, ashore: Ashore) -> None:
    assert "想记的时候再记" in ashore("care", "show", sample).out
    ashore("care", "check", sample, "--pressure", 2, "--sleep", 3)
    assert ashore("care", "done", sample, "walk", "--json").json == {"done": "walk"}
    found = ashore("care", "show", sample, "--json").json
    assert (found["weeks"][-1]["pressure"], found["weeks"][-1]["steps"]) == ("2.0", 1)
    assert "2.0" in ashore("care", "show", sample).out


def test_answers_by_number_at_a_terminal(
    sample: Path, ashore: Ashore, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["1", "", "nonsense", "0"])
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(answers))
    assert ashore("care", "check", sample).code == 0
    [kept] = read_journal(sample).checkins
    assert (kept.pressure, kept.sleep, kept.day, kept.going_on) == (1, None, None, "none")


def test_a_hard_hour_is_written_part_by_part(sample: Path, ashore: Ashore) -> None:
    ashore("care", "hard-hour", sample, "--set", "people=妹妹", "--set", "alone=走一圈")
    told = ashore("care", "hard-hour", sample, "--set", "people=弟弟").out
    assert "弟弟" in told
    assert "走一圈" in told
    assert "妹妹" not in told
    assert "12356" in told
    wrong = ashore("care", "hard-hour", sample, "--set", "nobody=x")
    assert (wrong.code, "people" in wrong.err) == (2, True)


def test_telling_has_two_sides(ashore: Ashore) -> None:
    assert "我遇到了一件事" in ashore("care", "telling").out
    assert "你愿意告诉我" in ashore("care", "telling", "--family").out
    found = ashore("care", "telling", "--family", "--json").json
    assert (len(found["lines"]), "12356" in found["foot"]) == (6, True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "--going-on", "perhaps"), "unsaid"),
        (("done", "fly"), "walk"),
        (("delete", "c9"), "c9"),
        (("delete",), "编号"),
    ],
)
def test_what_does_not_fit_is_said(
    arguments: tuple[str, ...], says: str, sample: Path, ashore: Ashore
) -> None:
    name, *others = arguments
    told = ashore("care", name, sample, *others)
    assert told.code == 2
    assert says in told.err


def test_amounts_rest_at_night(sample: Path, ashore: Ashore, night: None) -> None:
    told = ashore("today", sample, *ON).out
    assert "现在是休息时间" in told
    assert problems_of(told) == []
    assert "元" in ashore("today", sample, *ON, "--amounts").out
    inbox = ashore("inbox", sample).out
    assert "现在是休息时间" in inbox
    assert problems_of(inbox) == []


def test_the_inbox_keeps_words_back_until_they_are_asked_for(sample: Path, ashore: Ashore) -> None:
    found = ashore("inbox", sample, "--json").json["messages"]
    harsh = next(one for one in found if one["harsh"])
    page = ashore("inbox", sample).out
    words = ashore("inbox", sample, "--show", harsh["contact"]).out
    original = words.splitlines()[1].strip()
    assert original
    assert original not in page
    assert f"--show {harsh['contact']}" in page
    missing = ashore("inbox", sample, "--show", "k-none")
    assert (missing.code, "k-none" in missing.err) == (2, True)


def test_an_empty_inbox_says_so(tmp_path: Path, ashore: Ashore) -> None:
    ashore("init", tmp_path / "new.ashore")
    assert ashore("inbox", tmp_path / "new.ashore").out == "没有记到任何消息。\n"
