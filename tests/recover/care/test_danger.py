"""Words that may mean danger are met; the words of a tired day are not taken for it."""

from __future__ import annotations

import pytest

from ashore.recover.care.danger import Danger, danger_in

SIGNS = """
我不想活了
真的活够了，没意思
有时候想死
死了算了，一了百了
昨晚站在阳台上想跳楼
要不自杀算了
写好了遗书
睡过去就不用醒了
希望自己从这个世界消失
没有我家里人会更好
爸妈对不起，我先走一步了
欠你们的下辈子再还
我要跟他们同归于尽
想伤害自己
感觉活着没有意义
还不如死了，保险还能赔点
只想一死了之
我撑不下去了，不想活
晚上老想着割腕
生不如死
活着有什么意思
I want to die
I don't want to live anymore
thinking about suicide every night
They would be better off without me
I am going to kill myself
想了结这条命
我要杀了那帮催收
""".strip().splitlines()

SOFT = """
撑不住了
熬不下去，看不到头
真的崩溃
我就是个累赘，拖累全家
走投无路了
我没有想死，就是累
我不会自杀的，放心
什么都不想做了
没有人能帮我
I can't go on like this
There is no way out
""".strip().splitlines()

NONE = """
今天接了十二个催收电话，烦死了
累死了，想睡觉
笑死，他说自己是法院的
还款死期是下个月五号
催收往死里打电话
信用卡死账怎么处理
手机都快死机了
想死你了，周末一起吃饭
他们骂我去死
工资发了，先还一期
昨晚睡得不错
有点紧，但还行
饿死了，晚上吃面
今天杀毒软件到期
I am tired of these calls
Slept well, paid one instalment
医生说再观察一周
孩子考试考得不错
""".strip().splitlines()


@pytest.mark.parametrize("text", SIGNS)
def test_a_sign_is_met(text: str) -> None:
    assert danger_in(text) is Danger.SIGN


@pytest.mark.parametrize("text", SOFT)
def test_a_heavy_heart_is_asked_about(text: str) -> None:
    assert danger_in(text) is Danger.SOFT


@pytest.mark.parametrize("text", NONE)
def test_a_tired_day_is_left_alone(text: str) -> None:
    assert danger_in(text) is Danger.NONE


def test_width_and_case_do_not_hide_a_sign() -> None:
    assert danger_in("ＷＡＮＴ ＴＯ ＤＩＥ") is Danger.SIGN


def test_an_empty_text_says_nothing() -> None:
    assert danger_in("") is Danger.NONE
