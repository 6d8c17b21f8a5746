"""The rules for what may be said to somebody in high distress, as checks on a text."""

from __future__ import annotations

import re

_METHODS = re.compile(
    "跳楼|跳河|割腕|上吊|烧炭|安眠药|农药|卧轨|服毒|剂量|致死"
    r"|overdose|\bhang(ed|ing)\b|cutting|pills"
)
_BLAME = re.compile(
    "想想(家人|父母|孩子)|别做傻事|你不能这样|不负责任|自私|懦弱|坚强一点|振作|早知道|怪你"
    "|think of your (family|children|parents)|selfish|be strong|how could you"
)
_PROMISES = re.compile(
    "一定会(好|过去)|会好起来|保证|肯定能|必定|包你"
    r"|will be (fine|okay|all right)|guarantee[ds]?\b"
)
_PUSH = re.compile(
    "[!！]|立即|马上还|最后通牒|倒计时|连续打卡|坚持了|断签|streak|hurry up|^hurry|last chance"
)
_MONEY = re.compile(r"\d[\d,.]*\s*(元|块|万|yuan)|[¥￥]")
_LABELS = re.compile(
    "抑郁症|焦虑症|精神病|患者|症状|评分|得分|测评|depressi(on|ve)|disorder|patient|score"
)


def problems_of(text: str) -> list[str]:
    """Return what a text says that it may not, by the name of the rule.

    A promise that is denied (“it is no guarantee”) is none; “how could this happen” may be named
    as what not to ask.
    """
    said = re.sub("不是保证|不保证|no guarantee", "", text)
    rules = {
        "method": _METHODS,
        "blame": _BLAME,
        "promise": _PROMISES,
        "push": _PUSH,
        "money": _MONEY,
        "label": _LABELS,
    }
    return [name for name, rule in rules.items() if rule.search(said)]
