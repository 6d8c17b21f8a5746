"""Five thousand contacts: every page stays short and quick once the log was looked through."""

from __future__ import annotations

import secrets
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ashore.store import homes
from ashore.web.frame import page_cache
from tests.web.conftest import NOON
from tests.web.defend.many import long_log
from tests.web.page_reading import got, taken, tree, words

if TYPE_CHECKING:
    from django.test import Client

MANY = 5000
_PAGES = ("/defend/", "/defend/contacts/", "/defend/contacts/?page=50", "/defend/findings/",
          "/defend/inbox/", "/settle/", "/settle/debt/shizhou")  # fmt: skip


@pytest.fixture
def long_app(visitor: Client, tmp_path: Path) -> Client:
    """Return a browser with the sample case open, longer by five thousand contacts."""
    ledger = long_log(MANY, NOON.date())
    homes.open_new(tmp_path / "home", secrets.token_bytes(32), ledger, now=NOON)
    return visitor


@pytest.mark.slow
def test_a_long_log_pages_quickly(long_app: Client) -> None:
    for path in _PAGES:
        got(long_app, path)
    for path in _PAGES:
        took = []
        for _ in range(5):
            page_cache.forget_pages()
            began = time.process_time()
            page = got(long_app, path)
            took.append(time.process_time() - began)
        assert statistics.median(took) < 0.1, path
        assert len(page.content) < 100_000, path
    rows = tree(got(long_app, "/defend/contacts/?page=3")).xpath("//ul[@class='tasks']/li")
    assert len(rows) == 50
    assert "第 3 页，共 101 页" in words(got(long_app, "/defend/contacts/?page=3"))
    taken(long_app, "/defend/contacts/add", on="2026-11-26", time="11:59", channel="call",
          direction="in")  # fmt: skip
    began = time.process_time()
    assert "记下的联系 5021" in words(got(long_app, "/defend/"))
    assert time.process_time() - began < 1
