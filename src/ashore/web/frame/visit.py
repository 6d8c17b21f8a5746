"""One browser's visit: what was said to it, and what it had in hand when the case was locked."""

from __future__ import annotations

import datetime as dt
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Literal

from ashore.text import Text

_MOST_REMEMBERED = 200
Tone = Literal["done", "note", "mind"]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that the next page shows once; with ``undo`` the address that takes it back."""

    says: Text
    tone: Tone = "done"
    undo: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A form that was sent while the case was locked: kept in memory, shown again once open."""

    path: str
    fields: dict[str, list[str]]


@dataclass(slots=True)
class Visit:
    """What one browser has going on. It lives in memory and ends with the launch.

    ``amounts_until`` is the moment until which amounts are shown in quiet hours. ``code`` is a
    recovery code that is being written down, ``strength`` how strong its passphrase seems, and
    ``goes_on`` where the person goes from there.
    """

    said: list[Said] = field(default_factory=list)
    held: Held | None = None
    amounts_until: dt.datetime | None = None
    seen_at: dt.datetime | None = None
    code: str = field(default="", repr=False)
    strength: Text | None = None
    goes_on: str = ""
    _done: OrderedDict[str, str] = field(default_factory=OrderedDict)

    def say(self, says: Text, *, tone: Tone = "done", undo: str = "") -> None:
        """Keep a sentence for the next page."""
        self.said.append(Said(says, tone, undo))

    def told(self) -> tuple[Said, ...]:
        """Return what is to be said, once."""
        said = tuple(self.said)
        self.said.clear()
        return said

    def forget(self) -> None:
        """Forget what was in hand: the person left quickly."""
        self.said.clear()
        self.held, self.amounts_until, self.code = None, None, ""

    @staticmethod
    def once() -> str:
        """Return a mark that makes a form count once, however often it is sent."""
        return secrets.token_urlsafe(9)

    def done(self, once: str) -> str | None:
        """Return where a form led when it was sent before, None the first time."""
        return self._done.get(once)

    def remember(self, once: str, leads_to: str) -> None:
        """Keep where a form led."""
        self._done[once] = leads_to
        while len(self._done) > _MOST_REMEMBERED:
            self._done.popitem(last=False)
