"""Which database Django's ``default`` is: the home that is open, a server, or none.

All threads share one table of settings, and each makes its own connection from it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from ashore.store import setup
from ashore.store.cipher.connection import close_all

ENGINE = "ashore.store.cipher"
_ALIAS = "default"


def point_at_file(file: Path, key: Callable[[], bytes]) -> None:
    """Return once every thread's next query goes to an encrypted file."""
    _point_at({"ENGINE": ENGINE, "NAME": str(file), "OPTIONS": {"key": key}, "CONN_MAX_AGE": None})


def point_at_server(settings: dict[str, Any]) -> None:
    """Return once every thread's next query goes to a server's database."""
    _point_at(settings)


def point_nowhere() -> None:
    """Return once no thread has a connection left, and none can make a new one."""
    _point_at({"ENGINE": ENGINE, "NAME": "", "OPTIONS": {}})
    close_all()


def pending_migrations() -> list[str]:
    """Return the names of the migrations that the database still needs, in order."""
    executor = MigrationExecutor(connections[_ALIAS])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _ in plan]


def unknown_migrations() -> list[str]:
    """Return the names of what a newer version has done to the database and this one lacks."""
    connection = connections[_ALIAS]
    executor = MigrationExecutor(connection)
    done = MigrationRecorder(connection).applied_migrations()
    known = executor.loader.disk_migrations or {}
    return sorted(f"{app}.{name}" for app, name in done.keys() - known.keys())


def migrate() -> None:
    """Return once the database has every table that this version needs."""
    executor = MigrationExecutor(connections[_ALIAS])
    executor.migrate(executor.loader.graph.leaf_nodes())


def _point_at(settings: dict[str, Any]) -> None:
    setup()
    shared = connections.settings[_ALIAS]
    full = connections.configure_settings({_ALIAS: dict(settings)})[_ALIAS]
    shared.clear()
    shared.update(full)
    connections[_ALIAS].close()
    del connections[_ALIAS]  # this thread's: the engine may be another one
