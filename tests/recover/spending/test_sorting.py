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
    spent_on,
    taught_by,
)
from tests.recover.cases import RECORDED
from tests.recover.spending.payments import paid


@pytest.mark.parametrize(
    ("counterpart", "text", "category"),
    [
        ("某人民医院食堂", "", Category.FOOD),
        ("城南大药房（人民路店）", "", Category.HEALTH),
        ("中国石油便利店", "", Category.DAILY),
        ("兰州拉面", "", Category.FOOD),
        ("滴滴出行科技有限公司", "", Category.TRANSPORT),
        ("国网江苏省电力有限公司", "", Category.UTILITIES),
        ("支付宝", "10086 话费充值", Category.PHONE),
        ("美团", "黄焖鸡米饭", Category.FOOD),
        ("阳光宝贝幼儿园", "", Category.CHILDREN),
        ("ＥＴＣ高速", "", Category.TRANSPORT),
        ("Fetch数码", "", None),
        ("张三", "转账", None),
        ("", "", None),
    ],
)
def test_a_name_ends_in_what_it_is(counterpart: str, text: str, category: Category | None) -> None:
    found = spent_on(None, counterpart, text)
    assert (found and found[0]) == category


def test_a_long_text_is_a_product_and_says_nothing() -> None:
    text = "儿童保温杯大容量不锈钢水壶便携食品级吸管杯学生上学专用水杯新款可爱高颜值网红"
    assert len(text) <= 40
    assert spent_on(None, "淘宝", text + "送杯刷") is None


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
