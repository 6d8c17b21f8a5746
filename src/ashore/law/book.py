"""Which figure, rule or table held on a day, and by what authority."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from ashore.errors.base import LawDataError
from ashore.errors.law import (
    LawBeforeFirstError,
    LawGapError,
    LawKindError,
    LawNameError,
    LawSourceMissingError,
    LawUnknownIdError,
)
from ashore.findings import Confidence
from ashore.law.answers import Entry, Figure, Gap, Kind, Rule, Table, Version
from ashore.law.bound import Bound
from ashore.law.channel import Channel
from ashore.law.entry import entry_from
from ashore.law.fields import Fields
from ashore.law.reading import read_yaml
from ashore.law.source import Source, source_from
from ashore.text import Text

STANDARD = Path(__file__).parent / "data"
_SOURCES = "sources"
_NAME = "[a-z][a-z0-9-]*"
_ID = re.compile(rf"{_NAME}\.{_NAME}", re.ASCII)
_STALE = Text(
    "查到的最后一次公布是 {first}；此后应有新的公布，但没有查到。",
    "The last publication found is of {first}; later ones should exist but were not found.",
)
_BEFORE_SOURCE = Text(
    "从 {first} 起的值早于《{title}》的施行日。",
    "The value from {first} is older than its source, {title}.",
)
_Answer = TypeVar("_Answer", Figure, Rule, Table, Channel)


class Problem(NamedTuple):
    """Something about the law book itself: the place, a stable code and a sentence.

    A grave one makes the book unfit for use; the others are worth a look.
    """

    where: str
    code: str
    says: Text
    grave: bool = True


class LawBook:
    """Dated entries of one jurisdiction's law; a file is read when it is asked for.

    Args:
        folder: Holds ``sources/<id>.yaml`` and ``<domain>/<name>.yaml``.
        read: Reads one of these files, given its path and its name inside the folder.

    Examples:
        >>> book = LawBook.standard()
        >>> cap = book.figure("private-lending.cap-multiple", on=dt.date(2024, 3, 1))
        >>> cap.text, cap.citation.pinpoint
        ('4', '第25条')
    """

    def __init__(self, folder: Path, read: Callable[[Path, str], object] = read_yaml) -> None:
        self.folder = folder
        self._read = read
        self._entries: dict[str, Entry] = {}
        self._sources: dict[str, Source] = {}

    @classmethod
    def standard(cls, jurisdiction: str = "cn") -> LawBook:
        """Return the law book that comes with the program; mainland China unless told."""
        return _standard(jurisdiction)

    def figure(self, entry_id: str, *, on: dt.date) -> Figure:
        """Return the number that held on a day.

        Raises:
            LawDataError: If there is none: before the first date, in a gap, or no such figure.
        """
        figure = self._answer(entry_id, on, Kind.FIGURE, Figure)
        known_until = self.entry(entry_id).known_until
        if known_until is None or on <= known_until:
            return figure
        return replace(
            figure,
            stale=True,
            note=_STALE.fill(first=figure.from_date),
            citation=replace(figure.citation, confidence=Confidence.UNCONFIRMED),
        )

    def rule(self, entry_id: str, *, on: dt.date) -> Rule:
        """Return the rule that held on a day.

        Raises:
            LawDataError: If there is none: before the first date, in a gap, or no such rule.
        """
        return self._answer(entry_id, on, Kind.RULE, Rule)

    def table(self, entry_id: str, *, on: dt.date) -> Table:
        """Return the table that held on a day.

        Raises:
            LawDataError: If there is none: before the first date, in a gap, or no such table.
        """
        return self._answer(entry_id, on, Kind.TABLE, Table)

    def channel(self, entry_id: str, *, on: dt.date) -> Channel:
        """Return the place to turn to, or the telephone line, as it was on a day.

        Raises:
            LawDataError: If there is none: before the first date, in a gap, or no such channel.
        """
        return self._answer(entry_id, on, Kind.CHANNEL, Channel)

    def version(self, entry_id: str, *, on: dt.date) -> Version:
        """Return whatever stands under an id on a day, a written gap included.

        Raises:
            LawDataError: If there is no such id, or the day is before its first date.
        """
        entry = self.entry(entry_id)
        for version in reversed(entry.versions):
            if version.from_date is None or version.from_date <= on:
                return version
        raise LawBeforeFirstError(where=entry_id, first=entry.versions[0].from_date, on=on)

    def entry(self, entry_id: str) -> Entry:
        """Return everything under an id: its heading and all versions, gaps included.

        Raises:
            LawDataError: If there is no such id or its file is off.
        """
        if entry_id not in self._entries:
            if _ID.fullmatch(entry_id) is None:
                raise LawUnknownIdError(where=entry_id)
            domain, name = entry_id.split(".")
            path = self.folder / domain / f"{name}.yaml"
            if domain == _SOURCES or not path.is_file():
                raise LawUnknownIdError(where=entry_id)
            self._entries[entry_id] = self._read_entry(entry_id, path)
        return self._entries[entry_id]

    def source(self, source_id: str, *, where: str = "") -> Source:
        """Return the instrument with an id.

        Raises:
            LawDataError: If there is no such source or its file is off.
        """
        if source_id not in self._sources:
            path = self.folder / _SOURCES / f"{source_id}.yaml"
            if re.fullmatch(_NAME, source_id, re.ASCII) is None or not path.is_file():
                raise LawSourceMissingError(where=where, given=source_id)
            place = f"{_SOURCES}/{path.name}"
            source = source_from(Fields(self._read(path, place), place))
            _same_name(place, source.id, source_id)
            self._sources[source_id] = source
        return self._sources[source_id]

    def ids(self) -> tuple[str, ...]:
        """Return the id of every entry, in order; no file is read."""
        return tuple(
            sorted(
                f"{path.parent.name}.{path.stem}"
                for path in self.folder.glob("*/*.yaml")
                if path.parent.name != _SOURCES
            )
        )

    def source_ids(self) -> tuple[str, ...]:
        """Return the id of every source, in order; no file is read."""
        return tuple(sorted(path.stem for path in (self.folder / _SOURCES).glob("*.yaml")))

    def check(self) -> list[Problem]:
        """Return everything that is wrong with the book; every file of it is read."""
        problems: list[Problem] = []
        for one in self.source_ids():
            try:
                self.source(one)
            except LawDataError as error:
                problems.append(problem_from(error, one))
        for one in self.ids():
            try:
                problems += _too_early(self.entry(one))
            except LawDataError as error:
                problems.append(problem_from(error, one))
        return problems

    def _read_entry(self, entry_id: str, path: Path) -> Entry:
        place = f"{path.parent.name}/{path.name}"
        fields = Fields(self._read(path, place), place)
        entry = entry_from(
            fields, path.parent, lambda source_id, where: self.source(source_id, where=where)
        )
        _same_name(place, entry.id, entry_id)
        return entry

    def _answer(self, entry_id: str, on: dt.date, kind: Kind, wanted: type[_Answer]) -> _Answer:
        entry = self.entry(entry_id)
        if entry.kind is not kind:
            raise LawKindError(where=entry_id, given=entry.kind.words(), wanted=kind.words())
        version = self.version(entry_id, on=on)
        if isinstance(version, Gap):
            raise LawGapError(
                where=entry_id,
                since=version.since(),
                on=on,
                reason=version.reason(),
                note=version.note,
            )
        assert isinstance(version, wanted)  # noqa: S101  # an entry holds one kind of version
        return version


def problem_from(error: LawDataError, one: str) -> Problem:
    """Return a refusal as a problem; ``one`` is its place where the refusal names none."""
    zh, en = error.parts("zh")[0], error.parts("en")[0]
    return Problem(error.where or one, error.code, Text(zh, en))


def _too_early(entry: Entry) -> list[Problem]:
    """Return the versions that start before the source they cite was in force."""
    return [
        Problem(
            entry.id,
            "law.before-source",
            _BEFORE_SOURCE.fill(first=version.from_date, title=version.citation.title),
        )
        for version in entry.versions
        if version.citation is not None
        and version.citation.in_force is not None
        and version.from_date is not None
        and version.from_date < version.citation.in_force
    ]


def _same_name(place: str, given: str, wanted: str) -> None:
    if given != wanted:
        raise LawNameError(where=place, given=given, wanted=wanted)


@functools.cache
def _standard(jurisdiction: str) -> LawBook:
    return LawBook(STANDARD / jurisdiction, Bound(STANDARD / f"{jurisdiction}.bound").read)
