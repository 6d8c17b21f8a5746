"""How files go into the vault: sealed and on the disk first, in the chain after that, then said."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ashore.case.entries import AnyEntry
from ashore.case.entries_papers import Capture, Evidence, Sealed
from ashore.case.entry import Supersede
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.errors.case import CaseUnconfirmedError, ChangedElsewhereError
from ashore.errors.vault import EntryUnknownError, ItemUnknownError, VaultKeyChangedError
from ashore.evidence.blobs import is_as_sealed, lies
from ashore.evidence.declared import declared
from ashore.evidence.disk import UNFINISHED, NewFile, alone, rename
from ashore.evidence.items import expected_seals, live_by_content, sealed_items
from ashore.evidence.keeper import Keeper, keeper_of
from ashore.evidence.media import HEAD_BYTES, media_type
from ashore.evidence.sealing import Told, seal
from ashore.evidence.source import UpTo, name_of, opened, require_plain, unchanged
from ashore.evidence.vault import RECORD, WAIT_SECONDS, Vault, remember

SET_ASIDE = ".damaged"
"""How the name of a damaged sealed file ends once its content was sealed again."""
_TRIES = 5
_WHY = "封存了同一个文件 the same file was sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A file to keep, and what the person says of it.

    ``content`` is what it holds where it is in memory only; ``path`` gives its name then.
    ``redacts`` is the id of the sealed file of which it is a copy with parts blacked out.
    """

    path: Path
    description: str = ""
    captured_at: dt.datetime | None = None
    captured_how: Capture | None = None
    device: str | None = None
    about: tuple[str, ...] = ()
    redacts: str | None = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one file: its entry, and whether its content was kept already."""

    item: Evidence
    already: bool


@dataclass(frozen=True, slots=True)
class Added:
    """The case with what was added, and what became of each file in the order given."""

    ledger: Ledger
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class _Blob:
    """A content that lies in the vault: what its entry shall say, and whether it was stored now."""

    content: str
    sealed: Sealed
    fields: dict[str, Any]
    stored: bool


def add(
    case: Path | Keeper,
    vault: Vault,
    given: Sequence[Given],
    *,
    now: dt.datetime,
    told: Told = lambda _: None,
    seconds: float = WAIT_SECONDS,
) -> Added:
    """Return what became of some files, once the disk has confirmed all of them.

    All are added or none. A content that is kept already is not stored again.

    Args:
        case: The case file, its folder, or who keeps the case.
        vault: The vault beside it.
        given: The files.
        now: The moment at which they are recorded.
        told: Is told how many more bytes were read.
        seconds: How long to wait for another writer.

    Raises:
        VaultError: If a file cannot be read or sealed; nothing is added.
        DataError: If the case cannot be read or written; nothing is added.
    """
    for one in given:
        if one.content is None:
            require_plain(one.path)
    keeper = keeper_of(case)
    with alone(vault.folder, seconds=seconds), contextlib.ExitStack() as undo:
        keeper.require_writable()
        ledger = keeper.load()
        _require_same_key(vault, ledger)
        known = expected_seals(ledger)
        originals = {item.id: item.blob for item in sealed_items(replay(ledger))}
        entries = {entry.id for entry in ledger.entries}
        said = [_said(one, originals, entries) for one in given]
        blobs = []
        for one, fields in zip(given, said, strict=True):
            blobs.append(_blob(vault, one, fields, known, undo, told))
            known[blobs[-1].content] = blobs[-1].sealed
        try:
            longer, kept = _recorded(keeper, ledger, blobs, now, seconds)
        except CaseUnconfirmedError:
            undo.pop_all()  # the entries may be in the case, so their files must stay
            raise
        undo.pop_all()
        remember(vault.folder, longer)
    return Added(longer, kept)


def _require_same_key(vault: Vault, ledger: Ledger) -> None:
    if any(sealed.to != vault.recipient for sealed in expected_seals(ledger).values()):
        raise VaultKeyChangedError(where=RECORD)


def _said(
    given: Given, originals: Mapping[str, str | None], entries: Collection[str]
) -> dict[str, Any]:
    """Return the fields that the person filled in; what was not said is not written."""
    for named in given.about:
        if named not in entries:
            raise EntryUnknownError(where=named)
    if given.redacts is not None and given.redacts not in originals:
        raise ItemUnknownError(where=given.redacts)
    fields = {
        "name": name_of(given.path),
        "description": given.description,
        "captured_at": given.captured_at,
        "captured_how": given.captured_how,
        "device": given.device,
        "about": given.about,
        "redacts": originals[given.redacts] if given.redacts else None,
    }
    return {name: value for name, value in fields.items() if value}


def _blob(
    vault: Vault,
    given: Given,
    fields: dict[str, Any],
    known: Mapping[str, Sealed],
    undo: contextlib.ExitStack,
    told: Told,
) -> _Blob:
    """Return the content of a file once it lies in the vault, stored now or before."""
    with opened(given.path, given.content) as file, NewFile(vault.sealed / UNFINISHED) as into:
        with unchanged(file, given.path):
            kind = media_type(file.read(HEAD_BYTES))
            says = declared(file, kind)
            file.seek(0)
            content, sealed = seal(UpTo(file), into, vault.recipient, told=told)
        fields = fields | {"media_type": kind, "size": content.size}
        fields |= {"declared": says} if says else {}
        place, before = vault.blob(content.digest), known.get(content.digest)
        if before and is_as_sealed(place, before):
            into.discard()
            return _Blob(content.digest, before, fields, stored=False)
        if not lies(place):
            undo.callback(_take_back, place)
        elif before:
            rename(place, place.with_name(f"{place.name}{SET_ASIDE}"))
        into.place_at(place)
    now = Sealed(hash=sealed.digest, size=sealed.size, to=vault.recipient)
    return _Blob(content.digest, now, fields, stored=True)


def _take_back(place: Path) -> None:
    with contextlib.suppress(OSError):
        place.unlink(missing_ok=True)


def _recorded(
    keeper: Keeper, ledger: Ledger, blobs: Sequence[_Blob], now: dt.datetime, seconds: float
) -> tuple[Ledger, tuple[Kept, ...]]:
    """Return the case with an entry for each new content; another writer is let in between."""
    for left in reversed(range(_TRIES)):
        entries, kept = _entries(ledger, blobs, now)
        if not entries:
            break
        try:
            return keeper.append(entries, ledger.head, seconds=seconds), kept
        except ChangedElsewhereError:
            if not left:
                raise
            ledger = keeper.load()
    return ledger, kept


def _entries(
    ledger: Ledger, blobs: Sequence[_Blob], now: dt.datetime
) -> tuple[list[AnyEntry], tuple[Kept, ...]]:
    counting = live_by_content(ledger)
    taken = {entry.id for entry in ledger.entries}
    ids = (name for n in itertools.count(1) if (name := f"evidence-{n}") not in taken)
    corrections = (name for n in itertools.count(1) if (name := f"supersede-{n}") not in taken)
    entries: list[AnyEntry] = []
    kept: list[Kept] = []
    for blob in blobs:
        there = counting.get(blob.content)
        if there and there.sealed and not blob.stored:
            kept.append(Kept(there, already=True))
            continue
        fields = blob.fields
        if there and not there.sealed:  # it was named when it was read in; now it is kept
            fields = {"about": there.about, "description": there.description} | fields
        item = Evidence(
            id=next(ids), recorded_at=now, blob=blob.content, sealed=blob.sealed, **fields
        )
        entries.append(item)
        if there and not there.sealed:
            values = {"id": next(corrections), "recorded_at": now, "replaces": there.id}
            entries.append(Supersede.model_validate(values | {"with": item.id, "reason": _WHY}))
        counting[blob.content] = item
        kept.append(Kept(item, already=False))
    return entries, tuple(kept)
