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
    seen = {entry.id: _content(entry) for entry in target.entries}
    new: list[AnyEntry] = []
    known = 0
    for ledger in read:
        for entry in ledger.entries:
            content = _content(entry)
            if seen.get(entry.id) == content:
                known += 1
                continue
            if entry.id in seen:
                raise DuplicateIdError(where=ledger.case_id, given=entry.id, other=target.case_id)
            seen[entry.id] = content
            new.append(entry.model_copy(update={"prev": None}))
    return tuple(new), known


def _content(entry: AnyEntry) -> str:
    dumped = entry.model_dump(mode="json", by_alias=True, exclude={"prev", "recorded_at"})
    return json.dumps(dumped, sort_keys=True, ensure_ascii=False)
