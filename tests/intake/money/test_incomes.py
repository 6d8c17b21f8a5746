"""Pay that came in month after month is offered as income; what is no pay is not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from ashore.case.entries_people import Income, Stability
from ashore.case.fields import SHANGHAI
from ashore.intake.reading import Asked, Proposal
from tests.intake.money.exports import given, read, table

NOW = dt.datetime(2026, 4, 20, 9, tzinfo=SHANGHAI)
HEADINGS = "交易时间,收入,支出,对方户名,摘要"


def _offers(*rows: str) -> list[Proposal]:
    text = "\n".join((HEADINGS, *rows)) + "\n"
    reading = read(given(text), Asked(recorded_at=NOW))
    return [one for one in reading.proposals if one.code == "money.income"]


def _row(day: str, yuan: str, payer: str = "甲物业有限公司", what: str = "工资") -> str:
    return f"2026-{day} 09:30:00,{yuan},,{payer},{what}"


def _income(*rows: str) -> Income:
    [offer] = _offers(*rows)
    [income] = offer.entries
    assert isinstance(income, Income)
    return income


def test_the_same_sum_each_month_is_a_wage() -> None:
    income = _income(_row("02-27", "5860.00"), _row("03-31", "5860.00"), _row("04-01", "5860.00"))
    assert (income.name, income.monthly, income.months) == ("工资", 586_000, ())
    assert (income.stability, income.pay_day, income.proof) == (Stability.STABLE, 31, "工资流水")
    [offer] = _offers(_row("02-28", "5860.00"), _row("03-31", "5860.00"))
    assert offer.rows == (1, 2)
    assert offer.because.zh == "“甲物业有限公司”在 2 个月里每月打来 5860.00 元，像是固定收入。"


def test_months_that_differ_are_kept_but_the_one_that_is_not_over() -> None:
    rows = [("01-05", "300.00"), ("01-25", "340.00"), ("02-09", "480.00"), ("03-09", "710.00"),
            ("04-09", "90.00")]  # fmt: skip
    income = _income(*(_row(day, yuan, "跑腿平台", "周末跑腿结算") for day, yuan in rows))
    assert (income.name, income.monthly, income.months) == (
        "跑腿结算", None, (64_000, 48_000, 71_000),
    )  # fmt: skip
    assert (income.stability, income.pay_day) == (Stability.VOLATILE, None)


def test_the_payer_is_in_no_word_that_a_letter_would_show() -> None:
    income = _income(_row("02-28", "5860.00"), _row("03-31", "5860.00"))
    assert "甲物业" not in (income.name + (income.proof or ""))


@pytest.mark.parametrize(
    "rows",
    [
        (_row("03-01", "5860.00"),),
        (_row("03-01", "5860.00"), _row("03-31", "5860.00")),
        (_row("02-01", "100.00", "张三", "还你"), _row("03-01", "100.00", "张三", "还你")),
        (_row("03-01", "700.00"), _row("04-01", "800.00")),
        ("2026-02-01 09:30:00,,500.00,李四,工资", "2026-03-01 09:30:00,,500.00,李四,工资"),
    ],
)
def test_what_is_no_pay_or_not_yet_regular_is_not_offered(rows: tuple[str, ...]) -> None:
    assert _offers(*rows) == []


def test_two_payers_are_two_incomes() -> None:
    found = _offers(*(_row(day, yuan, payer) for payer, yuan in (("甲", "5.00"), ("乙", "6.00"))
                      for day in ("02-01", "03-01")))  # fmt: skip
    assert len({one.entries[0].id for one in found}) == len(found) == 2


@each(st.permutations([_row(f"0{month}-1{month}", "99.00") for month in (1, 2, 3)]))
def test_the_order_of_rows_makes_no_difference(rows: list[str]) -> None:
    income = _income(*rows)
    assert (income.monthly, income.pay_day, income.id) == (
        9_900, 13, _income(*sorted(rows)).id,
    )  # fmt: skip


def test_columns_of_a_known_export_say_it_too() -> None:
    text = table("交易时间,交易对方,金额,收/支,摘要", [
        ["2026-02-03 10:00:00", "甲", "5.00", "收入", "劳务费"],
        ["2026-03-03 10:00:00", "甲", "5.00", "收入", "劳务费"],
    ])  # fmt: skip
    [offer] = [one for one in read(given(text)).proposals if one.code == "money.income"]
    assert isinstance(offer.entries[0], Income)
    assert offer.entries[0].stability is Stability.VOLATILE
