"""Free words mean a channel, a direction and a length, or nothing."""

from __future__ import annotations

import pytest

from ashore.case.entries_dealings import Channel
from ashore.defend.contacts.words import (
    Direction,
    channel_from_text,
    direction_from_text,
    seconds_from_text,
    truth_from_text,
    went_to_mailbox,
)


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        (
            Channel.CALL,
            ["call", "电话", "来电", "Phone", "语音通话", "微信电话", "AI外呼", "call_transcript"],
        ),
        (Channel.SMS, ["sms", "短信", "彩信", "SMS 短信", "群发短信"]),
        (Channel.CHAT, ["chat", "微信", "WeChat", "企业微信", "QQ", "微信语音消息"]),
        (Channel.VISIT, ["visit", "上门", "外访", "home visit"]),
        (Channel.LETTER, ["letter", "信件", "EMS 信函", "律师函"]),
        (Channel.EMAIL, ["email", "邮件", "e-mail"]),
        (Channel.APP, ["app", "App 推送"]),
        (Channel.COUNTER, ["网点"]),
        (Channel.OTHER, ["other", "其他"]),
    ],
)
def test_channels(channel: Channel, words: list[str]) -> None:
    assert {channel_from_text(word) for word in words} == {channel}


@pytest.mark.parametrize("word", ["", "鸽子", "???"])
def test_an_unknown_channel_is_none(word: str) -> None:
    assert channel_from_text(word) is None


@pytest.mark.parametrize(
    ("inbound", "words"),
    [
        (
            True,
            [
                "in",
                "IN",
                "inbound",
                "incoming",
                "呼入",
                "来电",
                "被叫",
                "收到",
                "对方打来",
                "对方拨打",
            ],
        ),
        (False, ["out", "outbound", "outgoing", "呼出", "去电", "主叫", "发送", "sent", "回拨"]),
    ],
)
def test_directions(inbound: bool, words: list[str]) -> None:
    assert {direction_from_text(word) for word in words} == {Direction(inbound)}


def test_a_missed_call_came_in_and_nobody_took_it() -> None:
    assert direction_from_text("未接来电") == Direction(inbound=True, answered=False)
    assert direction_from_text("missed") == Direction(inbound=True, answered=False)
    assert direction_from_text("已接来电") == Direction(inbound=True, answered=True)
    assert direction_from_text("sideways") is None


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("0", 0), ("62", 62), ("62.0", 62), ("62秒", 62), ("62s", 62), ("1:02", 62),
        ("00:01:02", 62),
        ("1分2秒", 62), ("1分钟", 60), ("1m2s", 62), ("1小时2分3秒", 3723), ("2h", 7200),
        ("", None), ("-3", None), ("很久", None), ("1e3", None),
    ],
)  # fmt: skip
def test_lengths(written: str, seconds: int | None) -> None:
    assert seconds_from_text(written) == seconds


def test_truths() -> None:
    assert [truth_from_text(word) for word in ("是", "接通", "TRUE", "1")] == [True] * 4
    assert [truth_from_text(word) for word in ("否", "未接", "no", "0")] == [False] * 4
    assert truth_from_text("也许") is None


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("1,200", 1200), ("1′30″", 90), ("1'30\"", 90), ("约2分钟", 120), ("两分钟", 120),
        ("十二分钟", 720), ("二十五秒", 25), ("2 mins", 120), ("1 hr 2 min", 3720), ("半分钟", 30),
        ("1分半", 90), ("12,34", None), ("几分钟", None),
    ],
)  # fmt: skip
def test_lengths_as_people_write_them(written: str, seconds: int | None) -> None:
    assert seconds_from_text(written) == seconds


@pytest.mark.parametrize(
    ("word", "inbound"),
    [
        ("拨入", True), ("入", True), ("来", True), ("打给我", True), ("打给我妈", True),
        ("→我", True),
        ("他们打的", True), ("催收拨打", True), ("sent by collector", True), ("they sent", True),
        ("我打给对方", False), ("我回拨", False), ("打给催收员", False), ("sent", False),
    ],
)  # fmt: skip
def test_who_did_it_decides_the_direction(word: str, inbound: bool) -> None:
    assert direction_from_text(word) == Direction(inbound)


@pytest.mark.parametrize("word", ["登门", "当面", "in person", "Visits", "上門"])
def test_more_words_for_a_visit(word: str) -> None:
    assert channel_from_text(word) is Channel.VISIT


def test_what_the_mailbox_took() -> None:
    assert [went_to_mailbox(w) for w in ("语音信箱", "語音信箱", "Voicemail", "语音通话")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert channel_from_text("WeChat voice message") is Channel.CHAT
