"""A person's own note of a contact: what it tells was said, and what it tells was done.

The reader of messages knows the words of senders, a note tells them in others.
Here such words are turned back into the caller's, and what a note only names is found.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from ashore.defend.reading.data_files import read_data
from ashore.defend.reading.normalise import fold

_CLAUSE = re.compile(r"[^,。;!?:\n]+[,。;!?:\n]*")
_QUOTED = re.compile(r"([‘“「『\"'][^’”」』\"']*[’”」』\"'])")
_MINE = re.compile(r"我们|咱们|我|俺|本人")
_HIS = re.compile(r"(?:他|她|对方)(?=的|个人|自己|那|微信|支付宝|银行|名下|指定)")
_DENIED_WITHIN = 4
_LEAST_SAID = 6
"""Fewer characters are too few to read: a note of two words names an act, or nothing."""


class Note(NamedTuple):
    """What a note tells: the caller's words as he would have said them, and labels of his acts."""

    said: str
    acts: tuple[str, ...]


class _Act(NamedTuple):
    label: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


class _Words(NamedTuple):
    told: re.Pattern[str]
    unless: tuple[str, ...]
    posing: frozenset[str]
    denied: tuple[str, ...]
    acts: tuple[_Act, ...]


def note_of(text: str) -> Note:
    """Return what a note tells; both parts are empty where it tells nothing of the kind.

    Examples:
        >>> note_of("他说再不还就打断我的腿").said
        '再不还就打断你的腿'
        >>> note_of("问他是哪家公司的，不肯说，直接挂了").acts
        ('refuse_identity',)
    """
    folded = fold(text).text
    said = "".join(_said(folded)).strip(",。;!?: \n")
    return Note(said if len(said) >= _LEAST_SAID else "", tuple(dict.fromkeys(_acts(folded))))


def _said(folded: str) -> Iterator[str]:
    """Yield the clauses that are told as the caller's words; they go on until the note ends."""
    words, telling = _words(), False
    for clause in _CLAUSE.findall(folded):
        begun = None if clause.startswith(words.unless) else words.told.match(clause)
        if begun:
            telling = True
            as_who = "我是" if begun["verb"] in words.posing else ""
            yield as_who + _from_him(clause[begun.end() :])
        elif telling:
            yield _from_him(clause)


def _from_him(clause: str) -> str:
    """Return a told clause with the persons as the caller would name them; quotes stay."""
    parts = _QUOTED.split(clause)
    told = [
        part[1:-1] if _QUOTED.fullmatch(part) else _HIS.sub("我", _MINE.sub(_yours, part))
        for part in parts
    ]
    return "".join(told)


def _yours(mine: re.Match[str]) -> str:
    return "你们" if mine[0].endswith("们") else "你"


def _acts(folded: str) -> Iterator[str]:
    """Yield the label of each act that a note names and does not deny."""
    words = _words()
    for act in words.acts:
        if act.unless and act.unless.search(folded):
            continue
        for found in act.pattern.finditer(folded):
            before = folded[max(found.start() - _DENIED_WITHIN, 0) : found.start()]
            if not before.endswith(words.denied):
                yield act.label
                break


@functools.cache
def _words() -> _Words:
    data = read_data("notes/words.yaml")
    verbs = [*data["posing"].split(), *data["says"].split(), *data["orders"].split()]
    told = (
        rf"(?:{_any(data['tellers'])})?(?:{_any(data['between'])}){{0,2}}"
        rf"(?P<verb>{_any(' '.join(verbs))})(?:我们|我|本人)?(?:说|是)?[: ]?"
    )
    return _Words(
        told=re.compile(told),
        unless=tuple(data["unless"].split()),
        posing=frozenset(data["posing"].split()),
        denied=tuple(data["denied"].split()),
        acts=tuple(
            _Act(
                one["label"],
                re.compile(one["text"]),
                re.compile(one["unless"]) if "unless" in one else None,
            )
            for one in data["acts"]
        ),
    )


def _any(words: str) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))
