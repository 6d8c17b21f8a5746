"""A moment is read as it was meant, or not at all; nothing is guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.fields import SHANGHAI
from ashore.defend.contacts.moments import Moment, Precision, TimeFault, moment_from_text

EVENING = "2026-11-24T22:05:00+08:00"


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-24 22:05",
        "2026-11-24T22:05",
        "2026/11/24 22:05",
        "2026.11.24 22:05",
        "2026年11月24日22时05分",
        "2026年11月24日 22点05分",
        "2026-11-24 下午10:05",
        "2026-11-24 晚上10点5分",
        "2026-11-24 10:05 PM",
        "２０２６－１１－２４　２２：０５",
        "24/11/2026 22:05",
        "11/24/2026 22:05",
        "24 Nov 2026 22:05",
        "Nov 24, 2026 10:05 PM",
        "202611242205",
        "2026-11-24 22:05 北京时间",
        "2026-11-24 星期二 22:05",
    ],
)
def test_many_spellings_to_the_minute(written: str) -> None:
    read = moment_from_text(written)
    assert isinstance(read, Moment)
    assert (read.at.isoformat(), read.precision) == (EVENING, Precision.MINUTE)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-24 22:05:00",
        "2026-11-24T22:05:00+08:00",
        "2026-11-24T14:05:00Z",
        "2026-11-24T14:05:00.000Z",
        "2026-11-24 23:05:00+0900",
        "2026-11-24 22:05:00 UTC+8",
        "2026年11月24日22时05分00秒",
        "20261124220500",
        "1795529100",
        "1795529100000",
        "46350.9201388889",
    ],
)
def test_many_spellings_to_the_second(written: str) -> None:
    read = moment_from_text(written)
    assert isinstance(read, Moment)
    assert (read.at.isoformat(), read.precision) == (EVENING, Precision.SECOND)


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("2026-11-24 上午8:00", "08:00"),
        ("2026-11-24 中午12:00", "12:00"),
        ("2026-11-24 12:00 AM", "00:00"),
        ("2026-11-24 12:00 pm", "12:00"),
        ("2026-11-24 凌晨3点半", "03:30"),
        ("2026-11-24 夜里11点", "23:00"),
        ("2026-11-24 夜里2点", "02:00"),
        ("2026-11-24 22时", "22:00"),
    ],
)
def test_parts_of_the_day(written: str, hour: str) -> None:
    read = moment_from_text(written)
    assert isinstance(read, Moment)
    assert f"{read.at:%H:%M}" == hour


@pytest.mark.parametrize("written", ["2026-11-24", "2026/11/24", "20261124", "46350", "24/11/2026"])
def test_a_bare_day_has_no_hour(written: str) -> None:
    read = moment_from_text(written)
    assert isinstance(read, Moment)
    assert (read.at.date(), read.precision) == (dt.date(2026, 11, 24), Precision.DAY)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", TimeFault.MISSING),
        ("   ", TimeFault.MISSING),
        ("11/12/2026 10:00", TimeFault.AMBIGUOUS),
        ("05-06-2026", TimeFault.AMBIGUOUS),
        ("26/11/24 10:00", TimeFault.AMBIGUOUS),
        ("11月24日 10:00", TimeFault.AMBIGUOUS),
        ("2026-11-24 25:00", TimeFault.IMPOSSIBLE),
        ("2026-11-24 24:00", TimeFault.IMPOSSIBLE),
        ("2026-11-24 22:60:00", TimeFault.IMPOSSIBLE),
        ("2026-02-30 10:00", TimeFault.IMPOSSIBLE),
        ("2026-13-01 10:00", TimeFault.IMPOSSIBLE),
        ("2026/1/45 10:00", TimeFault.IMPOSSIBLE),
        ("24 Foo 2026", TimeFault.UNREADABLE),
        ("1970-01-01 00:00:00", TimeFault.IMPOSSIBLE),
        ("0000000000000", TimeFault.IMPOSSIBLE),
        ("昨天晚上", TimeFault.UNREADABLE),
        ("2026", TimeFault.UNREADABLE),
        ("0.5", TimeFault.UNREADABLE),
        ("2026-11-24 22:05" * 9, TimeFault.UNREADABLE),
        ("=NOW()", TimeFault.UNREADABLE),
    ],
)
def test_what_cannot_be_read_is_named(written: str, fault: TimeFault) -> None:
    assert moment_from_text(written) is fault


def test_the_same_number_twice_is_no_riddle() -> None:
    read = moment_from_text("05/05/2026 10:00")
    assert isinstance(read, Moment)
    assert read.at.date() == dt.date(2026, 5, 5)


@given(
    st.integers(0, 3_000_000_000).map(
        lambda second: dt.datetime(2002, 1, 1, tzinfo=SHANGHAI) + dt.timedelta(seconds=second)
    )
)
def test_what_we_write_we_read(at: dt.datetime) -> None:
    zoned, at = at, at.replace(tzinfo=None)
    spellings = (
        at.isoformat(sep=" "),
        zoned.isoformat(),
        zoned.astimezone(dt.UTC).isoformat().replace("+00:00", "Z"),
        f"{at:%Y/%m/%d %H:%M:%S}",
        f"{at:%Y年%m月%d日%H时%M分%S秒}",
        f"{at:%Y%m%d%H%M%S}",
        str(int(zoned.timestamp() * 1000)),
    )
    assert {moment_from_text(one) for one in spellings} == {Moment(zoned, Precision.SECOND)}


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(written: str) -> None:
    assert isinstance(moment_from_text(written), Moment | TimeFault)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026年3月2日晚上12点10分", "2026-03-03T00:10:00+08:00"),
        ("2026年3月2日 夜里12点", "2026-03-03T00:00:00+08:00"),
        ("2026年3月2日 夜间12:05", "2026-03-03T00:05:00+08:00"),
        ("2026年3月2日 晚上1点", "2026-03-02T01:00:00+08:00"),
        ("2026年3月2日 半夜1点", "2026-03-02T01:00:00+08:00"),
        ("2026年3月2日 深夜11点", "2026-03-02T23:00:00+08:00"),
        ("2026年3月2日 晚上22:10", "2026-03-02T22:10:00+08:00"),
        ("2026年3月2日 中午12点", "2026-03-02T12:00:00+08:00"),
        ("2026-03-02 12:30 PM", "2026-03-02T12:30:00+08:00"),
    ],
)
def test_twelve_at_night_is_not_noon(written: str, read: str) -> None:
    moment = moment_from_text(written)
    assert isinstance(moment, Moment)
    assert moment.at.isoformat() == read
