"""A whole sheet as a ledger: its person, debts and contacts as entries, and nothing left behind."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import ValidationError

from ashore.case.canonical import canonical_bytes, require_whole_numbers
from ashore.case.entries import ENTRIES
from ashore.case.field_errors import first_error
from ashore.case.ledger import Ledger
from ashore.intake.sheet.debts import debt_entries
from ashore.intake.sheet.given import Given
from ashore.intake.sheet.people import contact_entries, people_entries


def is_sheet(case: object) -> bool:
    """Return whether a JSON value is an advice sheet: a list of debts and no ledger of entries."""
    return isinstance(case, dict) and isinstance(case.get("debts"), list) and "entries" not in case


def ledger_from_sheet(
    case: dict[str, Any], *, recorded_at: dt.datetime, name: str = "case"
) -> Ledger:
    """Return the ledger that an advice sheet comes to.

    Facts become entries, each with its place in the sheet. What has no field of its own (an
    adviser's notes, figures worked out elsewhere) stays beside them under ``unread``, in the entry
    it belongs to or in the header.

    Args:
        case: The sheet as JSON values.
        recorded_at: When it is read.
        name: Names the case where the sheet does not.

    Raises:
        DataError: If something does not read; it names the place in the sheet.
    """
    sheet = Given(case, "")
    sheet.take("schema")
    require_whole_numbers(case)
    as_of = sheet.text("as_of")
    debts: list[dict[str, Any]] = []
    for number, debt in enumerate(sheet.each("debts"), start=1):
        debts += debt_entries(debt, number, as_of)
    loans = frozenset(entry["id"] for entry in debts if entry["kind"] == "loan")
    entries = [*people_entries(sheet), *debts, *contact_entries(sheet, loans)]
    header: dict[str, Any] = {"as_of": as_of} if as_of else {}
    case_id, title = sheet.text("case_id") or name, sheet.text("title")
    ledger = Ledger.begin(case_id, title=title, **header, **sheet.rest())
    for entry in entries:
        entry["recorded_at"] = recorded_at.isoformat()
    try:
        read = ENTRIES.validate_json(canonical_bytes(entries))
    except ValidationError as error:
        raise first_error(error, [e["source"]["locator"] for e in entries]) from None
    return ledger.append(*read)
