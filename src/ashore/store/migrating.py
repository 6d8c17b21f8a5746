"""A home's file is brought to this version by itself, and a copy from before is kept."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path

from django.db import connection

from ashore.case.atomic import reason_of
from ashore.errors.store import HomeNewerError, HomeWriteError
from ashore.store.database import migrate, pending_migrations, unknown_migrations
from ashore.store.failures import kept

KEPT_DAYS = 30
"""How long the copy from before is kept."""
_BEFORE = ".before-"


def bring_up_to_date(file: Path, *, now: dt.datetime) -> None:
    """Return once a file has the tables of this version; a new file gets them.

    Raises:
        HomeNewerError: If a newer version wrote it; it is left as it is.
        HomeWriteError: If it cannot be written; the copy from before is whole.
        HomeDamagedError: If it does not read.
    """
    with kept(file.name):
        unknown = unknown_migrations()
        if unknown:
            raise HomeNewerError(where=file.parent.name, given=unknown[-1])
        pending = pending_migrations()
        if not pending:
            _drop_old_copies(file, now)
            return
        if connection.introspection.table_names():
            keep_copy(file, now)
        migrate()


def keep_copy(file: Path, now: dt.datetime) -> Path:
    """Return a copy of the file as it is, encrypted with the same key.

    Raises:
        HomeWriteError: If it cannot be written; nothing was changed.
    """
    copy = file.with_name(f"{file.name}{_BEFORE}{_stamp(now)}")
    copy_database(copy)
    return copy


def copy_database(into: Path) -> None:
    """Return once a new file holds everything that is confirmed, encrypted with the same key.

    It holds no freed pages: what was deleted is not in it.

    Raises:
        HomeWriteError: If it cannot be written; nothing is left behind.
    """
    try:
        into.unlink(missing_ok=True)
        touch_private(into)
        with kept(into.name), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(into)])
    except BaseException:
        with contextlib.suppress(OSError):
            into.unlink(missing_ok=True)
        raise


def touch_private(file: Path) -> None:
    """Return once a file is there that only its owner reads; the database fills it.

    Raises:
        HomeWriteError: If it cannot be made.
    """
    try:
        file.touch(mode=0o600)
    except OSError as error:
        raise HomeWriteError(where=file.name, reason=reason_of(error)) from error


def copies_of(file: Path) -> list[Path]:
    """Return the copies from before, oldest first."""
    return sorted(file.parent.glob(f"{file.name}{_BEFORE}*"))


def _drop_old_copies(file: Path, now: dt.datetime) -> None:
    oldest = f"{file.name}{_BEFORE}{_stamp(now - dt.timedelta(days=KEPT_DAYS))}"
    for copy in copies_of(file):
        if copy.name < oldest:
            with contextlib.suppress(OSError):
                copy.unlink()


def _stamp(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
