"""Labels and their values, wherever an app puts them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ashore.intake.pages.words import Word
from ashore.intake.screens.labels import field_of, pairs_inside, pairs_of
from tests.intake.pages.layout import row, word


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("本期应还", "total_shown"),
        ("本期待还（元）", "total_shown"),
        ("逾期应还", "total_shown"),
        ("应还总额：", "total_shown"),
        ("应还本金", "principal"),
        ("剩余本金", "outstanding_principal"),
        ("剩余待还", "left_to_pay"),
        ("待还总额", "left_to_pay"),
        ("借款金额", "lent"),
        ("利息", "interest"),
        ("逾期利息", "penalty_interest"),
        ("罚息", "penalty_interest"),
        ("逾期违约金", "late_fee"),
        ("融资担保费", "guarantee_fee"),
        ("平台服务费", "service_fee"),
        ("会员服务费", "membership"),
        ("催收费", "collection_fee"),
        ("最后还款日", "due_on"),
        ("到期日", "due_on"),
        ("还款日期", "due_on"),
        ("逾期天数", "overdue_days_shown"),
        ("年化利率(单利)", "annual_rate"),
        ("日利率", "daily_rate"),
    ],
)
def test_what_a_label_stands_for(label: str, name: str) -> None:
    found = field_of(label)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "label", ["立即还款", "还款方式", "本金和利息怎么算", "优惠券", "", "12.00"]
)
def test_what_is_no_label(label: str) -> None:
    assert field_of(label) is None


def _found(words: Sequence[Word]) -> dict[str, str]:
    return {pair.field.name: pair.figure.value for pair in pairs_of(words)}


def test_the_value_at_the_right() -> None:
    words = [*row(100, ("本金", 60), ("1,200.00", 800)), *row(220, ("利息", 60), ("98.61", 850))]
    assert _found(words) == {"principal": "1200.00", "interest": "98.61"}


def test_two_pairs_in_one_row() -> None:
    words = row(100, ("本金", 60), ("1,200.00", 240), ("利息", 600), ("98.61", 760))
    assert _found(words) == {"principal": "1200.00", "interest": "98.61"}


def test_the_value_below() -> None:
    words = [
        *row(100, ("本金", 60), ("利息", 560)),
        *row(165, ("1,200.00", 60), ("98.61", 560)),
        *row(300, ("罚息", 60), ("到期日", 560)),
        *row(365, ("12.00", 60), ("2026-10-12", 560)),
    ]
    assert _found(words) == {
        "principal": "1200.00", "interest": "98.61", "penalty_interest": "12.00",
        "due_on": "2026-10-12",
    }  # fmt: skip


def test_the_value_above() -> None:
    words = [
        *row(100, ("1,200.00", 60), ("98.61", 560)),
        *row(165, ("本金", 80), ("利息", 570)),
        *row(300, ("12.00", 60), ("23天", 560)),
        *row(365, ("罚息", 60), ("逾期天数", 530)),
    ]
    assert _found(words) == {
        "principal": "1200.00", "interest": "98.61", "penalty_interest": "12.00",
        "overdue_days_shown": "23",
    }  # fmt: skip


def test_values_in_one_run_of_text() -> None:
    found = pairs_inside(word("本金7,617.78 利息565.20", 60, 100))
    assert [(pair.field.name, pair.text) for pair in found] == [
        ("principal", "7,617.78"),
        ("interest", "565.20"),
    ]
    words = [word("还款日：2026年8月26日", 60, 100), word("年利率：23.94%", 60, 200)]
    assert _found(words) == {"due_on": "2026-08-26", "annual_rate": "0.2394"}


def test_a_value_of_another_kind_is_not_taken() -> None:
    assert _found(row(100, ("还款日", 60), ("1,200.00", 800))) == {}
    assert _found(row(100, ("本金", 60), ("2026-10-12", 800))) == {}


def test_a_value_far_below_is_not_taken() -> None:
    assert _found([word("本金", 60, 100), word("12.00", 60, 400)]) == {}


def test_no_value_is_taken_twice() -> None:
    words = [word("本金", 60, 100), word("利息", 60, 160), word("12.00", 60, 225)]
    assert _found(words) == {"interest": "12.00"}
