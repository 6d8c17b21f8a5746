"""Who is in a telephone's memory: one line a sender, to pick from, and no word of a message."""

from __future__ import annotations

import datetime as dt

from ashore.case.entries_dealings import Channel
from ashore.case.fields import SHANGHAI
from ashore.errors.intake import TooManySendersError
from ashore.intake.contacts.heard import WITHHELD, Heard, Source, printable, sender_key
from ashore.intake.contacts.hints import (
    Likely,
    hint,
    is_company_number,
    likely_from_number,
    likely_from_words,
)
from ashore.intake.reading import Choice, Question
from ashore.text import Text

MOST_SENDERS = 300_000
MOST_CHOICES = 2_000
_READ = 8
"""Rows of one sender that are looked at for a hint; the rest are only counted."""
_MOST_NAMES = 3

_PICK = Text(
    "共 {senders} 个号码或发送方。请选出与欠款有关的：只有选中的会记入，其余不会保存。",
    "{senders} numbers or senders. Pick those about your debts: only they are recorded, the rest "
    "is not kept.",
)
_MORE = Text(
    "下面列出最可能的 {shown} 个；没列出的可以直接写号码。",
    "The {shown} likeliest are listed; write any other number yourself.",
)
_LINE = Text("{who}：{counts}{days}{hint}", "{who}: {counts}{days}{hint}")
_WITHHELD = Text("不显示号码的来电", "calls without a number")


class _Sender:
    """What is counted of one sender."""

    __slots__ = (
        "calls", "first", "inbound", "last", "likely", "messages", "names", "read", "serves",
        "signature", "signed",
    )  # fmt: skip

    def __init__(self, likely: Likely, *, serves: bool) -> None:
        self.calls = self.messages = self.inbound = self.read = 0
        self.first: int | None = None
        self.last: int | None = None
        self.likely = likely
        self.serves = serves
        self.signature = ""
        self.signed: _Sender | None = None
        self.names: tuple[str, ...] = ()

    def count(self, heard: Heard) -> None:
        """Count a row of it."""
        if heard.channel is Channel.CALL:
            self.calls += 1
        else:
            self.messages += 1
        self.inbound += heard.inbound
        second = heard.second
        if second is not None:
            if self.first is None or second < self.first:
                self.first = second
            if self.last is None or second > self.last:
                self.last = second

    def call(self, name: str) -> None:
        """Remember a name of it, a few at most, and what the name points to."""
        if name in self.names or len(self.names) >= _MOST_NAMES:
            return
        self.names = (*self.names, name)
        self.likely = max(self.likely, likely_from_words(name))


class Senders:
    """Counts the senders of a source.

    Companies send from ever new numbers: those that share a 【signature】 are offered as one.
    """

    def __init__(self, source: Source, where: str) -> None:
        self._source = source
        self._where = where
        self._of_written: dict[str, _Sender] = {}
        self._by_key: dict[str, _Sender] = {}
        self._signed: dict[str, _Sender] = {}
        self._numbers_signed: dict[str, set[str]] = {}

    def note(self, heard: Heard) -> None:
        """Count a row.

        Raises:
            TooManySendersError: If there are more senders than one telephone can have met.
        """
        sender = self._of_written.get(heard.written) or self._new(heard.written)
        sender.count(heard)
        if sender.read < _READ:
            sender.read += 1
            self._look(sender, heard)
        # What stands in brackets in a private message is nobody's business.
        if sender.serves and heard.inbound and (signature := self._source.signature(heard)):
            self._sign(sender, heard, signature)

    def __bool__(self) -> bool:
        """Return whether there is anybody to pick."""
        return bool(self._by_key)

    def question(self) -> Question:
        """Return whom there is to pick from, the likeliest about debts first."""
        everyone = self._by_key | {
            f"【{name}】": sender
            for name, sender in self._signed.items()
            if len(self._numbers_signed[name]) > 1
        }
        ordered = sorted(everyone.items(), key=_likeliest)
        says = _PICK.fill(senders=len(self._by_key))
        if len(ordered) > MOST_CHOICES:
            more = _MORE.fill(shown=MOST_CHOICES)
            says = Text(says.zh + more.zh, f"{says.en} {more.en}")
        choices = tuple(Choice(key, _line(key, one)) for key, one in ordered[:MOST_CHOICES])
        return Question("picked", says, choices)

    def _new(self, written: str) -> _Sender:
        if len(self._of_written) >= MOST_SENDERS:
            raise TooManySendersError(where=self._where, most=MOST_SENDERS)
        key = sender_key(written)
        sender = self._by_key.get(key)
        if sender is None:
            serves = is_company_number(written)
            sender = self._by_key[key] = _Sender(likely_from_number(written), serves=serves)
        self._of_written[written] = sender
        return sender

    def _look(self, sender: _Sender, heard: Heard) -> None:
        """Look at what a row says, for a hint; the words are not kept."""
        name, text = self._source.peek(heard)
        if name:
            sender.call(name)
        if text and heard.inbound and sender.likely < Likely.COURT:
            sender.likely = max(sender.likely, likely_from_words(text))

    def _sign(self, sender: _Sender, heard: Heard, signature: str) -> None:
        if signature != sender.signature:
            sender.signature = signature
            sender.signed = self._signed.get(signature)
            if sender.signed is None:
                sender.signed = self._signed[signature] = _Sender(sender.likely, serves=True)
                self._numbers_signed[signature] = set()
            self._numbers_signed[signature].add(heard.written)
            sender.call(f"【{signature}】")
        if sender.signed is not None:
            sender.signed.likely = max(sender.signed.likely, sender.likely)
            sender.signed.count(heard)


def _likeliest(item: tuple[str, _Sender]) -> tuple[int, int, str]:
    key, sender = item
    return -sender.likely, -sender.inbound, key


def _line(key: str, sender: _Sender) -> Text:
    names = printable("、".join(name for name in sender.names if name != key))
    shown = printable(key)
    who = _WITHHELD if key == WITHHELD else Text(shown, shown)
    if names:
        who = Text(f"{who.zh}（{names}）", f"{who.en} ({names})")
    counts_zh, counts_en = [], []
    if sender.calls:
        counts_zh.append(f"通话 {sender.calls}")
        counts_en.append(f"calls {sender.calls}")
    if sender.messages:
        counts_zh.append(f"消息 {sender.messages}")
        counts_en.append(f"messages {sender.messages}")
    days = Text("", "")
    if sender.first is not None and sender.last is not None:
        first, last = _day(sender.first), _day(sender.last)
        days = Text(f"，{first} 至 {last}", f", {first} to {last}")
    said = hint(sender.likely)
    return _LINE.fill(
        who=who,
        counts=Text("、".join(counts_zh), ", ".join(counts_en)),
        days=days,
        hint=Text(f"；{said.zh}", f"; {said.en}") if said else "",
    )


def _day(second: int) -> dt.date:
    return dt.datetime.fromtimestamp(second, SHANGHAI).date()
