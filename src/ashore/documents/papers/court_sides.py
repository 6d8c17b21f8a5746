"""Who speaks against whom in a paper for a court, and one point that they dispute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ashore.documents.draft import Block, Heading, Paragraph, Sentence
from ashore.documents.papers.court_suit import Suit
from ashore.documents.papers.sentences import Facts


@dataclass(frozen=True, slots=True)
class Side:
    """A suit with what the paper calls the person (答辩人, 异议人) and the other side.

    ``concedes`` says whether the paper may say what is right; an objection only disputes.
    """

    suit: Suit
    says: Facts
    me: str
    them: str
    concedes: bool = True


@dataclass(frozen=True, slots=True)
class Dispute:
    """One point in dispute: its code, its heading, and the sentences that carry it.

    ``denies_all`` says that it is held against the whole claim; ``on_request`` that it denies no
    sum by itself but asks the court to reduce some; ``about_claim`` that something which is claimed
    is disputed, and not only a line of a bill that may or may not be in it.
    """

    code: str
    heading: str
    sentences: tuple[Sentence, ...]
    denies_all: bool = False
    on_request: bool = False
    about_claim: bool = True


_ORDER = "一二三四五六七八九十"


def dispute_blocks(found: Sequence[Dispute]) -> Iterator[Block]:
    """Yield the points in dispute, each under a heading of its own."""
    for number, one in zip(_numerals(), found, strict=False):
        yield Heading(f"（{number}）{one.heading}")
        yield Paragraph(one.sentences)


def _numerals() -> Iterator[str]:
    yield from _ORDER
    yield from (f"十{numeral}" for numeral in _ORDER[:9])
