"""What the words of a payment say it was for."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.plan.categories import Category

_FILE = Path(__file__).parent / "data" / "merchants.yaml"
_LONGEST_NAME = 20
_BRANCH = re.compile(r"\([^()]*店\)")
_ASIDE = re.compile(r"[(【\[].*?[)】\]]|[(【\[].*$")

Found = tuple[Category, str]
"""A category, and the word that says so."""


def spent_on(hint: str | None, counterpart: str | None, text: str) -> Found | None:
    """Return what a payment was for and the word that says so, None where none does.

    Args:
        hint: The source's own category.
        counterpart: Who was paid.
        text: What it says it was for; in a long one, the title of a product, all words must agree.

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
    known = _known()
    by_name, text_first = _of_name(counterpart) if counterpart else (None, False)
    if (
        by_name is not None
        and by_name[0] in known.not_in_nicknames
        and known.transfers.search(f"{hint or ''} {text}")
    ):
        by_name = None
    found = by_name if by_name and not text_first else _of_text(text) or by_name
    if found is None and hint is not None:
        own = known.own.get(hint.strip())
        found = None if own is None else (own, hint.strip())
    return found


def kinds_in(said: str) -> frozenset[str]:
    """Return which kinds that have a page of their own the words of a payment belong to.

    Examples:
        >>> sorted(kinds_in("中国体育彩票"))
        ['gambling']
    """
    plain = one_spelling(said)
    return frozenset(kind for kind, words in _known().kinds.items() if words.search(plain))


def without_asides(name: str) -> str:
    """Return a name without what stands in brackets, in one spelling.

    Examples:
        >>> without_asides("ＫＦＣ（人民路店）")
        'kfc'
    """
    return _ASIDE.sub("", one_spelling(name)).strip()


def one_spelling(said: str) -> str:
    """Return words with letters, digits and brackets of one width, and small letters."""
    return unicodedata.normalize("NFKC", said).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    own: Mapping[str, Category]
    names: Mapping[str, Category]
    category_of: Mapping[str, Category]
    lengths: Mapping[str, tuple[int, ...]]
    masked: re.Pattern[str]
    text_first: re.Pattern[str]
    transfers: re.Pattern[str]
    not_in_nicknames: frozenset[Category]
    kinds: Mapping[str, re.Pattern[str]]


@functools.lru_cache(maxsize=8192)
def _of_name(counterpart: str) -> tuple[Found | None, bool]:
    """Return what a name says, and whether what was bought says more than it."""
    known = _known()
    name = without_asides(counterpart)
    whole = known.names.get(name)
    if whole is not None:
        return (whole, name), whole is Category.SUPPORT
    return _last_word(name), known.text_first.search(name) is not None


@functools.lru_cache(maxsize=8192)
def _of_text(text: str) -> Found | None:
    said = _BRANCH.sub("", one_spelling(text))
    whole = _known().names.get(said)
    if whole is not None:
        return whole, said
    return _last_word(said) if len(said) <= _LONGEST_NAME else _agreed_word(said)


def _last_word(said: str) -> Found | None:
    """Return the word that ends last, of several that end there the longest, with its category.

    A Chinese name ends in what it is: 医院食堂 is a canteen, and 药店停车场 is where one parks.
    """
    return next(_words_from_the_end(said), None)


def _agreed_word(said: str) -> Found | None:
    """Return the last word with its category where all words are of the same one.

    The title of a product is a row of nouns, and any of them may be what it is.
    """
    found = tuple(_words_from_the_end(said))
    return found[0] if len({category for category, _ in found}) == 1 else None


def _words_from_the_end(said: str) -> Iterator[Found]:
    known = _known()
    said = known.masked.sub(" ", said)
    end = len(said)
    while end > 0:
        for length in known.lengths.get(said[end - 1], ()):
            word = said[end - length : end] if length <= end else ""
            if word in known.category_of and _apart(said, word, end):
                yield known.category_of[word], word
                end -= length
                break
        else:
            end -= 1


def _apart(said: str, word: str, end: int) -> bool:
    """Return whether a word in Latin letters is not a part of a longer one."""
    if not word.isascii():
        return True
    around = (said[: end - len(word)][-1:], said[end : end + 1])
    return not any(one.isascii() and one.isalpha() for one in around)


@functools.cache
def _known() -> _Words:
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    own = {str(name): Category(str(category)) for name, category in fields.under("own").pairs()}
    category_of, names = (_by_word(fields.under(key)) for key in ("words", "names"))
    patterns = {key: _any(fields.texts(key)) for key in ("masked", "text_first", "transfers")}
    nicknames = frozenset(Category(name) for name in fields.texts("not_in_nicknames"))
    kinds = fields.under("kinds")
    by_kind = {name: _any(kinds.texts(name)) for name in ("paylater", "gambling", "gifts", "games")}
    kinds.done()
    fields.done()
    return _Words(
        own=own,
        names=names,
        category_of=category_of,
        lengths=_lengths(category_of),
        masked=patterns["masked"],
        text_first=patterns["text_first"],
        transfers=patterns["transfers"],
        not_in_nicknames=nicknames,
        kinds=by_kind,
    )


def _by_word(listed: Fields) -> Mapping[str, Category]:
    found = {
        one_spelling(word): category
        for category in Category
        for word in (listed.texts(category) if category in listed else ())
    }
    listed.done()
    return found


def _lengths(words: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """Return by its last character how long a word may be, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(some, reverse=True)) for last, some in found.items()}


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(_word(one_spelling(word)) for word in words))


def _word(word: str) -> str:
    return rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
