"""V02 and V03: below, at and above the day's number, and whose calls count together."""

from __future__ import annotations

import pytest

from ashore.defend.contacts.agencies import Confirmed
from ashore.findings import Severity, Strength
from tests.defend.logs import flagged, found, report_of, row, rows_of

DAY = "2026-11-17"


def calls(number: int, day: str = DAY, **more: str) -> list[str]:
    """Return so many calls, ten minutes apart."""
    return [row(f"{day} {9 + n // 6:02}:{n % 6}0:00", **more) for n in range(number)]


@pytest.mark.parametrize(("number", "over"), [(2, []), (3, []), (4, [4]), (6, [4, 5, 6])])
def test_answered_calls_below_at_and_above_three(number: int, over: list[int]) -> None:
    report = report_of(*calls(number))
    assert flagged(report, "over_daily_calls") == over
    assert rows_of(report, "V02") == ([tuple(over)] if over else [])


@pytest.mark.parametrize(("number", "over"), [(5, []), (6, []), (7, [7]), (8, [7, 8])])
def test_unanswered_calls_below_at_and_above_six(number: int, over: list[int]) -> None:
    report = report_of(*calls(number, seconds="0"))
    assert flagged(report, "over_daily_attempts") == over
    assert rows_of(report, "V03") == ([tuple(over)] if over else [])
    assert flagged(report, "over_daily_calls") == []


@pytest.mark.parametrize(
    "more",
    [
        {"direction": "out"},
        {"seconds": "0"},
        {"seconds": ""},
        {"answered": "否"},
        {"channel": "sms"},
        {"whom": "母亲"},
        {"relation": "担保人"},
        {"whom": "李娜"},
        {"claims": "恒信", "number": "13900000000"},
    ],
)
def test_what_is_no_answered_call_of_the_caller_to_the_borrower(more: dict[str, str]) -> None:
    report = report_of(*calls(3), row(f"{DAY} 20:00:00", **more))
    assert (flagged(report, "over_daily_calls"), rows_of(report, "V02")) == ([], [])


def test_a_call_said_to_be_answered_counts_without_a_length() -> None:
    report = report_of(*calls(3), row(f"{DAY} 20:00:00", seconds="", answered="是"))
    assert flagged(report, "over_daily_calls") == [4]


def test_a_repeated_row_does_not_count() -> None:
    report = report_of(*calls(3), *calls(3))
    assert flagged(report, "over_daily_calls") == []
    assert flagged(report, "duplicate") == [4, 5, 6]


def test_many_numbers_of_one_firm_count_together() -> None:
    report = report_of(
        row(f"{DAY} 09:00:00", number="13900000001", claims="驼峰法务"),
        row(f"{DAY} 10:00:00", number="13900000002", claims="驼峰法务部"),
        row(f"{DAY} 11:00:00", number="13900000003", claims="我是驼峰的"),
        row(f"{DAY} 12:00:00", number="13900000001", claims=""),
    )
    assert flagged(report, "over_daily_calls") == [4]


def test_the_day_is_shanghais() -> None:
    """Four calls around midnight in Shanghai lie on two days."""
    late = [row(f"2026-11-17T{hour}:30:00Z") for hour in ("14", "15", "16", "17")]
    assert flagged(report_of(*late), "over_daily_calls") == []
    assert flagged(report_of(*late, row("2026-11-17T15:45:00Z")), "over_daily_calls") == []
    early = [row(f"2026-11-17T{hour}:30:00Z") for hour in ("12", "13", "14", "15")]
    assert flagged(report_of(*early), "over_daily_calls") == [4]


def test_rows_in_another_order_mark_the_same_calls() -> None:
    rows = calls(5)
    assert flagged(report_of(*reversed(rows)), "over_daily_calls") == [1, 2]


@pytest.mark.parametrize(("day", "finding"), [("2025-02-27", False), ("2025-02-28", True)])
def test_the_standard_starts_on_its_day(day: str, finding: bool) -> None:
    report = report_of(*calls(4, day))
    assert flagged(report, "over_daily_calls") == [4]
    assert bool(found(report, "V02")) is finding


@pytest.mark.parametrize(("day", "finding"), [("2026-01-29", False), ("2026-01-30", True)])
def test_the_guideline_starts_on_its_day(day: str, finding: bool) -> None:
    report = report_of(*calls(7, day, seconds="0"))
    assert flagged(report, "over_daily_attempts") == [7]
    assert bool(found(report, "V03")) is finding


def test_attempts_count_by_who_was_rung() -> None:
    borrower, mother = calls(4, seconds="0"), calls(4, seconds="0", whom="母亲")
    assert rows_of(report_of(*borrower, *mother), "V03") == []
    assert rows_of(report_of(*calls(8, seconds="0", whom="母亲")), "V03") == [(7, 8)]


def test_the_numbers_stand_side_by_side() -> None:
    confirmed = Confirmed(creditors={"驼峰": "驼峰钱包", "江城信服": "驼峰钱包"})
    report = report_of(
        *calls(4, seconds="9"),
        row(f"{DAY} 18:00:00", number="13900000001", claims="江城信服"),
        row(f"{DAY} 19:00:00", number="13900000002", claims="恒信"),
        confirmed=confirmed,
    )
    (over,) = found(report, "V02")
    assert over.creditor == "驼峰钱包"
    assert over.counts["days"] == [
        {"day": DAY, "calls": 4, "at_least_10_s": 0, "same_creditor": 5, "all_callers": 6}
    ]
    assert over.holds[0].zh == "如果只算 10 秒以上的通话，就不成立了。"


def test_callers_of_one_creditor_over_the_number_only_together() -> None:
    confirmed = Confirmed(creditors={"驼峰": "驼峰钱包", "江城信服": "驼峰钱包"})
    other = [
        row(f"{DAY} {hour}:00:00", number="13900000001", claims="江城信服") for hour in ("18", "19")
    ]
    report = report_of(*calls(2), *other, confirmed=confirmed)
    assert flagged(report, "over_daily_calls") == []
    (together,) = found(report, "V02")
    assert (together.rows, together.agency) == ((4,), "驼峰钱包")
    assert together.finding.strength is Strength.DEPENDS
    assert together.finding.severity is Severity.INFO
    assert "单独看没有一家超过每天 3 次" in together.finding.says.zh


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        (["1", "1", "1", "1", "2"], "2 个号码里只要有 1 个是别人的，就可能不成立了。"),
        (["1", "2", "3", "1", "2", "3", "1", "2"], "3 个号码里即使有任意 1 个是别人的，仍然成立。"),
    ],
)
def test_numbers_that_may_be_somebody_elses(numbers: list[str], says: str) -> None:
    rows = [
        row(f"{DAY} {9 + n:02}:00:00", number=f"1390000000{number}")
        for n, number in enumerate(numbers)
    ]
    (over,) = found(report_of(*rows), "V02")
    assert says in [text.zh for text in over.holds]


def test_the_working_shows_the_day() -> None:
    (over,) = found(report_of(*calls(4)), "V02")
    (working,) = over.finding.workings
    assert (working.label.zh, working.shown, working.sum) == (
        DAY,
        "4 > 3",
        "09:00 09:10 09:20 09:30",
    )
    assert over.finding.says.zh.startswith(
        f"「驼峰」在 {DAY} 有 1 天打通了多于 3 次电话（{DAY} 有 4 次），可能不符合"
    )


def test_a_call_of_unknown_length_is_neither_answered_nor_unanswered() -> None:
    for length in ("", "很久"):
        report = report_of(*calls(8, seconds=length))
        assert report.flags == {}
        assert (rows_of(report, "V02"), rows_of(report, "V03")) == ([], [])
        (said,) = [one for one in report.log.problems if one.code == "contacts.calls-open"]
        assert (said.row, "8" in said.says.en) == (0, True)


def test_what_the_mailbox_took_is_an_attempt() -> None:
    mailbox = row(f"{DAY} 20:00:00", channel="voicemail", duration_s="15")
    assert flagged(report_of(*calls(3), mailbox), "over_daily_calls") == []
    assert flagged(report_of(*calls(6, seconds="0"), mailbox), "over_daily_attempts") == [7]


def test_an_open_row_that_repeats_a_call_with_a_length_is_not_open() -> None:
    report = report_of(row(f"{DAY} 09:00:00"), row(f"{DAY} 09:00:02", seconds=""))
    assert (report.log.repeats, report.log.problems) == ({2: 1}, ())
