"""What a payment was for: the person first, then what they taught, then the words."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.case.entries_people import Transaction
from ashore.plan.categories import Category
from ashore.recover.spending.sorting import (
    By,
    kinds_of,
    plain_name,
    sort_payments,
    taught_by,
)
from tests.recover.cases import RECORDED
from tests.recover.spending.payments import paid


def test_the_persons_word_counts_before_all_others() -> None:
    chosen = paid("t1", "2026-10-01", "20", "王记小店", category="support", sorted_by="person")
    [one] = sort_payments([chosen])
    assert (one.category, one.by) == (Category.SUPPORT, By.PERSON)


def test_what_is_taught_speaks_for_the_same_name_only() -> None:
    payments = [
        paid("t1", "2026-10-01", "20", "王记小店", category="food", sorted_by="person"),
        paid("t2", "2026-10-02", "15", "王记小店（东门店）"),
        paid("t3", "2026-10-03", "15", "王记五金"),
        paid("t4", "2026-10-04", "15", "王记小店", category="daily"),
    ]
    found = {one.payment.id: (one.category, one.by) for one in sort_payments(payments)}
    assert found == {
        "t1": (Category.FOOD, By.PERSON),
        "t2": (Category.FOOD, By.TAUGHT),
        "t3": (Category.DAILY, By.WORDS),
        "t4": (Category.FOOD, By.TAUGHT),
    }


def test_the_latest_lesson_counts() -> None:
    first = paid("t1", "2026-10-01", "20", "老李", category="food", sorted_by="person")
    later = paid("t2", "2026-09-01", "20", "老李", category="custom", sorted_by="person")
    later = later.model_copy(update={"recorded_at": RECORDED + dt.timedelta(days=1)})
    rules = taught_by([later, first])
    assert (rules["老李"].category, rules["老李"].payment) == (Category.CUSTOM, "t2")


def test_only_spending_is_sorted() -> None:
    payments = [
        paid("t1", "2026-10-01", "-500", "公司"),
        paid("t2", "2026-10-02", "50", "自己", category="transfer"),
        paid("t3", "2026-10-03", "60", "某消费金融", category="repayment"),
        paid("t4", "2026-10-04", "70", "超市"),
    ]
    assert [one.payment.id for one in sort_payments(payments)] == ["t4"]


def test_what_was_stored_stays_and_the_word_for_it_is_named() -> None:
    payments = [
        paid("t1", "2026-10-01", "9", "包子铺", category="food"),
        paid("t2", "2026-10-01", "9", "包子铺", category="daily"),
        paid("t3", "2026-10-01", "9", "某店", category="daily"),
    ]
    found = [(one.category, one.by, one.because) for one in sort_payments(payments)]
    assert found == [
        (Category.FOOD, By.WORDS, "包子"),
        (Category.DAILY, By.WORDS, ""),
        (Category.DAILY, By.WORDS, ""),
    ]


def test_a_category_that_is_none_of_ours_is_read_anew() -> None:
    [one] = sort_payments([paid("t1", "2026-10-01", "9", "包子铺", category="whatever")])
    assert (one.category, one.because) == (Category.FOOD, "包子")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("蜜雪冰城（人民路店）", "蜜雪冰城"),
        ("某某超市有限公司", "某某超市"),
        ("江口食品旗舰店", "江口食品"),
        (None, ""),
        ("（未知）", ""),
    ],
)
def test_one_spelling_of_a_name(name: str | None, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("payment", "kinds"),
    [
        (paid("t", "2026-10-01", "9", "超市", method="花呗"), {"paylater"}),
        (paid("t", "2026-10-01", "9", "中国体育彩票"), {"gambling"}),
        (paid("t", "2026-10-01", "9", "体彩站"), {"gambling"}),
        (paid("t", "2026-10-01", "9", "抖音", text="抖币充值"), {"gifts"}),
        (paid("t", "2026-10-01", "9", "超市"), set()),
    ],
)
def test_kinds_with_a_page_of_their_own(payment: Transaction, kinds: set[str]) -> None:
    assert kinds_of(payment) == kinds
