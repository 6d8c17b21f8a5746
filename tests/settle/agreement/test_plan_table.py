"""Plans in columns: which sum of a row is paid, and what stays unknown."""

from __future__ import annotations

import pytest

from ashore.settle.agreement.plan_table import table_of
from ashore.settle.agreement.sentences import sentences_of_text


def paid(*lines: str) -> list[int | None]:
    return [row.paid for row in table_of(sentences_of_text("\n".join(lines))).rows]


@pytest.mark.parametrize("apart", [" | ", "\t", "  "])
def test_the_heading_says_which_column_is_paid(apart: str) -> None:
    lines = (
        ("期数", "还款日", "本金", "利息", "应还合计", "剩余本金"),
        ("1", "2026-12-10", "3,000.00", "100.00", "3,100.00", "6,000.00"),
        ("第2期", "2027年1月5日", "3,000", "100", "3,200", "3,000"),
    )
    assert paid(*map(apart.join, lines)) == [310_000, 320_000]


@pytest.mark.parametrize(
    ("sums", "fen"),
    [
        ("3,100.00", 310_000),
        ("3,000.00 100.00 3,100.00", 310_000),
        ("3,000.00 100.00 20.00 3,120.00 6,000.00", 312_000),
        ("3,100.00 3,100.00", 310_000),
        ("3,000.00 100.00", None),
        ("3,000.00 100.00 3,200.00", None),
    ],
)
def test_without_a_heading_the_sums_themselves_show_it(sums: str, fen: int | None) -> None:
    assert paid(f"1 2026-12-10 {sums}") == [fen]


def test_a_heading_that_names_no_whole_leaves_it_unknown() -> None:
    assert paid("期数 还款日 本金 利息", "1 2026-12-10 3,000.00 100.00") == [None]
    assert paid("期数 还款日 应还金额 应付金额", "1 2026-12-10 3,000.00 100.00") == [None]
    assert paid("期数 还款日 分期金额 手续费", "1 2026-12-10 3,000.00 100.00") == [None]
    assert paid("期数 还款日 本金 手续费", "1 2026-12-10 100.00 100.00") == [None]
    assert paid("期数 还款日 本金", "1 2026-12-10 3,000.00") == [300_000]


def test_the_day_may_stand_last() -> None:
    assert paid("期数 应还金额 还款日", "1 3,100.00 2026-12-10") == [310_000]
    assert paid("1 3,000.00 100.00 3,100.00 2026-12-10") == [310_000]


def test_cells_may_carry_their_own_names() -> None:
    assert paid("第1期 2026年12月10日 本金3,000.00元 利息100.00元 合计3,100.00元") == [310_000]
    assert paid("第1期 2026年12月10日 本金3,000.00元 利息100.00元") == [None]


def test_the_closing_line_is_read_by_the_same_column() -> None:
    lines = ("期次\t还款日\t本金\t利息\t合计", "1\t2026-12-5\t9,000.00\t270.00\t9,270.00")
    found = table_of(sentences_of_text("\n".join((*lines, "合计\t\t9,000.00\t270.00\t9,270.00"))))
    assert [(row.day.isoformat(), row.number) for row in found.rows] == [("2026-12-05", 1)]
    assert found.whole == 927_000
    assert table_of(sentences_of_text("\n".join((*lines, "合计 9,000.00 270.00")))).whole is None


def test_rows_without_numbers_are_not_joined_to_one_sentence() -> None:
    rows = [f"2027-0{n}-10  3,000.00  100.00  3,100.00" for n in range(1, 6)]
    assert paid(*rows) == [310_000] * 5


@pytest.mark.parametrize(
    "line", ["1 2026-12-10", "合计 3,100.00", "项目 金额", "2026-12-10 2027-01-10 3,100.00"]
)
def test_what_is_no_row(line: str) -> None:
    assert paid(line) == []
