"""Plans that a rule sets: the first day of months, days cut short, parts that differ."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.settle.agreement.fields import AgreementText, read_agreement_text
from ashore.settle.agreement.sentences import sentences_of_text


def read(text: str) -> AgreementText:
    return read_agreement_text(sentences_of_text(text))


def amounts(text: str) -> list[int]:
    return [row.amount for row in read(text).plan.rows]


FROM = "分4期，首期还款日为2026年12月25日，"


@pytest.mark.parametrize(
    ("text", "fens"),
    [
        ("每期500元。", [50_000] * 4),
        ("每期500元，最后一期620元。", [50_000] * 3 + [62_000]),
        ("第1期至第3期每期500元，第4期620元。", [50_000] * 3 + [62_000]),
        ("前2期每期500元，后2期每期700元。", [50_000] * 2 + [70_000] * 2),
        ("首期800元，其余3期每期500元。", [80_000] + [50_000] * 3),
        ("每期本金500元、利息20元，合计520元。", [52_000] * 4),
    ],
)
def test_each_part_has_its_own_sum(text: str, fens: list[int]) -> None:
    assert amounts(FROM + text) == fens
    assert read(FROM + text).total == f"{sum(fens) // 100}.00"


@pytest.mark.parametrize(
    "text",
    [
        "第1期至第2期每期500元。",
        "前2期每期500元，之后每期700元。",
        "第1期至第3期每期500元，第3期至第4期每期700元。",
        "第1期至第6期每期500元。",
    ],
)
def test_sums_that_do_not_cover_each_part_once_are_not_added_up(text: str) -> None:
    found = read(FROM + text)
    assert found.plan.rows == ()
    assert [one.text for one in found.plan.unsure] == [FROM + text]
    assert found.total is None


def test_principal_each_month_with_interest_beside_it_is_not_the_payment() -> None:
    found = read(FROM + "每期本金500元、利息20元。")
    assert (found.value("monthly"), found.plan.rows, found.total) == (None, (), None)
    assert len(found.plan.unsure) == 1


def test_the_first_day_where_only_its_month_is_given() -> None:
    found = read("自2026年12月起，每月31日还款1,500元，共4期。")
    assert [row.day for row in found.plan.rows] == [
        dt.date(2026, 12, 31), dt.date(2027, 1, 31), dt.date(2027, 2, 28), dt.date(2027, 3, 31),
    ]  # fmt: skip
    short = read("自2027年2月起，每月31日还款1,500元，共2期。")
    assert [row.day for row in short.plan.rows] == [dt.date(2027, 2, 28), dt.date(2027, 3, 31)]
    named = read("自2026年12月起分2期，每期500元，每月20日还款，首期2026年12月25日。")
    assert named.value("first_due_on") == "2026-12-25"


def test_days_that_are_named_one_by_one() -> None:
    text = "分3期，每期500元，还款日分别为2026年12月10日、2027年1月11日、2027年2月10日。"
    days = [row.day.isoformat() for row in read(text).plan.rows]
    assert days == ["2026-12-10", "2027-01-11", "2027-02-10"]


def test_equal_payments_by_their_days_are_added_up() -> None:
    text = "分三期偿还：2026年12月10日前支付3,100元，2027年1月10日前支付3,100元。"
    found = read(text + "\n2027年2月10日前支付3,100元。")
    assert (found.periods, found.total) == (3, "9300.00")


def test_a_debts_own_total_is_not_that_of_the_plan() -> None:
    debt = "本金 | 900.00元\n利息 | 30.00元\n合计 | 930.00元\n"
    plan = "1 | 2026-12-25 | 300.00元\n2 | 2027-01-25 | 300.00元\n3 | 2027-02-25 | 300.00元\n"
    assert read(debt + plan).total == "900.00"
    assert read(debt + plan + "合计 | 900.00元").total == "900.00"
    owed = "乙方共欠甲方本息合计31,250.00元。\n乙方分两期偿还，共计25,000元：\n"
    rows = "2026年12月15日前还12,000元\n2027年1月15日前还13,000元"
    assert read(owed + rows).total == "25000.00"
