"""The app as tests use it: let in, with the sample or an empty case open, on a day of our own."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.store import homes, setup

setup()

from ashore.store.sample import open_sample  # noqa: E402 - models wait for Django's set-up
from ashore.web.frame import clock, launch, locking  # noqa: E402

NOON = dt.datetime(2026, 11, 26, 12, tzinfo=SHANGHAI)
PORT = 8642


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test of the web happen at noon of one day."""
    monkeypatch.setattr(clock, "_clock", lambda: NOON)


@pytest.fixture
def stranger() -> Iterator[Client]:
    """Yield a browser that knows the address and nothing else."""
    launch.begin(PORT)
    yield Client(HTTP_HOST=f"127.0.0.1:{PORT}", enforce_csrf_checks=False)
    locking.lock()


@pytest.fixture
def visitor(stranger: Client) -> Client:
    """Return a browser that has come in; no case is open."""
    stranger.get("/enter", {"code": launch.launch().code})
    stranger.defaults["HTTP_ORIGIN"] = f"http://127.0.0.1:{PORT}"
    return stranger


@pytest.fixture
def app(visitor: Client) -> Client:
    """Return a browser with the sample case open."""
    open_sample(NOON)
    return visitor


@pytest.fixture
def empty_app(visitor: Client, tmp_path: Path) -> Client:
    """Return a browser with a new, empty case open."""
    ledger = Ledger.begin("case-1")
    homes.open_new(tmp_path / "home", secrets.token_bytes(32), ledger, now=NOON)
    return visitor
