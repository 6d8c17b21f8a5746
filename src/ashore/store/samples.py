"""The sample as a home of its own: made on opening, gone once it is locked."""

from __future__ import annotations

import datetime as dt
import secrets
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

from ashore.case.ledger import Ledger
from ashore.recover.care.journal import Journal
from ashore.store.homes import Home, open_new
from ashore.store.keys import FILE_KEY_BYTES

_PREFIX = "ashore-sample-"


def sample_home(ledger: Ledger, *, now: dt.datetime, journal: Journal | None = None) -> Home:
    """Return a home in a temporary folder, with a random key that nobody knows.

    Args:
        ledger: The sample's ledger.
        now: The moment.
        journal: Its check-ins.

    Raises:
        OneHomeError: If this process has a home open.
    """
    remove_left_over()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        home = open_new(folder, secrets.token_bytes(FILE_KEY_BYTES), ledger, now=now, sample=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    if journal is not None:
        from ashore.store.journals import keep_journal  # noqa: PLC0415 - models wait for set-up

        keep_journal(home.case, journal)
    return home


def remove_left_over() -> int:
    """Return how many samples were removed that a program left behind; none opens them again."""
    removed = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        lock = FileLock(folder / ".open.lock", timeout=0)
        try:
            with lock:
                shutil.rmtree(folder, ignore_errors=True)
                removed += 1
        except (Timeout, OSError):
            continue
    return removed
