"""One row of a telephone's memory as a source gives it, before anybody decided to keep it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from ashore.case.entries_dealings import Channel
from ashore.defend.contacts.numbers import number_from_text
from ashore.findings import Finding, Severity, Strength
from ashore.intake.contacts.hints import signature_of
from ashore.text import Text

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
WITHHELD = "withheld"
"""The one sender of all calls that showed no number."""


class Heard(NamedTuple):
    """A call or a message, or a row that is none: then ``fault`` says why.

    ``written`` is the number or sender as the source spells it, ``second`` counts from 1970 and is
    None where the moment is not known, ``name`` is what the telephone calls the other side, and
    ``claims`` what the other side calls itself. ``raw`` is a row that has not been parsed yet.
    """

    row: int
    written: str
    channel: Channel
    inbound: bool
    second: int | None
    text: str = ""
    name: str = ""
    fault: str = ""
    duration: int | None = None
    answered: bool | None = None
    claims: str = ""
    group: bool = False
    raw: bytes = b""


class Source(Protocol):
    """A file that is being read: its rows one by one, and what was odd about it."""

    findings: list[Finding]

    def heard(self) -> Iterator[Heard]:
        """Yield every data row, counted from 1."""

    def summed(self) -> Iterator[tuple[int, Heard]]:
        """Yield rows and how many each stands for; those of one sender alone can be summed."""

    def heard_of(self, never: Callable[[str], bool]) -> Iterator[tuple[int, Heard]]:
        """Yield rows and how many each stands for; those of a sender never wanted can be summed."""

    def peek(self, heard: Heard) -> tuple[str, str]:
        """Return the name and the words of a row, as far as hints need them."""

    def signature(self, heard: Heard) -> str:
        """Return the name in 【】 that the words of a row begin or end with, or nothing."""

    def whole(self, heard: Heard) -> Heard | None:
        """Return a row with everything it says, None where it does not read."""


class RowSource(ABC):
    """A source whose rows come whole: nothing of them waits to be parsed."""

    findings: list[Finding]

    @abstractmethod
    def heard(self) -> Iterator[Heard]:
        """Yield every data row, counted from 1."""

    def summed(self) -> Iterator[tuple[int, Heard]]:
        """Yield every row for itself."""
        return ((1, heard) for heard in self.heard())

    def heard_of(
        self,
        never: Callable[[str], bool],  # noqa: ARG002 - every row is as quick to yield
    ) -> Iterator[tuple[int, Heard]]:
        """Yield every row for itself."""
        return self.summed()

    def peek(self, heard: Heard) -> tuple[str, str]:
        """Return the name and the words of a row."""
        return heard.name or heard.claims, heard.text

    def signature(self, heard: Heard) -> str:
        """Return the name in 【】 that the words of a row begin or end with, or nothing."""
        return signature_of(heard.text)

    def whole(self, heard: Heard) -> Heard | None:
        """Return the row as it is."""
        return heard


def sender_key(written: str) -> str:
    """Return the one key of a number or sender, however it is spelt.

    Examples:
        >>> sender_key("+86 138-0000-1234"), sender_key("13800001234"), sender_key("-1")
        ('13800001234', '13800001234', 'withheld')
    """
    number = number_from_text(written)
    return number.key if number else WITHHELD


def epoch_second(written: str) -> int | None:
    """Return a count of seconds since 1970 from seconds or milliseconds, None where it is none.

    Examples:
        >>> epoch_second("1454471484"), epoch_second("1303596617074"), epoch_second("null")
        (1454471484, 1303596617, None)
    """
    if not (written.isascii() and written.isdigit()) or len(written) > 18:
        return None
    count = int(written)
    second = count // 1000 if count > _MOST_SECONDS else count
    return second if _FIRST <= second < _LAST else None


_MOST_SECONDS = 10**11
_FIRST, _LAST = 946_656_000, 4_102_416_000
"""2000-01-01 and 2100-01-01 in Shanghai: what lies outside is no moment of a telephone."""


def printable(text: str) -> str:
    """Return a text without the characters that are not seen but may act on a screen."""
    return _CONTROL.sub("", text)


def file_finding(code: str, where: str, says: Text) -> Finding:
    """Return something odd about a file that the person should know of."""
    return Finding(
        code=code,
        severity=Severity.CHECK,
        where=where,
        says=says,
        strength=Strength.ARITHMETIC,
    )
