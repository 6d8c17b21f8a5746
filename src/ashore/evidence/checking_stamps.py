"""Whether every timestamp is whole, of this ledger, and signed by whom the person trusts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ashore.errors.vault import StampReplyError, VaultUnreadableError
from ashore.evidence.blobs import lying_in
from ashore.evidence.disk import UNFINISHED
from ashore.evidence.stamps import (
    REPLY,
    STATEMENT,
    Stamp,
    is_signed,
    read_bytes,
    read_reply,
    stamps_in,
)
from ashore.evidence.vault import Vault
from ashore.evidence.verdicts import verdict
from ashore.evidence.verify import statement
from ashore.findings import Finding

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


@dataclass(frozen=True, slots=True)
class StampSeen:
    """A timestamp that is of this ledger: when, up to which entry, and whether it was signed.

    ``signed`` is None where no root certificate was given to check it by.
    """

    number: str
    at: dt.datetime
    count: int
    signed: bool | None


@dataclass
class StampCheck:
    """One look at all the timestamps of a vault; ``seen`` are those of this ledger."""

    vault: Vault
    hashes: list[str]
    roots: Sequence[Certificate]
    seen: list[StampSeen] = field(default_factory=list)

    def findings(self) -> Iterator[Finding]:
        """Yield what is not as it should be, in the order in which they were asked for."""
        stamps = stamps_in(self.vault)
        for stamp in stamps:
            yield from self._stamp(stamp)
        known = {
            stamp.path(self.vault.stamps, ending).name for stamp in stamps for ending in stamp.files
        }
        for lying in lying_in(self.vault.stamps):
            if lying.name not in known:
                name = "leftover" if lying.name.endswith(UNFINISHED) else "unknown"
                yield verdict(name, lying.name)

    def _stamp(self, stamp: Stamp) -> Iterator[Finding]:
        try:
            said = read_bytes(stamp.path(self.vault.stamps, STATEMENT))
        except VaultUnreadableError:
            yield verdict("stamp-damaged", stamp.number)
            return
        count = _count(said)
        if count is None:
            yield verdict("stamp-damaged", stamp.number)
        elif count >= len(self.hashes) or said != statement(self.hashes[: count + 1]):
            yield verdict("stamp-off", stamp.number, expected=count)
        elif not stamp.answered:
            yield verdict("stamp-unanswered", stamp.number)
        else:
            yield from self._reply(stamp, said, count)

    def _reply(self, stamp: Stamp, said: bytes, count: int) -> Iterator[Finding]:
        place = stamp.path(self.vault.stamps, REPLY)
        try:
            reply = read_bytes(place)
            reading = read_reply(reply, said, where=place.name)
            signed = is_signed(reply, said, self.roots, where=place.name) if self.roots else None
        except (StampReplyError, VaultUnreadableError) as error:
            yield verdict("stamp-unread", stamp.number, found=error.values["reason"])
            return
        self.seen.append(StampSeen(stamp.number, reading.at, count, signed))
        if not signed:
            yield verdict("stamp-unchecked" if signed is None else "stamp-unsigned", stamp.number)


def _count(said: bytes) -> int | None:
    try:
        found = json.loads(said)["count"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if isinstance(found, int) and found >= 0 else None
