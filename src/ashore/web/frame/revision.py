"""A number that grows with everything written beside the ledger: which pages may be kept."""

from __future__ import annotations

import itertools
import threading

_lock = threading.Lock()
_numbers = itertools.count(1)
_now = 0


def changed() -> None:
    """Say that something was written: a draft, a job's progress, a setting, a check-in."""
    global _now  # noqa: PLW0603 - one number a process is the point
    with _lock:
        _now = next(_numbers)


def revision() -> int:
    """Return the number of the last change."""
    return _now
