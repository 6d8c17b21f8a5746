"""What lies in the folder of sealed files, measured without following a link."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ashore.case.atomic import reason_of
from ashore.case.entries_papers import Sealed
from ashore.errors.vault import VaultUnreadableError
from ashore.evidence.sealing import Measured, Told

_CHUNK = 1024 * 1024
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Lying:
    """A name in a folder: how many bytes lie under it, and whether they are a plain file."""

    name: str
    size: int
    plain: bool


def lying_in(folder: Path) -> tuple[Lying, ...]:
    """Return what lies in a folder, by name; nothing where there is no folder.

    Raises:
        VaultUnreadableError: If the folder cannot be read.
    """
    try:
        with os.scandir(folder) as found:
            lying = [(entry.name, entry.stat(follow_symlinks=False)) for entry in found]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise VaultUnreadableError(where=folder.name, reason=reason_of(error)) from error
    return tuple(Lying(name, s.st_size, stat.S_ISREG(s.st_mode)) for name, s in sorted(lying))


def measure(path: Path, *, told: Told = lambda _: None, most: int | None = None) -> Measured:
    """Return the SHA-256 and the size of a file, or of its first bytes.

    Raises:
        VaultUnreadableError: If it cannot be read, or is a link.
    """
    hashed, size = hashlib.sha256(), 0
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | _NO_LINK), "rb", buffering=0) as file:
            while chunk := file.read(_CHUNK if most is None else min(_CHUNK, most - size)):
                hashed.update(chunk)
                size += len(chunk)
                told(len(chunk))
    except OSError as error:
        raise VaultUnreadableError(where=path.name, reason=reason_of(error)) from error
    return Measured(hashed.hexdigest(), size)


def lies(path: Path) -> bool:
    """Return whether anything lies under a name, a link that leads nowhere too."""
    return os.path.lexists(path)


def is_as_sealed(path: Path, sealed: Sealed) -> bool:
    """Return whether a file holds exactly the bytes that were sealed."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size != sealed.size:
        return False
    return measure(path).digest == sealed.hash
