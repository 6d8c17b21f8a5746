"""A whole home as one file, still encrypted, and the way back from it.

It opens with the passphrase and the recovery code of the day on which it was made.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ashore.case.atomic import reason_of
from ashore.errors.store import HomeExistsError, HomeWriteError
from ashore.evidence.disk import UNFINISHED, alone, confirm_folder
from ashore.evidence.vault import WAIT_SECONDS
from ashore.store.backup_file import Inside, belongs, new_private, opened_backup, write_backup_file
from ashore.store.homes import Home
from ashore.store.keys import KEYS
from ashore.store.places import DATABASE, VAULT

ENDING = ".ashore-backup"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: where it lies, how many bytes it has, and when it was made."""

    path: Path
    size: int
    made_at: dt.datetime


def back_up(home: Home, into: Path, *, now: dt.datetime) -> Backup:
    """Return the backup of an open home, once the disk has confirmed it whole.

    Args:
        home: The home; it is used as usual meanwhile.
        into: The file to make; one that is there is replaced once the new one is whole.
        now: The moment.

    Raises:
        HomeWriteError: If it cannot be written; an earlier backup is untouched.
    """
    from ashore.store.migrating import copy_database  # noqa: PLC0415 - models wait for set-up

    fresh, copy = into.with_name(f".{into.name}{UNFINISHED}"), home.folder / f".{DATABASE}.copy"
    try:
        fresh.unlink(missing_ok=True)
        with _vault_at_rest(home):
            copy_database(copy)
            write_backup_file(fresh, _files(home, copy), now)
        size = fresh.stat().st_size
        fresh.replace(into)
        confirm_folder(into.parent)
    except OSError as error:
        raise HomeWriteError(where=into.name, reason=reason_of(error)) from error
    finally:
        for left in (fresh, copy):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
    return Backup(into, size, now)


def verify(backup: Path) -> Backup:
    """Return what a backup says of itself, once each of its bytes was looked at.

    Raises:
        BackupUnreadableError: If it is damaged or foreign.
    """
    with opened_backup(backup) as inside:
        return Backup(backup, inside.size, inside.made_at)


def restore(backup: Path, folder: Path) -> Backup:
    """Return the backup that a new home was made from; it is verified before anything is written.

    Args:
        backup: The file.
        folder: Where the home shall lie; a folder that is not there yet.

    Raises:
        BackupUnreadableError: If it is damaged or foreign; nothing was written.
        HomeExistsError: If there is something in the folder's place.
        HomeWriteError: If it cannot be written; nothing is left behind.
    """
    with opened_backup(backup) as inside:
        if folder.exists() or folder.is_symlink():
            raise HomeExistsError(where=folder.name)
        fresh: Path | None = None
        try:
            folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}{UNFINISHED}"))
            for name in inside.names:
                _write_out(inside, name, fresh / name)
            if (fresh / VAULT).is_dir():
                for part in ("sealed", "stamps"):
                    (fresh / VAULT / part).mkdir(mode=0o700, exist_ok=True)
            fresh.rename(folder)
            confirm_folder(folder.parent)
        except OSError as error:
            raise HomeWriteError(where=folder.name, reason=reason_of(error)) from error
        finally:
            if fresh is not None:
                shutil.rmtree(fresh, ignore_errors=True)
        return Backup(backup, inside.size, inside.made_at)


@contextlib.contextmanager
def _vault_at_rest(home: Home) -> Iterator[None]:
    """Yield while nothing is sealed, so that the rows and the vault are of one moment."""
    with contextlib.ExitStack() as held:
        if home.vault.is_dir():
            held.enter_context(alone(home.vault, seconds=WAIT_SECONDS))
        yield


def _files(home: Home, copy: Path) -> dict[str, Path]:
    """Return what goes into a backup: the copy of the database, the keys, and the vault."""
    inside = sorted(place for place in home.vault.rglob("*") if place.is_file())
    named = {place.relative_to(home.folder).as_posix(): place for place in inside}
    kept = {name: place for name, place in named.items() if belongs(name)}
    return {DATABASE: copy, KEYS: home.folder / KEYS, **kept}


def _write_out(inside: Inside, name: str, place: Path) -> None:
    for folder in reversed([one for one in place.parents if not one.exists()]):
        folder.mkdir(mode=0o700)
    with new_private(place) as into:
        inside.copy_to(name, into)
        into.flush()
        os.fsync(into.fileno())
