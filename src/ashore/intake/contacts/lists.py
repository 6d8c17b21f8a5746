"""Lists of calls and messages as tables: carriers' own, telephone managers', any other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ashore.case.entries_dealings import Channel
from ashore.defend.contacts.moments import Moment, moment_from_text
from ashore.defend.contacts.numbers import NumberKind, number_from_text
from ashore.defend.contacts.words import (
    channel_from_text,
    direction_from_text,
    seconds_from_text,
)
from ashore.errors.intake import ColumnsUnknownError
from ashore.findings import Finding
from ashore.intake.contacts.columns import columns_of, heading_key, missing
from ashore.intake.contacts.dates import Dates, dates_of
from ashore.intake.contacts.heard import Heard, RowSource
from ashore.intake.contacts.picking import reading_of
from ashore.intake.contacts.rows import Form, form_of, head_rows, rows_of
from ashore.intake.given_file import GivenFile
from ashore.intake.reading import Asked, Question, Reading
from ashore.text import Text

_SAMPLE = 50


@dataclass(frozen=True)
class ListReader:
    """Reads one kind of list, known by some of its headings.

    Without ``needs`` any table is taken that seems to list calls: the columns that it does not
    name are asked for. ``bare`` are the headings of a list that comes without them.
    """

    name: str
    title: Text
    needs: frozenset[str] = frozenset()
    channel: Channel | None = None
    bare: tuple[str, ...] = ()

    def recognises(self, file: GivenFile) -> int:
        """Return how surely it is such a list."""
        rows = head_rows(file)
        if self.bare:
            return 80 if rows and _is_bare(rows[0], self.bare) else 0
        if self.needs:
            return 85 if _heading_place(rows, self.needs) is not None else 0
        return _seems_a_list(rows)

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return the calls and messages of the numbers picked.

        Raises:
            DataError: If the file is no table, or shows no headings.
        """
        source = _ListSource(self, file, asked)
        return reading_of(self, file, asked, source, source.questions)


class _ListSource(RowSource):
    """The rows of a list, read twice: once to see how it writes, once for what it says."""

    def __init__(self, reader: ListReader, file: GivenFile, asked: Asked) -> None:
        self.findings: list[Finding] = []
        self._file = file
        self._channel = reader.channel
        # A spreadsheet is held in memory anyway; a text is read twice.
        self._held = list(rows_of(file)) if form_of(file) is not Form.CSV else None
        first = list(islice(self._rows(), _SAMPLE))
        place = -1 if reader.bare else _heading_row(first, reader.needs, asked.columns)
        if place is None:
            seen = "、".join(cell[:20] for cell in first[0][:12]) if first else "—"
            raise ColumnsUnknownError(where=file.name, found=seen or "—")
        self._skip = place + 1
        self._headings = list(reader.bare) if reader.bare else first[place]
        self._columns = columns_of(self._headings, first[place + 1 :], asked.columns)
        preamble = "\n".join(" ".join(row) for row in first[: max(place, 0)])
        self._dates, ask = dates_of(self._moments(), preamble, asked)
        unknown = missing(self._headings, self._columns)
        self._waits = bool(unknown)
        self.questions: tuple[Question, ...] = (*unknown, *ask)

    def heard(self) -> Iterator[Heard]:
        """Yield each call or message."""
        for row, cells in enumerate(self._data(), start=1):
            heard = self._heard(row, cells)
            # Who is in a list whose columns are not known cannot be shown either.
            yield heard._replace(fault="columns") if self._waits else heard

    def _heard(self, row: int, cells: Sequence[str]) -> Heard:
        said = _Cells(cells, self._columns)
        number, at = said["number"] or said["name"], _moment(said)
        direction = direction_from_text(said["direction"])
        channel = self._channel_of(said)
        second, fault = self._dates.second(at)
        if not number and fault:
            fault = "note"
        elif direction is None and fault in {"", "day-only"}:
            fault = "direction"
        duration = seconds_from_text(said["duration"]) if channel is Channel.CALL else None
        answered = direction.answered if direction and channel is Channel.CALL else None
        if channel is Channel.CALL and answered is None and duration is not None:
            answered = duration > 0
        return Heard(
            row,
            number,
            channel,
            inbound=direction is None or direction.inbound,
            second=second,
            text=said["text"],
            name=said["name"],
            fault=fault,
            duration=duration,
            answered=answered,
        )

    def _channel_of(self, said: _Cells) -> Channel:
        known = channel_from_text(said["channel"]) if said["channel"] else None
        if known or self._channel:
            return known or self._channel or Channel.CALL
        written = "text" in self._columns and "duration" not in self._columns
        return Channel.SMS if written else Channel.CALL

    def _rows(self) -> Iterator[list[str]]:
        return iter(self._held) if self._held is not None else rows_of(self._file)

    def _data(self) -> Iterator[list[str]]:
        """Yield the rows below the headings; headings that come again on a new page are none."""
        keys = [heading_key(heading) for heading in self._headings]
        for cells in islice(self._rows(), self._skip, None):
            if [heading_key(cell) for cell in cells] != keys:
                yield cells

    def _moments(self) -> Iterator[str]:
        return (_moment(_Cells(cells, self._columns)) for cells in self._data())


class _Cells:
    """The cells of one row by their fields; a field without a column is empty."""

    __slots__ = ("_cells", "_columns")

    def __init__(self, cells: Sequence[str], columns: Mapping[str, int]) -> None:
        self._cells, self._columns = cells, columns

    def __getitem__(self, field: str) -> str:
        place = self._columns.get(field)
        return self._cells[place] if place is not None and place < len(self._cells) else ""


def _moment(said: _Cells) -> str:
    """Return the time of a row as written, the day and the hour joined where they stand apart."""
    at, day = said["at"], said["day"]
    return f"{day} {at}".strip() if day and day not in at else at


def headings_of(file: GivenFile) -> tuple[str, ...] | None:
    """Return the headings of a list whose columns a person may have to name; None without one.

    They are the first row of cells side by side, or the one that says most of what it holds.
    """
    rows = head_rows(file)
    place = _heading_row(rows[:_SAMPLE], frozenset(), {})
    return None if place is None else tuple(rows[place])


def _heading_place(rows: Sequence[Sequence[str]], needs: frozenset[str]) -> int | None:
    for place, row in enumerate(rows):
        if needs <= {heading_key(cell) for cell in row}:
            return place
    return None


def _heading_row(
    rows: Sequence[Sequence[str]], needs: frozenset[str], said: Mapping[str, str]
) -> int | None:
    """Return where the headings stand: those needed, else the row that names most fields."""
    if needs:
        return _heading_place(rows, needs)
    named = [len(columns_of(row, (), said)) for row in rows]
    if named and max(named) > 1:
        return named.index(max(named))
    # Nothing is known of it: the first row that has cells side by side is asked about.
    return next((n for n, row in enumerate(rows) if sum(map(bool, row)) > 1), None)


def _seems_a_list(rows: Sequence[Sequence[str]]) -> int:
    named = (set(columns_of(row, (), {})) for row in rows)
    fields: set[str] = max(named, key=len, default=set())
    if "number" in fields and {"at", "day"} & fields:
        return 40 if {"direction", "duration"} & fields else 20
    holds_call = any(
        any(map(_is_telephone, row)) and any(map(_is_moment, row)) for row in rows[:_SAMPLE]
    )
    return 5 if holds_call else 0


def _is_telephone(cell: str) -> bool:
    number = number_from_text(cell) if len(cell) <= 40 else None
    return number is not None and number.kind in {NumberKind.MOBILE, NumberKind.PORT}


def _is_moment(cell: str) -> bool:
    if not any(mark in cell for mark in ":时"):
        return False
    return isinstance(moment_from_text(cell), Moment) or Dates().second(cell)[1] in {
        "day-first",
        "year",
    }


_CLOCK = re.compile(r"\d{1,3}:\d\d(?::\d\d)?", re.ASCII)


def _is_bare(row: Sequence[str], headings: Sequence[str]) -> bool:
    """Return whether a first row is a call already, in the order of the headings it lacks."""
    said = dict(zip(headings, row, strict=False))
    return (
        len(row) >= len(headings)
        and direction_from_text(said["Call type"]) is not None
        and _CLOCK.fullmatch(said["Duration"]) is not None
        and Dates(day_first=True).second(said["Date"])[0] is not None
    )


READERS = (
    ListReader(
        "china-mobile-calls",
        Text("中国移动通话详单", "China Mobile's list of calls"),
        frozenset({"起始时间", "通信方式", "对方号码", "通信时长"}),
        Channel.CALL,
    ),
    ListReader(
        "china-mobile-messages",
        Text("中国移动短信详单", "China Mobile's list of messages"),
        frozenset({"起始时间", "通信方式", "对方号码", "信息类型"}),
        Channel.SMS,
    ),
    ListReader(
        "china-unicom-calls",
        Text("中国联通通话详单", "China Unicom's list of calls"),
        frozenset({"通话起始时间", "通话时长", "呼叫类型", "对方号码"}),
        Channel.CALL,
    ),
    ListReader(
        "china-telecom-calls",
        Text("中国电信通话详单", "China Telecom's list of calls"),
        frozenset({"起始时间", "通话时长", "呼叫类型", "对方号码"}),
        Channel.CALL,
    ),
    ListReader(
        "iexplorer-calls",
        Text("iExplorer 导出的 iPhone 通话记录", "calls of an iPhone by iExplorer"),
        frozenset({"calltype", "date", "duration", "number", "unformattednumber"}),
        Channel.CALL,
    ),
    ListReader(
        "imazing-calls",
        Text("iMazing 导出的 iPhone 通话记录", "calls of an iPhone by iMazing"),
        frozenset({"calltype", "date", "duration", "number", "service"}),
        Channel.CALL,
    ),
    ListReader(
        "imazing-calls-bare",
        Text("iMazing 旧版导出的 iPhone 通话记录", "calls of an iPhone by an older iMazing"),
        channel=Channel.CALL,
        bare=("Call type", "Date", "Duration", "Number", "Contact"),
    ),
    ListReader(
        "contact-list",
        Text("其他通话或短信清单", "another list of calls or messages"),
    ),
)
