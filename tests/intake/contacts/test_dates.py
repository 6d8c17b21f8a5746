"""Times of lists that leave out the year, or the order of day and month."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.fields import SHANGHAI
from ashore.intake.contacts.dates import Dates, dates_of
from ashore.intake.reading import Asked
from tests.intake.contacts.exports import NOW


def moment(dates: Dates, written: str) -> str:
    second, fault = dates.second(written)
    assert not fault
    assert second is not None
    return dt.datetime.fromtimestamp(second, SHANGHAI).isoformat(" ", "seconds")[:19]


@pytest.mark.parametrize(
    ("dates", "written", "read"),
    [
        (Dates(), "2026-03-02 21:15:10", "2026-03-02 21:15:10"),
        (Dates(), "20260302211510", "2026-03-02 21:15:10"),
        (Dates(), "25/03/26 10:00", "2026-03-25 10:00:00"),
        (Dates(), "03/25/2026 10:00", "2026-03-25 10:00:00"),
        (Dates(day_first=True), "02.03.26 21:15:10", "2026-03-02 21:15:10"),
        (Dates(day_first=False), "02/03/26 9:15 PM", "2026-02-03 21:15:00"),
        # What a row itself shows goes before what was said of all.
        (Dates(day_first=False), "25/03/26 10:00", "2026-03-25 10:00:00"),
        (Dates(year=2026), "03-02 21:15:10", "2026-03-02 21:15:10"),
        (Dates(year=2026), "3月2日 21:15:10", "2026-03-02 21:15:10"),
        (Dates(year=2026, month=1), "12-31 21:15:10", "2025-12-31 21:15:10"),
    ],
)
def test_what_a_time_means(dates: Dates, written: str, read: str) -> None:
    assert moment(dates, written) == read


@pytest.mark.parametrize(
    ("dates", "written", "fault"),
    [
        (Dates(), "02/03/26 10:00", "day-first"),
        (Dates(), "02/03/2026 10:00", "day-first"),
        (Dates(), "03-02 10:00:00", "year"),
        (Dates(year=2026), "02-30 10:00:00", "time"),
        (Dates(), "2026-03-02", "day-only"),
        (Dates(), "13/13/26 10:00", "time"),
        (Dates(day_first=True), "26-03-02 10:00", "time"),
        (Dates(), "很久以前", "time"),
        (Dates(), "", "time"),
    ],
)
def test_why_a_time_is_none(dates: Dates, written: str, fault: str) -> None:
    assert dates.second(written) == (None, fault)


@pytest.mark.parametrize(
    ("written", "preamble", "dates", "asks"),
    [
        (["02/03/26 10:00", "03/25/26 10:00"], "", Dates(day_first=False), []),
        (["02/03/26 10:00", "25/03/26 10:00"], "", Dates(day_first=True), []),
        (["25/03/26 10:00", "03/25/26 10:00", "01/02/26 10:00"], "", Dates(), ["day_first"]),
        (["03/03/26 10:00"], "", Dates(), []),
        (["03-02 10:00:00"], "", Dates(), ["year"]),
        (["03-02 10:00:00"], "查询月份 2026年3月", Dates(year=2026), []),
        (["03-02 10:00:00"], "2025-12-20 至 2026-01-19", Dates(), ["year"]),
        (["03-02 10:00:00"], "号码 13820261111", Dates(), ["year"]),
        (["03-02 10:00:00"], "账期 202603", Dates(year=2026), []),
    ],
)
def test_what_a_list_settles(
    written: list[str], preamble: str, dates: Dates, asks: list[str]
) -> None:
    found, questions = dates_of(written, preamble, Asked(recorded_at=NOW))
    assert found == dates
    assert [one.answers for one in questions] == asks


def test_the_word_of_the_person_goes_where_the_list_is_silent() -> None:
    asked = Asked(recorded_at=NOW, year=2024, month=5, day_first=True)
    found, questions = dates_of(["02/03/26 10:00", "03-02 10:00:00"], "", asked)
    assert found == Dates(2024, 5, day_first=True)
    assert questions == ()
