"""A home of an older version is brought up to date; one of a newer is left alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.state import ProjectState

from ashore.errors.store import HomeNewerError, HomeWriteError
from ashore.store import drafts, migrating
from ashore.store.homes import Home, current, open_home
from ashore.store.migrating import copies_of
from tests.store.conftest import NOW, OPENS


def _next_version(*, fails: bool = False) -> Migration:
    class Next(Migration):
        dependencies: ClassVar = [("store", "0001_initial")]
        operations: ClassVar = [
            migrations.AddField("draft", "x", models.IntegerField(default=7)),
            migrations.RunSQL("SELECT * FROM store_nothing" if fails else "SELECT 1"),
        ]

    return Next("0002_next", "store")


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bool]]:
    """Let the program be of a version with one more migration."""
    choices = {"fails": False}
    usual = MigrationLoader.load_disk

    def load(self: MigrationLoader) -> None:
        usual(self)
        assert self.disk_migrations is not None
        self.disk_migrations["store", "0002_next"] = _next_version(fails=choices["fails"])

    with monkeypatch.context() as patched:
        patched.setattr(MigrationLoader, "load_disk", load)
        yield choices


def _columns() -> set[str]:
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, "store_draft")
    return {column.name for column in found}


def test_a_new_home_keeps_no_copy_from_before(home: Home) -> None:
    assert copies_of(home.database) == []


def test_an_older_file_is_brought_up_to_date_and_a_copy_is_kept(
    home: Home, folder: Path, newer: dict[str, bool]
) -> None:
    drafts.keep_draft(home.case, "a", {"x": "1"}, now=NOW)
    home.lock()
    again = open_home(folder, OPENS, now=NOW)
    assert "x" in _columns()
    assert drafts.find_draft(again.case, "a") is not None
    (copy,) = copies_of(again.database)
    assert copy.name == "case.db.before-20261124T090000Z"
    again.lock()
    # The copy is the file as it was, and opens with the same passphrase.
    copy.replace(folder / "case.db")
    open_home(folder, OPENS, now=NOW + dt.timedelta(days=1)).lock()
    assert [one.name for one in copies_of(folder / "case.db")] == [
        "case.db.before-20261125T090000Z"
    ]


def test_a_step_that_fails_leaves_the_file_as_it_was(
    home: Home, folder: Path, newer: dict[str, bool]
) -> None:
    drafts.keep_draft(home.case, "a", {}, now=NOW)
    home.lock()
    newer["fails"] = True
    with pytest.raises(Exception, match=r"cannot be read"):
        open_home(folder, OPENS, now=NOW)
    assert current() is None
    newer["fails"] = False
    again = open_home(folder, OPENS, now=NOW)
    assert [one.name for one in drafts.drafts_of(again.case)] == ["a"]


def test_without_room_for_the_copy_nothing_is_changed(
    home: Home, folder: Path, newer: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    home.lock()

    def full(_: Path) -> None:
        raise HomeWriteError(where="copy", reason="full")

    with monkeypatch.context() as patched:
        patched.setattr(migrating, "copy_database", full)
        with pytest.raises(HomeWriteError):
            open_home(folder, OPENS, now=NOW)
    patched.undo()
    assert copies_of(folder / "case.db") == []


def test_a_file_of_a_newer_version_is_left_alone(
    home: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)",
            ["store", "0009_later", NOW],
        )
    home.lock()
    with pytest.raises(HomeNewerError) as caught:
        open_home(folder, OPENS, now=NOW)
    assert caught.value.values == {"given": "store.0009_later"}


def test_copies_go_after_thirty_days(home: Home, folder: Path) -> None:
    migrating.keep_copy(home.database, NOW)
    home.lock()
    open_home(folder, OPENS, now=NOW + dt.timedelta(days=30)).lock()
    assert len(copies_of(home.database)) == 1
    open_home(folder, OPENS, now=NOW + dt.timedelta(days=31)).lock()
    assert copies_of(home.database) == []


def test_the_migrations_say_what_the_models_say(home: Home) -> None:
    loader = MigrationLoader(connection)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    assert detector.changes(graph=loader.graph).get("store", []) == []
