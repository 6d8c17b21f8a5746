"""Which entries of the law book speak of some words: Chinese, English, an id or a topic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ashore.law.answers import Entry, Gap, Table
from ashore.law.book import LawBook
from ashore.law.channel import Channel
from ashore.law.words import domain_of, domain_words
from ashore.text import Text

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_TITLE, _SAYS, _REST = 3, 2, 1


@dataclass(frozen=True, slots=True)
class _Speaks:
    """What an entry says, the part that names it first."""

    title: str
    says: str
    rest: str


class Index:
    """The words of a law book, read once.

    Examples:
        >>> index = Index(LawBook.standard())
        >>> index.find("容时")[0].id, index.find("grace days")[0].id
        ('card.grace-days', 'card.grace-days')
        >>> [entry.id for entry in index.find("12356")][:2]
        ['channels.mental-health', 'hotlines.mental-health']
        >>> index.find("没有这样的词语")
        ()
    """

    def __init__(self, book: LawBook) -> None:
        self.book = book
        self._speaks = {one: _speaks(book.entry(one)) for one in book.ids()}

    def find(self, asked: str) -> tuple[Entry, ...]:
        """Return the entries that speak of every word asked for, those named by them first.

        Words are parted by blanks. Chinese is written without: where no entry holds a run whole, it
        is taken apart, from its begin on, into the longest pieces that stand in an entry.
        """
        words = one_spelling(asked).split()
        if not words:
            return ()
        for fits in (_whole, _in_pieces):
            ranked = {
                one: min(fits(word, speaks) for word in words)
                for one, speaks in self._speaks.items()
            }
            found = sorted((-rank, one) for one, rank in ranked.items() if rank)
            if found:
                return tuple(self.book.entry(one) for _, one in found)
        return ()


def one_spelling(said: str) -> str:
    """Return words with letters and digits of one width, and small letters."""
    return unicodedata.normalize("NFKC", said).casefold()


def _whole(word: str, speaks: _Speaks) -> int:
    places = ((speaks.title, _TITLE), (speaks.says, _SAYS), (speaks.rest, _REST))
    return next((rank for said, rank in places if word in said), 0)


def _in_pieces(word: str, speaks: _Speaks) -> int:
    if not _CHINESE.fullmatch(word):
        return _whole(word, speaks)
    ranks, begin = [], 0
    while begin < len(word):
        for end in range(len(word), begin + 1, -1):
            rank = _whole(word[begin:end], speaks)
            if rank:
                ranks.append(rank)
                begin = end
                break
        else:
            return 0
    return min(ranks)


def _speaks(entry: Entry) -> _Speaks:
    domain = domain_words(domain_of(entry.id))
    return _Speaks(
        title=_joined(entry.id, *entry.title, *domain),
        says=_joined(*entry.says),
        rest=_joined(*(said for text in _texts(entry) for said in text)),
    )


def _texts(entry: Entry) -> Iterator[Text]:
    if entry.limits:
        yield entry.limits
    for version in entry.versions:
        if version.note:
            yield version.note
        if version.citation:
            yield version.citation.title
            yield Text(version.citation.pinpoint, "")
        if isinstance(version, Channel):
            yield from (version.text, version.body, version.accepts)
            yield Text(" ".join(version.phones), "")
        elif isinstance(version, Table):
            yield from (Text(" ".join(row.values()), "") for row in version.rows)
        elif not isinstance(version, Gap):
            yield Text(version.text, "") if isinstance(version.text, str) else version.text


def _joined(*said: str) -> str:
    return one_spelling("\n".join(said))
