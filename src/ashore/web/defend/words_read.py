"""What the words of a message may be: each label with the very words and the rules that speak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ashore.defend.reading.messages import read_message
from ashore.defend.reading.reader import Asked
from ashore.defend.reading.scheme import scheme_of
from ashore.errors.base import LawDataError
from ashore.findings import Citation
from ashore.text import Text
from ashore.web.frame.desk import Desk


class LabelRead(NamedTuple):
    """One thing that a message may be.

    ``careful`` says that it is a guess about conduct, to be worded as one; ``percent`` how likely
    the program holds it to be.
    """

    called: Text
    careful: bool
    percent: int
    quotes: tuple[str, ...]
    citations: tuple[Citation, ...]


WordsRead = tuple[LabelRead, ...]


def read_words(desk: Desk, asked: Asked) -> WordsRead:
    """Return what a message may be, as its words, its way and its reader tell."""
    reading = read_message(asked.text, channel=asked.channel, recipient=asked.recipient)
    scheme = scheme_of("messages")
    return tuple(
        LabelRead(
            called=scheme.says[label],
            careful=label in scheme.conduct,
            percent=round(100 * reading.scores.get(label, 0)),
            quotes=tuple(
                dict.fromkeys(
                    asked.text[s.start : s.end] for s in reading.spans if s.label == label
                )
            ),
            citations=tuple(_cited(desk, scheme.basis.get(label, ()))),
        )
        for label in reading.labels
    )


def _cited(desk: Desk, basis: tuple[str, ...]) -> Iterator[Citation]:
    for entry in basis:
        try:
            citation = desk.book.version(entry, on=desk.today).citation
        except LawDataError:
            continue
        if citation is not None:
            yield citation
