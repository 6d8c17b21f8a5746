"""The ledgers of cases as rows: loaded whole and verified, added to and never changed.

A row holds the canonical bytes of one line, so a ledger that goes in and comes out is the same
file, byte for byte.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from ashore.case import casefile
from ashore.case.canonical import digest
from ashore.case.entries import AnyEntry
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.errors.case import ChangedElsewhereError
from ashore.errors.store import RowMissingError
from ashore.store.failures import kept
from ashore.store.models import Case, Entry
from ashore.text import Text

_CASE = Text("案件", "The case")
_TOGETHER = 200
"""How many rows one statement adds; each has four values."""

_MOST_LOADED = 16
"""How many ledgers stay in memory; a home has one."""

_HEAD = "SELECT head FROM store_case WHERE id = %s"
_loaded: dict[int, Ledger] = {}
_loaded_guard = threading.Lock()


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as it stands in the store: ``id`` is what all repositories ask for."""

    id: int
    case_id: str
    head: str
    count: int
    created_at: dt.datetime


def add_case(ledger: Ledger, *, now: dt.datetime) -> CaseRow:
    """Return the row of a new case that holds a whole ledger.

    Raises:
        DataError: If the ledger does not add up, or cannot be written; nothing is kept.
    """
    replay(ledger)
    with kept(ledger.case_id), transaction.atomic():
        case = Case.objects.create(
            case_id=ledger.case_id,
            header_line=ledger.header_line,
            head=ledger.head,
            count=len(ledger.lines),
            created_at=now,
        )
        _add_lines(case.pk, ledger.lines, after=0)
    _remember(case.pk, ledger)
    return _row(case)


def all_cases() -> tuple[CaseRow, ...]:
    """Return every case, oldest first; a home has one."""
    with kept("case.db"):
        return tuple(map(_row, Case.objects.order_by("pk")))


def load(case: int) -> Ledger:
    """Return the ledger of a case, its chain verified; unchanged, it is not read twice.

    Raises:
        RowMissingError: If there is no such case.
        BrokenChainError: If a line is not as it was written; it names the line.
    """
    with kept("case.db"):
        known = _loaded.get(case)
        if known is not None and known.head == _head(case):
            return known
        found = _case(case)
        # Lines are only ever added, so the first of them are those that the head is of.
        lines = [bytes(line) for line in _lines_of(case, found.count)]
    ledger = Ledger.read(
        bytes(found.header_line),
        lines,
        head=found.head,
        count=found.count,
        place=lambda n: f"{found.case_id}:{n + 1}",
    )
    _remember(case, ledger)
    return ledger


def append(case: int, entries: Iterable[AnyEntry], expected_head: str) -> Ledger:
    """Return the ledger with more entries, once the disk has confirmed them.

    Args:
        case: The case.
        entries: The entries to add, all or none.
        expected_head: The head of the ledger that the person was looking at.

    Raises:
        ChangedElsewhereError: If the case has another head by now.
        RowMissingError: If there is no such case.
        DataError: If the case would not add up, or cannot be written; nothing is changed.
    """
    adding = tuple(entries)
    before = load(case)
    if before.head != expected_head:
        raise _changed(before.case_id, before.head, expected_head)
    # Worked out first, so that others wait for the writing only.
    longer = before.append(*adding)
    replay(longer)
    with kept(before.case_id), transaction.atomic():
        found = _case(case, to_change=True)
        if found.head != expected_head:
            raise _changed(found.case_id, found.head, expected_head)
        _add_lines(case, longer.lines[len(before.lines) :], after=len(before.lines))
        found.head, found.count = longer.head, len(longer.lines)
        found.save(update_fields=["head", "count"])
    _remember(case, longer)
    return longer


def import_file(path: Path, *, now: dt.datetime) -> CaseRow:
    """Return the row of a case that was kept as a file: an ``.ashore``, its folder, or JSON.

    Raises:
        CaseMissingError: If there is none.
        DataError: If it is damaged or does not add up; nothing is kept.
    """
    return add_case(casefile.open_case(path), now=now)


def export_file(case: int, path: Path) -> Path:
    """Return where a case was written as a plain file, readable by whoever can read the disk.

    A name that ends in ``.json`` gets the JSON case.

    Raises:
        CaseExistsError: If there is a file already.
        CaseWriteError: If it cannot be written.
    """
    return casefile.create(path, load(case))


def forget_loaded() -> None:
    """Return once no ledger is in memory because it was loaded before."""
    with _loaded_guard:
        _loaded.clear()


def _case(case: int, *, to_change: bool = False) -> Case:
    rows = Case.objects.select_for_update() if to_change else Case.objects.all()
    found = rows.filter(pk=case).first()
    if found is None:
        raise RowMissingError(what=_CASE, given=case)
    return found


def _head(case: int) -> str | None:
    """Return the head of a case, None where there is no such case.

    Every page asks for it, so the statement is written out: building it takes longer than running.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HEAD, [case])
        row = cursor.fetchone()
    return None if row is None else str(row[0])


def _lines_of(case: int, count: int) -> Iterable[bytes | memoryview]:
    rows = Entry.objects.filter(case_id=case, position__lte=count).order_by("position")
    return rows.values_list("line", flat=True)


def _add_lines(case: int, lines: Iterable[bytes], *, after: int) -> None:
    rows = [
        Entry(case_id=case, position=position, line=line, hash=digest(line))
        for position, line in enumerate(lines, start=after + 1)
    ]
    Entry.objects.bulk_create(rows, batch_size=_TOGETHER)


def _remember(case: int, ledger: Ledger) -> None:
    with _loaded_guard:
        _loaded.pop(case, None)
        _loaded[case] = ledger
        while len(_loaded) > _MOST_LOADED:
            del _loaded[next(iter(_loaded))]


def _row(case: Case) -> CaseRow:
    return CaseRow(case.pk, case.case_id, case.head, case.count, case.created_at)


def _changed(where: str, found: str, expected: str) -> ChangedElsewhereError:
    return ChangedElsewhereError(where=where, found=found[:8], expected=expected[:8])
