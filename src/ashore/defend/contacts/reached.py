"""Who was reached: the borrower, somebody bound by the debt, or anybody else."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple

from ashore.defend.contacts.numbers import NumberKind, number_from_text
from ashore.defend.contacts.vocabulary import any_of, holds, vocabulary
from ashore.defend.contacts.words import plain
from ashore.defend.simplified import simplified


class Person(StrEnum):
    """What somebody is to the borrower, as far as it matters for who may be asked to pay."""

    BORROWER = "borrower"
    CO_BORROWER = "co-borrower"
    GUARANTOR = "guarantor"
    SPOUSE = "spouse"
    RELATIVE = "relative"
    FRIEND = "friend"
    LISTED = "emergency-contact"
    WORK = "work"
    NEIGHBOUR = "neighbour"
    COMMUNITY = "community"
    OTHER = "other"
    UNKNOWN = "unknown"


_BOUND = frozenset({Person.BORROWER, Person.CO_BORROWER, Person.GUARANTOR})
CLOSE = frozenset({Person.SPOUSE, Person.RELATIVE, Person.FRIEND, Person.LISTED})
"""Whom a lender may have on its list of contact persons; an employer or a neighbour is not."""


class Reached(NamedTuple):
    """Who was reached, and whether that was at work; ``name`` tells two people apart.

    ``only`` is set where there can be one such person alone, such as the mother: whether she is
    called by her name, 妈妈 or 母亲.
    """

    person: Person
    at_work: bool
    name: str
    only: str = ""

    def __repr__(self) -> str:
        """Return what an id is made from; what follows from the others is not part of it."""
        return f"Reached(person={self.person!r}, at_work={self.at_work}, name={self.name!r})"

    @property
    def who(self) -> str:
        """Return what is the same for the same person, as far as the words tell."""
        return self.only or self.name

    @property
    def third_party(self) -> bool:
        """Return whether it was surely somebody who does not owe the debt."""
        return self.person not in _BOUND and self.person is not Person.UNKNOWN

    @property
    def borrower(self) -> bool:
        """Return whether it was the borrower, which an empty cell also means."""
        return self.person is Person.BORROWER


BORROWER = Reached(Person.BORROWER, at_work=False, name="")
"""The borrower; also what a log means that does not say who was reached."""

_NAMES = tuple((Person(one["is"]), tuple(one["names"])) for one in vocabulary()["persons"])
_BINDING = tuple((person, names) for person, names in _NAMES if person in _BOUND)
_OTHERS = tuple((person, names) for person, names in _NAMES if person not in _BOUND)
_ONLY_ONE = tuple((one["is"], frozenset(one["names"])) for one in vocabulary()["only_one"])
_FAMILY = frozenset({Person.SPOUSE, Person.RELATIVE})
_SELF = frozenset(vocabulary()["borrower"])
_EITHER = frozenset(vocabulary()["either"])
_NOT_SAID = frozenset(vocabulary()["not_said"])
_WORK_PLACE = any_of(*vocabulary()["workplaces"])

_BETWEEN = re.compile(r"[^\w]+")
_LATIN = r"(?<![a-z])(?:{})(?![a-z])"


def _words(names: Collection[str]) -> str:
    """Return a pattern for any of some words, Latin ones as whole words."""
    latin = any_of(*(name for name in names if name.isascii()))
    return f"{any_of(*(name for name in names if not name.isascii()))}|{_LATIN.format(latin)}"


_SAID_SELF = re.compile(_words(_SELF))
_BESIDE_SELF = re.compile(rf"{_words(vocabulary()['beside_borrower'])}|[\W\d_]+")
_SURNAMED = re.compile(r"^孙[子女](?=[\u4e00-\u9fff])(?![婿媳儿辈的])")
"""Somebody called Sun is not a grandchild: 孙女士, 孙子涵."""
_TITLED = re.compile(
    f"[{vocabulary()['claims']['surnames']}]"
    rf"{any_of('总', '老板', '工', *vocabulary()['claims']['roles'])}"
)
"""A surname with a title, which is how a stranger addresses anybody."""
_KIN_WORDS = any_of(
    *(name for person, names in _OTHERS if person in CLOSE for name in names if not name.isascii())
)
_HAN_BOUND = any_of(*(name for _, names in _BINDING for name in names if not name.isascii()))
_LATIN_BOUND = any_of(*(name for _, names in _BINDING for name in names if name.isascii()))
_OF_BOUND = re.compile(
    rf"{_HAN_BOUND}人?的(?!手机|电话|号码|微信|短信|邮箱|座机)(?=\w)|(?:{_HAN_BOUND}人|{_HAN_BOUND}(?<=人))(?={_KIN_WORDS})"
    rf"|{_LATIN_BOUND}(?:'s|’s)\s"
)
"""A guarantor's wife owes nothing because he does; a guarantor (wife) is one who does."""
_KIN = re.compile("[父母爸妈爹娘兄弟姐妹哥叔伯舅姑姨婶嫂侄甥堂姥岳孙]|^(?:先生|太太)$")
"""One of these in a stated relation is enough; in a bare name it is only a name."""
_NEGATED = re.compile(
    r"(?:非|不是|并非|不算|没有|无|not\s+(?:an?\s+)?|non-?\s*)"
    r"(?:共同借款人?|共借人?|担保人?|保证人?|连带责任人?|co-?borrower|guarantor|surety)"
)
_OWNER = re.compile(
    r"^(?:借款人|债务人|主贷人|主借人|持卡人|用户|本人|自己|我|"
    r"(?:the\s+)?(?:borrower|debtor)|my|his|her|their|own)(?:的|'s|s')?\s*"
)
_DEVICE = re.compile(
    r"\(?(?:手机号?|电话|号码|微信|本机|短信|邮箱|家里?座机|住宅电话|mobile|phone|cell|number|home|[\d\s*-])*\)?"
)
_DESK_PHONE = re.compile(
    rf"{_WORK_PLACE}(?:的)?(?:座机|电话|分机|总机|固话)|(?:work|office)\s*(?:phone|line|number|landline)"
)
_WORK_SPOT = re.compile(
    r"(?:到|去|来|在|找到|上|闯进|进入|跑到|堵在)(?:了|过)?(?:我们?|本人|借款人|他|她)?(?:的|所在)?"
    rf"{_WORK_PLACE}"
    r"|\b(?:at|to|into)\s+(?:my|his|her|the|their)\s+(?:work|workplace|office|company|factory|shop)\b"
)


_AROUND = {
    name: person
    for person, names in _OTHERS
    if person in (Person.NEIGHBOUR, Person.COMMUNITY)
    for name in names
}
_ASKED_AROUND = re.compile(
    r"(?P<before>[^，。；！？,.;!?]*?)"
    r"(?:询问|打听|问|向|找|告诉|告知|通知|联系|对着?|跟|和|敲|asked|told|asking|telling)"
    rf"[^，。；！？,.;!?]{{0,8}}?(?P<who>{any_of(*_AROUND)})"
)
_NOT_BY_THEM = re.compile(r"(?:我|本人|没有?|未|不)(?:去|又|也|再|后来|回来|曾|敢|想)*$")


def asked_around(text: str) -> Reached | None:
    """Return who was asked or told where a note about a visit says so of neighbours and the like.

    Examples:
        >>> asked_around("在小区门口询问邻居其住处")
        Reached(person=<Person.NEIGHBOUR: 'neighbour'>, at_work=False, name='邻居')
        >>> asked_around("我问邻居谁来过"), asked_around("敲我家的门")
        (None, None)
    """
    for found in _ASKED_AROUND.finditer(plain(text)):
        if not _NOT_BY_THEM.search(found["before"]):
            return Reached(_AROUND[found["who"]], at_work=False, name=found["who"])
    return None


@functools.lru_cache(maxsize=16384)
def reached_from_text(to_whom: str, relation: str, own: frozenset[str] = frozenset()) -> Reached:
    """Return who was reached, from what a log says of them in free words.

    A stated relation that is neither the borrower nor somebody bound by the debt is a third party.
    A bare name without a relation is not judged, and neither is a row that contradicts itself.

    Args:
        to_whom: Who was reached: a name, a word or a number; empty for the borrower.
        relation: What they are to the borrower.
        own: The borrower's own names and numbers, plainly spelt.

    Examples:
        >>> [reached_from_text(whom, "").third_party for whom in ("母亲", "母亲（担保人）")]
        [True, False]
        >>> reached_from_text("孙伟", "").person, reached_from_text("", "本人").person
        (<Person.UNKNOWN: 'unknown'>, <Person.BORROWER: 'borrower'>)
    """
    name, said = _stated(to_whom), _stated(relation)
    if not said and (not name or name in own or _is_number(name)):
        return BORROWER
    word, relation = simplified(name), simplified(said)
    person = _bound(f"{word} {relation}") or _person(word, relation, own=name in own)
    desk = any(_DESK_PHONE.search(text) is not None for text in (word, relation))
    called = "" if person is Person.BORROWER else name or said
    only = _only(word, relation) if person in _FAMILY else ""
    return Reached(person, desk or person is Person.WORK, called, only)


def people_in(reached: Iterable[Reached]) -> int:
    """Return how many people there were at least, however each of them is called.

    A colleague without a name may be the colleague with one.

    Examples:
        >>> said = [("李梅", "母亲"), ("妈妈", ""), ("", "同事"), ("王姐", "同事")]
        >>> people_in(reached_from_text(*one) for one in said)
        2
    """
    kinds: dict[Person, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    only = set()
    for one in reached:
        if one.only:
            only.add(one.only)
        else:
            word = _OWNER.sub("", simplified(one.name))
            kinds[one.person][_named(word) is one.person].add(word)
    return len(only) + sum(max(len(names), len(words)) for names, words in kinds.values())


def at_workplace(text: str) -> bool:
    """Return whether a note about a visit places it at the borrower's work."""
    return _WORK_SPOT.search(plain(text)) is not None


def _only(name: str, said: str) -> str:
    """Return which person it was of whom there is but one, empty where there can be several."""
    words = {_OWNER.sub("", word) for word in _BETWEEN.split(f"{said} {name}") if word}
    return next((one for one, names in _ONLY_ONE if not words.isdisjoint(names)), "")


def _stated(text: str) -> str:
    word = plain(text).replace("_", " ")
    return "" if word in _NOT_SAID else word


def _person(name: str, said: str, *, own: bool) -> Person:
    stated = _named(said) or (Person.RELATIVE if said and _KIN.search(said) else None)
    called = Person.BORROWER if own else _named(_SURNAMED.sub("", name))
    if stated is Person.BORROWER and _TITLED.fullmatch(name):
        return Person.BORROWER
    if stated and called and Person.BORROWER in {stated, called} and stated is not called:
        # The borrower at a desk phone is the borrower; anything else contradicts itself.
        return Person.BORROWER if _DESK_PHONE.fullmatch(name) else Person.UNKNOWN
    return stated or called or (Person.OTHER if said else Person.UNKNOWN)


def _bound(text: str) -> Person | None:
    """Return who is bound by the debt; somebody of theirs is another person, who is not."""
    left = _NEGATED.sub("", text)
    without = _OF_BOUND.sub("", left)
    for person, names in _BINDING:
        if any(word in without for word in names):
            return person
    return Person.OTHER if without != left else None


def _named(text: str) -> Person | None:
    """Return what a word says somebody is, None where it says nothing that we know."""
    if not text:
        return None
    if text in _EITHER:
        return Person.UNKNOWN
    rest = _OWNER.sub("", text)
    device = rest != text and _DEVICE.fullmatch(rest) is not None
    if text in _SELF or device or _is_self(text):
        return Person.BORROWER
    for person, names in _OTHERS:
        if any(holds(rest, word) for word in names):
            return person
    return Person.RELATIVE if len(rest) == 1 and _KIN.search(rest) else None


def _is_self(text: str) -> bool:
    """Return whether a text names the borrower and besides only how or where they were reached."""
    left, found = _SAID_SELF.subn(" ", text)
    return found > 0 and not _BESIDE_SELF.sub("", left)


def _is_number(name: str) -> bool:
    number = number_from_text(name)
    return number is not None and number.kind is not NumberKind.ACCOUNT
