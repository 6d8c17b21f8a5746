"""The sample as a home: in a folder of its own, with a key that nobody keeps, gone once closed."""

from __future__ import annotations

import datetime as dt
import secrets
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

from ashore.store import homes
from ashore.store.folders import HELD
from ashore.store.keys import FILE_KEY_BYTES
from ashore.store.places import DATABASE

_PREFIX = "ashore-sample-"


def open_sample(now: dt.datetime) -> homes.Home:
    """Return the sample case as an open home.

    Raises:
        OneHomeError: If this process has a home open.
        HomeWriteError: If it cannot be written.
    """
    from ashore.samples.story import sample_case  # noqa: PLC0415 - most launches open no sample

    ledger = sample_case(now.date())
    remove_left_over()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        key = secrets.token_bytes(FILE_KEY_BYTES)
        return homes.open_new(folder, key, ledger, now=now, sample=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def remove_left_over() -> int:
    """Return how many samples were removed that a program left behind; no key opens them again."""
    removed = 0
    for file in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{DATABASE}"):
        try:
            with FileLock(file.with_name(HELD), timeout=0):
                shutil.rmtree(file.parent, ignore_errors=True)
                removed += 1
        except (Timeout, OSError):  # open in another program, or another person's
            continue
    return removed
