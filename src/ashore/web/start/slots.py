"""Which entry holds which answer of the start, so that a changed answer corrects its entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ashore.case.entries import KINDS, AnyEntry
from ashore.case.entry import EntryBase, Supersede
from ashore.web.frame.desk import Desk

_KEPT = "start:entries"
_ABOUT = "start:about"
_OURS = frozenset(EntryBase.model_fields) | {"kind"}

Given = tuple[str, dict[str, Any]]
"""A kind of entry and its fields, without id, source and moment."""


class Slots:
    """The answers that are entries, each under a name such as ``income`` or ``debt-2``.

    The ledger alone holds what was answered: an entry that was corrected on another page is read
    as it is now. Beside it stand only the ids, and which sums are about right.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        kept, about = desk.setting(_KEPT, {}), desk.setting(_ABOUT, [])
        self._kept: dict[str, str] = dict(kept) if isinstance(kept, dict) else {}
        self._about: set[str] = set(about) if isinstance(about, list) else set()

    def names(self, prefix: str) -> tuple[str, ...]:
        """Return the slots whose names begin alike and whose entry still counts."""
        found = (name for name in self._kept if name.startswith(prefix))
        return tuple(name for name in found if self.live(name) is not None)

    def live(self, slot: str) -> AnyEntry | None:
        """Return the entry that counts for a slot, None where there is none."""
        entries = {entry.id: entry for entry in self._desk.ledger.entries}
        replaced = {e.replaces: e.with_ for e in entries.values() if isinstance(e, Supersede)}
        name: str | None = self._kept.get(slot)
        while name is not None and name in replaced:
            name = replaced[name]
        return None if name is None else entries.get(name)

    def untouched(self, slot: str) -> bool:
        """Return whether the entry of a slot is as the start left it."""
        found = self.live(slot)
        return found is None or found.id == self._kept.get(slot)

    def is_about(self, slot: str) -> bool:
        """Return whether the sum of a slot was said to be about right."""
        return slot in self._about

    def put(self, answers: Mapping[str, Given | None], *, about: Mapping[str, bool]) -> None:
        """Bring the ledger to what was answered: new entries, corrections, withdrawals, together.

        Args:
            answers: For each slot what its entry says, None where nothing is known yet.
            about: For a slot with a sum whether it is about right.

        Raises:
            DataError: If the case would not add up; nothing is changed.
        """
        used: Counter[str] = Counter()
        added: list[AnyEntry] = []
        corrected: list[tuple[str, AnyEntry | None]] = []
        kept = dict(self._kept)
        for slot, given in answers.items():
            before = self.live(slot)
            if given is None:
                if before is not None:
                    corrected.append((before.id, None))
                kept.pop(slot, None)
                continue
            kind, fields = given
            if before is not None and before.kind == kind:
                if all(getattr(before, name) == value for name, value in fields.items()):
                    continue
                fields = _said(before) | fields
            entry = self._entry(kind, fields, used)
            kept[slot] = entry.id
            if before is None:
                added.append(entry)
            else:
                corrected.append((before.id, entry))
        if added or corrected:
            self._desk.change(added, corrected)
        marked = (self._about - set(about)) | {slot for slot, on in about.items() if on}
        if kept != self._kept:
            self._desk.keep_setting(_KEPT, kept)
        if marked != self._about:
            self._desk.keep_setting(_ABOUT, sorted(marked))
        self._kept, self._about = kept, marked

    def _entry(self, kind: str, fields: dict[str, Any], used: Counter[str]) -> AnyEntry:
        stamp = self._desk.stamp(kind)
        # Several entries of one kind are made before any of them is in the ledger.
        taken = {entry.id for entry in self._desk.ledger.entries}
        number = int(str(stamp["id"]).rpartition("-")[2]) + used[kind]
        while f"{kind}-{number}" in taken:
            number += 1
            used[kind] += 1
        used[kind] += 1
        return KINDS[kind].model_validate({**stamp, "id": f"{kind}-{number}", **fields})


def _said(entry: AnyEntry) -> dict[str, Any]:
    """Return what an entry says, without its id and where it came from."""
    return {name: getattr(entry, name) for name in entry.model_fields_set if name not in _OURS}
