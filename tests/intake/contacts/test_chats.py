"""WeChat chats: MemoTrace in three forms, chatlog in two, chatlog-keeper."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from ashore.case.entries_dealings import Channel
from ashore.case.fields import SHANGHAI
from ashore.errors.intake import ChatUnreadableError, FileTooLargeError
from ashore.intake.contacts import chat_json
from ashore.intake.contacts.chat_words import said_in
from tests.intake.contacts.exports import (
    add_up,
    contacts,
    everyone,
    left,
    ms,
    offered,
    read,
    table,
    workbook,
)

AT, LATER = "2026-03-02 21:15:10", "2026-03-02 21:30:00"
SECONDS, SECONDS_LATER = ms(AT)[:-3], ms(LATER)[:-3]
FULL = ("localId", "TalkerId", "Type", "SubType", "IsSender", "CreateTime", "Status", "StrContent",
        "StrTime", "Remark", "NickName", "Sender")  # fmt: skip
MEMOTRACE = (
    FULL,
    ("1", "3", "1", "0", "0", SECONDS, "", "今天不处理就上门", AT, "催", "驼峰客服", "wxid_other"),
    ("2", "3", "1", "0", "1", SECONDS_LATER, "", "请发书面账单", LATER, "催", "驼峰客服",
     "wxid_own"),
    ("3", "3", "10000", "0", "0", SECONDS, "", "撤回了一条消息", AT, "催", "驼峰客服",
     "wxid_other"),
)  # fmt: skip
CHATLOG = (
    ("Time", "SenderName", "Sender", "TalkerName", "Talker", "Content"),
    (AT, "驼峰客服", "wxid_other", "驼峰客服", "wxid_other", "今天不处理就上门"),
    (LATER, "我", "wxid_own", "驼峰客服", "wxid_other", "请发书面账单"),
)
CONVERSATION = (
    ("消息ID", "类型", "发送人", "时间", "内容", "备注", "昵称", "更多信息"),
    ("1", "文本", "驼峰客服", AT, "今天不处理就上门", "", "驼峰客服", ""),
    ("2", "文本", "我", LATER, "请发书面账单", "", "我", ""),
)


def chatlog_json() -> list[dict[str, Any]]:
    common = {"talker": "wxid_other", "talkerName": "驼峰客服", "isChatRoom": False, "subType": 0}
    return [
        common | {"seq": 1, "time": "2026-03-02T21:15:10+08:00", "sender": "wxid_other",
                  "senderName": "驼峰客服", "isSelf": False, "type": 1,
                  "content": "今天不处理就上门"},
        common | {"seq": 2, "time": "2026-03-02T21:30:00+08:00", "sender": "wxid_own",
                  "senderName": "我", "isSelf": True, "type": 1,
                  "content": "请发书面账单"},
    ]  # fmt: skip


def keeper_json() -> list[dict[str, Any]]:
    common = {"conversation_id": "wechat:direct:wxid_other", "account_id": "wxid_own"}
    return [
        common | {"ts": int(SECONDS), "sender_wxid": "wxid_other", "is_self": False,
                  "msg_type": "text", "content": "今天不处理就上门", "sender_name": "驼峰客服"},
        common | {"ts": int(SECONDS_LATER) * 1000, "sender_wxid": "wxid_own", "is_self": None,
                  "msg_type": "text", "content": "请发书面账单"},
    ]  # fmt: skip


def dumped(rows: Sequence[Mapping[str, Any]]) -> bytes:
    return json.dumps(rows, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (table(MEMOTRACE, encoding="utf-8-sig"), "memotrace-full"),
        (workbook(MEMOTRACE), "memotrace-full"),
        (table(CHATLOG), "chatlog-table"),
        (dumped(chatlog_json()), "chatlog"),
        (json.dumps({"messages": chatlog_json()}).encode(), "chatlog"),
        ("\n".join(json.dumps(one) for one in chatlog_json()).encode(), "chatlog"),
        (dumped(keeper_json()), "chatlog-keeper"),
    ],
)
def test_a_chat_is_the_same_from_any_tool(data: bytes, reader: str) -> None:
    assert offered(read(data)) == ["wxid_other"]
    reading = read(data, "wxid_other")
    assert reading.reader == reader
    first, second = contacts(reading)
    assert first.at == dt.datetime(2026, 3, 2, 21, 15, 10, tzinfo=SHANGHAI)
    assert (first.channel, first.direction, first.text) == (Channel.CHAT, "in", "今天不处理就上门")
    assert (first.counterpart_number, first.counterpart_claims) == ("wxid_other", "驼峰客服")
    assert (second.direction, second.counterpart_claims) == ("out", None)
    assert second.counterpart_number == "wxid_other"
    assert [one.id for one in (first, second)] == [
        one.id for one in everyone(table(CHATLOG)).entries
    ]
    assert add_up(reading)


def test_notes_of_the_app_are_nobodys_words() -> None:
    assert left(everyone(table(MEMOTRACE))) == {"system": 1}


def test_an_old_export_has_ten_values_under_nine_headings() -> None:
    rows = [FULL[:9], (*MEMOTRACE[1][:9], "9002"), (*MEMOTRACE[2][:9], "9003")]
    first, second = contacts(everyone(table(rows)))
    assert (first.counterpart_number, first.direction) == ("微信会话3", "in")
    assert (second.counterpart_number, second.direction) == ("微信会话3", "out")


def test_a_conversation_in_which_the_person_is_named() -> None:
    reading = read(table(CONVERSATION), "驼峰客服")
    assert reading.reader == "memotrace-conversation"
    first, second = contacts(reading)
    assert (first.direction, first.counterpart_number) == ("in", "驼峰客服")
    assert (second.direction, second.counterpart_number) == ("out", "驼峰客服")


def unnamed() -> bytes:
    return table([tuple(cell.replace("我", "小张") for cell in row) for row in CONVERSATION])


def test_of_two_who_are_not_told_apart_the_one_picked_is_the_other_side() -> None:
    assert sorted(offered(read(unnamed()))) == ["小张", "驼峰客服"]
    first, second = contacts(read(unnamed(), "驼峰客服"))
    assert (first.direction, second.direction) == ("in", "out")
    assert {first.counterpart_number, second.counterpart_number} == {"驼峰客服"}


def test_where_both_were_picked_nobody_knows_who_wrote_to_whom() -> None:
    reading = everyone(unnamed())
    assert (reading.entries, left(reading)) == ((), {"direction": 2})


def test_a_group_is_one_pick_and_not_the_person_alone() -> None:
    rows = [
        one | {"talker": "123@chatroom", "talkerName": "老乡群", "isChatRoom": True}
        for one in chatlog_json()
    ]
    reading = everyone(dumped(rows))
    first, second = contacts(reading)
    assert first.counterpart_number == second.counterpart_number == "123@chatroom"
    assert (first.to_whom, first.to_whom_relation) == ("群聊", None)
    assert first.counterpart_claims == "驼峰客服"
    assert second.direction == "out"


@pytest.mark.parametrize(
    ("kind", "content", "text"),
    [
        ("3", "<msg><img/></msg>", "[图片]"),
        ("34", "", "[语音]"),
        ("表情包", "", "[表情]"),
        ("3", "[图片](http://x)", "[图片](http://x)"),
        ("49", "<msg><appmsg><title>催收函 &amp; 账单</title><des>请看</des></appmsg></msg>",
         "[链接] 催收函 & 账单 请看"),
        ("49", "<msg><title><![CDATA[微信转账]]></title></msg>", "[链接] 微信转账"),
        ("49", "[链接|标题](http://x)", "[链接|标题](http://x)"),
        ("1", "<不是标记>", "<不是标记>"),
        ("??", "您好", "您好"),
    ],
)  # fmt: skip
def test_what_a_message_says(kind: str, content: str, text: str) -> None:
    assert said_in(kind, content).text == text


def test_a_transfer_says_so() -> None:
    content = "<msg><appmsg><title>微信转账</title><des>收到转账500.00元</des></appmsg></msg>"
    assert said_in(49, content, 2000).text == "[转账] 微信转账 收到转账500.00元"


@pytest.mark.parametrize(
    ("content", "duration", "answered"),
    [
        ("<voipmsg><msg><![CDATA[通话时长 01:20]]></msg></voipmsg>", 80, True),
        ("对方已取消", 0, False),
        ("通话中断", None, None),
    ],
)
def test_a_call_by_wechat_is_a_call(
    content: str, duration: int | None, answered: bool | None
) -> None:
    said = said_in("50", content)
    assert (said.channel, said.duration, said.answered) == (Channel.CALL, duration, answered)


def test_a_list_that_ends_in_the_middle_gives_what_it_has() -> None:
    data = dumped(chatlog_json())
    reading = everyone(data[:-20])
    assert len(reading.entries) == 1
    assert [one.code for one in reading.findings] == ["intake.cut-off"]
    complete = everyone(data[:-1])
    assert len(complete.entries) == 2
    assert [one.code for one in complete.findings] == ["intake.cut-off"]


def test_messages_of_the_wrong_shape_are_named() -> None:
    data = json.dumps([*chatlog_json(), 7, {"talker": ["x"], "time": {}}]).encode()
    reading = everyone(data)
    assert len(reading.entries) == 2
    assert left(reading) == {"time": 2}


def test_no_list_and_a_chat_larger_than_any(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ChatUnreadableError):
        read(b'{"time": "talker": "isSelf": "content":')
    monkeypatch.setattr(chat_json, "MOST_BYTES", 10)
    with pytest.raises(FileTooLargeError):
        read(dumped(chatlog_json()))
