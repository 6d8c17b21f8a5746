"""One sheet for somebody called about another person's debt: what to say, note and refuse."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from pathlib import Path

from ashore.defend.third_person_kinds import Reader
from ashore.findings import Citation, Strength
from ashore.law.answers import Figure, Gap
from ashore.law.book import LawBook
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.text import Text

_FILE = Path(__file__).parent / "data" / "third_person.yaml"
_WEAK = frozenset({Strength.STANDARD, Strength.SELF_REGULATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One sentence or two, the entries of the law book behind them, and numbers to dial."""

    says: Text
    citations: tuple[Citation, ...] = ()
    phones: tuple[str, ...] = ()

    @property
    def only_recommended(self) -> bool:
        """Return whether all that the line rests on is a recommended standard or an association's.

        Such a line may say that something «may not conform», and no more.
        """
        return bool(self.citations) and all(one.strength in _WEAK for one in self.citations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its lines."""

    key: str
    title: Text
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The whole sheet for one reader, as the law book stood on a day."""

    reader: Reader
    title: Text
    on: dt.date
    sections: tuple[Section, ...]


def sheet_for(reader: Reader, book: LawBook, on: dt.date) -> Sheet:
    """Return the sheet for one kind of person who is called.

    Args:
        reader: Who is called; a guarantor or co-borrower owes, the others do not.
        book: Gives every rule, figure and number to dial.
        on: The day for which they are asked.

    Raises:
        LawDataError: If the law book lacks an entry that the sheet names.

    Examples:
        >>> sheet = sheet_for(Reader.NEIGHBOUR, LawBook.standard(), dt.date(2026, 11, 24))
        >>> sheet.title.zh
        '接到别人的催款电话怎么办：写给邻居'
    """
    words = _words()
    return Sheet(
        reader=reader,
        title=words.title.fill(reader=words.readers[reader]),
        on=on,
        sections=tuple(
            Section(
                key=section.key,
                title=section.title,
                lines=(
                    *(_line(one, book, on) for one in section.lines if reader in one.readers),
                    *(_way(one.id, book, on) for one in section.ways if reader in one.readers),
                ),
            )
            for section in words.sections
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    says: Text
    readers: frozenset[Reader]
    cites: tuple[str, ...]
    fills: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    id: str
    readers: frozenset[Reader]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    key: str
    title: Text
    lines: tuple[_Line, ...]
    ways: tuple[_Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    title: Text
    readers: dict[Reader, Text]
    sections: tuple[_Section, ...]


def _line(one: _Line, book: LawBook, on: dt.date) -> SheetLine:
    """Return a line with its citations, and with the figures that it names."""
    citations: list[Citation] = []
    phones: list[str] = []
    for entry in one.cites:
        version = book.version(entry, on=on)
        if isinstance(version, Gap) or version.citation is None:
            continue
        citations.append(version.citation)
        phones += getattr(version, "phones", ())
    figures: dict[str, Figure] = {name: book.figure(entry, on=on) for name, entry in one.fills}
    return SheetLine(
        says=one.says.fill(**{name: figure.text for name, figure in figures.items()}),
        citations=tuple(citations),
        phones=tuple(phones),
    )


def _way(entry: str, book: LawBook, on: dt.date) -> SheetLine:
    """Return a line that names a place to turn to and its numbers."""
    channel = book.channel(entry, on=on)
    lines = [channel, *(book.channel(line, on=on) for line in channel.hotlines)]
    phones = tuple(dict.fromkeys(phone for line in lines for phone in line.phones))
    says = _CALL if phones else _TURN
    return SheetLine(
        says=says.fill(name=channel.title, accepts=channel.accepts, phones=", ".join(phones)),
        citations=tuple(line.citation for line in lines),
        phones=phones,
    )


_CALL = Text("{name}：{accepts}。电话 {phones}。", "{name}: {accepts}. Call {phones}.")
_TURN = Text("{name}：{accepts}。", "{name}: {accepts}.")


@functools.cache
def _words() -> _Words:
    """Return the words of the sheet as their file gives them."""
    fields = Fields(read_yaml(_FILE, _FILE.name), _FILE.name)
    named = fields.under("readers")
    words = _Words(
        title=fields.both("title"),
        readers={reader: named.both(reader) for reader in Reader},
        sections=tuple(
            _section(Fields(raw, f"{_FILE.name} sections {n}"))
            for n, raw in enumerate(fields.items("sections"), 1)
        ),
    )
    named.done()
    fields.done()
    return words


def _section(fields: Fields) -> _Section:
    section = _Section(
        key=fields.text("key"),
        title=fields.both("title"),
        lines=tuple(
            _written(Fields(raw, f"{fields.where} lines {n}"))
            for n, raw in enumerate(fields.items("lines") if "lines" in fields else (), 1)
        ),
        ways=tuple(
            _named(Fields(raw, f"{fields.where} channels {n}"))
            for n, raw in enumerate(fields.items("channels") if "channels" in fields else (), 1)
        ),
    )
    fields.done()
    return section


def _written(fields: Fields) -> _Line:
    fills = fields.under("fills") if "fills" in fields else None
    line = _Line(
        says=Text(fields.text("zh"), fields.text("en")),
        readers=_readers(fields),
        cites=fields.texts("cites"),
        fills=tuple((str(name), str(entry)) for name, entry in fills.pairs()) if fills else (),
    )
    fields.done()
    return line


def _named(fields: Fields) -> _Way:
    way = _Way(id=fields.text("id"), readers=_readers(fields))
    fields.done()
    return way


def _readers(fields: Fields) -> frozenset[Reader]:
    return frozenset(fields.words("for", Reader) or Reader)
