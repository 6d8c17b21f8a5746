"""Clauses that should not be signed as they stand, each with its words and what to ask instead."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ashore.errors.base import LawDataError
from ashore.findings import Citation, Finding, Severity, Strength
from ashore.law.answers import Gap
from ashore.law.book import LawBook
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.settle.agreement.denial import denied_at
from ashore.settle.agreement.sentences import Sentence
from ashore.settle.agreement.who_acts import Actor, actor, done_to, person_may
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "red_flags.yaml"
_NEAR = 8
"""Signs between the one who acts and what is done, within one part of a sentence."""
_CREDITORS_RIGHT = re.compile(r"追究|诉讼请求|追偿|起诉|诉讼(?!时效)|仲裁")
_PERSONS_RIGHT = re.compile(
    r"投诉|举报|信访|报警|异议|抗辩|质疑|反悔|时效|监管|核对|上诉|申诉|争议"
)
_GIVES_UP = re.compile(r"放弃|不得|不再|不会|绝不|永不|保证不|承诺不|不向|不找|不去")
_ONCE_PAID = re.compile(
    r"(?:付清|还清|结清|清偿|付款|还款|履行)[^,。;]{0,14}(?:后|的|时|完毕),(?:即|则|均|也)?$"
)
_PERMITS = re.compile(r"可|有权|随时|保留")
_QUOTED = 80
_LIMITS = Text(
    "由程序按文字找出，可能看错；请对照原文。能不能签、怎么改，可以先问法律援助。",
    "Found by a program from the words, and it can misread; compare the original. Legal aid can "
    "say whether to sign.",
)


@dataclass(frozen=True, slots=True)
class FlagRule:
    """One kind of clause: how it is known, why it matters, and what to ask for instead."""

    code: str
    title: Text
    why: Text
    ask: Text
    severity: Severity
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    denied: bool
    of_person: bool
    of_both: bool
    law: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """A clause that was found: the sentence, the very words, and the finding made of them."""

    code: str
    title: Text
    sentence: Sentence
    words: str
    finding: Finding


@functools.cache
def flag_rules() -> tuple[FlagRule, ...]:
    """Return every kind of clause that is looked for."""
    rules = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    given = rules.under("words").pairs()
    words = {f"{{{name}}}": str(one) for name, one in given}
    return tuple(
        _rule(Fields(one, f"{_FILE.name} {number}"), words)
        for number, one in enumerate(rules.items("flags"))
    )


def red_flags(
    sentences: Sequence[Sentence], book: LawBook, on: dt.date, *, own: str | None = None
) -> tuple[RedFlag, ...]:
    """Return the clauses that should not be signed as they stand, each kind once a sentence.

    Args:
        sentences: The agreement.
        book: The law book.
        on: The day that chooses the version of a rule.
        own: The person's name, where it is known.
    """
    return tuple(
        _flag(rule, sentence, words, book, on)
        for sentence in sentences
        for rule in flag_rules()
        if (words := _matched(rule, sentence.plain, own))
    )


def _matched(rule: FlagRule, text: str, own: str | None) -> str | None:
    """Return the words of a sentence that a rule is about, None where they are denied.

    An account in the person's own name is no private account.
    """
    if any(pattern.search(text) for pattern in rule.unless):
        return None
    for pattern in rule.patterns:
        for match in pattern.finditer(text):
            if not _does_not_count(rule, match, own):
                return match[0]
    return None


def _does_not_count(rule: FlagRule, match: re.Match[str], own: str | None) -> bool:
    before, words = match.string[: match.start()], match[0]
    return (
        (own is not None and own in words)
        or (rule.denied and denied_at(match.string, *match.span()))
        or (_PERMITS.match(words) is not None and person_may(before, own))
        or (rule.of_person and _of_creditor(rule, match, own))
    )


def _of_creditor(rule: FlagRule, match: re.Match[str], own: str | None) -> bool:
    """Return whether the creditor acts, or both do where the rule is about the person alone.

    Who stands far from what is done, or behind a comma, counts only for a right that a creditor
    has: in 「甲方同意减免后,放弃投诉」 it is the person who gives up.
    """
    before, words = match.string[: match.start()], match[0]
    others = {Actor.CREDITOR} if rule.of_both else {Actor.CREDITOR, Actor.BOTH}
    if actor(re.split(r"[,。;]", before)[-1], own, within=_NEAR) in others:
        return True
    if not _CREDITORS_RIGHT.search(words) or _PERSONS_RIGHT.search(words):
        return False
    given_up = _GIVES_UP.split(match.string[match.start() :], maxsplit=1)[-1]
    if to := done_to(given_up, own):
        return to is Actor.PERSON
    once_paid = _ONCE_PAID.search(before) is not None
    return once_paid or actor(match.string[: match.end()], own) in others


def _flag(rule: FlagRule, sentence: Sentence, words: str, book: LawBook, on: dt.date) -> RedFlag:
    cited = tuple(_citations(rule, book, on))
    quoted = sentence.text.rstrip("。；;")
    quoted = quoted if len(quoted) <= _QUOTED else f"{quoted[: _QUOTED - 1]}…"
    says = Text(
        f"{rule.title.zh}：「{quoted}」。{rule.why.zh}",
        f"{rule.title.en}: “{quoted}”. {rule.why.en}",
    )
    return RedFlag(
        code=rule.code,
        title=rule.title,
        sentence=sentence,
        words=words,
        finding=Finding(
            code=rule.code,
            severity=rule.severity,
            where=f"agreement/line-{sentence.line}",
            says=says,
            strength=Strength.DEPENDS,
            ask=rule.ask,
            limits=_LIMITS,
            citations=cited,
        ),
    )


def _citations(rule: FlagRule, book: LawBook, on: dt.date) -> Iterator[Citation]:
    for entry in rule.law:
        try:
            version = book.version(entry, on=on)
        except LawDataError:
            continue
        if not isinstance(version, Gap):
            yield version.citation


def _rule(fields: Fields, words: Mapping[str, str]) -> FlagRule:
    rule = FlagRule(
        code=fields.text("code"),
        title=fields.both("title"),
        why=fields.both("why"),
        ask=fields.both("ask"),
        severity=fields.word("severity", Severity),
        patterns=tuple(_pattern(one, words) for one in fields.texts("patterns")),
        unless=tuple(_pattern(one, words) for one in fields.texts("unless")),
        denied=fields.flag("denied"),
        of_person=fields.flag("of_person"),
        of_both=fields.flag("of_both"),
        law=fields.texts("law"),
    )
    fields.done()
    return rule


def _pattern(written: str, words: Mapping[str, str]) -> re.Pattern[str]:
    for name, one in words.items():
        written = written.replace(name, one)
    return re.compile(written)
