"""Messages of chats as they are heard: who is on the other side, and which way they went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ashore.defend.contacts.moments import Moment, moment_from_text
from ashore.findings import Finding
from ashore.intake.contacts.chat_words import said_in
from ashore.intake.contacts.heard import Heard, RowSource, epoch_second, sender_key
from ashore.intake.reading import Asked

SELF = frozenset({"我", "我自己", "本人", "me", "Me"})
"""How exports name the person."""
GROUP_MARK = "@chatroom"
_TWO = 2


class Message(NamedTuple):
    """One message as an export gives it.

    ``talk`` is the conversation and ``sender`` who wrote, each by its id, or by its name where the
    export has no ids. ``own`` is whether the person wrote it, None where that is not said.
    """

    talk: str
    sender: str
    own: bool | None
    at: str
    kind: str
    content: str
    talk_name: str = ""
    sender_name: str = ""
    sub_kind: str = ""


class _Talk:
    """Who is in one conversation besides the person; a few are enough to tell a group."""

    __slots__ = ("group", "name", "others", "says_own")

    def __init__(self, talk: str) -> None:
        self.group = GROUP_MARK in talk
        self.name = ""
        self.says_own = False
        self.others: list[str] = []

    def take(self, message: Message) -> None:
        """Look at a message."""
        self.name = self.name or message.talk_name
        if message.own:
            self.says_own = True
        elif message.sender not in self.others and len(self.others) <= _TWO:
            self.others.append(message.sender)


class ChatSource(RowSource):
    """Messages read twice: once for who speaks, once for what is said."""

    def __init__(
        self, messages: Callable[[list[Finding]], Iterator[Message]], asked: Asked
    ) -> None:
        self.findings: list[Finding] = []
        self._messages = messages
        self._picked = frozenset(map(sender_key, asked.picked or ()))
        self._talks: dict[str, _Talk] = {}
        for message in messages([]):
            talk = self._talks.get(message.talk)
            if talk is None:
                talk = self._talks[message.talk] = _Talk(message.talk)
            talk.take(message)

    def heard(self) -> Iterator[Heard]:
        """Yield each message."""
        for row, message in enumerate(self._messages(self.findings), start=1):
            talk = self._talks[message.talk]
            if message.own is None and not talk.says_own:
                yield self._of_unnamed(row, message, talk)
                continue
            group = talk.group or len(talk.others) > 1
            alone = talk.others[0] if len(talk.others) == 1 and not group else ""
            yield _heard(
                row, message, talk, alone or message.talk, inbound=not message.own, group=group
            )

    def _of_unnamed(self, row: int, message: Message, talk: _Talk) -> Heard:
        """Return a message of which nothing says who of several is the person.

        Of two, the one who was picked is the other side, and the one left is the person.
        """
        group = len(talk.others) > _TWO
        picked = [one for one in talk.others if sender_key(one) in self._picked]
        if group or len(talk.others) < _TWO or not picked:
            return _heard(row, message, talk, message.sender, inbound=True, group=group)
        if len(picked) == _TWO:
            open_way = _heard(row, message, talk, message.sender, inbound=True, group=False)
            return open_way._replace(fault=open_way.fault or "direction")
        inbound = message.sender == picked[0]
        return _heard(row, message, talk, picked[0], inbound=inbound, group=False)


def _heard(
    row: int, message: Message, talk: _Talk, written: str, *, inbound: bool, group: bool
) -> Heard:
    said = said_in(message.kind, message.content, message.sub_kind)
    second = epoch_second(message.at)
    if second is None:
        moment = moment_from_text(message.at)
        second = int(moment.at.timestamp()) if isinstance(moment, Moment) else None
    claims = message.sender_name or ("" if group else talk.name)
    return Heard(
        row,
        written,
        said.channel,
        inbound=inbound,
        second=second,
        text=said.text,
        name=talk.name,
        fault=said.fault or ("" if second is not None else "time"),
        duration=said.duration,
        answered=said.answered,
        claims=claims if inbound and claims not in SELF else "",
        group=group,
    )
