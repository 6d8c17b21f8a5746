"""A paper before it is written out: typed blocks of sentences that say what they rest on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ashore.findings import Citation
from ashore.text import Text


class Ground(StrEnum):
    """What lets a sentence stand in a paper."""

    FACT = "fact"
    """It says what happened or what is owed, so it needs an exhibit or a memory."""
    RULE = "rule"
    """It says what a rule says, so it needs a citation."""
    ASK = "ask"
    """It asks, offers or declares something; nothing has to be proved."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that the records do not fill; it is printed as a marked gap, never guessed.

    ``fetch`` tells the person where the missing words are found.
    """

    label: str
    fetch: Text


Piece = str | Blank
"""What a line is made of: words, and the gaps in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One amount, day or name that a paper states, so that two papers can be held together.

    ``about`` names the fact for good: ``loan:L1/principal``; ``value`` is what this paper says.
    """

    about: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a paper in Chinese, with what it rests on.

    ``exhibits`` are keys of :class:`~ashore.documents.exhibits.Exhibit`; ``recalled`` is true where
    it, or a part of it, rests on the person's memory alone. Both are printed behind the sentence.
    """

    pieces: tuple[Piece, ...]
    ground: Ground
    exhibits: tuple[str, ...] = ()
    recalled: bool = False
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a paper."""

    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that run on; ``numbered`` ones count up within a paper's part."""

    sentences: tuple[Sentence, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption; ``rests_on`` is the sentence that says where its rows are from.

    ``numeric`` are the columns, from 0, that are set to the right.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    rests_on: Sentence
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled line at the head of a paper: who, to whom, which case number."""

    label: str
    value: tuple[Piece, ...]
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled lines, set as a form."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Where the person signs: the word before the name, the name, and the day if it is known."""

    label: str
    name: Piece
    on: dt.date | None = None


Block = Heading | Paragraph | Table | Fields | Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paper, typed: what it is, to whom, its blocks, and what the person has to know about it.

    Args:
        id: Names the paper within a case, and its file where it holds no hash: ``bill-query-L1``.
        kind: The kind of paper: ``bill-query``.
        title: As printed.
        to: The addressee as printed, or a gap.
        on: The day for which it was drafted.
        blocks: What is printed.
        attached: Keys of the exhibits that go with it, in order.
        channel: The id in the law book of the desk it goes to, where there is one.
        clock: The id of the deadline that starts on the day it is sent, where there is one.
        loan: The loan it is about, where it is about one.
        notes: What the person has to know before it is sent; not part of the paper.
        addressed_at_end: Whether the addressee stands under “此致” at the end, as it always does in
            a paper for a court.
        answers: The entry that it follows up, where it asks about an earlier paper.
    """

    id: str
    kind: str
    title: str
    to: tuple[Piece, ...]
    on: dt.date
    blocks: tuple[Block, ...]
    attached: tuple[str, ...] = ()
    channel: str | None = None
    clock: str | None = None
    loan: str | None = None
    notes: tuple[Text, ...] = ()
    addressed_at_end: bool = False
    answers: str | None = None

    def addressee(self, *, gap: str | None = None) -> str:
        """Return the addressee as words; ``gap`` stands for what is missing, else its label."""
        return "".join(
            piece if isinstance(piece, str) else piece.label if gap is None else gap
            for piece in self.to
        )
