"""Who keeps the ledger that a vault belongs to: a file on the disk, or somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from ashore.case import casefile
from ashore.case.entries import AnyEntry
from ashore.case.ledger import Ledger
from ashore.errors.case import CaseReadOnlyError


class Keeper(Protocol):
    """Keeps one ledger: gives it out, and takes entries for its end."""

    def require_writable(self) -> None:
        """Return if entries can be added.

        Raises:
            CaseReadOnlyError: If they cannot.
        """

    def load(self) -> Ledger:
        """Return the ledger as it is kept.

        Raises:
            AshoreError: If it cannot be read.
        """

    def append(self, entries: Iterable[AnyEntry], expected_head: str, *, seconds: float) -> Ledger:
        """Return the ledger with more entries, once they are kept.

        Raises:
            ChangedElsewhereError: If it has another head by now.
            AshoreError: If they cannot be kept; nothing is changed.
        """


class FileKeeper:
    """A case file, or its folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def require_writable(self) -> None:
        """Return if the case is no JSON file, which is only read."""
        place, _ = casefile.read_case(self._path)
        if place.suffix.lower() == ".json":
            raise CaseReadOnlyError(where=place.name)

    def load(self) -> Ledger:
        """Return the ledger of the file."""
        return casefile.open_case(self._path)

    def append(self, entries: Iterable[AnyEntry], expected_head: str, *, seconds: float) -> Ledger:
        """Return the ledger with more entries, once the disk has confirmed them."""
        return casefile.append(self._path, entries, expected_head, seconds=seconds)


def keeper_of(case: Path | Keeper) -> Keeper:
    """Return who keeps a case: itself, or the keeper of a file."""
    return FileKeeper(case) if isinstance(case, Path) else case
