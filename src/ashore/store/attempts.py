"""How wrong passphrases are slowed: after a few, each next try has to wait longer.

The count lies beside the keys, so that starting the program again does not reset it. Whoever can
change files could take it away; what holds against them is the stretching of the passphrase.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from pathlib import Path
from typing import NamedTuple

from ashore.case.atomic import replace_file
from ashore.errors.case import CaseWriteError
from ashore.errors.store import SlowedError

ATTEMPTS = "attempts.json"
FREE = 3
"""How many wrong tries cost no waiting."""
LONGEST = 300
"""The longest wait, in seconds."""
_FIRST = 2
_MOST_BYTES = 4096


class Attempts(NamedTuple):
    """How many wrong tries there were in a row, and when the last one was."""

    wrong: int = 0
    last: dt.datetime | None = None

    @property
    def wait(self) -> int:
        """Return how many seconds after the last try the next one may come.

        Examples:
            >>> [Attempts(wrong=n).wait for n in (2, 3, 4, 5, 20)]
            [0, 2, 4, 8, 300]
        """
        over = self.wrong - FREE
        return 0 if over < 0 else min(LONGEST, _FIRST << min(over, 16))

    def left(self, now: dt.datetime) -> int:
        """Return how many whole seconds are left to wait.

        None are where the clock was put back since: a wrong clock must not lock anybody out.
        """
        if self.last is None or now < self.last:
            return 0
        left = dt.timedelta(seconds=self.wait) - (now - self.last)
        return max(0, -(-left // dt.timedelta(seconds=1)))


def require_may_try(folder: Path, now: dt.datetime) -> None:
    """Return if a try is allowed now.

    Raises:
        SlowedError: If it has to wait; the error names the seconds.
    """
    left = read_attempts(folder).left(now)
    if left:
        raise SlowedError(where=folder.name, seconds=left)


def count_wrong(folder: Path, now: dt.datetime) -> None:
    """Return once one more wrong try is counted; a full disk keeps nobody from trying."""
    wrong = read_attempts(folder).wrong + 1
    data = json.dumps({"wrong": wrong, "last": now.isoformat()}).encode()
    with contextlib.suppress(CaseWriteError):
        replace_file(folder / ATTEMPTS, data + b"\n")


def forget_wrong(folder: Path) -> None:
    """Return once no wrong try is counted."""
    with contextlib.suppress(OSError):
        (folder / ATTEMPTS).unlink(missing_ok=True)


def read_attempts(folder: Path) -> Attempts:
    """Return what is counted; a file that does not read counts nothing."""
    try:
        with (folder / ATTEMPTS).open("rb") as file:
            raw = json.loads(file.read(_MOST_BYTES))
        last = dt.datetime.fromisoformat(raw["last"])
        return Attempts(max(0, int(raw["wrong"])), last if last.tzinfo else None)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Attempts()
