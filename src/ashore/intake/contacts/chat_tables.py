"""WeChat chats as tables: what MemoTrace (留痕) and chatlog write."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ashore.errors.intake import ColumnsUnknownError
from ashore.findings import Finding
from ashore.intake.contacts.chats import GROUP_MARK, SELF, ChatSource, Message
from ashore.intake.contacts.columns import heading_key
from ashore.intake.contacts.picking import reading_of
from ashore.intake.contacts.rows import head_rows, rows_of
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Asked, Reading
from ashore.text import Text

Cells = Callable[[str], str]
"""The cells of a row by their headings; what is not there is empty."""


@dataclass(frozen=True)
class ChatTableReader:
    """Reads one kind of chat table, known by its headings."""

    name: str
    title: Text
    needs: frozenset[str]
    message: Callable[[Cells], Message]

    def recognises(self, file: GivenFile) -> int:
        """Return how surely it is such a table."""
        return 90 if any(self._heads(row) for row in head_rows(file)) else 0

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return the messages of the people picked.

        Raises:
            DataError: If the file is no table, or lacks its headings.
        """
        source = ChatSource(functools.partial(self._messages, file), asked)
        return reading_of(self, file, asked, source)

    def _messages(self, file: GivenFile, _findings: list[Finding]) -> Iterator[Message]:
        rows = rows_of(file)
        headings = next((row for row in rows if self._heads(row)), None)
        if headings is None:
            first = next(rows_of(file), [])
            found = "、".join(cell[:20] for cell in first[:12])
            raise ColumnsUnknownError(where=file.name, found=found or "—")
        # The first of two columns with one heading counts.
        places = {heading_key(name): n for n, name in reversed([*enumerate(headings)])}
        for row in rows:
            yield self.message(_cells(row, places))

    def _heads(self, row: Sequence[str]) -> bool:
        return self.needs <= {heading_key(cell) for cell in row}


def _cells(row: Sequence[str], places: dict[str, int]) -> Cells:
    def cell(heading: str) -> str:
        place = places.get(heading)
        return row[place] if place is not None and place < len(row) else ""

    return cell


def _memotrace(cell: Cells) -> Message:
    """Return a row of a full export; an older one names nobody, so the conversation is a number."""
    own = cell("issender") == "1"
    talk = f"微信会话{cell('talkerid')}"
    return Message(
        talk=talk,
        sender=cell("sender") or talk,
        own=own,
        at=cell("createtime") or cell("strtime"),
        kind=cell("type"),
        content=cell("strcontent"),
        talk_name=cell("nickname") or cell("remark"),
        sub_kind=cell("subtype"),
    )


def _conversation(cell: Cells) -> Message:
    """Return a row of one conversation; who of several is the person it need not say."""
    sender = cell("发送人")
    return Message(
        talk="",
        sender=sender,
        own=True if sender in SELF else None,
        at=cell("时间"),
        kind=cell("类型"),
        content=cell("内容"),
        sender_name=cell("昵称") or sender,
    )


def _chatlog(cell: Cells) -> Message:
    talk, sender = cell("talker"), cell("sender")
    alone = GROUP_MARK not in talk
    return Message(
        talk=talk,
        sender=sender,
        own=cell("sendername") in SELF or (alone and sender != talk),
        at=cell("time"),
        kind="1",
        content=cell("content"),
        talk_name=cell("talkername"),
        sender_name=cell("sendername"),
    )


READERS = (
    ChatTableReader(
        "memotrace-full",
        Text("微信聊天（留痕 MemoTrace 全部导出）", "WeChat chats, all of them, by MemoTrace"),
        frozenset({"talkerid", "type", "issender", "createtime", "strcontent"}),
        _memotrace,
    ),
    ChatTableReader(
        "memotrace-conversation",
        Text("微信聊天（留痕 MemoTrace 单个会话）", "one WeChat chat by MemoTrace"),
        frozenset({"消息id", "类型", "发送人", "时间", "内容"}),
        _conversation,
    ),
    ChatTableReader(
        "chatlog-table",
        Text("微信聊天（chatlog 表格）", "WeChat chats as a table by chatlog"),
        frozenset({"time", "sendername", "sender", "talkername", "talker", "content"}),
        _chatlog,
    ),
)
