"""The clock of the web app: beside the command line's, the only place that reads one."""

from __future__ import annotations

import datetime as dt

from ashore.case.fields import SHANGHAI


def now() -> dt.datetime:
    """Return this moment in China's zone."""
    return _clock()


def _clock() -> dt.datetime:
    return dt.datetime.now(SHANGHAI)  # noqa: TID251 - the web may read the clock
