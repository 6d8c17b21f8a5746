"""What the free words of a contact log mean: the channel, the direction, answered or not."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from ashore.case.entries_dealings import Channel
from ashore.defend.contacts.vocabulary import holds, vocabulary
from ashore.defend.simplified import simplified

_CHANNELS = tuple((Channel(one["is"]), tuple(one["names"])) for one in vocabulary()["channels"])
_DIRECTIONS: dict[str, list[str]] = vocabulary()["directions"]
_TRUTHS = {name: one["is"] == "yes" for one in vocabulary()["truths"] for name in one["names"]}

_MAILBOXES = vocabulary()["mailboxes"]
_NOT_TAKEN = frozenset(vocabulary()["not_taken"])
_LONGEST_NOTE = 2 + max(map(len, _NOT_TAKEN))
_TURNS: dict[str, list[str]] = vocabulary()["turns"]

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:\.\d+)?", re.ASCII)
_SPELT = re.compile(
    r"(?:(\d+)\s*(?:个?小时|时|hours?|hrs?|h))?\s*"
    r"(?:(\d+)\s*(?:分钟|分|minutes?|mins?|m|['′’]))?\s*"
    r"(?:(\d+)(?:\.\d+)?\s*(?:秒钟|秒|seconds?|secs?|s|[\"″”]|''|′′|’’))?",
    re.ASCII,
)
_SECONDS = re.compile(r"(\d{1,7})(?:\.\d+)?", re.ASCII)
_ABOUT = re.compile(r"^(?:大约|大概|约|近|不到|about|around|approx\.?|ca\.?|~)\s*|(?:左右|多)$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))", re.ASCII)
_HALF = re.compile(r"^半(?:个)?(小时|分钟)$|^(\d+)分半(?:钟)?$")
_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_SPELT_NUMBER = re.compile(
    "[零〇一二两三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九]"
)


def plain(written: str) -> str:
    """Return a word in its plain spelling: half width, small letters, no space around it."""
    return unicodedata.normalize("NFKC", written).strip().lower()


@functools.lru_cache(maxsize=4096)
def channel_from_text(written: str) -> Channel | None:
    """Return the channel that a word means, None where it means none that we know.

    Examples:
        >>> [channel_from_text(word).value for word in ("来电", "短信", "微信", "上门", "EMS 信函")]
        ['call', 'sms', 'chat', 'visit', 'letter']
    """
    word = simplified(plain(written))
    if word in list(Channel):
        return Channel(word)
    for channel, names in _CHANNELS:
        if word in names:
            return channel
    for channel, names in _CHANNELS:
        if any(holds(word, name) for name in names):
            return channel
    return None


@functools.lru_cache(maxsize=4096)
def went_to_mailbox(written: str) -> bool:
    """Return whether a word for the channel says that the mailbox took the call."""
    word = simplified(plain(written))
    return any(holds(word, name) for name in _MAILBOXES)


def was_missed(note: str) -> bool:
    """Return whether the note of a call says that nobody took it, and nothing else."""
    return len(note) <= _LONGEST_NOTE and simplified(plain(note)).strip("。. ") in _NOT_TAKEN


class Direction(NamedTuple):
    """Who reached out, and whether it was answered where the word says so."""

    inbound: bool
    answered: bool | None = None


@functools.lru_cache(maxsize=1024)
def direction_from_text(written: str) -> Direction | None:
    """Return the direction that a word means, None where it means none that we know.

    Examples:
        >>> direction_from_text("呼入"), direction_from_text("未接来电")
        (Direction(inbound=True, answered=None), Direction(inbound=True, answered=False))
    """
    word = simplified(plain(written))
    answered = False if _said("missed", word) else True if _said("answered", word) else None
    inbound = _turned(word)
    if inbound is None:
        inbound = not _said("out", word)
        if inbound and answered is None and not _said("in", word):
            return None
    return Direction(inbound=inbound, answered=answered)


def _turned(word: str) -> bool | None:
    """Return who reached out where the word names who did it or to whom, None where it does not."""
    for inbound, which in ((True, "to_me"), (False, "by_me"), (True, "by_them")):
        if any(holds(word, name) for name in _TURNS[which]):
            return inbound
    return None


def truth_from_text(written: str) -> bool | None:
    """Return what a yes-or-no word means, None where it means neither."""
    return _TRUTHS.get(simplified(plain(written)))


@functools.lru_cache(maxsize=16384)
def seconds_from_text(written: str) -> int | None:
    """Return how long a call was in whole seconds, None where the text gives no length.

    Examples:
        >>> [seconds_from_text(text) for text in ("62", "1:02", "1分2秒", "1,200", "两分钟", "-3")]
        [62, 62, 62, 1200, 120, None]
    """
    word = _ABOUT.sub("", _THOUSANDS.sub("", simplified(plain(written))))
    if match := _SECONDS.fullmatch(word):
        return int(match[1])
    if match := _HALF.fullmatch(word):
        return int(match[2]) * 60 + 30 if match[2] else {"小时": 1800, "分钟": 30}[match[1]]
    word = in_digits(word)
    match = _CLOCK.fullmatch(word) or _SPELT.fullmatch(word)
    if not match or not any(match.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def in_digits(word: str) -> str:
    """Return a word with the numbers below a hundred that it spells out as digits.

    Examples:
        >>> in_digits("两分钟"), in_digits("二十五秒"), in_digits("one")
        ('2分钟', '25秒', '1')
    """
    return str(_NAMED.get(word, _SPELT_NUMBER.sub(_digits, word)))


_NAMED = {name: n for n, name in enumerate(["one", "two", "three", "four", "five", "six"], start=1)}


def _digits(spelt: re.Match[str]) -> str:
    """Return a number below a hundred that is written in characters."""
    tens, ten, ones = spelt[0].rpartition("十")
    return str((_DIGITS[tens] if tens else 1) * 10 + _DIGITS.get(ones, 0) if ten else _DIGITS[ones])


def _said(which: str, word: str) -> bool:
    return any(holds(word, name) for name in _DIRECTIONS[which])
