"""What one message of a WeChat export says: its words, a mark for a picture, or a call."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from ashore.case.entries_dealings import Channel
from ashore.defend.contacts.words import seconds_from_text

_TEXT, _APP, _CALL, _SYSTEM = 1, 49, 50, 10000
_MARKS = {3: "[图片]", 34: "[语音]", 42: "[名片]", 43: "[视频]", 47: "[表情]", 48: "[位置]"}
_KINDS = {
    "文本": 1, "文字": 1, "text": 1, "图片": 3, "image": 3, "语音": 34, "voice": 34, "名片": 42,
    "视频": 43, "video": 43, "表情": 47, "表情包": 47, "动画表情": 47, "emoji": 47, "sticker": 47,
    "位置": 48, "location": 48, "链接": 49, "文件": 49, "转账": 49, "引用": 49, "link": 49,
    "file": 49, "transfer": 49, "音视频通话": 50, "语音通话": 50, "视频通话": 50, "voip": 50,
    "系统消息": 10000, "系统": 10000, "撤回": 10000, "撤回消息": 10000, "system": 10000,
    "10002": 10000,
}  # fmt: skip
_TRANSFER = "2000"
_PART = r"<{0}>\s*(?:<!\[CDATA\[)?(.{{0,2000}}?)(?:\]\]>)?\s*</{0}>"
_TITLE = re.compile(_PART.format("title"), re.DOTALL)
_ABOUT = re.compile(_PART.format("des"), re.DOTALL)
_MESSAGE = re.compile(_PART.format("msg"), re.DOTALL)
_MOST_MARKUP = 64 * 1024
_LENGTH = re.compile(r"(?:通话时长|duration)\s*:?\s*(\d{1,3}:\d\d(?::\d\d)?)", re.IGNORECASE)
_NOT_TAKEN = ("取消", "拒绝", "未接", "无应答", "未应答", "忙线", "cancel", "declin", "missed")


class Said(NamedTuple):
    """The words of a message, or the call that it stands for; ``fault`` where it is neither."""

    text: str
    channel: Channel = Channel.CHAT
    duration: int | None = None
    answered: bool | None = None
    fault: str = ""


def said_in(kind: object, content: str, sub_kind: object = "") -> Said:
    """Return what a message says.

    Args:
        kind: Its type, as WeChat's number or as the export's word for it.
        content: What the export holds of it; links and transfers are markup.
        sub_kind: The second number of a type, where there is one.

    Examples:
        >>> said_in(1, "您好").text, said_in("图片", "").text, said_in(10000, "撤回").fault
        ('您好', '[图片]', 'system')
        >>> said_in(50, "通话时长 01:20").duration
        80
    """
    number = _number(kind)
    if number == _SYSTEM:
        return Said("", fault="system")
    if number == _CALL:
        return _call(content)
    if number in _MARKS:
        words = "" if content.lstrip().startswith("<") else content
        return Said(words if words.startswith("[") else _MARKS[number] + words)
    if content.lstrip().startswith("<") and number != _TEXT:
        return Said(_of_markup(content, transfer=str(sub_kind) == _TRANSFER))
    return Said(content)


def _number(kind: object) -> int:
    word = str(kind).strip().lower()
    if word in _KINDS:
        return _KINDS[word]
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else _TEXT


def _call(content: str) -> Said:
    found = _MESSAGE.search(content[:_MOST_MARKUP])
    words = html.unescape(found[1]) if found else content
    length = _LENGTH.search(words)
    if length:
        seconds = seconds_from_text(length[1])
        return Said(words, Channel.CALL, seconds, answered=True)
    if any(word in words.lower() for word in _NOT_TAKEN):
        return Said(words, Channel.CALL, 0, answered=False)
    return Said(words, Channel.CALL)


def _of_markup(content: str, *, transfer: bool) -> str:
    head = content[:_MOST_MARKUP]
    title, about = _TITLE.search(head), _ABOUT.search(head)
    words = [html.unescape(found[1]).strip() for found in (title, about) if found]
    mark = "[转账]" if transfer else "[链接]"
    return " ".join(filter(None, [mark, *words]))
