"""How the server stays small: threads share few pools of memory, and what is free goes back.

Solving a plan takes tens of megabytes for a moment. By itself glibc keeps a pool for each thread
that ever did so.
"""

from __future__ import annotations

import ctypes
import functools
import sys
from typing import Any

_MOST_POOLS = -8
"""The number by which glibc knows the setting."""
_POOLS = 2


def keep_few_pools() -> None:
    """Return once threads share two pools, where this system's C library has such a setting."""
    library = _library()
    if library is not None:
        library.mallopt(_MOST_POOLS, _POOLS)


def give_back() -> None:
    """Return once free memory was given back to the system, where that is possible."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)


@functools.cache
def _library() -> Any:
    """Return glibc, None on other systems."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        library = ctypes.CDLL(None)
        known = library.mallopt, library.malloc_trim
    except (OSError, AttributeError):
        return None
    return library if all(known) else None
