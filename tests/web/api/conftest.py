"""A program that holds the code of the launch, with the sample open and with nothing open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from ashore.store import homes, keys
from ashore.store.sample import open_sample
from ashore.web.frame import launch, locking
from tests.web.conftest import NOON, PORT

JSON = "application/json"
QUICK = keys.Stretching(memory_kib=8 * 1024, passes=1, lanes=1)


class Program:
    """Asks the API and reads its answers."""

    def __init__(self) -> None:
        self.client = Client(
            HTTP_HOST=f"127.0.0.1:{PORT}",
            HTTP_AUTHORIZATION=f"Bearer {launch.launch().code}",
        )

    def get(self, path: str, status: int = 200, **query: str) -> Any:
        """Return what an address answers, once its status is the one expected."""
        response = self.client.get(f"/api{path}", query)
        assert response.status_code == status, response.content.decode()
        return response.json()

    def post(self, path: str, body: object = None, status: int = 200) -> Any:
        """Return what an address answers to a body of JSON."""
        response = self.client.post(f"/api{path}", body, content_type=JSON)
        assert response.status_code == status, response.content.decode()
        return response.json()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Yield a program with the code; nothing is open, and homes lie in a folder of the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(keys, "Stretching", lambda: QUICK)
    launch.begin(PORT)
    yield Program()
    locking.lock()


@pytest.fixture
def sample(program: Program) -> Program:
    """Return a program with the sample case open."""
    open_sample(NOON)
    assert homes.current() is not None
    return program
