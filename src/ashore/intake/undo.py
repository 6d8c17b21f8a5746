"""Taking back the last import of a case as one step."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ashore.case.entries import AnyEntry
from ashore.case.entry import Supersede
from ashore.case.ledger import Ledger
from ashore.errors.intake import NothingToUndoError

_FROM_FILES = frozenset({"file", "import", "photo"})


@dataclass(frozen=True, slots=True)
class Undo:
    """The corrections that withdraw an import, and what they withdraw."""

    corrections: tuple[Supersede, ...]
    withdrawn: tuple[AnyEntry, ...]


def undo_last_import(ledger: Ledger, *, now: dt.datetime) -> Undo:
    """Return the corrections that withdraw what the last import added, oldest entry first.

    Everything that one command read from files was recorded at one moment: that is one import. An
    entry that was corrected since stays corrected, and what was withdrawn is not withdrawn again.

    Raises:
        NothingToUndoError: If no import is left in the case.
    """
    imported = _imported(ledger)
    if not imported:
        raise NothingToUndoError(where=ledger.case_id)
    return undo_import(ledger, imported[-1].recorded_at, now=now)


def undo_import(ledger: Ledger, moment: dt.datetime, *, now: dt.datetime) -> Undo:
    """Return the corrections that withdraw what was imported at one moment.

    Raises:
        NothingToUndoError: If nothing of it counts any more.
    """
    last = tuple(entry for entry in _imported(ledger) if entry.recorded_at == moment)
    if not last:
        raise NothingToUndoError(where=ledger.case_id)
    first = len(ledger.entries) + 1
    corrections = tuple(
        Supersede.model_validate(
            {
                "id": f"undo-{first}-{number}",
                "recorded_at": now,
                "replaces": entry.id,
                "reason": "撤销导入 import undone",
            }
        )
        # What belongs to a loan goes before the loan.
        for number, entry in enumerate(sorted(last, key=lambda e: e.kind == "loan"), start=1)
    )
    return Undo(corrections, last)


def _imported(ledger: Ledger) -> list[AnyEntry]:
    replaced = {e.replaces for e in ledger.entries if isinstance(e, Supersede)}
    return [
        entry
        for entry in ledger.entries
        if entry.source.how in _FROM_FILES
        and not isinstance(entry, Supersede)
        and entry.id not in replaced
    ]
