"""What a payment was for, as its words say: the name, what was bought, the source's own sort."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ashore.plan.categories import Category
from ashore.recover.spending import words
from ashore.recover.spending.words import one_spelling, spent_on

LISTED = yaml.safe_load(words._FILE.read_text(encoding="utf-8"))
CHINESE = sorted(
    (one_spelling(word), Category(category))
    for category, some in LISTED["words"].items()
    for word in some
    if not word.isascii()
)


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
        ("Fetch数码站", "", Category.DAILY),
        ("FETCH", "", None),
        ("张三", "转账", None),
        ("", "", None),
    ],
)
def test_a_name_ends_in_what_it_is(counterpart: str, text: str, category: Category | None) -> None:
    found = spent_on(None, counterpart, text)
    assert (found and found[0]) == category


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("男士加绒卫衣秋冬季圆领宽松套头长袖打底衫潮牌上衣", (Category.DAILY, "卫衣")),
        ("手打牛肉丸子火锅食材丸料关东煮烧烤组合装五斤装", (Category.FOOD, "烧烤")),
        ("儿童保温杯大容量不锈钢水壶便携食品级吸管杯学生用", None),
        ("厨房小家电咖啡机家用全自动意式一体机送礼佳品包邮", None),
        ("山地越野碳纤维变速学生成人通勤减震超轻赛车新款", None),
    ],
)
def test_in_a_long_title_all_words_must_agree(
    title: str, found: tuple[Category, str] | None
) -> None:
    assert len(title) > 20
    assert spent_on(None, "京东", title) == found


def test_up_to_twenty_characters_the_last_word_counts() -> None:
    assert spent_on(None, None, "儿童" + "某" * 16 + "包子") == (Category.FOOD, "包子")
    assert spent_on(None, None, "儿童" + "某" * 17 + "包子") is None


@pytest.mark.parametrize(
    ("name", "category"),
    [("城东大药店", "health"), ("村口小卖部", "daily"), ("7天连锁酒店", "other")],
)
def test_what_a_shop_is_called_is_read_to_its_end(name: str, category: str) -> None:
    found = spent_on(None, name, "二维码收款")
    assert found is not None
    assert found[0].value == category


@pytest.mark.parametrize(
    ("hint", "counterpart", "text", "found"),
    [
        ("日用百货", "李家蔬菜", "收钱码", (Category.FOOD, "蔬菜")),
        ("日用百货", "某店", "", (Category.DAILY, "日用百货")),
        (" 交通出行 ", None, "", (Category.TRANSPORT, "交通出行")),
        ("充值缴费", "某店", "", None),
        ("商户消费", "某店", "", None),
    ],
)
def test_the_sources_own_sort_counts_last(
    hint: str, counterpart: str | None, text: str, found: tuple[Category, str] | None
) -> None:
    assert spent_on(hint, counterpart, text) == found


@pytest.mark.parametrize(
    ("counterpart", "text", "word"),
    [
        ("城北超市", "鸡蛋一板", "鸡蛋"),
        ("城北超市", "商品", "超市"),
        ("携程旅行网", "酒店订单", "酒店"),
        ("携程旅行网", "订单", "携程"),
        ("城北药房", "鸡蛋一板", "药房"),
        ("老妈", "一点心意", "老妈"),
        ("老妈", "看病", "看病"),
    ],
)
def test_of_who_sells_many_things_what_was_bought_counts_first(
    counterpart: str, text: str, word: str
) -> None:
    found = spent_on(None, counterpart, text)
    assert found is not None
    assert found[1] == word


@pytest.mark.parametrize("kind", ["转账", "微信红包", "转账红包"])
def test_a_nickname_is_no_shop(kind: str) -> None:
    assert spent_on(kind, "可乐", "给你") is None
    assert spent_on(None, "可乐", f"{kind}") is None
    assert spent_on(kind, "可乐", "房租") == (Category.HOUSING, "房租")
    assert spent_on("商户消费", "可乐", "给你") == (Category.FOOD, "可乐")
    assert spent_on(kind, "房东王姐", "给你") == (Category.HOUSING, "房东")


def test_a_meal_deal_is_a_meal_only_where_it_says_of_what() -> None:
    assert spent_on(None, None, "体检套餐") == (Category.HEALTH, "体检")
    assert spent_on(None, None, "双人套餐") is None
    assert spent_on(None, None, "火锅双人套餐") == (Category.FOOD, "火锅")


def test_the_branch_of_a_shop_is_where_it_is_and_not_what() -> None:
    assert spent_on(None, None, "麻辣烫（汽车站店） 订单详情") == (Category.FOOD, "麻辣烫")
    assert spent_on(None, None, "屈臣氏（闪购）卫生巾") == (Category.DAILY, "卫生巾")


def test_a_short_name_counts_whole() -> None:
    assert spent_on(None, "DQ", "") == (Category.FOOD, "dq")
    assert spent_on(None, "DQ数据服务", "") is None


def test_no_word_is_of_two_categories() -> None:
    names = [one_spelling(name) for some in LISTED["names"].values() for name in some]
    all_words = [one_spelling(word) for some in LISTED["words"].values() for word in some]
    assert len(set(all_words)) == len(all_words)
    assert len(set(names)) == len(names)
    assert set(LISTED["words"]) | set(LISTED["names"]) <= set(Category)


@given(st.lists(st.sampled_from(CHINESE), min_size=1, max_size=3))
def test_the_word_at_the_end_counts(some: list[tuple[str, Category]]) -> None:
    said = "某".join(word for word, _ in some)
    if any(masked in said for masked in LISTED["masked"]):
        return
    found = words._last_word(said)
    assert found is not None
    ending = [(word, category) for word, category in CHINESE if said.endswith(word)]
    longest = max(ending, key=lambda one: len(one[0]))
    assert found == (longest[1], longest[0])


@given(st.none() | st.text(), st.none() | st.text(), st.text())
def test_any_words_are_read(hint: str | None, counterpart: str | None, text: str) -> None:
    found = spent_on(hint, counterpart, text)
    if found is not None:
        said = {hint, *map(one_spelling, filter(None, (hint, counterpart, text)))}
        assert any(found[1] in one for one in said if one)
