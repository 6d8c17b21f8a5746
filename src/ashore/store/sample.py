"""The sample as a home: in a folder of its own, with a key that nobody keeps, gone once closed."""

from __future__ import annotations

import datetime as dt
import secrets
import tempfile
from pathlib import Path

from ashore.samples.story import sample_case
from ashore.store import homes


def open_sample(now: dt.datetime) -> homes.Home:
    """Return the sample case as an open home.

    Raises:
        OneHomeError: If this process has a home open.
        HomeWriteError: If it cannot be written.
    """
    folder = Path(tempfile.mkdtemp(prefix="ashore-sample-"))
    ledger = sample_case(now.date())
    return homes.open_new(folder, secrets.token_bytes(32), ledger, now=now, sample=True)
