"""A home is made, opened and locked; nobody reads it without its key, and nothing is lost."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction
from filelock import FileLock

from ashore.case.ledger import Ledger
from ashore.errors.case import DuplicateIdError
from ashore.errors.store import (
    HomeDamagedError,
    HomeExistsError,
    HomeLockedError,
    HomeMissingError,
    HomeOpenElsewhereError,
    HomeWriteError,
    KeysUnreadableError,
    OneHomeError,
    PassphraseShortError,
    RecoveryCodeMistypedError,
    SlowedError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from ashore.recover.care.journal import Journal
from ashore.samples.story import sample_case
from ashore.store import drafts, homes, journals, ledgers, places, uploads
from ashore.store.cipher.connection import open_count
from ashore.store.homes import Home, create, open_home
from ashore.store.keys import Passphrase, RecoveryCode
from ashore.store.recovery import new_code
from ashore.store.sample import open_sample, remove_left_over
from tests.store.conftest import NOW, OPENS, QUICK, SECRET, SENTENCE, begun, note

Maker = Callable[..., tuple[Home, str]]


def _fill(home: Home) -> Ledger:
    drafts.keep_draft(home.case, "start", {"note": [SENTENCE]}, now=NOW)
    journals.keep_journal(home.case, Journal(hard_hour={"call": SENTENCE}))
    uploads.add_upload(home.case, f"{SENTENCE}.txt", SENTENCE.encode() * 50, now=NOW)
    return ledgers.append(home.case, [note(1)], ledgers.load(home.case).head)


def _modes(folder: Path) -> dict[str, str]:
    return {one.name: f"{stat.S_IMODE(one.stat().st_mode):o}" for one in folder.iterdir()}


def test_what_was_kept_is_there_after_opening_again(home: Home, folder: Path) -> None:
    kept = _fill(home)
    home.lock()
    again = open_home(folder, OPENS, now=NOW)
    assert ledgers.load(again.case) == kept
    draft = drafts.find_draft(again.case, "start")
    assert draft is not None
    assert draft.value == {"note": [SENTENCE]}
    assert journals.read_journal(again.case).hard_hour == {"call": SENTENCE}


def test_a_case_that_was_a_file_becomes_a_home_without_loss(new_home: Maker) -> None:
    ledger = sample_case(NOW.date())
    home, _ = new_home(ledger)
    ledgers.forget_loaded()
    assert ledgers.load(home.case) == ledger


def test_no_file_of_a_home_is_read_without_its_key(home: Home, folder: Path) -> None:
    _fill(home)
    while_open = [one.read_bytes() for one in folder.rglob("*") if one.is_file()]
    assert any(one.name == "case.db-wal" for one in folder.iterdir())
    home.lock()
    at_rest = [one.read_bytes() for one in folder.rglob("*") if one.is_file()]
    spelt = [SENTENCE.encode(one) for one in ("utf-8", "utf-16-le", "gb18030", "unicode-escape")]
    for data in (*while_open, *at_rest):
        assert [one for one in spelt if one in data] == []
        assert b"CREATE TABLE" not in data
        assert not data.startswith(b"SQLite format 3")
    plain = sqlite3.connect(folder / "case.db")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT * FROM sqlite_master")
    plain.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_look_inside(home: Home, folder: Path) -> None:
    _fill(home)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(_modes(folder).values()) == {"600"}
    assert {"case.db", "case.db-wal", "case.db-shm", "keys.json"} <= _modes(folder).keys()


def test_the_recovery_code_opens_it_and_a_mistyped_one_is_told(
    new_home: Maker, folder: Path
) -> None:
    home, code = new_home()
    home.lock()
    with pytest.raises(RecoveryCodeMistypedError):
        open_home(folder, RecoveryCode(code[:-1]), now=NOW)
    with pytest.raises(WrongRecoveryCodeError):
        open_home(folder, RecoveryCode(new_code()), now=NOW)
    assert open_home(folder, RecoveryCode(code.lower()), now=NOW).is_open


def test_a_new_passphrase_rewrites_the_keys_alone(new_home: Maker, folder: Path) -> None:
    home, code = new_home()
    _fill(home)
    connection.close()
    before = (folder / "case.db").read_bytes()
    with pytest.raises(WrongPassphraseError):
        home.change_passphrase(Passphrase("not this one"), "a new passphrase")
    home.change_passphrase(OPENS, "a new passphrase")
    assert (folder / "case.db").read_bytes() == before
    home.lock()
    with pytest.raises(WrongPassphraseError):
        open_home(folder, OPENS, now=NOW)
    open_home(folder, Passphrase("a new passphrase"), now=NOW).lock()
    open_home(folder, RecoveryCode(code), now=NOW).lock()


def test_a_new_recovery_code_ends_the_old_one(new_home: Maker, folder: Path) -> None:
    home, old = new_home()
    code = home.change_recovery_code(OPENS)
    home.lock()
    with pytest.raises(WrongRecoveryCodeError):
        open_home(folder, RecoveryCode(old), now=NOW)
    assert open_home(folder, RecoveryCode(code), now=NOW).is_open


def test_wrong_tries_are_slowed_also_for_the_right_passphrase(home: Home, folder: Path) -> None:
    home.lock()
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            open_home(folder, Passphrase("wrong passphrase"), now=NOW)
    with pytest.raises(SlowedError) as caught:
        open_home(folder, OPENS, now=NOW)
    assert caught.value.values == {"seconds": 2}
    assert "2 秒" in caught.value.message("zh")
    later = NOW + dt.timedelta(seconds=2)
    open_home(folder, OPENS, now=later).lock()
    with pytest.raises(WrongPassphraseError):  # the count began anew
        open_home(folder, Passphrase("wrong passphrase"), now=later)


def test_many_tries_at_once_are_slowed_like_many_in_a_row(home: Home, folder: Path) -> None:
    home.lock()
    ends: list[str] = []

    def attempt() -> None:
        try:
            open_home(folder, Passphrase("wrong passphrase"), now=NOW)
        except (WrongPassphraseError, SlowedError) as error:
            ends.append(error.code)

    threads = [threading.Thread(target=attempt, daemon=True) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert (ends.count("store.wrong-passphrase"), ends.count("store.slowed")) == (3, 5)


def test_a_wrong_key_says_nothing_on_its_own(home: Home, folder: Path) -> None:
    home.lock()
    program = (
        "from ashore.store import setup; setup()\n"
        "from ashore.store.cipher.connection import connect, driver\n"
        "import sys\n"
        "try: connect(bytes(32), database=sys.argv[1])\n"
        "except driver.DatabaseError as error: print(error)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(folder / "case.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ran.stdout, ran.stderr) == ("file is not a database\n", "")


def test_locking_closes_the_connections_of_all_threads(home: Home) -> None:
    ready, locked = threading.Barrier(4, timeout=30), threading.Event()
    ends: list[str] = []

    def page() -> None:
        drafts.drafts_of(home.case)
        ready.wait()
        locked.wait()
        try:
            drafts.drafts_of(home.case)
        except HomeLockedError as error:
            ends.append(error.code)

    threads = [threading.Thread(target=page, daemon=True) for _ in range(3)]
    for thread in threads:
        thread.start()
    ready.wait()
    assert open_count() == 4
    home.lock()
    assert open_count() == 0
    locked.set()
    for thread in threads:
        thread.join(timeout=30)
    assert ends == ["store.locked"] * 3
    with pytest.raises(HomeLockedError):
        home.key()
    with pytest.raises(HomeLockedError):
        drafts.drafts_of(home.case)


def test_a_thread_goes_on_after_the_home_was_opened_again(home: Home, folder: Path) -> None:
    step = threading.Barrier(2, timeout=30)
    seen: list[int] = []

    def page() -> None:
        seen.append(len(drafts.drafts_of(home.case)))
        step.wait()
        step.wait()
        seen.append(len(drafts.drafts_of(home.case)))

    thread = threading.Thread(target=page, daemon=True)
    thread.start()
    step.wait()
    home.lock()
    again = open_home(folder, OPENS, now=NOW)
    drafts.keep_draft(again.case, "a", {}, now=NOW)
    step.wait()
    thread.join(timeout=30)
    assert seen == [0, 1]


def test_locking_in_the_middle_of_a_transaction_rolls_it_back(home: Home, folder: Path) -> None:
    inside, locked = threading.Event(), threading.Event()
    ends: list[str] = []

    def page() -> None:
        try:
            with transaction.atomic():
                drafts.keep_draft(home.case, "half", {}, now=NOW)
                inside.set()
                locked.wait()
                drafts.keep_draft(home.case, "other half", {}, now=NOW)
        except HomeLockedError as error:
            ends.append(error.code)

    thread = threading.Thread(target=page, daemon=True)
    thread.start()
    assert inside.wait(30)
    home.lock()
    locked.set()
    thread.join(timeout=30)
    assert ends == ["store.locked"]
    again = open_home(folder, OPENS, now=NOW)
    assert drafts.drafts_of(again.case) == ()


def test_locking_while_threads_write_and_read_harms_nothing(home: Home, folder: Path) -> None:
    ends: list[str] = []
    begun_writing = threading.Semaphore(0)

    def page(number: int) -> None:
        n = 0
        try:
            while True:
                drafts.keep_draft(home.case, f"{number}-{n}", {"x": ["长" * 500]}, now=NOW)
                drafts.drafts_of(home.case)
                begun_writing.release()
                n += 1
        except HomeLockedError as error:
            ends.append(error.code)

    threads = [threading.Thread(target=page, args=(n,), daemon=True) for n in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(30):
        assert begun_writing.acquire(timeout=30)
    home.lock()
    for thread in threads:
        thread.join(timeout=30)
    assert ends == ["store.locked"] * 4
    again = open_home(folder, OPENS, now=NOW)
    assert len(drafts.drafts_of(again.case)) >= 26


def test_a_process_has_one_home_open(home: Home, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(OneHomeError):
        open_home(folder, OPENS, now=NOW)
    with pytest.raises(OneHomeError):
        create(tmp_path / "other", SECRET, begun(), now=NOW, stretching=QUICK)
    assert not (tmp_path / "other").exists()
    assert homes.current() is home
    homes.lock()
    homes.lock()
    assert homes.current() is None
    assert not home.is_open


def test_a_home_that_another_program_has_open_is_left_alone(home: Home, folder: Path) -> None:
    home.lock()
    with FileLock(folder / ".open.lock"), pytest.raises(HomeOpenElsewhereError):
        open_home(folder, OPENS, now=NOW)
    open_home(folder, OPENS, now=NOW).lock()


def test_any_thread_may_lock_it(home: Home, folder: Path) -> None:
    thread = threading.Thread(target=home.lock, daemon=True)
    thread.start()
    thread.join(timeout=30)
    assert open_home(folder, OPENS, now=NOW).is_open


def test_a_place_that_is_taken_is_left_alone(folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (folder / "mine.txt").write_text("x")
    file = tmp_path / "file"
    file.write_text("x")
    for taken in (folder, file):
        with pytest.raises(HomeExistsError):
            create(taken, SECRET, begun(), now=NOW, stretching=QUICK)
    assert [one.name for one in folder.iterdir()] == ["mine.txt"]


def test_a_beginning_that_fails_leaves_nothing(folder: Path) -> None:
    twice = Ledger.begin("c").append(note(1), note(1))
    with pytest.raises(DuplicateIdError):
        create(folder, SECRET, twice, now=NOW, stretching=QUICK)
    with pytest.raises(PassphraseShortError):
        create(folder, "short", begun(), now=NOW, stretching=QUICK)
    assert not folder.exists()


def test_keys_that_cannot_be_written_leave_no_home(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise HomeWriteError(where="keys.json", reason="full")

    monkeypatch.setattr(homes, "write_keys", full)
    with pytest.raises(HomeWriteError):
        create(folder, SECRET, begun(), now=NOW, stretching=QUICK)
    assert not folder.exists()
    assert homes.current() is None


def test_a_folder_without_a_home_is_told(tmp_path: Path, home: Home, folder: Path) -> None:
    home.lock()
    for nowhere in (tmp_path / "none", tmp_path):
        with pytest.raises(HomeMissingError):
            open_home(nowhere, OPENS, now=NOW)
    (folder / "keys.json").write_text("{}")
    with pytest.raises(KeysUnreadableError):
        open_home(folder, OPENS, now=NOW)


@pytest.mark.parametrize("place", [0, 20, 100, 5000, 30_000])
def test_a_damaged_file_is_told_and_not_written_to(home: Home, folder: Path, place: int) -> None:
    home.lock()
    file = folder / "case.db"
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    try:
        again = open_home(folder, OPENS, now=NOW)
        ledgers.load(again.case)
        damaged = _integrity_faults()
    except HomeDamagedError:
        damaged = 1
    assert damaged
    homes.lock()
    assert len(file.read_bytes()) == len(data)


def _integrity_faults() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cipher_integrity_check")
        return len(cursor.fetchall())


def test_a_file_of_other_keys_is_told(home: Home, folder: Path, tmp_path: Path) -> None:
    home.lock()
    other, _ = create(tmp_path / "other", SECRET, begun(), now=NOW, stretching=QUICK)
    other.lock()
    (folder / "case.db").write_bytes((tmp_path / "other" / "case.db").read_bytes())
    with pytest.raises(HomeDamagedError):
        open_home(folder, OPENS, now=NOW)
    assert homes.current() is None


def test_homes_are_listed_where_they_lie(home: Home, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a folder").mkdir()
    shutil.copytree(folder, tmp_path / ".home.newabc")
    assert [(one.name, one.folder) for one in places.known_homes(tmp_path)] == [("home", folder)]
    assert places.known_homes(tmp_path / "none") == ()
    assert places.new_folder("home", tmp_path).name == "home-2"
    assert places.new_folder('a/b\\c:"?\0', tmp_path).name == "a b c"
    assert len(places.new_folder("长" * 500, tmp_path).name) == 60


def test_the_sample_is_gone_once_it_is_locked() -> None:
    sample = open_sample(NOW)
    assert sample.sample
    assert ledgers.load(sample.case) == sample_case(NOW.date())
    assert not (sample.folder / "keys.json").exists()
    sample.lock()
    assert not sample.folder.exists()


def test_a_sample_that_was_left_behind_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / "ashore-sample-left"
    left.mkdir()
    (left / "case.db").write_bytes(b"x")
    sample = open_sample(NOW)
    assert not left.exists()
    assert remove_left_over() == 0  # the one that is open stays
    assert sample.folder.exists()


_KEEPS_WRITING = """
import sys
from pathlib import Path
from ashore.store import setup
setup()
from tests.store.conftest import NOW, QUICK, SECRET, begun, note
from ashore.store.homes import create
home, _ = create(Path(sys.argv[1]), SECRET, begun(), now=NOW, stretching=QUICK)
from ashore.store import ledgers
n, head = 0, ledgers.load(home.case).head
while True:
    n += 1
    head = ledgers.append(home.case, [note(n)], head).head
    print(head, flush=True)
"""


def test_what_was_confirmed_survives_a_program_that_is_killed(folder: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", _KEEPS_WRITING, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert writer.stdout is not None
    confirmed = [writer.stdout.readline().strip() for _ in range(40)]
    writer.kill()
    confirmed += [line.strip() for line in writer.stdout.read().splitlines() if len(line) == 64]
    writer.wait()
    writer.stdout.close()
    again = open_home(folder, OPENS, now=NOW)  # no lock of the dead one is in the way
    ledger = ledgers.load(again.case)
    assert [hashlib.sha256(line).hexdigest() for line in ledger.lines][
        : len(confirmed)
    ] == confirmed
    assert len(ledger.lines) - len(confirmed) in {0, 1}
