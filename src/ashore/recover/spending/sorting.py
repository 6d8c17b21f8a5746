"""What each payment was for: as the person said, as they taught, or as its words say."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ashore.case.entries_people import Transaction
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.plan.categories import Category

_FILE = Path(__file__).parent / "data" / "merchants.yaml"
NOT_SPENDING = frozenset({"transfer", "refund", "repayment", "loan"})
"""Categories of a transaction that are neither income nor spending."""

_ASIDE = re.compile(r"[（(【\[].*?[)）】\]]|[（(【\[].*$")
_COMPANY = re.compile(
    r"(股份|集团)?有限(责任)?公司|(总|分)?(公司|店|部|厂|中心|经营部|工作室|分店|旗舰店|专营店|专卖店)$|个体工商户"
)
_BRANCH = re.compile(r"[(（][^()（）]*店[)）]")
_LONGEST_TEXT = 40


class By(StrEnum):
    """What a category rests on."""

    PERSON = "person"
    TAUGHT = "taught"
    WORDS = "words"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A payment with its category, None where nothing says what it was for.

    ``by`` says what it rests on and ``because`` the word, or the id of the payment that taught it.
    """

    payment: Transaction
    category: Category | None
    by: By
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """One rule that the person taught: who is paid, for what, and by which payment."""

    name: str
    category: Category
    payment: str


def taught_by(payments: Iterable[Transaction]) -> Mapping[str, Taught]:
    """Return the rules that a person's own sorting teaches, the latest on each name.

    A payment that the person sorted speaks for every payment to the same name, and for no other.
    """
    rules: dict[str, Taught] = {}
    for payment in sorted(payments, key=lambda one: one.recorded_at):
        name = plain_name(payment.counterpart)
        if payment.sorted_by == "person" and name and payment.category in set(Category):
            category = Category(payment.category)
            rules[name] = Taught(name=name, category=category, payment=payment.id)
    return rules


def sort_payments(payments: Iterable[Transaction]) -> tuple[Sorted, ...]:
    """Return every payment that is spending, with its category.

    Money that came in, and what only moved between accounts or debts, is left out.
    """
    spent = [one for one in payments if one.amount < 0 and one.category not in NOT_SPENDING]
    rules = taught_by(spent)
    return tuple(_sorted(payment, rules) for payment in spent)


def _sorted(payment: Transaction, rules: Mapping[str, Taught]) -> Sorted:
    if payment.sorted_by == "person" and payment.category in set(Category):
        category = Category(payment.category)
        return Sorted(payment=payment, category=category, by=By.PERSON, because=payment.id)
    rule = rules.get(plain_name(payment.counterpart))
    if rule is not None:
        return Sorted(payment=payment, category=rule.category, by=By.TAUGHT, because=rule.payment)
    if payment.category in set(Category):
        stored = Category(payment.category)
        return Sorted(payment=payment, category=stored, by=By.WORDS, because="")
    found = spent_on(None, payment.counterpart, payment.text)
    if found is None:
        return Sorted(payment=payment, category=None, by=By.NOTHING, because="")
    category, word = found
    return Sorted(payment=payment, category=category, by=By.WORDS, because=word)


def spent_on(hint: str | None, counterpart: str | None, text: str) -> tuple[Category, str] | None:
    """Return what a payment was for and the word that says so, None where none does.

    Args:
        hint: The source's own category.
        counterpart: Who was paid.
        text: What it says it was for.

    Examples:
        >>> spent_on("餐饮美食", None, "")
        (<Category.FOOD: 'food'>, '餐饮美食')
        >>> spent_on(None, "某人民医院食堂", "")
        (<Category.FOOD: 'food'>, '食堂')
        >>> spent_on(None, "江口大药房（人民路店）", "")[0].value
        'health'
        >>> spent_on(None, "张三", "转账") is None
        True
    """
    name = _ASIDE.sub("", _plain(counterpart or "")).strip()
    said = _BRANCH.sub("", _plain(text)) if len(text) <= _LONGEST_TEXT else ""
    known = _known()
    order = (said, name) if known.text_first(name) else (name, said)
    for words in order:
        found = _last_word(words)
        if found is not None:
            return found
    own = known.own.get((hint or "").strip())
    return None if own is None else (own, (hint or "").strip())


def kinds_of(payment: Transaction) -> frozenset[str]:
    """Return which kinds that have a page of their own a payment belongs to."""
    said = _plain(f"{payment.counterpart or ''} {payment.text} {payment.method or ''}")
    return frozenset(kind for kind, words in _known().kinds.items() if words.search(said))


def plain_name(name: str | None) -> str:
    """Return who was paid without brackets, branch and company form, in one spelling.

    Examples:
        >>> plain_name("蜜雪冰城（人民路店）有限公司")
        '蜜雪冰城'
    """
    return _COMPANY.sub("", _ASIDE.sub("", _plain(name or ""))).strip()


@dataclass(frozen=True, slots=True)
class _Words:
    own: Mapping[str, Category]
    names: Mapping[str, Category]
    category_of: Mapping[str, Category]
    lengths: tuple[int, ...]
    masked: re.Pattern[str]
    many: re.Pattern[str]
    kinds: Mapping[str, re.Pattern[str]]

    def text_first(self, name: str) -> bool:
        """Return whether what was bought says more than who was paid."""
        return self.names.get(name) is Category.SUPPORT or self.many.search(name) is not None


@functools.lru_cache(maxsize=8192)
def _last_word(said: str) -> tuple[Category, str] | None:
    """Return the word that ends last, of several that end there the longest, with its category."""
    words = _known()
    whole = words.names.get(said)
    if whole is not None:
        return whole, said
    said = words.masked.sub(" ", said)
    for end in range(len(said), 0, -1):
        for length in words.lengths:
            word = said[end - length : end] if length <= end else ""
            if word in words.category_of and _apart(said, word, end):
                return words.category_of[word], word
    return None


def _apart(said: str, word: str, end: int) -> bool:
    """Return whether a word in Latin letters is not a part of a longer one."""
    if not word.isascii():
        return True
    around = (said[end - len(word) - 1 : end - len(word)], said[end : end + 1])
    return not any(one.isascii() and one.isalpha() for one in around)


def _plain(said: str) -> str:
    return unicodedata.normalize("NFKC", said).casefold()


@functools.cache
def _known() -> _Words:
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    own = {str(name): Category(str(category)) for name, category in fields.under("own").pairs()}
    category_of, names = (_by_word(fields.under(key)) for key in ("words", "names"))
    masked, many = (_any(fields.texts(key)) for key in ("masked", "text_first"))
    kinds = fields.under("kinds")
    by_kind = {name: _any(kinds.texts(name)) for name in ("paylater", "gambling", "gifts", "games")}
    kinds.done()
    fields.done()
    return _Words(
        own=own,
        names=names,
        category_of=category_of,
        lengths=tuple(sorted({len(word) for word in category_of}, reverse=True)),
        masked=masked,
        many=many,
        kinds=by_kind,
    )


def _by_word(listed: Fields) -> Mapping[str, Category]:
    found = {
        _plain(word): category
        for category in Category
        for word in (listed.texts(category) if category in listed else ())
    }
    listed.done()
    return found


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(_word(word.casefold()) for word in words))


def _word(word: str) -> str:
    return rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
