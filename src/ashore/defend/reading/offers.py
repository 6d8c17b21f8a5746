"""What an intermediary offers: what is wrong with it, why, and where to go instead for nothing."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ashore.defend.reading.data_files import read_data
from ashore.defend.reading.fee import FeeCheck, Figures, fee_in
from ashore.defend.reading.reader import Asked, Reader, Reading, Span
from ashore.defend.reading.scheme import scheme_of
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.text import Text


class Reason(NamedTuple):
    """Why a label was given: what it is called, why it matters, and the words that show it."""

    label: str
    called: Text
    why: Text
    words: tuple[str, ...]
    citations: tuple[Citation, ...]


class Alternative(NamedTuple):
    """A free or official way instead: what to do, who answers, what to dial, and its source."""

    label: str
    do: Text
    who: Text
    phones: tuple[str, ...]
    citation: Citation
    limits: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferReading:
    """What an offer is, with reasons and alternatives for each red flag.

    ``labels`` are either red flags or one clear label. ``fee`` is what it asks for, if it names a
    sum; only where a red flag was seen.
    """

    reading: Reading
    reasons: tuple[Reason, ...]
    alternatives: tuple[Alternative, ...]
    fee: FeeCheck | None

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels."""
        return self.reading.labels

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return where the labels are seen in the text."""
        return self.reading.spans


def read_offer(
    text: str, book: LawBook, on: dt.date, *, figures: Figures | None = None
) -> OfferReading:
    """Return what an offer, advert, chat or clause is.

    Who the sender claims to be plays no part, nor does the channel.

    Args:
        text: As it was sent; a transcript has one turn a line, each with its speaker and a colon.
        book: Names the rules and the free channels.
        on: The day for which both are asked.
        figures: The person's own sums, to hold a fee against.

    Examples:
        >>> found = read_offer(
        ...     "先付启动款2800,包停催,三天见效", LawBook.standard(), dt.date(2026, 11, 24)
        ... )
        >>> found.labels
        ('upfront_fee', 'guaranteed_result')
        >>> found.fee.fee
        280000
    """
    return explained(text, Reader.standard("offers").read(Asked(text, "")), book, on, figures)


def read_offers(asked: Iterable[Asked]) -> Iterator[Reading]:
    """Yield what each of many offers is, in order, without reasons and alternatives."""
    return Reader.standard("offers").read_many(asked)


def explained(
    text: str, reading: Reading, book: LawBook, on: dt.date, figures: Figures | None = None
) -> OfferReading:
    """Return a reading with the reason and the alternatives of each of its red flags."""
    scheme = scheme_of("offers")
    flags = [label for label in reading.labels if label in scheme.conduct]
    return OfferReading(
        reading=reading,
        reasons=tuple(
            Reason(
                label=label,
                called=scheme.says[label],
                why=_advice(label).why,
                words=tuple(text[s.start : s.end] for s in reading.spans if s.label == label),
                citations=_cited(scheme.basis[label], book, on),
            )
            for label in flags
        ),
        alternatives=tuple(_once(one for label in flags for one in _instead(label, book, on))),
        fee=fee_in(text, figures) if flags else None,
    )


class _Advice(NamedTuple):
    why: Text
    instead: Text
    ways: tuple[str, ...]


@functools.cache
def _advice(label: str) -> _Advice:
    one: Mapping[str, Any] = read_data("offer_advice.yaml")[label]
    return _Advice(
        why=Text(one["why"]["zh"], one["why"]["en"]),
        instead=Text(one["instead"]["zh"], one["instead"]["en"]),
        ways=(*one["channels"], *one["hotlines"]),
    )


@functools.lru_cache(maxsize=64)
def _instead(label: str, book: LawBook, on: dt.date) -> tuple[Alternative, ...]:
    """Return the free channels and lines that stand for a label, as they were on a day."""
    advice = _advice(label)
    found = []
    for way in advice.ways:
        channel = book.channel(way, on=on)
        phones = channel.phones or tuple(
            phone for line in channel.hotlines for phone in book.channel(line, on=on).phones
        )
        found.append(
            Alternative(
                label=label,
                do=advice.instead,
                who=channel.title,
                phones=phones,
                citation=channel.citation,
                limits=channel.limits,
            )
        )
    return tuple(found)


@functools.lru_cache(maxsize=64)
def _cited(basis: tuple[str, ...], book: LawBook, on: dt.date) -> tuple[Citation, ...]:
    """Return the citations of the entries that had a version on a day."""
    versions = [book.version(entry, on=on) for entry in basis]
    return tuple(one.citation for one in versions if one.citation is not None)


def _once(alternatives: Iterable[Alternative]) -> Iterator[Alternative]:
    """Yield each channel once, under the label that named it first."""
    seen = set()
    for one in alternatives:
        if one.citation.id not in seen:
            seen.add(one.citation.id)
            yield one
