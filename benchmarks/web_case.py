"""A home for the benchmark of the web app: the sample case with a long contact log, encrypted."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from tests.web.defend.many import long_log

from ashore.case.fields import SHANGHAI
from ashore.store import homes
from ashore.store.places import new_folder

NAME, PASSPHRASE = "load", "a passphrase of a benchmark"


def make(number: int, today: dt.date) -> None:
    """Make the home in the usual place; a third of its contacts are messages with words."""
    ledger = long_log(number, today)
    now = dt.datetime.combine(today, dt.time(9), SHANGHAI)
    home, _ = homes.create(new_folder(NAME), PASSPHRASE, ledger, now=now)
    home.lock()


if __name__ == "__main__":
    make(int(sys.argv[1]), dt.date.fromisoformat(sys.argv[2]))
    print(Path(new_folder(NAME)).parent)
