"""A transcript is divided into the caller's turns and those of the person called."""

from __future__ import annotations

import pytest

from ashore.defend.reading.turns import turns_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("来电:还钱\n借款人:没有", [("还钱", False), ("没有", True)]),
        ("[对方]别问\n[我]那我挂了", [("别问", False), ("那我挂了", True)]),
        ("对方:还钱\n尹某:明天\n对方:今天", [("还钱", False), ("明天", True), ("今天", False)]),
        ("坐席(工号1):您好\n客户:好", [("您好", False), ("好", True)]),
        ("王先生:请尽快还款", [("王先生:请尽快还款", False)]),
        ("妈:吃了没\n我:吃了", [("吃了没", True), ("吃了", True)]),
        ("【某银行】您好", [("【某银行】您好", False)]),
        ("没有人说话", [("没有人说话", False)]),
        ("", [("", False)]),
    ],
)
def test_who_says_what(text: str, said: list[tuple[str, bool]]) -> None:
    found = [(text[turn.start : turn.end].strip(), turn.own) for turn in turns_of(text)]
    assert found == said


def test_what_stands_before_the_first_turn_is_kept() -> None:
    assert [turn.own for turn in turns_of("昨晚的通话\n来电:还钱")] == [False, False]
