"""What was bought is named where it is clear, and not where it is not."""

from __future__ import annotations

import pytest

from ashore.intake.money.source import read_data
from ashore.intake.money.spending import spent_on
from ashore.plan.categories import Category


@pytest.mark.parametrize(
    ("hint", "counterpart", "text", "category"),
    [
        ("餐饮美食", "某店", "", Category.FOOD),
        ("医疗健康", None, "", Category.HEALTH),
        (None, "国网电力有限公司", "一网通支付", Category.UTILITIES),
        (None, "中国移动", "", Category.PHONE),
        (None, "房东", "转账备注:三月", Category.HOUSING),
        (None, "广东联合电子收费", "ETC", Category.TRANSPORT),
        (None, "KETCHUP", "", None),
        (None, "某医院食堂", "", None),
        (None, "某店", "", None),
        ("充值缴费", "某店", "", None),
        (None, None, "厨房小家电咖啡机家用全自动意式一体机送礼佳品包邮正品", None),
    ],
)
def test_categories(
    hint: str | None, counterpart: str | None, text: str, category: Category | None
) -> None:
    assert spent_on(hint, counterpart, text) == category


def test_every_category_of_the_words_is_one_of_the_plan_s() -> None:
    data = read_data("spending.yaml")
    named = {*data["own"].values(), *data["words"]}
    assert named <= {category.value for category in Category}
