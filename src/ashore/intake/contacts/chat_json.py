"""WeChat chats in JSON: what chatlog and chatlog-keeper write, read message by message."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ashore.errors.intake import ChatUnreadableError
from ashore.findings import Finding
from ashore.intake.contacts.chats import GROUP_MARK, SELF, ChatSource, Message
from ashore.intake.contacts.heard import file_finding
from ashore.intake.contacts.picking import reading_of
from ashore.intake.contacts.utf8 import encoding_of, head_text
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Asked, Reading
from ashore.text import Text

MOST_BYTES = 64 * 1024 * 1024
_LIST = re.compile(r'"(?:messages|data|items|list|records)"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,\[]*")
_CUT_OFF = Text(
    "文件在中间断了或已损坏：前面 {rows} 条照常读了，后面的没有。请重新导出。",
    "The file ends or is damaged in the middle: {rows} rows were read and the rest is missing. "
    "Export it again.",
)


class ChatJsonReader:
    """Reads one kind of chat in JSON, known by the names of its fields."""

    def __init__(self, name: str, title: Text, needs: tuple[str, ...]) -> None:
        self.name = name
        self.title = title
        self._needs = tuple(re.compile(rf'"{name}"\s*:') for name in needs)

    def recognises(self, file: GivenFile) -> int:
        """Return how surely it is such an export."""
        text = head_text(file).lstrip("\ufeff \t\r\n")
        if not text.startswith(("[", "{")):
            return 0
        return 90 if all(need.search(text) for need in self._needs) else 0

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return the messages of the people picked.

        Raises:
            FileTooLargeError: If it is larger than any chat.
            ChatUnreadableError: If it holds no list of messages.
        """
        text = file.content(most=MOST_BYTES).decode(encoding_of(file), "replace")
        messages = functools.partial(_messages, text.removeprefix("\ufeff"), file.name)
        return reading_of(self, file, asked, ChatSource(messages, asked))


def _messages(text: str, where: str, findings: list[Finding]) -> Iterator[Message]:
    """Yield the messages of a list, or of lines of their own, as far as they read."""
    decoder = json.JSONDecoder()
    start = 0
    if text.lstrip().startswith("{"):
        listed = _LIST.search(text)
        start = listed.end() if listed else 0
    rows = 0
    while True:
        between = _BETWEEN.match(text, start)
        place = between.end() if between else start
        if place >= len(text) or text[place] == "]":
            break
        try:
            given, start = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            if rows == 0:
                raise ChatUnreadableError(where=where) from None
            findings.append(file_finding("intake.cut-off", where, _CUT_OFF.fill(rows=rows)))
            return
        rows += 1
        yield _message(given if isinstance(given, dict) else {})
    if place >= len(text) and text.lstrip().startswith("["):
        findings.append(file_finding("intake.cut-off", where, _CUT_OFF.fill(rows=rows)))


def _message(given: Mapping[str, Any]) -> Message:
    talk = _text(given, "talker", "conversation_id")
    # chatlog-keeper puts the kind of the conversation before its id.
    talk = talk.rpartition(":")[2] or talk
    sender = _text(given, "sender", "sender_wxid")
    if given.get("isChatRoom") is True and GROUP_MARK not in talk:
        talk += GROUP_MARK
    return Message(
        talk=talk,
        sender=sender or talk,
        own=_own(given, sender),
        at=_text(given, "time", "ts", "timestamp"),
        kind=_text(given, "type", "msg_type"),
        content=_text(given, "content", "text"),
        talk_name=_text(given, "talkerName", "conversation_name", "conversation"),
        sender_name=_text(given, "senderName", "sender_name"),
        sub_kind=_text(given, "subType"),
    )


def _own(given: Mapping[str, Any], sender: str) -> bool:
    for name in ("isSelf", "is_self"):
        if given.get(name) is not None:
            return given[name] in (True, 1, "1", "true")
    account = _text(given, "account_id")
    return sender in SELF or bool(sender and sender == account)


def _text(given: Mapping[str, Any], *names: str) -> str:
    """Return the first field that says something, as text."""
    for name in names:
        value = given.get(name)
        if isinstance(value, bool) or value is None or value == "":
            continue
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if isinstance(value, str | int | float):
            return str(value).strip()
    return ""


READERS = (
    ChatJsonReader(
        "chatlog",
        Text("微信聊天（chatlog）", "WeChat chats by chatlog"),
        ("time", "talker", "isSelf", "content"),
    ),
    ChatJsonReader(
        "chatlog-keeper",
        Text("微信聊天（chatlog-keeper）", "WeChat chats by chatlog-keeper"),
        ("ts", "conversation_id", "is_self"),
    ),
)
