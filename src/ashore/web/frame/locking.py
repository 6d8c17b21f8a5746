"""When the case locks itself: after some minutes in which nobody asked for a page."""

from __future__ import annotations

import datetime as dt
import threading

from ashore.store import homes
from ashore.web.frame.launch import launch

USUAL_MINUTES = 15
_guard = threading.Lock()
_seen_at: dt.datetime | None = None
_minutes: int = USUAL_MINUTES


def allow(minutes: int) -> None:
    """Set how many minutes of rest lock the case; 0 never does."""
    global _minutes  # noqa: PLW0603 - one case is open at a time
    _minutes = minutes


def minutes() -> int:
    """Return how many minutes of rest lock the case."""
    return _minutes


def look_at_the_time(moment: dt.datetime, *, seen: bool = True) -> bool:
    """Return whether the case was locked just now, because nobody had asked for too long.

    Args:
        moment: Now.
        seen: Somebody asks for a page; a timer only looks.
    """
    global _seen_at  # noqa: PLW0603 - one case is open at a time
    with _guard:
        opened, before = homes.current(), _seen_at
        idle = before is not None and _minutes > 0
        late = idle and before is not None and moment - before > dt.timedelta(minutes=_minutes)
        if seen:
            _seen_at = moment
        if opened is None or opened.sample or not late:
            return False
    lock()
    return True


def lock() -> None:
    """Close the case: its key, its ledger and its answers leave the memory."""
    from ashore.web.frame.desk import forget_everything  # noqa: PLC0415 - the desk asks us first
    from ashore.web.frame.page_cache import forget_pages  # noqa: PLC0415
    from ashore.web.frame.until_changed import forget_read  # noqa: PLC0415
    from ashore.web.jobs import runner, starting  # noqa: PLC0415

    # Long work is given back while the database still takes it; it goes on once it is open again.
    runner.pause()
    starting.forget_secrets()
    homes.lock()
    for visit in launch().visits():
        visit.code = ""
    forget_everything()
    forget_pages()
    forget_read()
