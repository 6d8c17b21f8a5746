"""Whether a vault and the chain of its case are as they were left; looking changes nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.case.ledger import Ledger
from ashore.errors.base import DataError
from ashore.errors.case import CaseReadError, CaseTooLargeError
from ashore.errors.vault import VaultUnreadableError
from ashore.evidence.age import Identity
from ashore.evidence.blobs import lying_in
from ashore.evidence.checking_blobs import BlobCheck
from ashore.evidence.checking_stamps import StampCheck, StampSeen
from ashore.evidence.disk import UNFINISHED
from ashore.evidence.head import Head, head_of, line_hashes
from ashore.evidence.items import expected_seals
from ashore.evidence.keeper import Keeper, keeper_of
from ashore.evidence.keys import KEY
from ashore.evidence.sealing import Told
from ashore.evidence.vault import HEAD, RECORD, SEALED, STAMPS, Vault, open_vault, read_object
from ashore.evidence.verdicts import broken_ledger, is_sound, verdict
from ashore.findings import Finding

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_OWN = frozenset({RECORD, HEAD, KEY, SEALED, STAMPS})
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a look at a vault found.

    ``head`` is None where the ledger itself cannot be read. ``opened`` counts the items whose
    content was compared and is None where no key was given for that.
    """

    head: Head | None
    items: int
    opened: int | None
    stamps: tuple[StampSeen, ...]
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Return whether everything is as it should be."""
        return all(map(is_sound, self.findings))


def check(
    case: Path | Keeper,
    folder: Path,
    *,
    identity: Identity | None = None,
    head: str | None = None,
    roots: Sequence[Certificate] = (),
    told: Told = lambda _: None,
) -> Checked:
    """Return whether a case's chain and its vault are as they were left.

    Args:
        case: The case file, its folder, or who keeps the case.
        folder: The vault.
        identity: Opens the sealed files, so that their content is compared too.
        head: The digits of a head that the person kept elsewhere, in full or their beginning.
        roots: Certificates of timestamp authorities that the person trusts.
        told: Is told how many more bytes were read.

    Raises:
        CaseMissingError: If there is no case.
        VaultMissingError: If there is no vault.
        VaultSchemaError: If it is of a version that is not read here.
        VaultUnreadableError: If it cannot be read.
    """
    vault = open_vault(folder)
    try:
        ledger = keeper_of(case).load()
    except (CaseReadError, CaseTooLargeError):
        raise
    except DataError as error:
        return Checked(head=None, items=0, opened=None, stamps=(), findings=(broken_ledger(error),))
    hashes = line_hashes(ledger)
    blobs = BlobCheck(vault, ledger, identity, told)
    stamps = StampCheck(vault, hashes, roots)
    findings = (
        *_memory(vault, hashes, head),
        *_key(vault, ledger),
        *blobs.findings(),
        *stamps.findings(),
        *_beside(vault),
    )
    return Checked(
        head=head_of(ledger),
        items=len(expected_seals(ledger)),
        opened=None if identity is None else blobs.opened,
        stamps=tuple(stamps.seen),
        findings=findings,
    )


def _memory(vault: Vault, hashes: Sequence[str], given: str | None) -> Iterator[Finding]:
    """Yield where the chain does not go on from what the vault or the person remembers."""
    entries = len(hashes) - 1
    if vault.case != hashes[0]:
        yield verdict("other-case", vault.folder.name)
        return
    try:
        seen = read_object(vault.folder / HEAD)
        count, remembered = seen.get("count"), seen.get("head")
    except VaultUnreadableError as error:
        yield verdict("head-forgotten", HEAD, found=error.values["reason"])
    else:
        if not isinstance(count, int) or count > entries:
            yield verdict("rolled-back", HEAD, expected=count, found=entries)
        elif count < 0 or hashes[count] != remembered:
            yield verdict("other-history", HEAD, expected=count)
    if given is None:
        return
    found = next((n for n, one in enumerate(hashes) if one.startswith(given)), None)
    if found is None:
        yield verdict("head-unknown", "--head", expected=given[:12])
    elif found < entries:
        yield verdict("head-older", "--head", expected=found, found=entries - found)


def _key(vault: Vault, ledger: Ledger) -> Iterator[Finding]:
    if any(sealed.to != vault.recipient for sealed in expected_seals(ledger).values()):
        yield verdict("key-changed", RECORD)
    try:
        mode = stat.S_IMODE((vault.folder / KEY).stat(follow_symlinks=False).st_mode)
    except OSError:
        yield verdict("key-missing", KEY)
        return
    if os.name != "nt" and mode & _OTHERS:
        yield verdict("key-open", KEY, found=f"{mode:o}")


def _beside(vault: Vault) -> Iterator[Finding]:
    for lying in lying_in(vault.folder):
        if lying.name not in _OWN:
            name = "leftover" if lying.name.endswith(UNFINISHED) else "unknown"
            yield verdict(name, lying.name)
