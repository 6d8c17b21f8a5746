"""V04: the program's own lines, below, at and above, and how many numbers may be another's."""

from __future__ import annotations

import pytest

from ashore.defend.conduct.bursts import clocks_of, windows, within
from ashore.defend.conduct.lines import own_lines
from ashore.defend.conduct.steadiness import numbers_to_spare
from ashore.findings import Strength
from tests.defend.logs import found, log_of, report_of, row, rows_of


def rings(number: int, minutes: int, **more: str) -> list[str]:
    """Return unanswered calls some minutes apart, from nine o'clock on."""
    return [
        row(f"2026-11-17 {9 + n * minutes // 60:02}:{n * minutes % 60:02}:00", seconds="0", **more)
        for n in range(number)
    ]


@pytest.mark.parametrize(
    ("number", "minutes", "rows"),
    [
        (4, 10, []),
        (5, 10, [(1, 2, 3, 4, 5)]),
        (5, 14, [(1, 2, 3, 4, 5)]),  # the fifth after 56 minutes
        (5, 15, []),  # the fifth after exactly an hour is outside
        (6, 14, [(1, 2, 3, 4, 5, 6)]),
    ],
)
def test_five_in_an_hour(number: int, minutes: int, rows: list[tuple[int, ...]]) -> None:
    assert rows_of(report_of(*rings(number, minutes)), "V04") == rows


@pytest.mark.parametrize(("number", "some"), [(19, False), (20, True)])
def test_twenty_in_a_day(number: int, some: bool) -> None:
    report = report_of(*rings(number, 40))
    assert rows_of(report, "V04") == ([tuple(range(1, number + 1))] if some else [])


def test_messages_count_and_own_calls_do_not() -> None:
    messages = [row(f"2026-11-17 09:{n:02}:00", channel="sms", text=f"第{n}次") for n in range(5)]
    assert len(rows_of(report_of(*messages), "V04")[0]) == 5
    assert rows_of(report_of(*rings(9, 1, direction="out")), "V04") == []
    letters = [row(f"2026-11-17 09:{n:02}:00", channel="letter", text=str(n)) for n in range(9)]
    assert rows_of(report_of(*letters), "V04") == []


def test_one_caller_can_ring_from_many_unnamed_numbers() -> None:
    rows = [
        row(f"2026-11-17 09:{n:02}:00", seconds="0", claims="", number=f"1390000000{n}")
        for n in range(5)
    ]
    (burst,) = found(report_of(*rows), "V04")
    assert (burst.rows, burst.agency, burst.counts["numbers"]) == ((1, 2, 3, 4, 5), "", 5)


def test_it_depends_and_says_whose_line_it_is() -> None:
    (burst,) = found(report_of(*rings(5, 10)), "V04")
    assert burst.finding.strength is Strength.DEPENDS
    assert burst.finding.limits is not None
    assert "本系统的提示线，不是法定次数" in burst.finding.limits.zh
    assert burst.counts == {
        "contacts": 5, "most_in_an_hour": 5, "most_in_a_day": 5, "numbers": 1
    }  # fmt: skip


@pytest.mark.parametrize(("day", "police"), [("2025-12-31", False), ("2026-01-01", True)])
def test_pestering_by_telephone_is_in_the_text_of_2026(day: str, police: bool) -> None:
    rows = [row(f"{day} 09:{n:02}:00", seconds="0") for n in range(5)]
    (burst,) = found(report_of(*rows), "V04")
    assert ("public-security.pestering" in [c.id for c in burst.finding.citations]) is police


def test_how_many_numbers_may_be_another_s() -> None:
    rows = [
        row(f"2026-11-17 09:{n:02}:00", seconds="0", number=f"1390000000{n % 3}") for n in range(9)
    ]
    (burst,) = found(report_of(*rows), "V04")
    assert "3 个号码里即使有任意 1 个是别人的，仍然成立。" in [text.zh for text in burst.holds]


@pytest.mark.parametrize(
    ("each", "total", "needed", "spare"),
    [
        ([4], 4, 4, 0),
        ([1] * 11, 11, 5, 6),
        ([3, 2, 1, 1], 7, 4, 1),
        ([], 5, 4, 0),
        ([2, 2], 6, 2, 2),
    ],
)
def test_spare_numbers(each: list[int], total: int, needed: int, spare: int) -> None:
    assert numbers_to_spare(each, total, needed) == spare


def test_windows_are_half_open_and_merge() -> None:
    found = windows(clocks_of(log_of(*rings(8, 20)).contacts), 3600)
    assert found.sizes.tolist() == [1, 2, 3, 3, 3, 3, 3, 3]
    assert within(found, 3).tolist() == [True] * 8
    assert within(found, 4).tolist() == [False] * 8
    assert found.most == 3
    assert windows(clocks_of(()), 3600).most == 0


def test_every_own_line_says_whose_it_is() -> None:
    for name, line in own_lines().items():
        assert line.value > 0, name
        assert line.says.zh.endswith("。")
        assert line.says.en.endswith(".")


def test_the_figure_of_a_day_counts_the_contacts_of_quieter_hours_too() -> None:
    times = [f"09:{minute:02}" for minute in range(0, 50, 10)]
    times += [f"{10 + n * 40 // 60}:{20 + n * 40 % 60:02}" for n in (0,)]
    times += ["11:00", "11:40", "12:20", "13:00", "13:40", "14:20", "15:00"]
    rows = [row(f"2026-11-17 {time}:00", seconds="0") for time in times]
    (burst,) = found(report_of(*rows), "V04")
    assert burst.rows == (1, 2, 3, 4, 5)
    assert (burst.counts["most_in_an_hour"], burst.counts["most_in_a_day"]) == (5, 13)
