"""What happens to a home's database when it is opened and when it is locked.

Django has to be set up before this is imported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from ashore.case.ledger import Ledger
from ashore.errors.store import HomeDamagedError
from ashore.store import ledgers
from ashore.store.database import point_at_file, point_nowhere
from ashore.store.migrating import bring_up_to_date, touch_private
from ashore.text import Text

_EMPTY = Text("里面没有案件", "there is no case in it")


def open_database(
    file: Path, key: Callable[[], bytes], ledger: Ledger | None, now: dt.datetime
) -> int:
    """Return the case of a file that all threads read from now on; a ledger begins a new one.

    Raises:
        HomeDamagedError: If it does not read, or holds no case.
        HomeNewerError: If a newer version wrote it.
        DataError: If the ledger does not add up, or cannot be written.
    """
    touch_private(file)
    point_at_file(file, key)
    bring_up_to_date(file, now=now)
    if ledger is not None:
        return ledgers.add_case(ledger, now=now).id
    cases = ledgers.all_cases()
    if not cases:
        raise HomeDamagedError(where=file.parent.name, reason=_EMPTY)
    return cases[0].id


def close_database() -> None:
    """Return once no thread has the file open and no ledger is in memory."""
    point_nowhere()
    ledgers.forget_loaded()
