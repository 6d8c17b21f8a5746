"""The marks of a row: exactly those of the exchange format, in every direction of doubt."""

from __future__ import annotations

import pytest

from ashore.defend.conduct.flags import FLAGS
from tests.defend.logs import flagged, report_of, row

NINE = "2026-11-17 09:00:00"


def marks(*rows: str) -> dict[int, tuple[str, ...]]:
    return report_of(*rows).flags


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (row(NINE), ()),
        (row(NINE, whom="母亲"), ("third_party",)),
        (row(NINE, relation="同事"), ("third_party", "workplace")),
        (row(NINE, whom="单位前台"), ("third_party", "workplace")),
        (row(NINE, relation="HR"), ("third_party", "workplace")),
        (row(NINE, whom="单位座机", relation="本人"), ("workplace",)),
        (row(NINE, relation="担保人"), ()),
        (row(NINE, relation="co-borrower"), ()),
        (row(NINE, whom="李娜"), ()),
        (row(NINE, channel="visit"), ("visit",)),
        (row(NINE, channel="上门", text="到我公司来找我"), ("workplace", "visit")),
        (row(NINE, channel="上门", whom="邻居"), ("third_party", "visit")),
        (row("2026-11-17 23:00:00", relation="同事"), ("night", "third_party", "workplace")),
        (row("2026-11-17 23:00:00", relation="同事", direction="out"), ()),
        (row(NINE, channel="visit", direction="out"), ()),
        (row("2026-11-17", channel="visit"), ("visit",)),
    ],
)
def test_one_row(line: str, expected: tuple[str, ...]) -> None:
    assert marks(line).get(1, ()) == expected


def test_the_marks_are_those_of_the_exchange_format() -> None:
    assert set(FLAGS) >= {
        "night", "duplicate", "third_party", "workplace", "visit", "over_daily_calls"
    }  # fmt: skip


def test_a_repeat_keeps_its_own_facts_and_is_not_counted() -> None:
    mother = row("2026-11-17 23:00:00", whom="母亲")
    assert marks(mother, mother) == {
        1: ("night", "third_party"),
        2: ("night", "third_party", "duplicate"),
    }
    four = [row(f"2026-11-17 {hour}:00:00") for hour in (9, 10, 11, 12)]
    assert flagged(report_of(*four, four[3]), "over_daily_calls") == [4]


def test_a_mark_says_where_a_row_stands_also_before_any_rule() -> None:
    report = report_of(row("2019-05-01 23:00:00"))
    assert flagged(report, "night") == [1]
    assert report.findings == ()


def test_a_row_that_cannot_be_read_has_no_mark() -> None:
    report = report_of(row("昨晚", whom="母亲"), row("2026-11-17 23:00:00"))
    assert report.flags == {2: ("night",)}
    assert report.log.rows == 2
