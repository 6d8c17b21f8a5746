"""The readers of money: one for each known export, and one for any other table of payments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from ashore.intake.given_file import GivenFile
from ashore.intake.money.columns import (
    TITLE,
    asked_for,
    fields_of,
    is_another_log,
    layout_with,
)
from ashore.intake.money.reasons import left_out
from ashore.intake.money.source import Layout, Source, layout_of, sources
from ashore.intake.money.statement import read_statement
from ashore.intake.money.table import FirstRows, Form, first_rows, form_of
from ashore.intake.reading import Asked, Question, Reader, Reading
from ashore.text import Text

_OWN_HEADINGS, _MARK, _MOST_FOR_COLUMNS = 50, 30, 15
_ALL_KNOWN, _MUST_ASK, _CANNOT_OPEN = 20, 8, 5
_FEWEST_CELLS = 3


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Reads one known kind of export."""

    source: Source

    @property
    def name(self) -> str:
        """Return the name of the source."""
        return self.source.name

    @property
    def title(self) -> Text:
        """Return what the person calls such a file."""
        return self.source.title

    def recognises(self, file: GivenFile) -> int:
        """Return how surely a file is of this source: by its headings and the words above them."""
        return max((self._surety(table) for table in first_rows(file)), default=0)

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return what a file says.

        Raises:
            DataError: If it cannot be read.
        """
        return read_statement(file, asked, self._find, reader=self.name, title=self.title)

    def _find(self, headings: tuple[str, ...]) -> tuple[Source, Layout] | None:
        layout = layout_of(self.source, headings)
        return (self.source, layout) if layout else None

    def _surety(self, table: FirstRows) -> int:
        for place, headings in enumerate(table.plain):
            layout = layout_of(self.source, headings)
            if layout:
                above = " ".join(cell for row in table.plain[:place] for cell in row)
                marked = any(mark in above for mark in self.source.marks)
                columns = sum(map(len, layout.places.values()))
                return _OWN_HEADINGS + marked * _MARK + min(columns, _MOST_FOR_COLUMNS)
        return 0


class _Found(NamedTuple):
    """The headings of a table of payments, what is known of them, and what must be asked."""

    headings: tuple[str, ...]
    fields: Mapping[str, str]
    questions: tuple[Question, ...]


class TableReader:
    """Reads any table of payments; what its headings do not say is asked."""

    name = "table"
    title = TITLE

    def recognises(self, file: GivenFile) -> int:
        """Return how surely a file holds payments: much less than a known export is known by."""
        found = _found(file)
        if found is None:
            form = form_of(file)
            locked = form in (Form.WORKBOOK, Form.PDF) and not first_rows(file)
            return _CANNOT_OPEN if locked else 0
        if not found.questions:
            return _ALL_KNOWN
        return 0 if form_of(file) is Form.PDF else _MUST_ASK

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return what a file says; nothing but questions where its columns are not known yet.

        Raises:
            DataError: If it cannot be read.
        """
        found = _found(file, asked.columns)

        def find(headings: tuple[str, ...]) -> tuple[Source, Layout] | None:
            if found is None or headings != found.headings:
                return None
            return layout_with(found.fields, headings)

        reading = read_statement(file, asked, find, reader=self.name, title=self.title)
        if found is None or not found.questions:
            return reading
        waiting = tuple(left_out("asks", row) for row in range(1, reading.rows + 1))
        return replace(
            reading,
            entries=(),
            proposals=(),
            left_out=waiting,
            questions=found.questions,
            findings=(),
        )


def headings_of(file: GivenFile) -> tuple[str, ...] | None:
    """Return the headings of a table of payments, under which its columns are remembered.

    None where the file holds no such table.
    """
    found = _found(file)
    return found.headings if found else None


def _found(file: GivenFile, columns: Mapping[str, str] = MappingProxyType({})) -> _Found | None:
    """Return the best headings in the first rows of a file's tables."""
    best: tuple[int, int, _Found] | None = None
    for number, table in enumerate(first_rows(file)):
        for place, headings in enumerate(table.plain[: table.payments]):
            filled = [heading for heading in headings if heading]
            if len(filled) < _FEWEST_CELLS or any(map(_is_number, filled)):
                continue
            if is_another_log(headings):
                continue
            fields = fields_of(headings, columns)
            if best is None or (len(fields), -number) > best[:2]:
                questions = asked_for(headings, fields, table.rows[place + 1 :], columns)
                best = len(fields), -number, _Found(headings, fields, questions)
    return best[2] if best else None


def _is_number(heading: str) -> bool:
    return heading.replace(".", "").replace("-", "").replace(",", "").isdigit()


READERS: tuple[Reader, ...] = (*map(SourceReader, sources()), TableReader())
