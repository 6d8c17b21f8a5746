"""The folder of a home: made for its owner alone, and held by one program at a time."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from ashore.case.atomic import reason_of
from ashore.errors.store import HomeExistsError, HomeOpenElsewhereError, HomeWriteError

HELD = ".open.lock"


def hold(folder: Path) -> FileLock:
    """Return the lock of a home, held; any thread may release it.

    Raises:
        HomeOpenElsewhereError: If another program holds it.
        HomeWriteError: If the folder cannot be written to.
    """
    held = FileLock(folder / HELD, timeout=0, mode=0o600, thread_local=False)
    try:
        held.acquire()
    except Timeout:
        raise HomeOpenElsewhereError(where=folder.name) from None
    except OSError as error:
        raise HomeWriteError(where=folder.name, reason=reason_of(error)) from error
    return held


def make_folder(folder: Path) -> None:
    """Return once there is an empty folder that only its owner looks into.

    Raises:
        HomeExistsError: If there is something in its place.
        HomeWriteError: If it cannot be made.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.mkdir(mode=0o700, exist_ok=True)
        if any(folder.iterdir()):
            raise HomeExistsError(where=folder.name)
        folder.chmod(0o700)
    except FileExistsError:
        raise HomeExistsError(where=folder.name) from None
    except OSError as error:
        raise HomeWriteError(where=folder.name, reason=reason_of(error)) from error
