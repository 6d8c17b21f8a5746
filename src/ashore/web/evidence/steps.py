"""Bytes read on the way, told as hundredths of the whole: not at every byte, but often enough."""

from __future__ import annotations

from ashore.text import Text
from ashore.web.jobs.kind import Tell

_OF = 100


class Steps:
    """Takes how many more bytes were read, and tells when another hundredth is done."""

    def __init__(self, tell: Tell, total: int, says: Text) -> None:
        self._tell, self._total, self._says = tell, max(total, 1), says
        self._read = 0
        self._told = -1
        self(0)

    def __call__(self, more: int, /) -> None:
        """Take some bytes."""
        self._read += more
        done = min(self._read * _OF // self._total, _OF)
        if done > self._told:
            self._told = done
            self._tell(done, _OF, self._says)
