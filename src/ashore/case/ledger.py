"""The append-only ledger: entries in the order they were recorded, each sealing those before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

from pydantic import Field, ValidationError

from ashore.case.canonical import canonical_bytes, digest, require_whole_numbers
from ashore.case.chain import EDITED, find_break
from ashore.case.entries import ENTRIES, KINDS, AnyEntry, reader_of
from ashore.case.entry import Source, Supersede
from ashore.case.field_errors import first_error, one_error
from ashore.case.fields import Day, EntryId, Record
from ashore.case.many import collector_paused, share
from ashore.errors.case import BrokenChainError, CaseSchemaError

SCHEMA = "ashore-case/1"

_TOGETHER = 4096
_KIND = re.compile(rb'"kind":"([a-z-]+)"')


class Header(Record):
    """What a case says of itself once and for all; the first entry's ``prev`` is its hash.

    ``as_of`` is the day for which an adviser wrote a sheet; a case that is kept up has none.
    """

    schema_: Literal["ashore-case/1"] = Field(default="ashore-case/1", alias="schema")
    case_id: EntryId
    title: str | None = None
    as_of: Day | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """A case's entries and the chain of hashes over their lines; a value that never changes.

    ``lines`` is what is kept: the canonical bytes of each entry with the hash of the line before.
    ``entries`` is what they say, and ``head`` the hash of the last line.
    """

    header_line: bytes
    lines: tuple[bytes, ...]
    head: str
    header: Header = field(compare=False, repr=False)
    entries: tuple[AnyEntry, ...] = field(compare=False, repr=False)

    @classmethod
    def begin(cls, case_id: str, *, title: str | None = None, **others: object) -> Ledger:
        """Return the empty ledger of a new case.

        Examples:
            >>> Ledger.begin("case-1").head[:8]
            'c38319d1'
        """
        named = {} if title is None else {"title": title}
        values = {"schema": SCHEMA, "case_id": case_id, **named, **others}
        require_whole_numbers(values)
        line = canonical_bytes(values)
        return cls.read(line, (), head=digest(line), place=str)

    @classmethod
    def read(
        cls,
        header_line: bytes,
        lines: Sequence[bytes],
        *,
        head: str,
        count: int | None = None,
        place: Callable[[int], str],
    ) -> Ledger:
        """Return the ledger that canonical lines hold, once its chain and fields are verified.

        Args:
            header_line: The header.
            lines: The entries, each with ``prev``.
            head: What the hash of the last line should be.
            count: How many entries there should be, where that is known.
            place: Names a line to the person: 0 is the header, n the n-th entry.

        Raises:
            BrokenChainError: If the chain breaks; it names the first place.
            DataError: If a field does not read; it names the place.
        """
        broken = find_break(header_line, lines, head, count)
        if broken:
            raise BrokenChainError(where=place(broken.line), change=broken.change)
        header = _read_header(header_line, place(0))
        entries = _read_entries(lines, place)
        before = digest(header_line)
        for n, (line, entry) in enumerate(zip(lines, entries, strict=True), start=1):
            if entry.prev != before:
                raise BrokenChainError(where=place(n), change=EDITED)
            before = digest(line)
        return cls(header_line, tuple(lines), head, header, entries)

    @property
    def case_id(self) -> str:
        """Return the name of the case."""
        return self.header.case_id

    def append(self, *entries: AnyEntry) -> Ledger:
        """Return this ledger with more entries at its end.

        An entry is written as it was given: what was not said is not written.

        Raises:
            DataError: If an entry holds something that cannot be written.
        """
        head, lines = self.head, []
        for n, entry in enumerate(entries, start=len(self.lines) + 1):
            values = _values(entry) | {"prev": head}
            require_whole_numbers(values, where=_place(n))
            lines.append(canonical_bytes(values, where=_place(n)))
            head = digest(lines[-1])
        offset = len(self.lines)
        read = _read_entries(lines, lambda n: _place(n + offset))
        return Ledger(
            self.header_line, self.lines + tuple(lines), head, self.header, self.entries + read
        )

    def supersede(
        self,
        replaces: str,
        by: AnyEntry | None = None,
        *,
        recorded_at: dt.datetime,
        reason: str = "",
        source: Source | None = None,
    ) -> Ledger:
        """Return this ledger with a correction: an entry is replaced, or withdrawn.

        Args:
            replaces: The id of the entry that no longer counts.
            by: The entry to stand in its place; none withdraws it.
            recorded_at: When the correction is made.
            reason: Why, in the person's words.
            source: Where it was read; typed by hand when left out.
        """
        together = ((replaces, by),)
        return self.supersede_all(together, recorded_at=recorded_at, reason=reason, source=source)

    def supersede_all(
        self,
        corrected: Iterable[tuple[str, AnyEntry | None]],
        *,
        recorded_at: dt.datetime,
        reason: str = "",
        source: Source | None = None,
    ) -> Ledger:
        """Return this ledger with many corrections in their order; each is as ``supersede`` has it.

        Args:
            corrected: Pairs of an entry's id and what stands in its place, None to withdraw it.
            recorded_at: When the corrections are made.
            reason: Why, the same for all.
            source: Where they were read; typed by hand when left out.
        """
        pairs = tuple(corrected)
        names = self._free_ids("supersede", besides=(by.id for _, by in pairs if by))
        adding: list[AnyEntry] = []
        for replaces, by in pairs:
            values: dict[str, Any] = {"id": next(names), "recorded_at": recorded_at}
            values |= {"replaces": replaces, "reason": reason}
            values |= {"with": by.id} if by else {}
            values |= {"source": source} if source else {}
            adding += [by] if by else []
            adding.append(Supersede.model_validate(values))
        # One append: a ledger made for each correction would copy all the lines as often.
        return self.append(*adding)

    def next_id(self, kind: str) -> str:
        """Return the first id of the form ``kind-number`` that no entry has yet."""
        return next(self._free_ids(kind))

    def _free_ids(self, kind: str, *, besides: Iterable[str] = ()) -> Iterator[str]:
        taken = {*besides, *(entry.id for entry in self.entries)}
        return (name for n in count(1) if (name := f"{kind}-{n}") not in taken)


def _place(number: int) -> str:
    return f"entries[{number - 1}]"


def _values(entry: AnyEntry) -> dict[str, Any]:
    said = entry.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)
    return said | {"kind": entry.kind}


def _read_header(line: bytes, where: str) -> Header:
    try:
        return Header.model_validate_json(line)
    except ValidationError as error:
        detail = error.errors()[0]
        if detail["loc"] == ("schema",):
            given = detail["input"]
            raise CaseSchemaError(where=where, given=given, expected=SCHEMA) from None
        raise one_error(error, where) from None


def _read_entries(lines: Sequence[bytes], place: Callable[[int], str]) -> tuple[AnyEntry, ...]:
    entries: list[AnyEntry] = []
    with collector_paused():
        # One call for many lines is fast; one for all of a long case would need twice its memory.
        for before in range(0, len(lines), _TOGETHER):
            part = _read_part(lines[before : before + _TOGETHER], place, before)
            share(part)
            share(entry.source for entry in part)
            entries += part
    return tuple(entries)


def _read_part(
    lines: Sequence[bytes], place: Callable[[int], str], before: int
) -> tuple[AnyEntry, ...]:
    named = {kind.decode() for line in lines for kind in _KIND.findall(line)}
    reader = reader_of(frozenset(named)) if named <= KINDS.keys() else ENTRIES
    try:
        return reader.validate_json(b"[" + b",".join(lines) + b"]")
    except ValidationError as error:
        places = [place(before + n) for n in range(1, len(lines) + 1)]
        found = first_error(error, places)
        raise found from None
