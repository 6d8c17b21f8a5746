"""A home: one folder with one person's case, encrypted; made, opened, and locked again.

A process has one home open at a time. Its key is in memory from opening to locking, and nowhere
else.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock

from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.errors.store import (
    HomeLockedError,
    HomeMissingError,
    OneHomeError,
    SampleSecretError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from ashore.store import setup
from ashore.store.attempts import count_wrong, forget_wrong, require_may_try
from ashore.store.folders import hold, make_folder
from ashore.store.keys import (
    Keys,
    Secret,
    Stretching,
    new_keys,
    read_keys,
    unlock,
    with_new_code,
    with_passphrase,
    write_keys,
)
from ashore.store.places import DATABASE, VAULT, is_home

_current: Home | None = None
_current_guard = threading.RLock()


class Home:
    """A home that is open; after ``lock`` it is of no more use.

    ``case`` is what the repositories of the store ask for.
    """

    def __init__(
        self, folder: Path, file_key: bytes, held: FileLock, *, sample: bool = False
    ) -> None:
        self.folder = folder
        self.sample = sample
        self.case = 0
        self._key: bytes | None = file_key
        self._held = held

    @property
    def database(self) -> Path:
        """Return the encrypted file."""
        return self.folder / DATABASE

    @property
    def vault(self) -> Path:
        """Return where the evidence vault lies, once there is one."""
        return self.folder / VAULT

    @property
    def is_open(self) -> bool:
        """Return whether the key is in memory."""
        return self._key is not None

    def key(self) -> bytes:
        """Return the key of the file.

        Raises:
            HomeLockedError: If the home was locked.
        """
        key = self._key
        if key is None:
            raise HomeLockedError(where=self.folder.name)
        return key

    def change_passphrase(self, old: Secret, new: str) -> None:
        """Return once another passphrase opens the home; the recovery code stays.

        Raises:
            SampleSecretError: If it is the sample.
            WrongPassphraseError: If the old secret does not open it.
            PassphraseShortError: If the new one is too short.
            HomeWriteError: If it cannot be written; the old one still opens it.
        """
        keys = self._keys()
        key = unlock(keys, old, where=self.folder.name)
        write_keys(self.folder, with_passphrase(keys, key, new))

    def change_recovery_code(self, secret: Secret) -> str:
        """Return a new recovery code, shown once; the old one no longer opens the home.

        Raises:
            SampleSecretError: If it is the sample.
            WrongPassphraseError: If the secret does not open it.
            HomeWriteError: If it cannot be written; the old code still opens it.
        """
        keys = self._keys()
        changed, code = with_new_code(keys, unlock(keys, secret, where=self.folder.name))
        write_keys(self.folder, changed)
        return code

    def _keys(self) -> Keys:
        if self.sample:
            raise SampleSecretError
        return read_keys(self.folder)

    def lock(self) -> None:
        """Return once the key is out of memory and no thread has the file open; again does nothing.

        What was not confirmed yet is rolled back. A sample is removed.
        """
        global _current  # noqa: PLW0603 - one home a process, and this is where it ends
        with _current_guard:
            if self._key is None:
                return
            setup()
            from ashore.store.opening import close_database  # noqa: PLC0415 - after set-up

            close_database()
            self._key = None
            if _current is self:
                _current = None
            self._held.release()
        if self.sample:
            shutil.rmtree(self.folder, ignore_errors=True)


def create(
    folder: Path,
    passphrase: str,
    ledger: Ledger,
    *,
    now: dt.datetime,
    stretching: Stretching | None = None,
) -> tuple[Home, str]:
    """Return a new home that is open, and its recovery code, which is shown once.

    Args:
        folder: Where it shall lie; a folder that is not there yet, or is empty.
        passphrase: What opens it.
        ledger: The case: an empty one, or one that was kept elsewhere.
        now: The moment.
        stretching: How the passphrase is stretched; left out, as is right for people.

    Raises:
        HomeExistsError: If there is something in the folder.
        PassphraseShortError: If the passphrase is too short.
        HomeWriteError: If it cannot be written; nothing is left behind.
        DataError: If the ledger does not add up.
    """
    replay(ledger)
    keys, file_key, code = new_keys(passphrase, stretching)
    make_folder(folder)
    try:
        home = open_new(folder, file_key, ledger, now=now)
        try:
            write_keys(folder, keys)
        except BaseException:
            home.lock()
            raise
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # all of it was made here
        raise
    return home, code


def open_home(folder: Path, secret: Secret, *, now: dt.datetime) -> Home:
    """Return a home that is open, its tables those of this version.

    Args:
        folder: Where it lies.
        secret: A ``Passphrase`` or a ``RecoveryCode``.
        now: The moment; wrong tries are slowed by it.

    Raises:
        HomeMissingError: If there is none.
        SlowedError: If the next try has to wait.
        WrongPassphraseError: If the passphrase does not open it; the try is counted.
        WrongRecoveryCodeError: If the recovery code does not open it; the try is counted.
        HomeOpenElsewhereError: If another program has it open.
        HomeDamagedError: If its file does not read.
        HomeNewerError: If a newer version wrote it.
    """
    if not is_home(folder):
        raise HomeMissingError(where=folder.name)
    keys = read_keys(folder)
    # One try at a time, so that many at once are slowed like many in a row.
    with _alone(folder) as held:
        require_may_try(folder, now)
        try:
            file_key = unlock(keys, secret, where=folder.name)
        except (WrongPassphraseError, WrongRecoveryCodeError):
            count_wrong(folder, now)
            raise
        forget_wrong(folder)
        return _opened(Home(folder, file_key, held), None, now)


def open_new(
    folder: Path, file_key: bytes, ledger: Ledger, *, now: dt.datetime, sample: bool = False
) -> Home:
    """Return a home that is open, with a new file in a folder that is there.

    Raises:
        OneHomeError: If this process has a home open.
        DataError: If the ledger does not add up, or cannot be written.
    """
    with _alone(folder) as held:
        return _opened(Home(folder, file_key, held, sample=sample), ledger, now)


def current() -> Home | None:
    """Return the home that is open, None where none is."""
    return _current


def lock() -> None:
    """Return once no home is open."""
    home = _current
    if home is not None:
        home.lock()


def _opened(home: Home, ledger: Ledger | None, now: dt.datetime) -> Home:
    global _current  # noqa: PLW0603 - one home a process, and this is where it begins
    setup()
    from ashore.store.opening import open_database  # noqa: PLC0415 - after set-up

    try:
        home.case = open_database(home.database, home.key, ledger, now)
    except BaseException:
        home.lock()
        raise
    _current = home
    return home


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[FileLock]:
    """Yield the lock of a home, held; released where the work inside fails."""
    with _current_guard:
        if _current is not None:
            raise OneHomeError(where=_current.folder.name)
        held = hold(folder)
        try:
            yield held
        except BaseException:
            held.release()
            raise
