"""What a household spends money on, in the words of a Chinese kitchen table."""

from __future__ import annotations

import re
from enum import StrEnum

from ashore.text import Text


class Category(StrEnum):
    """A group of expenses that living needs."""

    HOUSING = "housing"
    UTILITIES = "utilities"
    FOOD = "food"
    TRANSPORT = "transport"
    PHONE = "phone"
    HEALTH = "health"
    SUPPORT = "support"
    CHILDREN = "children"
    DAILY = "daily"
    CUSTOM = "custom"
    INSURANCE = "insurance"
    OTHER = "other"

    @property
    def words(self) -> Text:
        """Return what a person calls it."""
        return _WORDS[self]

    @property
    def usual(self) -> bool:
        """Return whether nearly every household has it."""
        return self in {Category.HOUSING, Category.UTILITIES, Category.FOOD, Category.PHONE}


_WORDS = {
    Category.HOUSING: Text("房租或房贷", "rent or mortgage"),
    Category.UTILITIES: Text("水电燃气物业", "water, power, gas, upkeep"),
    Category.FOOD: Text("吃饭", "food"),
    Category.TRANSPORT: Text("交通", "transport"),
    Category.PHONE: Text("通信网络", "phone and internet"),
    Category.HEALTH: Text("看病吃药", "health"),
    Category.SUPPORT: Text("赡养抚养", "support of family"),
    Category.CHILDREN: Text("孩子上学", "children"),
    Category.DAILY: Text("日用", "household goods"),
    Category.CUSTOM: Text("婚丧人情", "weddings, funerals and gifts"),
    Category.INSURANCE: Text("社保保险", "insurance"),
    Category.OTHER: Text("其他", "other"),
}
# The first match counts: 医疗/保险 is health, 孩子学费 is children.
_PATTERNS = (
    (r"房租|房贷|住房|宿舍|租金|rent|mortgage", Category.HOUSING),
    (r"水电|燃气|物业|取暖|电费|水费|utilit", Category.UTILITIES),
    (r"学费|学杂|课后|托育|孩子|女儿|儿子|奶粉|school|child", Category.CHILDREN),
    (r"医|药|透析|看病|康复|health|medic", Category.HEALTH),
    (r"赡养|抚养|父母|老人|护理|support", Category.SUPPORT),
    (r"食|吃饭|伙食|买菜|餐|food|meal", Category.FOOD),
    (r"交通|通勤|油费|换电|车|公交|地铁|transport|fuel", Category.TRANSPORT),
    (r"通信|话费|网络|宽带|手机|phone|internet", Category.PHONE),
    (r"社保|保险|医保|养老|insur", Category.INSURANCE),
    (r"人情|礼金|婚|丧|份子|gift", Category.CUSTOM),
    (r"日用|杂项|洗护|服装|维修|daily", Category.DAILY),
)


def category_of(given: str | None, name: str) -> Category:
    """Return the category that a person set, or the one that the words point to.

    Examples:
        >>> category_of(None, "医疗/保险").value, category_of(None, "水电燃气物业").value
        ('health', 'utilities')
    """
    if given in set(Category):
        return Category(given)
    for words in (given or "", name):
        for pattern, category in _PATTERNS:
            if re.search(pattern, words, re.IGNORECASE):
                return category
    return Category.OTHER
