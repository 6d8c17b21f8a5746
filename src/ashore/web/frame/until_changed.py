"""What is read beside the ledger, once until something is written: the journal, what is at work."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from ashore.web.frame import revision

_T = TypeVar("_T")
_MOST = 64
_kept: dict[Hashable, tuple[int, Any]] = {}
_guard = threading.Lock()


def until_changed(key: Hashable, read: Callable[[], _T]) -> _T:
    """Return what was read under a key since the last change, else read it now.

    Whoever writes calls ``revision.changed`` afterwards. A value that was read while another
    thread wrote belongs to the number before, so it is not used again.

    Args:
        key: What it is, with the home that it is of.
        read: Gives it.
    """
    at = revision.revision()
    with _guard:
        found = _kept.get(key)
    if found is not None and found[0] == at:
        value: _T = found[1]
        return value
    value = read()
    with _guard:
        if len(_kept) >= _MOST:
            _kept.clear()
        _kept[key] = (at, value)
    return value


def forget_read() -> None:
    """Keep nothing: the case was closed."""
    with _guard:
        _kept.clear()
