"""The file of a backup: a ZIP file that only stores, with a manifest, sealed by its last bytes.

The last 64 bytes are the SHA-256, in hexadecimal digits, of every byte before them, so a change to
any byte is noticed. They are the comment of the ZIP file, so any program can open it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, NoReturn

from ashore.case.atomic import reason_of
from ashore.case.canonical import canonical_bytes
from ashore.errors.store import BackupUnreadableError, KeysUnreadableError
from ashore.store.keys import KEYS, keys_from_bytes
from ashore.store.places import DATABASE
from ashore.text import Text

FORMAT = "ashore-backup/1"
MANIFEST = "manifest.json"

_PART = 1024 * 1024
_MOST_MANIFEST = 64 * 1024 * 1024
_SEAL = 64
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_INSIDE = re.compile(
    r"case\.db|keys\.json|vault/(?:vault\.json|head\.json|key)"
    r"|vault/sealed/[0-9a-f]{64}\.age(?:\.damaged)?"
    r"|vault/stamps/[0-9]{4,12}\.(?:json|tsq|tsr|pem)"
)
_NO_BACKUP = Text("它不是上岸的备份", "it is no backup of Ashore")
_CHANGED = Text("它不完整，或被改过", "it is not whole, or was changed")
_OTHER = Text("它是别的版本写的", "another version wrote it")


def belongs(name: str) -> bool:
    """Return whether a file of that name in a home goes into its backup.

    Examples:
        >>> belongs("case.db"), belongs("vault/../../key"), belongs("attempts.json")
        (True, False, False)
    """
    return _INSIDE.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class Inside:
    """What a verified backup holds: its files by name, its size, and when it was made."""

    archive: zipfile.ZipFile
    names: tuple[str, ...]
    size: int
    made_at: dt.datetime

    def copy_to(self, name: str, into: IO[bytes]) -> None:
        """Write one of its files somewhere."""
        with self.archive.open(name) as member:
            shutil.copyfileobj(member, into, _PART)


def write_backup_file(path: Path, files: Mapping[str, Path], now: dt.datetime) -> None:
    """Return once a new file holds some files by their names, and the disk has confirmed it.

    Raises:
        OSError: If it cannot be written, or a file cannot be read.
    """
    sums: dict[str, str] = {}
    with new_private(path) as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            archive.comment = b"0" * _SEAL
            for name, source in files.items():
                sums[name] = _add(archive, name, source)
            manifest = {"format": FORMAT, "made_at": now.isoformat(), "files": sums}
            archive.writestr(zipfile.ZipInfo(MANIFEST, _EARLIEST), canonical_bytes(manifest))
        out.flush()
        size = out.tell()
        seal = _digest(out, size - _SEAL).encode()
        out.seek(size - _SEAL)
        out.write(seal)
        out.flush()
        os.fsync(out.fileno())


@contextlib.contextmanager
def opened_backup(path: Path) -> Iterator[Inside]:
    """Yield what a backup holds, once each of its bytes was looked at.

    Raises:
        BackupUnreadableError: If it is damaged, foreign, or cannot be read.
    """
    with contextlib.ExitStack() as held:
        try:
            file = held.enter_context(path.open("rb"))
            inside = _verified(file, path.name)
        except OSError as error:
            raise BackupUnreadableError(where=path.name, reason=reason_of(error)) from error
        except KeysUnreadableError as error:
            _refuse(path.name, _CHANGED, error)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
            _refuse(path.name, _NO_BACKUP, error)
        yield inside


def new_private(path: Path) -> BinaryIO:
    """Return a new file, open for reading and writing, for its owner alone.

    Raises:
        OSError: If it is there already, or cannot be made.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "w+b")


def _add(archive: zipfile.ZipFile, name: str, source: Path) -> str:
    """Return the SHA-256 of a file that was added."""
    info, found = zipfile.ZipInfo(name, _EARLIEST), hashlib.sha256()
    with source.open("rb") as file, archive.open(info, "w", force_zip64=True) as member:
        while part := file.read(_PART):
            found.update(part)
            member.write(part)
    return found.hexdigest()


def _verified(file: BinaryIO, where: str) -> Inside:
    size = file.seek(0, os.SEEK_END)
    archive = zipfile.ZipFile(file)
    if len(archive.comment) != _SEAL or MANIFEST not in archive.namelist():
        _refuse(where, _NO_BACKUP)
    if _digest(file, size - _SEAL).encode() != archive.comment:
        _refuse(where, _CHANGED)
    members = {one.filename: one for one in archive.infolist()}
    plain = all(one.compress_type == zipfile.ZIP_STORED for one in members.values())
    if not plain or len(members) != len(archive.infolist()):
        _refuse(where, _NO_BACKUP)
    if members[MANIFEST].file_size > _MOST_MANIFEST:
        _refuse(where, _NO_BACKUP)
    sums, made_at = _manifest(archive.read(MANIFEST), where)
    if sums.keys() != members.keys() - {MANIFEST} or not {DATABASE, KEYS} <= sums.keys():
        _refuse(where, _CHANGED)
    for name, expected in sums.items():
        with archive.open(name) as member:
            if not belongs(name) or _digest(member, members[name].file_size) != expected:
                _refuse(where, _CHANGED)
    keys_from_bytes(archive.read(KEYS))
    return Inside(archive, tuple(sorted(sums)), size, made_at)


def _manifest(data: bytes, where: str) -> tuple[dict[str, str], dt.datetime]:
    """Return the SHA-256 of each file by its name, and the moment."""
    said = json.loads(data)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        _refuse(where, _OTHER)
    files, made_at = said.get("files"), said.get("made_at")
    if not isinstance(files, dict) or not isinstance(made_at, str):
        _refuse(where, _CHANGED)
    return files, dt.datetime.fromisoformat(made_at)


def _digest(file: IO[bytes], length: int) -> str:
    """Return the SHA-256 of the first bytes of a file."""
    file.seek(0)
    found = hashlib.sha256()
    while length > 0 and (part := file.read(min(_PART, length))):
        found.update(part)
        length -= len(part)
    return found.hexdigest()


def _refuse(where: str, reason: Text, error: Exception | None = None) -> NoReturn:
    raise BackupUnreadableError(where=where, reason=reason) from error
