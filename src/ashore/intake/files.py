"""Which ledger a file holds: a case of ours in any form, or a sheet that becomes one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ashore.case.canonical import decode, read_json
from ashore.case.casefile import ledger_from_data, read_case
from ashore.case.ledger import Ledger


def ledger_from_file(path: Path, *, recorded_at: dt.datetime) -> Ledger:
    """Return the ledger of a case file, a folder, a JSON case or an advice sheet in JSON.

    Args:
        path: The file or the folder.
        recorded_at: When it is read; a sheet's entries are recorded then.

    Raises:
        DataError: If it does not read; the place is named and nothing is changed.
    """
    return ledger_from_bytes(*read_case(path), recorded_at=recorded_at)


def ledger_from_bytes(place: Path, data: bytes, *, recorded_at: dt.datetime) -> Ledger:
    """Return the same from the bytes of a file; its name says whether it is JSON.

    Raises:
        DataError: If it does not read; the place is named and nothing is changed.
    """
    # Only a file that names debts is looked into twice.
    if place.suffix.lower() == ".json" and b'"debts"' in data:
        # Most cases are ledgers: the reader of sheets waits until there is one.
        from ashore.intake.sheet.sheet import is_sheet, ledger_from_sheet  # noqa: PLC0415

        case, _ = read_json(decode(data, where=place.name), where=place.name)
        if is_sheet(case):
            return ledger_from_sheet(case, recorded_at=recorded_at, name=place.stem)
    return ledger_from_data(place, data)
