"""A server's threads live on when the case is locked, and answer as if they had never had it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from django.db import close_old_connections

from ashore.store import homes, ledgers
from ashore.web.frame import locking
from tests.web.home.test_making import make

if TYPE_CHECKING:
    from django.test import Client


def test_a_thread_that_had_the_case_open_outlives_its_lock(visitor: Client) -> None:
    make(visitor)
    opened = homes.current()
    assert opened is not None
    with ThreadPoolExecutor(max_workers=1) as thread:
        assert thread.submit(ledgers.load, opened.case).result().entries == ()
        ledgers.forget_loaded()
        thread.submit(ledgers.load, opened.case).result()
        locking.lock()
        # Django calls this at the beginning and at the end of every request.
        thread.submit(close_old_connections).result()
