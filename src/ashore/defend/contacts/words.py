"""What the free words of a contact log mean: the channel, the direction, answered or not."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from ashore.case.entries_dealings import Channel
from ashore.defend.contacts.vocabulary import holds, vocabulary

_CHANNELS = tuple((Channel(one["is"]), tuple(one["names"])) for one in vocabulary()["channels"])
_DIRECTIONS: dict[str, list[str]] = vocabulary()["directions"]
_TRUTHS = {name: one["is"] == "yes" for one in vocabulary()["truths"] for name in one["names"]}

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:\.\d+)?", re.ASCII)
_SPELT = re.compile(
    r"(?:(\d+)\s*(?:小时|时|h))?\s*(?:(\d+)\s*(?:分钟|分|min|m))?\s*"
    r"(?:(\d+)(?:\.\d+)?\s*(?:秒钟|秒|sec|s))?",
    re.ASCII,
)
_SECONDS = re.compile(r"(\d{1,7})(?:\.\d+)?", re.ASCII)


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
    word = plain(written)
    if word in list(Channel):
        return Channel(word)
    for channel, names in _CHANNELS:
        if word in names:
            return channel
    for channel, names in _CHANNELS:
        if any(holds(word, name) for name in names):
            return channel
    return None


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
    word = plain(written)
    answered = False if _said("missed", word) else True if _said("answered", word) else None
    if "对方" not in word and _said("out", word):
        return Direction(inbound=False, answered=answered)
    if answered is not None or _said("in", word):
        return Direction(inbound=True, answered=answered)
    return None


def truth_from_text(written: str) -> bool | None:
    """Return what a yes-or-no word means, None where it means neither."""
    return _TRUTHS.get(plain(written))


@functools.lru_cache(maxsize=16384)
def seconds_from_text(written: str) -> int | None:
    """Return how long a call was in whole seconds, None where the text gives no length.

    Examples:
        >>> [seconds_from_text(text) for text in ("62", "1:02", "00:01:02", "1分2秒", "1m2s", "-3")]
        [62, 62, 62, 62, 62, None]
    """
    word = plain(written)
    if match := _SECONDS.fullmatch(word):
        return int(match[1])
    match = _CLOCK.fullmatch(word) or _SPELT.fullmatch(word)
    if not match or not any(match.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def _said(which: str, word: str) -> bool:
    return any(holds(word, name) for name in _DIRECTIONS[which])
