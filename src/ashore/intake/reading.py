"""What every reader is asked, and what it answers: entries, what it left, and what it must ask."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from ashore.case.entries import AnyEntry
from ashore.findings import Finding
from ashore.intake.given_file import GivenFile
from ashore.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the person said beforehand; each answer settles a ``Question`` of an earlier reading.

    ``picked`` are the numbers and senders whose contacts are kept, None where nobody was picked
    yet. ``columns`` gives a field's name for a column's heading. ``day_first`` is the order of
    ``03/04/2026``. ``year`` and ``month`` are those of a statement that does not give its own.
    """

    recorded_at: dt.datetime
    year: int | None = None
    month: int | None = None
    day_first: bool | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    picked: frozenset[str] | None = None
    password: str | None = field(default=None, repr=False)


class LeftOut(NamedTuple):
    """A row or part that became no entry, and why; ``row`` counts data rows from 1.

    One may stand for many rows with the same reason: then ``rows`` is how many.
    """

    code: str
    says: Text
    row: int | None = None
    place: str = ""
    rows: int = 1


class Choice(NamedTuple):
    """One answer to a question: its value as ``Asked`` takes it, and what the person sees."""

    value: str
    says: Text


class Question(NamedTuple):
    """Something that a file does not say; ``answers`` is the field of ``Asked`` that settles it."""

    answers: str
    says: Text
    choices: tuple[Choice, ...] = ()


class Proposal(NamedTuple):
    """Entries that a file suggests and does not say: they are offered, never taken for granted."""

    code: str
    entries: tuple[AnyEntry, ...]
    because: Text
    rows: tuple[int, ...] = ()


class Box(NamedTuple):
    """A place on a page, counted from 1: left, top, right, bottom in pixels or points."""

    page: int
    left: int
    top: int
    right: int
    bottom: int


class SeenField(NamedTuple):
    """A value read off a page: what it is, what it says, how sure, and where it stands.

    ``value`` is in the form of an entry's field, ``text`` as it stands on the page, ``percent``
    how sure the reading is from 0 to 100; ``asks`` is true where a person must look.
    """

    name: str
    value: str
    text: str
    percent: int
    box: Box | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one file says: nothing of it is in a case yet.

    ``rows`` counts the data rows that were seen; each is in an entry, a proposal or ``left_out``.
    """

    reader: str
    title: Text
    file: GivenFile
    rows: int
    entries: tuple[AnyEntry, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[Question, ...] = ()
    fields: tuple[SeenField, ...] = ()
    findings: tuple[Finding, ...] = ()


class Reader(Protocol):
    """One kind of source: it knows its own files by what is in them, and reads them."""

    @property
    def name(self) -> str:
        """Return its name, like ``alipay-app``."""

    @property
    def title(self) -> Text:
        """Return what the person calls such a file."""

    def recognises(self, file: GivenFile) -> int:
        """Return how surely the head of a file is its own: 0 is no, 100 certain."""

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return what a file says.

        Raises:
            DataError: If the file cannot be read as what it seems to be.
        """


class ContentIds:
    """Ids made from what a row says, so that the same row has the same id in every export.

    Rows that say exactly the same are told apart by their count within the file.

    Examples:
        >>> ids = ContentIds("sms")
        >>> first, again = ids.of("10690000", "您好"), ids.of("10690000", "您好")
        >>> first, again == first + "-2"
        ('sms-9ff0132cc16ba460', True)
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._seen: dict[str, int] = {}

    def of(self, *says: object) -> str:
        """Return the id of a row that says this."""
        return self.each(["\x1f".join(["" if part is None else str(part) for part in says])])[0]

    def each(self, texts: Iterable[str]) -> list[str]:
        """Return the ids of many rows, each given as what it says, joined by U+001F."""
        prefix, seen, names = f"{self._prefix}-", self._seen, []
        for text in texts:
            name = prefix + hashlib.sha256(text.encode()).hexdigest()[:16]
            seen[name] = count = seen.get(name, 0) + 1
            names.append(name if count == 1 else f"{name}-{count}")
        return names
