"""The files that a case keeps: which are sealed, which count, and what their seals should be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ashore.case.entries_papers import Evidence, Sealed
from ashore.case.ledger import Ledger
from ashore.case.replay import Case, replay
from ashore.errors.vault import ItemUnknownError


def sealed_items(case: Case) -> tuple[Evidence, ...]:
    """Return the sealed files that count, in the order in which they were recorded."""
    return tuple(item for item in case.of(Evidence) if item.sealed and item.blob)


def chosen_items(case: Case, only: Sequence[str]) -> tuple[Evidence, ...]:
    """Return the sealed files of some ids in the order of the case; all where none is named.

    Raises:
        ItemUnknownError: If an id names none.
    """
    items = sealed_items(case)
    known = {item.id for item in items}
    for name in only:
        if name not in known:
            raise ItemUnknownError(where=name)
    return tuple(item for item in items if item.id in only) if only else items


def without_redacted(items: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return items without the originals that a redacted copy among them stands for."""
    stood_for = {item.redacts for item in items if item.redacts}
    return tuple(item for item in items if item.blob not in stood_for)


def expected_seals(ledger: Ledger) -> dict[str, Sealed]:
    """Return what the sealed bytes of each content should be: what its last entry says.

    Entries that no longer count are looked at too: nothing is ever taken out of a vault.
    """
    return {
        entry.blob: entry.sealed
        for entry in ledger.entries
        if isinstance(entry, Evidence) and entry.blob and entry.sealed
    }


def names_of(ledger: Ledger) -> dict[str, str]:
    """Return for each sealed content the id of the last entry that names it."""
    return {
        entry.blob: entry.id
        for entry in ledger.entries
        if isinstance(entry, Evidence) and entry.blob and entry.sealed
    }


def live_by_content(ledger: Ledger) -> dict[str, Evidence]:
    """Return for each content the entry that counts for it, a sealed one before any other."""
    found: dict[str, Evidence] = {}
    for entry in _live(ledger):
        if entry.blob and (entry.blob not in found or entry.sealed):
            found[entry.blob] = entry
    return found


def _live(ledger: Ledger) -> Iterable[Evidence]:
    return replay(ledger).of(Evidence)
