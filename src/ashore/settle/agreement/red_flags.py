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
from ashore.settle.agreement.said import denied
from ashore.settle.agreement.sentences import Sentence
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "red_flags.yaml"
_BY_CREDITOR = re.compile(
    r"(?:甲方|债权人|出借[人方]|贷款[人方]|我司|本行|我们|原告|申请执行人|(?<!被)申请人|银行|双方)[^,。;]{0,8}$"
)
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
            if not _does_not_count(rule, text[: match.end()], match[0], own):
                return match[0]
    return None


def _does_not_count(rule: FlagRule, text: str, words: str, own: str | None) -> bool:
    before = text[: len(text) - len(words)]
    return (
        (own is not None and own in words)
        or (rule.denied and denied(text, words))
        or (rule.of_person and _BY_CREDITOR.search(before) is not None)
    )


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
        law=fields.texts("law"),
    )
    fields.done()
    return rule


def _pattern(written: str, words: Mapping[str, str]) -> re.Pattern[str]:
    for name, one in words.items():
        written = written.replace(name, one)
    return re.compile(written)
