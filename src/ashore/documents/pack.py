"""A folder of documents that is replaced whole, and never at the cost of the person's own files."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from ashore.case.atomic import reason_of, replace_file
from ashore.errors.case import CaseWriteError
from ashore.errors.documents import PackChangedError, PackPlaceError, PackWriteError
from ashore.text import Text

LIST = "pack.json"
"""The list of what a pack holds; a folder without it is not ours."""

_MADE_BY = "ashore"
_A_FILE = Text("它是一个文件", "it is a file")
_NOBODY_CARES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave behind; nobody made these."""

Write = Callable[[Path], object]
"""Writes a file that is too large to hold in memory."""


def write_pack(folder: Path, files: Mapping[str, bytes | Write]) -> Path:
    """Return the folder that now holds some files, readable by their owner only.

    The files are written beside it first and take its place whole. A folder that holds anything
    else than an unchanged earlier pack is left alone.

    Args:
        folder: Where the pack shall lie; made if missing.
        files: The bytes of each file by its name, or what writes a large one to a place.

    Raises:
        PackPlaceError: If something else lies there.
        PackChangedError: If a file of the earlier pack was changed.
        PackWriteError: If it cannot be written; the earlier pack is untouched.
    """
    place = Path(folder).resolve()
    try:
        _require_ours(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    except OSError as error:
        raise PackWriteError(where=place.name, reason=reason_of(error)) from error
    try:
        for name, data in files.items():
            if isinstance(data, bytes):
                replace_file(fresh / name, data)
            else:
                data(fresh / name)
        replace_file(fresh / LIST, _list_of(fresh))
        _swap(fresh, place)
    except CaseWriteError as error:
        raise PackWriteError(where=place.name, reason=error.values["reason"]) from error
    except OSError as error:
        raise PackWriteError(where=place.name, reason=reason_of(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return place


def _require_ours(place: Path) -> None:
    """Return nothing when a place is free, or holds an unchanged pack of ours."""
    if not place.exists():
        return
    if not place.is_dir():
        raise PackPlaceError(where=place.name, found=_A_FILE)
    there = {found.name for found in place.iterdir()} - _NOBODY_CARES
    if not there:
        return
    listed = _listed(place)
    files = {name for name in there if (place / name).is_file()}
    ours = {LIST, *listed} if listed else set()
    others = sorted(there - (files & ours))
    if others:
        raise PackPlaceError(where=place.name, found=others[0])
    for name in sorted(there - {LIST}):
        if _digest(place / name) != listed[name]:
            raise PackChangedError(where=place.name, found=name)


def _listed(place: Path) -> dict[str, str]:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        listed = json.loads((place / LIST).read_bytes())
        if listed["made_by"] == _MADE_BY:
            return {str(name): str(digest) for name, digest in listed["files"].items()}
    return {}


def _list_of(fresh: Path) -> bytes:
    digests = {place.name: _digest(place) for place in sorted(fresh.iterdir())}
    listed = {"made_by": _MADE_BY, "files": digests}
    return json.dumps(listed, ensure_ascii=False, indent=2).encode() + b"\n"


def _digest(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _swap(fresh: Path, place: Path) -> None:
    """Put a new folder where the old one is; if that fails the old one is put back."""
    if not place.exists():
        fresh.rename(place)
        return
    old = fresh.with_name(f"{fresh.name}.old")
    place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
