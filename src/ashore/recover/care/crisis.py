"""Crisis help: a person first, then numbers to dial from the law book, and no other figure."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from pathlib import Path

from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "crisis.yaml"
_MENTAL_HEALTH = "hotlines.mental-health"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """One thing to do now; ``phones`` are the numbers in it, ``citation`` where they are from."""

    key: str
    says: Text
    phones: tuple[str, ...] = ()
    citation: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisHelp:
    """What is shown above everything else to somebody who may not be safe."""

    title: Text
    lines: tuple[HelpLine, ...]


def crisis_help(book: LawBook, on: dt.date) -> CrisisHelp:
    """Return the help for a day.

    Raises:
        LawDataError: If the law book lacks one of the lines.

    Examples:
        >>> [line.phones for line in crisis_help(LawBook.standard(), dt.date(2026, 11, 24)).lines]
        [(), (), ('12356',), ('120',), ('110',), (), (), ()]
    """
    words = _words()
    lines = tuple(_line(line, book, on) for line in words.lines)
    return CrisisHelp(title=words.title, lines=lines)


def quiet_line(book: LawBook, on: dt.date) -> HelpLine:
    """Return the one sentence that stands at the foot of every check-in."""
    return _line(_Words.Line("quiet", _words().quiet, _MENTAL_HEALTH), book, on)


def not_a_diagnosis() -> Text:
    """Return what a check-in is, and is not."""
    return _words().not_a_diagnosis


@dataclass(frozen=True, slots=True)
class _Words:
    @dataclass(frozen=True, slots=True)
    class Line:
        key: str
        says: Text
        phones: str | None

    title: Text
    lines: tuple[Line, ...]
    quiet: Text
    not_a_diagnosis: Text


def _line(line: _Words.Line, book: LawBook, on: dt.date) -> HelpLine:
    if line.phones is None:
        return HelpLine(key=line.key, says=line.says)
    channel = book.channel(line.phones, on=on)
    return HelpLine(
        key=line.key,
        says=line.says.fill(
            phones="、".join(channel.phones),
            name=channel.title,
            hours=channel.hours or Text("", ""),
        ),
        phones=channel.phones,
        citation=channel.citation,
    )


@functools.cache
def _words() -> _Words:
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    lines = []
    for n, raw in enumerate(fields.items("lines"), 1):
        line = Fields(raw, f"{_FILE.name} lines {n}")
        says = Text(line.text("zh"), line.text("en"))
        lines.append(_Words.Line(line.text("key"), says, line.text_or_none("phones")))
        line.done()
    words = _Words(
        title=fields.both("title"),
        lines=tuple(lines),
        quiet=fields.both("quiet"),
        not_a_diagnosis=fields.both("not_a_diagnosis"),
    )
    fields.done()
    return words
