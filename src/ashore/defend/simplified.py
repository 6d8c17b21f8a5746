"""Traditional characters as simplified ones; what converts them is loaded once, when needed."""

from __future__ import annotations

import functools

from opencc import OpenCC  # type: ignore[import-untyped]


@functools.lru_cache(maxsize=65536)
def simplified(words: str) -> str:
    """Return words in simplified characters, to be looked up; what is shown stays as written.

    Examples:
        >>> simplified("債務人")
        '债务人'
    """
    return words if words.isascii() else str(_converter().convert(words))


@functools.cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
