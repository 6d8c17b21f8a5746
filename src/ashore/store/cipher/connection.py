"""Connections to an encrypted file that any thread can close, and the register of those open.

A connection is used by its own thread. Locking a home closes it from another one, so each call
holds the connection's guard: it is never closed in the middle of a statement.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
import weakref
from collections.abc import Iterable, Mapping
from itertools import tee
from typing import Any

from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX, decoder
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as driver

from ashore.errors.store import HomeLockedError

KEY_BYTES = 32

# Django registers these with the standard library's driver, which is another module.
driver.register_adapter(dt.date, dt.date.isoformat)
driver.register_adapter(dt.datetime, lambda at: at.isoformat(" "))
driver.register_converter("bool", b"1".__eq__)
driver.register_converter("date", decoder(parse_date))
driver.register_converter("time", decoder(parse_time))
driver.register_converter("datetime", decoder(parse_datetime))
driver.register_converter("timestamp", decoder(parse_datetime))

_open: weakref.WeakSet[Connection] = weakref.WeakSet()
_open_guard = threading.Lock()


class Connection(driver.Connection):  # type: ignore[misc]  # the driver has no types
    """A connection that is told apart from one that was closed under its thread's hands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.guard = threading.RLock()
        self.shut = False
        super().__init__(*args, **kwargs)

    def commit(self) -> None:
        """Commit; a connection that was locked away has nothing left to commit."""
        with self.guard:
            if self.shut:
                raise HomeLockedError
            super().commit()

    def rollback(self) -> None:
        """Roll back; closing has done that already."""
        with self.guard:
            if not self.shut:
                super().rollback()

    def close(self) -> None:
        """Close, rolling back what was not committed; again does nothing."""
        with self.guard:
            if not self.shut:
                self.shut = True
                super().close()
        with _open_guard:
            _open.discard(self)


class Cursor(driver.Cursor):  # type: ignore[misc]  # the driver has no types
    """Django's placeholders (``%s``) on SQLite's (``?``), each call under the guard.

    Django's own wrapper calls ``super()`` on the standard library's cursor, so it cannot be used.
    """

    connection: Connection

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        with self._guarded():
            if params is None:
                return super().execute(query)
            names = list(params) if isinstance(params, Mapping) else None
            return super().execute(_converted(query, names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Run one statement for each set of parameters."""
        peek, rows = tee(iter(param_list))
        first = next(peek, None)
        names = list(first) if isinstance(first, Mapping) else None
        with self._guarded():
            return super().executemany(_converted(query, names), rows)

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        with self._guarded():
            return super().fetchone()

    def fetchmany(self, *args: Any, **kwargs: Any) -> Any:
        """Return the next rows."""
        with self._guarded():
            return super().fetchmany(*args, **kwargs)

    def fetchall(self) -> Any:
        """Return the remaining rows."""
        with self._guarded():
            return super().fetchall()

    def __next__(self) -> Any:
        with self._guarded():
            return super().__next__()

    def close(self) -> None:
        """Close; what was locked away is closed already."""
        with self.connection.guard:
            if not self.connection.shut:
                super().close()

    def _guarded(self) -> _Guarded:
        return _Guarded(self.connection)


class _Guarded:
    """Holds a connection's guard, and refuses where the home was locked meanwhile."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.guard.acquire()
        if self._connection.shut:
            self._connection.guard.release()
            raise HomeLockedError

    def __exit__(self, *_: object) -> None:
        self._connection.guard.release()


def connect(key: bytes, **parameters: Any) -> Connection:
    """Return a connection to an encrypted file, opened with its raw 32-byte key.

    A wrong key fails here, as the driver's ``DatabaseError``.
    """
    if len(key) != KEY_BYTES:
        message = "the key of an encrypted file is 32 bytes"
        raise ValueError(message)
    connection: Connection = driver.connect(factory=Connection, **parameters)
    try:
        # Before the key: otherwise the library writes lines of its own about a wrong one.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except BaseException:
        connection.close()
        raise
    with _open_guard:
        _open.add(connection)
    return connection


def close_all() -> int:
    """Return how many connections were closed; what they had begun is rolled back."""
    with _open_guard:
        waiting = list(_open)
    for connection in waiting:
        with contextlib.suppress(driver.Error):  # its own thread may have closed it by now
            connection.interrupt()
        connection.close()
    return len(waiting)


def open_count() -> int:
    """Return how many connections are open."""
    with _open_guard:
        return len(_open)


def _converted(query: str, names: list[str] | None) -> str:
    if names is None:
        return FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
    return query % {name: f":{name}" for name in names}
