"""Repayment plans: tables and lists, and what sums, steps and equal instalments say of them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

import pytest

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.pages.words import Word
from ashore.intake.screens.plan_table import Plan, looks_like_plan, read_plan, schedule_entry
from ashore.money.dates import add_months
from tests.intake.pages.layout import reading, row, same, word

NOW = dt.datetime(2026, 10, 28, 20, 30, tzinfo=SHANGHAI)
FIRST = dt.date(2026, 1, 31)
Row = tuple[int, str, str, str, str]
ROWS: list[Row] = [
    (1, "2026-01-31", "2,160.03", "244.80", "2,404.83"),
    (2, "2026-02-28", "2,185.95", "218.88", "2,404.83"),
    (3, "2026-03-31", "2,212.18", "192.65", "2,404.83"),
    (4, "2026-04-30", "2,238.73", "166.10", "2,404.83"),
    (5, "2026-05-31", "2,265.59", "139.24", "2,404.83"),
]
HEAD = (("期数", 60), ("应还日", 250), ("本金", 560), ("利息", 760), ("应还金额(元)", 900))
LEFTS = (70, 220, 520, 740, 920)


def _table(rows: Sequence[Row] = ROWS) -> list[Word]:
    words = [word("还款计划", 400, 40), *row(120, *HEAD)]
    for n, cells in enumerate(rows):
        said = [(str(cell), left) for cell, left in zip(cells, LEFTS, strict=True)]
        words += row(220 + 100 * n, *said)
    return words


def _list(rows: Sequence[Row] = ROWS, status: str = "未到期") -> list[Word]:
    words: list[Word] = []
    for n, (number, day, principal, interest, total) in enumerate(rows):
        top = 200 + 190 * n
        words += row(top, (f"第{number}/5期", 60), (f"¥{total}", 800))
        words += row(top + 70, (f"{day}应还", 60), (f"本金{principal} 利息{interest}", 500))
        words += row(top + 72, (status, 400)) if status else []
    return words


def _values(plan: Plan) -> dict[str, str]:
    return {field.name: field.value for field in plan.fields}


@pytest.mark.parametrize("words", [_table(), _list(status="")])
def test_every_value_of_a_table_and_of_a_list(words: list[Word]) -> None:
    plan = read_plan(words, again=same)
    assert looks_like_plan(words)
    assert _values(plan) == {
        f"rows[{n}].{name}": value.replace(",", "")
        for n, *rest in ROWS
        for name, value in zip(
            ("n", "due_on", "principal", "interest", "total"), (str(n), *rest), strict=True
        )
    }
    assert not plan.asks
    shuffled = random.Random(3).sample(words, len(words))
    assert _values(read_plan(shuffled, again=same)) == _values(plan)


def test_a_row_that_does_not_add_up_is_asked_about() -> None:
    rows: list[Row] = [*ROWS[:2], (3, "2026-03-31", "2,212.18", "192.85", "2,404.83"), *ROWS[3:]]
    plan = read_plan(_table(rows), again=same)
    asked = {field.name for field in plan.fields if field.asks}
    assert asked == {"rows[3].principal", "rows[3].interest", "rows[3].total"}


@pytest.mark.parametrize("day", ["2026-04-31", "2026-03-13", "2026-08-31", "2025-03-31"])
def test_a_day_out_of_step_is_asked_about_or_not_there(day: str) -> None:
    rows: list[Row] = [*ROWS[:2], (3, day, "2,212.18", "192.65", "2,404.83"), *ROWS[3:]]
    plan = read_plan(_table(rows), again=same)
    asked = {field.name for field in plan.fields if field.asks}
    there = "rows[3].due_on" in _values(plan)
    assert asked == ({"rows[3].due_on"} if there else set())
    entry = schedule_entry(plan, recorded_at=NOW, valid_from=NOW.date(), source=Source())
    assert (entry is not None) == there


def test_a_number_read_wrong_is_asked_about() -> None:
    rows: list[Row] = [*ROWS[:2], (8, "2026-03-31", "2,212.18", "192.65", "2,404.83"), *ROWS[3:]]
    asked = {field.name for field in read_plan(_table(rows), again=same).fields if field.asks}
    assert {"rows[8].n", "rows[8].due_on"} <= asked


def test_totals_that_differ_are_looked_at_again() -> None:
    bare: list[Row] = [(n, day, "", "", total) for n, day, _, _, total in ROWS[:3]]
    bare[2] = (3, "2026-03-31", "", "", "2,484.83")
    words = [one for one in _table(bare) if one.text]
    plan = read_plan(words, again=reading({"2,484.83": "2,404.83"}))
    assert {field.name for field in plan.fields if field.asks} == {"rows[3].total"}


def test_the_plan_as_an_entry() -> None:
    plan = read_plan(_table(), again=same)
    entry = schedule_entry(plan, recorded_at=NOW, valid_from=NOW.date(), source=Source())
    assert entry is not None
    assert [(r.n, r.due_on, r.principal, r.interest) for r in entry.rows][:2] == [
        (1, FIRST, 216003, 24480),
        (2, add_months(FIRST, 1), 218595, 21888),
    ]
    assert entry.valid_from == dt.date(2026, 10, 28)


def test_a_plan_without_a_split_is_no_schedule() -> None:
    words = [one for one in _table() if one.text not in ("本金", "利息")]
    words = [one for one in words if not 500 <= one.left < 850]
    plan = read_plan(words, again=same)
    assert {name.split(".")[1] for name in _values(plan)} == {"n", "due_on", "total"}
    assert schedule_entry(plan, recorded_at=NOW, valid_from=NOW.date(), source=Source()) is None


def test_states_and_fees_of_a_list() -> None:
    words = [
        *row(200, ("第3期", 60), ("已逾期", 800)),
        *row(270, ("2026-03-31", 60), ("本金100.00 利息10.00 担保费5.00", 400)),
        *row(400, ("第4期", 60), ("待还款", 800)),
        *row(470, ("2026-04-30", 60), ("本金100.00 利息9.00 担保费5.00", 400)),
    ]
    plan = read_plan(words, again=same)
    assert _values(plan)["rows[3].status"] == "已逾期"
    assert _values(plan)["rows[4].guarantee_fee"] == "5.00"
    entry = schedule_entry(plan, recorded_at=NOW, valid_from=NOW.date(), source=Source())
    assert entry is not None
    assert [line.guarantee_fee for line in entry.rows] == [500, 500]


def test_other_pages_are_no_plan() -> None:
    assert not looks_like_plan(row(100, ("第3期", 60), ("12.00", 800)))
    assert not looks_like_plan([])


def test_a_plan_with_a_credit_in_it_is_no_schedule() -> None:
    rows: list[Row] = [*ROWS[:2], (3, "2026-03-31", "-2,212.18", "192.65", "-2,019.53")]
    plan = read_plan(_table(rows), again=same)
    assert _values(plan)["rows[3].principal"] == "-2212.18"
    assert schedule_entry(plan, recorded_at=NOW, valid_from=NOW.date(), source=Source()) is None


def test_a_heading_that_was_missed_makes_the_amounts_a_question() -> None:
    words = [one for one in _table() if one.text != "应还金额(元)"]
    plan = read_plan(words, again=same)
    asked = {field.name.split(".")[1] for field in plan.fields if field.asks}
    assert asked == {"principal", "interest"}
    assert _values(plan)["rows[1].interest"] == "244.80"


def test_an_instalment_that_was_missed_is_named_and_no_schedule_is_made() -> None:
    plan = read_plan(_table([*ROWS[:2], *ROWS[3:]]), again=same)
    assert plan.missing == (3,)
    assert schedule_entry(plan, recorded_at=NOW, valid_from=NOW.date(), source=Source()) is None
