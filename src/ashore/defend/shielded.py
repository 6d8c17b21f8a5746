"""A harsh message as plain facts: who, when, which sum, by when, and whether a paper came along."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashore.case.entries_dealings import Channel, Contact
from ashore.case.entries_papers import CourtPaper, Evidence
from ashore.case.replay import Case
from ashore.defend.reading.contact_words import asked_of
from ashore.defend.reading.messages import read_messages
from ashore.defend.reading.reader import Reading
from ashore.defend.reading.scheme import scheme_of
from ashore.law.book import LawBook
from ashore.money.amounts import fen_from_yuan
from ashore.text import Text

_AMOUNT = re.compile(
    r"(\d[\d,]*(?:\.\d{1,2})?)\s*(万)?\s*(?:元|块|圆)|[¥￥]\s*(\d[\d,]*(?:\.\d{1,2})?)"
)
_PAPER = re.compile(r"传票|起诉状|律师函|判决书|支付令|裁决书|通知书|立案|执行令|拘留|逮捕|仲裁")
_NEAR = dt.timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shielded:
    """A message without its words.

    ``who`` is who they claim to be, ``sums`` the amounts named, in fen, ``by`` the last moment or
    day they named, ``paper`` whether a court or lawyer's paper is spoken of, and ``came`` whether
    one is recorded within three days of it. ``harsh`` says that the words are kept back.
    """

    contact: str
    who: str | None
    number: str | None
    at: dt.datetime
    channel: Channel
    harsh: bool
    labels: tuple[str, ...]
    sums: tuple[int, ...]
    by: dt.date | None
    paper: bool
    came: bool


def shielded_inbox(case: Case) -> tuple[Shielded, ...]:
    """Return every message that came in with words, as facts, the latest first."""
    return shielded(case, messages_of(case))


def messages_of(case: Case) -> tuple[Contact, ...]:
    """Return every message that came in with words, the latest first."""
    said = (c for c in case.of(Contact) if c.direction == "in" and c.text.strip())
    return tuple(sorted(said, key=lambda contact: contact.at, reverse=True))


def shielded(case: Case, messages: Sequence[Contact]) -> tuple[Shielded, ...]:
    """Return some messages of a case as facts, in the order given."""
    came_on = [paper.received_on for paper in case.of(CourtPaper) if paper.received_on]
    shown = {entry for item in case.of(Evidence) for entry in item.about}
    readings = read_messages(asked_of(contact) for contact in messages)
    return tuple(
        _shielded(contact, reading, came_on, shown=bool(contact.exhibits) or contact.id in shown)
        for contact, reading in zip(messages, readings, strict=True)
    )


def says(message: Shielded, book: LawBook, on: dt.date) -> Text:
    """Return what kind of message it is, in one calm sentence.

    Args:
        message: The message.
        book: Gives the court's line, where a paper is spoken of that did not come.
        on: The day asked for.
    """
    if not message.harsh:
        return _PLAIN
    if not message.paper or message.came:
        return _HARSH
    phones = "、".join(book.channel("hotlines.courts", on=on).phones)
    return _NO_PAPER.fill(phones=phones)


_PLAIN = Text("普通的催款或通知。", "An ordinary reminder or notice.")
_HARSH = Text("话说得重。原话收起来了，想看再看。", "It is harsh. Its words are put away for now.")
_NO_PAPER = Text(
    "话说得重，还提到法律文书；案件里没有记到任何文书。是不是真的，可以打法院热线 {phones} 问。",
    "It is harsh and speaks of a legal paper, and none is recorded. The court line {phones} knows.",
)


def _shielded(
    contact: Contact, reading: Reading, came_on: Sequence[dt.date], *, shown: bool
) -> Shielded:
    text = unicodedata.normalize("NFKC", contact.text)
    conduct = set(scheme_of("messages").conduct)
    day = contact.at.date()
    return Shielded(
        contact=contact.id,
        who=contact.agency or (contact.counterpart_claims or "").removeprefix("自称") or None,
        number=contact.counterpart_number,
        at=contact.at,
        channel=contact.channel,
        harsh=bool(conduct & set(reading.labels)),
        labels=tuple(reading.labels),
        sums=_sums(text),
        by=_last_day(text, day),
        paper=bool(_PAPER.search(text)),
        came=shown or any(abs(came - day) <= _NEAR for came in came_on),
    )


def _sums(text: str) -> tuple[int, ...]:
    found: list[int] = []
    for plain, ten_thousand, marked in _AMOUNT.findall(text):
        fen = fen_from_yuan((plain or marked).replace(",", ""))
        found.append(fen * 10_000 if ten_thousand else fen)
    return tuple(dict.fromkeys(found))


_DAY_WORDS = {"今日": 0, "今天": 0, "当天": 0, "明天": 1, "明日": 1, "后天": 2}
_RELATIVE = re.compile(
    r"(今天|今日|当天|明天|明日|后天)[^，。；！？\n]{0,8}?(?:前|之内|内|截止|为止)"
)
_WITHIN = re.compile(r"(\d{1,3}|[一两二三五七十])\s*(个小时|小时|天|日|个工作日)(?:之内|以内|内)")
_ON_DAY = re.compile(
    r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号][^，。；！？\n]{0,8}?(?:前|截止|为止)"
)
_NUMERALS = {"一": 1, "两": 2, "二": 2, "三": 3, "五": 5, "七": 7, "十": 10}


def _last_day(text: str, sent: dt.date) -> dt.date | None:
    """Return the earliest last day that a message names, None where it names none."""
    days: list[dt.date] = [
        sent + dt.timedelta(days=_DAY_WORDS[word]) for word in _RELATIVE.findall(text)
    ]
    for count, unit in _WITHIN.findall(text):
        number = _NUMERALS.get(count) or int(count)
        hours = Fraction(number, 24) if "小时" in unit else Fraction(number)
        # Working days are not counted here: what a sender means by them binds nobody.
        if "工作日" not in unit:
            days.append(sent + dt.timedelta(days=-(-hours.numerator // hours.denominator)))
    for year, month, day in _ON_DAY.findall(text):
        named = _named(int(year) if year else sent.year, int(month), int(day))
        if named and not year and named < sent - dt.timedelta(days=180):
            named = _named(sent.year + 1, int(month), int(day))
        days += [named] if named else []
    return min(days, default=None)


def _named(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
