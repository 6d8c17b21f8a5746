"""The database engine ``ashore.store.cipher``: Django's SQLite backend over SQLCipher."""

from __future__ import annotations

import sqlite3
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register as register_functions
from sqlcipher3 import dbapi2 as driver

from ashore.errors.store import DatabaseDriverError, HomeLockedError
from ashore.store.cipher.connection import Connection, Cursor, connect

AT_OPENING = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # "saved" must survive a power cut
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",  # nothing in clear beside the file
)


def require_driver(
    given: tuple[int, int, int] = driver.sqlite_version_info,
    least: tuple[int, int, int] = sqlite3.sqlite_version_info,
) -> None:
    """Return if SQLCipher's SQLite can do what Django reckons with.

    Django reads what SQLite can do from the version of the standard library's driver, which is not
    the one used here.

    Raises:
        DatabaseDriverError: If SQLCipher's is older.
    """
    if given < least:
        raise DatabaseDriverError(given=_dotted(given), least=_dotted(least))


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection of one thread to the home that is open.

    ``OPTIONS["key"]`` is a callable that returns the raw key while the home is open.
    """

    Database = driver
    display_name = "SQLCipher"
    connection: Connection | None

    def get_connection_params(self) -> dict[str, Any]:
        """Return what the driver needs to connect, but for the key.

        Raises:
            HomeLockedError: If no home is open.
        """
        options = self.settings_dict["OPTIONS"]
        if not self.settings_dict["NAME"] or "key" not in options:
            raise HomeLockedError
        parameters: dict[str, Any] = super().get_connection_params()
        del parameters["key"]
        self.transaction_mode = "IMMEDIATE"  # who reads in order to write has the file to itself
        return parameters

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Return a connection that is opened with the key."""
        require_driver()
        key = self.settings_dict["OPTIONS"].get("key")
        if key is None:
            raise HomeLockedError
        connection = connect(key(), **conn_params)
        if self.settings_dict["OPTIONS"].get("key") is not key:  # locked while this one opened
            connection.close()
            raise HomeLockedError
        register_functions(connection)
        for command in AT_OPENING:
            connection.execute(command).fetchall()
        return connection

    def ensure_connection(self) -> None:
        """Return once there is a connection that was not locked away.

        Raises:
            HomeLockedError: If the home was locked in the middle of a transaction.
        """
        if self.connection is not None and self.connection.shut:
            if self.in_atomic_block:
                raise HomeLockedError
            self.connection = None
        super().ensure_connection()

    def close_if_unusable_or_obsolete(self) -> None:
        """Return once what was locked away is let go of; Django asks before and after a request.

        It would else connect anew to look, and a server's thread that had the home open would
        fail at each request from then on.
        """
        if self.connection is not None and self.connection.shut and not self.in_atomic_block:
            self.connection = None
        super().close_if_unusable_or_obsolete()

    def create_cursor(self, name: str | None = None) -> Cursor:
        """Return a cursor of this connection."""
        del name
        assert self.connection is not None  # noqa: S101 - Django connects before it asks for one
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor

    def is_usable(self) -> bool:
        """Return whether the connection was not locked away."""
        return self.connection is not None and not self.connection.shut


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
