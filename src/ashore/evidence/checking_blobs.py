"""Whether every sealed file is there, under its name, as it was sealed, and nothing beside it."""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ashore.case.entries_papers import Sealed
from ashore.case.ledger import Ledger
from ashore.errors.vault import ItemDamagedError, VaultUnreadableError
from ashore.evidence.adding import SET_ASIDE
from ashore.evidence.age import Identity
from ashore.evidence.blobs import Lying, lying_in, measure
from ashore.evidence.disk import UNFINISHED
from ashore.evidence.items import expected_seals, names_of
from ashore.evidence.sealing import Measured, Nowhere, Told, unseal
from ashore.evidence.source import opened
from ashore.evidence.vault import Vault
from ashore.evidence.verdicts import verdict
from ashore.findings import Finding

_SEALED = re.compile(r"[0-9a-f]{64}\.age")


@dataclass
class BlobCheck:
    """One look at all the sealed files of a vault.

    ``opened`` counts those whose content was compared, which takes the identity.
    """

    vault: Vault
    ledger: Ledger
    identity: Identity | None
    told: Told
    opened: int = 0
    intact: set[str] = field(default_factory=set)

    def findings(self) -> Iterator[Finding]:
        """Yield what is not as it should be, the case's items first, then what lies beside them."""
        for content, sealed in self._expected.items():
            yield from self._item(content, sealed)
        for lying in self._strangers:
            yield from self._stranger(lying)

    @functools.cached_property
    def _expected(self) -> dict[str, Sealed]:
        return expected_seals(self.ledger)

    @functools.cached_property
    def _names(self) -> dict[str, str]:
        return names_of(self.ledger)

    @functools.cached_property
    def _lying(self) -> dict[str, Lying]:
        return {lying.name: lying for lying in lying_in(self.vault.sealed)}

    @functools.cached_property
    def _strangers(self) -> tuple[Lying, ...]:
        own = {f"{content}.age" for content in self._expected}
        return tuple(lying for name, lying in self._lying.items() if name not in own)

    @functools.cached_property
    def _contents(self) -> dict[str, str]:
        """Return the content that each sealed hash belongs to."""
        return {sealed.hash: content for content, sealed in self._expected.items()}

    @functools.cached_property
    def _belongs(self) -> dict[str, str]:
        """Return for each stranger that holds an item's sealed bytes the content of that item."""
        found = {}
        for lying in self._strangers:
            if lying.plain and not lying.name.endswith(UNFINISHED):
                with contextlib.suppress(VaultUnreadableError):
                    measured = measure(self.vault.sealed / lying.name, told=self.told)
                    if measured.digest in self._contents:
                        found[lying.name] = self._contents[measured.digest]
        return found

    def _item(self, content: str, sealed: Sealed) -> Iterator[Finding]:
        name, place = self._names[content], self.vault.blob(content)
        lying = self._lying.get(place.name)
        if lying is None:
            moved = next((other for other, of in self._belongs.items() if of == content), None)
            yield verdict("renamed" if moved else "missing", name, found=moved)
        elif not lying.plain:
            yield verdict("link", name)
        else:
            try:
                measured = measure(place, told=self.told)
            except VaultUnreadableError as error:
                yield verdict("unreadable", name, found=error.values["reason"])
                return
            if measured == Measured(sealed.hash, sealed.size):
                self.intact.add(content)
                yield from self._content(content, name, place)
            else:
                yield self._change(name, place, measured, sealed)

    def _change(self, name: str, place: Path, measured: Measured, sealed: Sealed) -> Finding:
        other = self._contents.get(measured.digest)
        if other:
            return verdict("swapped", name, found=self._names[other])
        if measured.size < sealed.size:
            return verdict("truncated", name, expected=sealed.size, found=measured.size)
        if measured.size > sealed.size and measure(place, most=sealed.size).digest == sealed.hash:
            return verdict("extended", name, found=measured.size - sealed.size)
        return verdict("edited", name, expected=sealed.hash[:12], found=measured.digest[:12])

    def _content(self, content: str, name: str, place: Path) -> Iterator[Finding]:
        if self.identity is None:
            return
        try:
            with opened(place) as file:
                found = unseal(file, Nowhere(), self.identity, where=name, told=lambda _: None)
        except ItemDamagedError:
            yield verdict("not-opened", name)
            return
        self.opened += 1
        if found.digest != content:
            yield verdict("content", name)

    def _stranger(self, lying: Lying) -> Iterator[Finding]:
        if lying.name.endswith(UNFINISHED):
            yield verdict("leftover", lying.name)
            return
        content = self._belongs.get(lying.name)
        if content:
            if content in self.intact:
                yield verdict("copied", lying.name, found=self._names[content])
        elif not lying.plain:
            yield verdict("link", lying.name)
        elif lying.name.endswith(SET_ASIDE):
            yield verdict("set-aside", lying.name)
        else:
            yield verdict("orphan" if _SEALED.fullmatch(lying.name) else "unknown", lying.name)
