"""Which of the entries just read are new to a case."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ashore.case.entries import AnyEntry
from ashore.case.ledger import Ledger
from ashore.errors.case import DuplicateIdError


def entries_to_add(target: Ledger, read: Sequence[Ledger]) -> tuple[tuple[AnyEntry, ...], int]:
    """Return the entries that a case does not hold yet, and how many it holds already.

    The same entry read twice stays once; its chain hash and the moment of recording do not count.

    Raises:
        DuplicateIdError: If an id is there already with another content.
    """
    seen = {
        entry.id: (_content(entry), _place(target, number))
        for number, entry in enumerate(target.entries)
    }
    new: list[AnyEntry] = []
    known = 0
    for ledger in read:
        for number, entry in enumerate(ledger.entries):
            content, where = _content(entry), _place(ledger, number)
            if entry.id not in seen:
                seen[entry.id] = content, where
                new.append(entry.model_copy(update={"prev": None}))
                continue
            there, other = seen[entry.id]
            if there != content:
                raise DuplicateIdError(where=where, given=entry.id, other=other)
            known += 1
    return tuple(new), known


def _place(ledger: Ledger, number: int) -> str:
    return f"{ledger.case_id}: entries[{number}]"


def _content(entry: AnyEntry) -> str:
    dumped = entry.model_dump(mode="json", by_alias=True, exclude={"prev", "recorded_at"})
    return json.dumps(dumped, sort_keys=True, ensure_ascii=False)
