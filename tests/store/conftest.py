"""Homes that open fast, and one case on each of the two databases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from ashore.case.entry import Note
from ashore.case.ledger import Ledger
from ashore.store import homes, ledgers
from ashore.store.database import migrate, point_at_server, point_nowhere
from ashore.store.homes import Home, create
from ashore.store.keys import Passphrase, Stretching
from tests.store import postgres

NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
SECRET = "lantern river 42 sparrow"  # noqa: S105
OPENS = Passphrase(SECRET)
QUICK = Stretching(memory_kib=8 * 1024, passes=1, lanes=1)
SENTENCE = "这一句话不应在磁盘上读得到"


def note(number: int, text: str = SENTENCE) -> Note:
    """Return a note with an id of its own."""
    return Note(id=f"note-{number}", recorded_at=NOW, text=text)


def begun(title: str = "我的案件", notes: int = 0) -> Ledger:
    """Return a ledger with some notes."""
    return Ledger.begin("case-1", title=title).append(*map(note, range(1, notes + 1)))


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    yield
    homes.lock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where a home may lie."""
    return tmp_path / "home"


@pytest.fixture
def new_home(folder: Path) -> Callable[..., tuple[Home, str]]:
    """Return what makes a home in that folder."""

    def make(ledger: Ledger | None = None) -> tuple[Home, str]:
        return create(folder, SECRET, ledger or begun(), now=NOW, stretching=QUICK)

    return make


@pytest.fixture
def home(new_home: Callable[..., tuple[Home, str]]) -> Home:
    """Return a home that is open, its ledger empty."""
    return new_home()[0]


@pytest.fixture(scope="session")
def server() -> Iterator[dict[str, Any]]:
    """Return Django's settings of a PostgreSQL database with its tables."""
    with postgres.server() as settings:
        point_at_server(settings)
        migrate()
        point_nowhere()
        yield settings


@pytest.fixture(params=["sqlcipher", "postgresql"])
def case(request: pytest.FixtureRequest) -> Iterator[int]:
    """Return an empty case, once in a home's file and once on a server."""
    if request.param == "sqlcipher":
        yield request.getfixturevalue("home").case
        return
    point_at_server(request.getfixturevalue("server"))
    try:
        yield ledgers.add_case(begun(), now=NOW).id
    finally:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE store_case RESTART IDENTITY CASCADE")
        point_nowhere()
        ledgers.forget_loaded()
