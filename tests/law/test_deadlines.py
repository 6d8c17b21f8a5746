"""When periods end: across holidays, make-up workdays, short months and unpublished years."""

from __future__ import annotations

import datetime as dt

import chinese_calendar  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.errors.base import LawDataError
from ashore.errors.law import LawBeforeFirstError, LawGapError, LawKindError, LawUnitError
from ashore.errors.money import DateError
from ashore.law.answers import Figure, Kind, Unit
from ashore.law.book import LawBook
from ashore.law.deadlines import due_date
from ashore.law.workdays import DayKind, day_kind

BOOK = LawBook.standard()
PERIODS = {Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS}
DEADLINES = [
    entry_id
    for entry_id in BOOK.ids()
    if BOOK.entry(entry_id).unit in PERIODS
    and any(
        isinstance(version, Figure) and "binds" in version.data
        for version in BOOK.entry(entry_id).versions
    )
]
LAST_YEAR = max(one.year for one in chinese_calendar.constants.workdays)
"""The last year whose holidays are published in the installed list."""
KNOWN_DAYS = st.dates(min_value=dt.date(2026, 4, 15), max_value=dt.date(2026, 9, 30))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("event_on", "last"),
    [
        pytest.param("2026-03-02", "2026-03-17", id="an ordinary Tuesday"),
        pytest.param("2026-03-06", "2026-03-23", id="a Saturday moves to Monday"),
        pytest.param(
            "2026-01-30", "2026-02-14", id="a Saturday that is worked before the festival"
        ),
        pytest.param("2026-01-31", "2026-02-24", id="the first day of the Spring Festival"),
        pytest.param("2026-02-08", "2026-02-24", id="the last day of the Spring Festival"),
        pytest.param("2026-02-09", "2026-02-24", id="the first day after the Spring Festival"),
        pytest.param("2026-02-13", "2026-02-28", id="a Saturday that is worked afterwards"),
        pytest.param("2026-09-16", "2026-10-08", id="the first day of the National Day holiday"),
        pytest.param("2026-09-22", "2026-10-08", id="the last day of the National Day holiday"),
        pytest.param("2026-09-25", "2026-10-10", id="a Saturday worked after National Day"),
        pytest.param("2026-09-26", "2026-10-12", id="the Sunday after it"),
        pytest.param("2026-12-16", "2026-12-31", id="the last day of the published year"),
    ],
)
def test_a_court_period_leaves_the_first_day_out_and_moves_past_holidays(
    event_on: str, last: str
) -> None:
    answer = due_date(BOOK, "deadlines.court-answer", event_on=day(event_on))

    assert (answer.on, answer.uncertain, answer.binds) == (day(last), None, "person")


@pytest.mark.parametrize(
    ("event_on", "last"),
    [
        pytest.param(
            "2026-02-10", "2026-02-26", id="over the Spring Festival, one Saturday worked"
        ),
        pytest.param("2026-09-28", "2026-10-13", id="over National Day, one Saturday worked"),
        pytest.param("2026-03-06", "2026-03-17", id="from a Friday"),
        pytest.param("2026-03-07", "2026-03-17", id="from a Saturday"),
    ],
)
def test_working_days_are_counted_one_by_one(event_on: str, last: str) -> None:
    answer = due_date(BOOK, "deadlines.consumer-authority", event_on=day(event_on))

    assert (answer.on, answer.uncertain) == (day(last), None)


@pytest.mark.parametrize(
    ("entry_id", "event_on", "last"),
    [
        ("deadlines.police-inaction-suit", "2026-06-30", "2026-08-31"),
        ("deadlines.police-inaction-suit", "2025-12-31", "2026-02-28"),
        ("public-security.time-limit", "2026-03-31", "2026-09-30"),
        ("public-security.time-limit", "2026-08-31", "2027-02-28"),
        ("deadlines.enforcement-application", "2024-02-29", "2026-02-28"),
        ("limitation.years", "2022-11-24", "2025-11-24"),
        ("limitation.years", "2022-10-01", "2025-10-09"),
    ],
)
def test_months_and_years_end_on_the_matching_day_or_the_last_of_the_month(
    entry_id: str, event_on: str, last: str
) -> None:
    assert due_date(BOOK, entry_id, event_on=day(event_on)).on == day(last)


def test_where_the_counting_rule_was_not_read_the_last_day_stays_and_that_is_said() -> None:
    answer = due_date(BOOK, "deadlines.lender-complaint", event_on=day("2026-09-16"))

    assert answer.on == day("2026-10-01")
    assert day_kind(answer.on) is DayKind.OFF
    assert answer.how_counted is not None
    assert "没有读到" in answer.how_counted.zh
    assert answer.extended == (day("2026-10-16"), day("2026-11-15"))


def test_a_court_period_says_how_it_is_counted_by_its_rule() -> None:
    answer = due_date(BOOK, "deadlines.court-answer", event_on=day("2026-09-16"))

    assert answer.how_counted is None
    assert answer.working.sum == "2026-09-16 → 2026-10-01 → 2026-10-08"
    assert [part.label.zh for part in answer.working.parts] == ["15 天以后", "末日是休假日，顺延"]
    assert [citation.pinpoint for citation in answer.working.citations] == ["第128条", "第85条"]


def test_a_last_day_that_stays_shows_no_move() -> None:
    answer = due_date(BOOK, "deadlines.court-answer", event_on=day("2026-03-02"))

    assert answer.working.sum == "2026-03-02 → 2026-03-17"
    assert len(answer.working.parts) == 1


def test_an_extension_is_counted_from_the_same_event_and_moves_as_well() -> None:
    answer = due_date(BOOK, "deadlines.small-claims", event_on=day("2026-07-02"))

    assert (answer.on, answer.extended) == (day("2026-09-02"), (day("2026-10-08"),))


def test_the_end_of_a_police_case_depends_on_the_text_in_force() -> None:
    old = due_date(BOOK, "deadlines.police-case", event_on=day("2025-12-31"))
    new = due_date(BOOK, "deadlines.police-case", event_on=day("2026-01-01"))

    assert (old.on, old.extended) == (day("2026-01-30"), (day("2026-03-01"),))
    assert (new.on, new.extended) == (day("2026-01-31"), (day("2026-03-02"), day("2026-04-01")))


@pytest.mark.parametrize(("month_day"), ["12-17", "12-18", "12-31"])
def test_a_court_period_into_an_unpublished_year_is_not_guessed(month_day: str) -> None:
    event_on = day(f"{LAST_YEAR}-{month_day}")

    answer = due_date(BOOK, "deadlines.court-answer", event_on=event_on)

    assert answer.on == event_on + dt.timedelta(days=15)
    assert answer.uncertain is not None
    assert f"{LAST_YEAR + 1} 年的放假安排还没有公布" in answer.uncertain.zh
    assert str(answer.on) in answer.uncertain.en


def test_working_days_into_an_unpublished_year_give_the_earliest_day_they_can_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "ashore.law.deadlines.day_kind",
        lambda one: DayKind.UNKNOWN if one.year > 2026 else day_kind(one),
    )

    answer = due_date(BOOK, "deadlines.consumer-authority", event_on=day("2026-12-29"))

    # 30 and 31 December are worked; each of the five days after them may be.
    assert answer.on == day("2027-01-05")
    assert answer.uncertain is not None
    assert "2027" in answer.uncertain.zh


def test_a_period_that_does_not_move_is_certain_in_any_year() -> None:
    answer = due_date(BOOK, "deadlines.lender-complaint", event_on=day("2031-05-01"))

    assert (answer.on, answer.uncertain) == (day("2031-05-16"), None)


def test_nothing_is_answered_before_a_rule_in_a_gap_or_of_another_kind() -> None:
    with pytest.raises(LawBeforeFirstError):
        due_date(BOOK, "deadlines.court-answer", event_on=day("2023-12-31"))
    with pytest.raises(LawGapError):
        due_date(BOOK, "deadlines.lender-review", event_on=day("2026-01-01"))
    with pytest.raises(LawKindError):
        due_date(BOOK, "deadlines.counting-court", event_on=day("2026-01-01"))
    with pytest.raises(LawUnitError):
        due_date(BOOK, "collection.effective-calls-a-day", event_on=day("2026-01-01"))
    with pytest.raises(DateError):
        due_date(BOOK, "deadlines.enforcement-application", event_on=day("9998-12-31"))


def test_every_deadline_names_its_event_and_whom_it_binds() -> None:
    named = {i for i in BOOK.ids() if i.startswith("deadlines.")} - set(DEADLINES)

    assert {i for i in named if BOOK.entry(i).kind is Kind.FIGURE} == {"deadlines.lender-review"}
    for entry_id in DEADLINES:
        for version in BOOK.entry(entry_id).versions:
            if isinstance(version, Figure):
                assert version.data["counted_from"]
                assert version.data["binds"]


@settings(deadline=None)
@given(event_on=KNOWN_DAYS, entry_id=st.sampled_from(DEADLINES))
def test_a_period_ends_after_its_event_and_never_on_a_known_day_off_if_it_moves(
    event_on: dt.date, entry_id: str
) -> None:
    try:
        answer = due_date(BOOK, entry_id, event_on=event_on)
    except LawGapError:
        assert entry_id == "deadlines.market-regulator-mediation"
        return

    assert answer.on > event_on
    assert all(end > answer.on for end in answer.extended)
    if answer.how_counted is None:
        assert day_kind(answer.on) is not DayKind.OFF


@settings(deadline=None)
@given(
    first=KNOWN_DAYS,
    entry_id=st.sampled_from(["deadlines.court-answer", "deadlines.consumer-authority"]),
)
def test_a_later_event_never_ends_a_period_earlier(first: dt.date, entry_id: str) -> None:
    earlier = due_date(BOOK, entry_id, event_on=first)
    later = due_date(BOOK, entry_id, event_on=first + dt.timedelta(days=1))

    assert earlier.on <= later.on


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        ("2026-02-14", DayKind.WORKING),
        ("2026-02-15", DayKind.OFF),
        ("2026-02-23", DayKind.OFF),
        ("2026-02-28", DayKind.WORKING),
        ("2026-10-07", DayKind.OFF),
        ("2026-10-10", DayKind.WORKING),
        ("2003-12-31", DayKind.UNKNOWN),
        ("2030-01-02", DayKind.UNKNOWN),
    ],
)
def test_a_day_is_worked_off_or_unknown(on: str, kind: DayKind) -> None:
    assert day_kind(day(on)) is kind


def test_the_errors_name_the_entry() -> None:
    with pytest.raises(LawDataError) as caught:
        due_date(BOOK, "court.total-cost-line", event_on=day("2026-01-01"))

    assert caught.value.code == "law.unit"
    assert caught.value.where == "court.total-cost-line"
    assert len(caught.value.message("en").split()) <= 40
