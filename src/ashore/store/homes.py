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

from filelock import FileLock, Timeout

from ashore.case.atomic import reason_of
from ashore.case.ledger import Ledger
from ashore.case.replay import replay
from ashore.errors.store import (
    HomeDamagedError,
    HomeExistsError,
    HomeLockedError,
    HomeMissingError,
    HomeOpenElsewhereError,
    HomeWriteError,
    OneHomeError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from ashore.store import setup
from ashore.store.attempts import count_wrong, forget_wrong, require_may_try
from ashore.store.keys import (
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
from ashore.text import Text

HELD = ".open.lock"
_EMPTY = Text("里面没有案件", "there is no case in it")

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
            WrongPassphraseError: If the old secret does not open it.
            PassphraseShortError: If the new one is too short.
            HomeWriteError: If it cannot be written; the old one still opens it.
        """
        keys = read_keys(self.folder)
        key = unlock(keys, old, where=self.folder.name)
        write_keys(self.folder, with_passphrase(keys, key, new))

    def change_recovery_code(self, secret: Secret) -> str:
        """Return a new recovery code, shown once; the old one no longer opens the home.

        Raises:
            WrongPassphraseError: If the secret does not open it.
            HomeWriteError: If it cannot be written; the old code still opens it.
        """
        keys = read_keys(self.folder)
        changed, code = with_new_code(keys, unlock(keys, secret, where=self.folder.name))
        write_keys(self.folder, changed)
        return code

    def lock(self) -> None:
        """Return once the key is out of memory and no thread has the file open; again does nothing.

        What was not confirmed yet is rolled back. A sample is removed.
        """
        global _current  # noqa: PLW0603 - one home a process, and this is where it ends
        with _current_guard:
            if self._key is None:
                return
            _close_database()
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
    _make_folder(folder)
    try:
        home = open_new(folder, file_key, ledger, now=now)
        try:
            write_keys(folder, keys)
        except BaseException:
            home.lock()
            raise
    except BaseException:
        _take_away(folder)
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
    try:
        home.case = _open_database(home, ledger, now)
    except BaseException:
        home.lock()
        raise
    _current = home
    return home


def _open_database(home: Home, ledger: Ledger | None, now: dt.datetime) -> int:
    setup()
    from ashore.store import ledgers  # noqa: PLC0415 - models wait for Django's set-up
    from ashore.store.database import point_at_file  # noqa: PLC0415
    from ashore.store.migrating import bring_up_to_date, touch_private  # noqa: PLC0415

    touch_private(home.database)
    point_at_file(home.database, home.key)
    bring_up_to_date(home.database, now=now)
    if ledger is not None:
        return ledgers.add_case(ledger, now=now).id
    cases = ledgers.all_cases()
    if not cases:
        raise HomeDamagedError(where=home.folder.name, reason=_EMPTY)
    return cases[0].id


def _close_database() -> None:
    setup()
    from ashore.store.database import point_nowhere  # noqa: PLC0415
    from ashore.store.ledgers import forget_loaded  # noqa: PLC0415

    point_nowhere()
    forget_loaded()


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[FileLock]:
    """Yield the lock of a home, held; released where the work inside fails."""
    with _current_guard:
        if _current is not None:
            raise OneHomeError(where=_current.folder.name)
        # Any thread may lock the home again, so the lock belongs to the process.
        held = FileLock(folder / HELD, timeout=0, mode=0o600, thread_local=False)
        try:
            held.acquire()
        except Timeout:
            raise HomeOpenElsewhereError(where=folder.name) from None
        except OSError as error:
            raise HomeWriteError(where=folder.name, reason=reason_of(error)) from error
        try:
            yield held
        except BaseException:
            held.release()
            raise


def _make_folder(folder: Path) -> None:
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


def _take_away(folder: Path) -> None:
    """Remove what a failed beginning left: this program made all of it."""
    shutil.rmtree(folder, ignore_errors=True)
