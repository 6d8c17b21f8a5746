"""Who is in a telephone's memory: one line a sender, to pick from, and no word of a message."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

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
LOOKED_AT = 8
"""Rows of one sender that are looked at for a hint; the rest are only counted."""
_MOST_NAMES = 3
_NEVER = 1 << 62
_CALL = Channel.CALL

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


class _Tally:
    """What is counted of rows of one sender that were heard in the same way."""

    __slots__ = ("first", "last", "likely", "names", "rows")

    def __init__(self, likely: Likely = Likely.PRIVATE) -> None:
        self.rows = 0
        self.first = _NEVER
        self.last = 0
        self.likely = likely
        self.names: tuple[str, ...] = ()

    def call(self, name: str) -> None:
        """Remember a name of it, a few at most, and what the name points to."""
        if name and name not in self.names and len(self.names) < _MOST_NAMES:
            self.names = (*self.names, name)
            self.likely = max(self.likely, likely_from_words(name))


class _Sender(_Tally):
    """What is counted of one sender in all."""

    __slots__ = ("calls", "inbound", "messages")

    def __init__(self) -> None:
        super().__init__()
        self.calls = self.messages = self.inbound = 0

    def take(self, tally: _Tally, *, is_call: bool, inbound: bool) -> None:
        """Add what was heard in one way."""
        self.rows += tally.rows
        self.calls += tally.rows * is_call
        self.messages += tally.rows * (not is_call)
        self.inbound += tally.rows * inbound
        self.first = min(self.first, tally.first)
        self.last = max(self.last, tally.last)
        self.likely = max(self.likely, tally.likely)
        for name in tally.names:
            self.call(name)


class _Known:
    """A number or sender as one spelling has it, and how many of its rows were looked at."""

    __slots__ = ("company", "read")

    def __init__(self, written: str) -> None:
        self.company = is_company_number(written)
        self.read = 0


class Senders:
    """Counts the senders of a source.

    Companies send from ever new numbers: those that share a 【signature】 are offered as one.
    """

    def __init__(self, source: Source, where: str) -> None:
        self._source = source
        self._where = where
        self._known: dict[str, _Known] = {}
        # Rows are counted by spelling, signature, whether it was a call, and whether it came in.
        self._tallies: dict[tuple[str, str, bool, bool], _Tally] = {}

    def note(self, heard: Heard, rows: int = 1) -> None:
        """Count a row, or several that are alike.

        Raises:
            TooManySendersError: If there are more senders than one telephone can have met.
        """
        written, inbound, second = heard.written, heard.inbound, heard.second
        known = self._known.get(written)
        if known is None:
            known = self._known[written] = _Known(written)
        is_call = heard.channel is _CALL
        signature = ""
        # What stands in brackets in a private message is nobody's business.
        if known.company and inbound and not is_call:
            signature = heard.claims or self._source.signature(heard)
        tally = self._tallies.get((written, signature, is_call, inbound))
        if tally is None:
            tally = self._new(written, signature, is_call=is_call, inbound=inbound)
        tally.rows += rows
        if second is not None:
            tally.first = min(tally.first, second)
            tally.last = max(tally.last, second)
        if known.read < LOOKED_AT:
            known.read += 1
            self._look(tally, heard)

    def __bool__(self) -> bool:
        """Return whether there is anybody to pick."""
        return bool(self._tallies)

    def question(self) -> Question:
        """Return whom there is to pick from, the likeliest about debts first."""
        people, signed = self._added_up()
        ordered = sorted((people | signed).items(), key=_likeliest)
        says = _PICK.fill(senders=len(people))
        if len(ordered) > MOST_CHOICES:
            more = _MORE.fill(shown=MOST_CHOICES)
            says = Text(says.zh + more.zh, f"{says.en} {more.en}")
        choices = tuple(Choice(key, _line(key, one)) for key, one in ordered[:MOST_CHOICES])
        return Question("picked", says, choices)

    def _new(self, written: str, signature: str, *, is_call: bool, inbound: bool) -> _Tally:
        if len(self._tallies) >= MOST_SENDERS:
            raise TooManySendersError(where=self._where, most=MOST_SENDERS)
        tally = _Tally(likely_from_number(written))
        self._tallies[written, signature, is_call, inbound] = tally
        return tally

    def _look(self, tally: _Tally, heard: Heard) -> None:
        """Look at what a row says, for a hint; the words are not kept."""
        name, text = self._source.peek(heard)
        tally.call(name)
        if text and heard.inbound and tally.likely < Likely.COURT:
            tally.likely = max(tally.likely, likely_from_words(text))

    def _added_up(self) -> tuple[dict[str, _Sender], dict[str, _Sender]]:
        """Return what was counted by sender, and by signature where several numbers bear it."""
        people: defaultdict[str, _Sender] = defaultdict(_Sender)
        signed: defaultdict[str, _Sender] = defaultdict(_Sender)
        numbers: defaultdict[str, set[str]] = defaultdict(set)
        for (written, signature, is_call, inbound), tally in self._tallies.items():
            key = sender_key(written)
            if signature:
                name = f"【{signature}】"
                tally.call(name)
                signed[name].take(tally, is_call=is_call, inbound=inbound)
                numbers[name].add(key)
            people[key].take(tally, is_call=is_call, inbound=inbound)
        return people, {name: one for name, one in signed.items() if len(numbers[name]) > 1}


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
    if sender.last:
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
