"""Reading a file that was given: the whole of it, in this process or another; nothing on a disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ashore.errors.intake import ColumnsUnreadableError, FileUnknownError
from ashore.intake.files import ledger_from_bytes
from ashore.intake.given_file import GivenFile
from ashore.intake.importing import holds_case, open_questions, readings_in
from ashore.intake.kept_reading import as_kept
from ashore.intake.money.columns import columns_from_json, fingerprint
from ashore.intake.pasted import read_pasted
from ashore.intake.reading import Asked, Reading
from ashore.intake.table_headings import headings_in
from ashore.text import Text
from ashore.web.jobs.kind import Made, Tell

CASE = "case"
"""The reader of a case: its entries keep the moment at which they were recorded."""
_READING = Text("正在读", "Reading")
_PLAIN = frozenset({".txt", ""})
_A_CASE = Text("一个案件，或咨询表", "A case, or an adviser's sheet")
_NO_TABLES = frozenset({CASE, "pasted", "picture", "paper", "paper-text"})


def read(values: dict[str, Any], tell: Tell) -> Made:
    """Return what a file says, as it is kept.

    Args:
        values: ``data``, ``name``, ``recorded_at`` in ISO form, ``answers`` as ``asked_of`` takes
            them, ``remembered`` columns by their fingerprint, ``password`` and, for a page in
            several pictures, ``others`` as pairs of name and bytes.
        tell: Is told that it began.

    Raises:
        DataError: If it cannot be read.
    """
    tell(0, 0, _READING)
    asked = asked_of(values["answers"], dt.datetime.fromisoformat(values["recorded_at"]))
    asked = replace(asked, password=values.get("password"))
    file = GivenFile.of(values["data"], values["name"])
    others = [GivenFile.of(data, name) for name, data in values.get("others", ())]
    readings, unknown = _readings(file, others, asked)
    headings, fields = _headings(file, readings)
    columns: Mapping[str, str] = asked.columns
    if headings and not columns and _asks_for_columns(readings):
        columns = _remembered(values["remembered"], headings, fields)
        if columns:
            readings, unknown = _readings(file, others, replace(asked, columns=columns))
    return Made(
        {
            "readings": [as_kept(one) for one in readings],
            "unknown": list(unknown),
            "headings": list(headings or ()),
            "columns": dict(columns),
            "remembered": bool(columns) and not asked.columns,
        }
    )


def asked_of(answers: Mapping[str, Any], recorded_at: dt.datetime) -> Asked:
    """Return what a person answered so far, as readers take it."""
    picked = answers.get("picked")
    return Asked(
        recorded_at=recorded_at,
        year=answers.get("year"),
        month=answers.get("month"),
        day_first=answers.get("day_first"),
        columns=answers.get("columns") or {},
        picked=None if picked is None else frozenset(picked),
    )


def _readings(
    file: GivenFile, others: Sequence[GivenFile], asked: Asked
) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    if others:
        from ashore.intake.screens.reader import read_pictures  # noqa: PLC0415 - loads the OCR

        return (read_pictures([file, *others], asked),), ()
    if holds_case(file):
        return (_case(file, asked),), ()
    try:
        return readings_in(file, asked)
    except FileUnknownError:
        # Words as they stand are of no kind of file: the person pasted or saved them.
        if file.suffix not in _PLAIN or b"\0" in file.head:
            raise
        return (read_pasted(file, asked),), ()


def _case(file: GivenFile, asked: Asked) -> Reading:
    """Return a case, or an adviser's sheet, as a reading of all its entries."""
    data = file.content(most=file.size)
    ledger = ledger_from_bytes(Path(file.name), data, recorded_at=asked.recorded_at)
    entries = tuple(one.model_copy(update={"prev": None}) for one in ledger.entries)
    return Reading(reader=CASE, title=_A_CASE, file=file, rows=len(entries), entries=entries)


def _asks_for_columns(readings: Sequence[Reading]) -> bool:
    return any(one.answers == "columns" for one in open_questions(readings))


def _headings(
    file: GivenFile, readings: Sequence[Reading]
) -> tuple[tuple[str, ...] | None, Sequence[str]]:
    if len(readings) != 1 or readings[0].reader in _NO_TABLES:
        return None, ()
    headings, fields = headings_in(file)
    return headings, tuple(fields)


def _remembered(
    remembered: Mapping[str, str], headings: tuple[str, ...], fields: Sequence[str]
) -> Mapping[str, str]:
    kept = remembered.get(fingerprint(headings))
    if kept is None:
        return {}
    try:
        return columns_from_json(kept, headings, fields)
    except ColumnsUnreadableError:
        return {}
