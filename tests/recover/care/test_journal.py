"""The private file: kept apart, readable by its owner only, and gone when it is deleted."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from ashore.case.fields import SHANGHAI
from ashore.errors.recover import JournalUnreadableError, NoSuchCheckInError
from ashore.recover.care.checkin import CheckIn, GoingOn
from ashore.recover.care.journal import Journal, journal_place, keep_journal, read_journal

AT = dt.datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)


def _checkin(name: str, days: int = 0, text: str = "") -> CheckIn:
    at = AT + dt.timedelta(days=days)
    return CheckIn(id=name, at=at, pressure=1, going_on=GoingOn.NONE, text=text)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    case = tmp_path / "a.ashore"
    journal = Journal(quiet_from="23:00", hard_hour={"people": "妹妹"})
    journal = (
        journal.with_checkin(_checkin("c2", 1)).with_checkin(_checkin("c1")).with_step("walk", AT)
    )
    keep_journal(case, journal)
    assert read_journal(case) == journal
    assert [one.id for one in read_journal(case).checkins] == ["c1", "c2"]
    assert read_journal(case).quiet_hours.begin == dt.time(23)
    assert read_journal(case).quiet_hours.end == dt.time(8)


def test_a_deleted_check_in_leaves_no_trace(tmp_path: Path) -> None:
    case = tmp_path / "a.ashore"
    keep_journal(case, Journal().with_checkin(_checkin("c1", text="只给自己看")))
    assert "只给自己看" in journal_place(case).read_text(encoding="utf-8")
    keep_journal(case, read_journal(case).without("c1"))
    assert not journal_place(case).exists()
    left = [path for path in tmp_path.iterdir() if path.stat().st_size]
    assert left == []


def test_deleting_what_is_not_there_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoSuchCheckInError):
        Journal().with_checkin(_checkin("c1")).without("c9")


@pytest.mark.skipif(os.name == "nt", reason="there are no modes there")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    place = keep_journal(tmp_path / "a.ashore", Journal().with_checkin(_checkin("c1")))
    assert place.stat().st_mode & 0o777 == 0o600


def test_in_a_folder_it_lies_inside(tmp_path: Path) -> None:
    assert journal_place(tmp_path) == tmp_path / "care.json"
    assert journal_place(tmp_path / "my.ashore") == tmp_path / "my.care.json"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "断了"),
        (b"[]", "断了"),
        (b'{"format": "ashore-care/9"}', "更新"),
        (b'{"checkins": [{"id": "c1"}]}', "断了"),
        (b'{"checkins": [{"id": "c1", "at": "2026-11-24T12:00:00+08:00", "sleep": 9}]}', "断了"),
        (b"\xff\xfe", "断了"),
        (b"[" * 100_000, "断了"),
    ],
)
def test_a_damaged_file_is_said_and_left_alone(tmp_path: Path, content: bytes, says: str) -> None:
    case = tmp_path / "a.ashore"
    journal_place(case).write_bytes(content)
    with pytest.raises(JournalUnreadableError) as caught:
        read_journal(case)
    assert says in caught.value.message("zh")
    assert journal_place(case).read_bytes() == content


def test_no_file_is_an_empty_journal(tmp_path: Path) -> None:
    assert read_journal(tmp_path / "a.ashore") == Journal()
