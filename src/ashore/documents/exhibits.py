"""What a paper can point to: the sealed files and the read files that show an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ashore.case.entries_papers import Evidence
from ashore.case.entry import EntryBase
from ashore.case.replay import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A file that shows something: its key, its name, and its SHA-256 where that is known.

    The key of a sealed file is the id of its evidence entry; of a file that was only read it is
    ``file:`` and its SHA-256. ``sealed`` says which of the two it is.
    """

    key: str
    name: str
    sealed: bool
    digest: str | None = None
    media_type: str | None = None
    captured_at: dt.datetime | None = None
    description: str = ""


class Exhibits:
    """The exhibits of a case, and which of them show an entry."""

    def __init__(self, case: Case) -> None:
        sealed = case.of(Evidence)
        self._all: dict[str, Exhibit] = {item.id: _sealed(item) for item in sealed}
        self._by_digest = {item.blob: item.id for item in reversed(sealed) if item.blob}
        self._about: dict[str, list[str]] = {}
        for item in sealed:
            for shown in item.about:
                self._about.setdefault(shown, []).append(item.id)
        for entry in case.entries:
            digest = entry.source.file_hash
            if digest and digest not in self._by_digest:
                key = f"file:{digest}"
                name = entry.source.file_name or digest[:12]
                self._all.setdefault(key, Exhibit(key=key, name=name, sealed=False, digest=digest))

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of all exhibits."""
        return frozenset(self._all)

    def __getitem__(self, key: str) -> Exhibit:
        """Return the exhibit of a key.

        Raises:
            KeyError: If the case has none.
        """
        return self._all[key]

    def of(self, *entries: EntryBase) -> tuple[str, ...]:
        """Return the keys of what shows some entries, each once, in the entries' order."""
        found = [key for entry in entries for key in self._of_one(entry)]
        return tuple(dict.fromkeys(found))

    def recalled(self, *entries: EntryBase) -> bool:
        """Return whether one of some entries is shown by nothing but the person's memory."""
        return any(not self._of_one(entry) for entry in entries)

    def _of_one(self, entry: EntryBase) -> tuple[str, ...]:
        if isinstance(entry, Evidence):
            return (entry.id,)
        named = [key for key in entry.exhibits if key in self._all]
        named += self._about.get(entry.id, [])
        digest = entry.source.file_hash
        if digest:
            named.append(self._by_digest.get(digest, f"file:{digest}"))
        return tuple(dict.fromkeys(named))


def numbered(keys: Sequence[str]) -> Mapping[str, int]:
    """Return the number under which each exhibit is printed, from 1, in the order given.

    Examples:
        >>> numbered(["E2", "E1", "E2"])
        {'E2': 1, 'E1': 2}
    """
    return {key: number for number, key in enumerate(dict.fromkeys(keys), start=1)}


def _sealed(item: Evidence) -> Exhibit:
    return Exhibit(
        key=item.id,
        name=item.name,
        sealed=item.sealed is not None,
        digest=item.blob,
        media_type=item.media_type,
        captured_at=item.captured_at,
        description=item.description,
    )
