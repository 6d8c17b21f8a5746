"""The engine: what Django reckons with, what is switched on, and what a full disk does."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from django.db import IntegrityError, connection, transaction
from django.db.models import Count
from django.db.models.functions import TruncDate

from ashore.errors.store import DatabaseDriverError, HomeDamagedError, HomeLockedError
from ashore.recover.care.journal import Journal
from ashore.store import drafts, models
from ashore.store.cipher.base import require_driver
from ashore.store.cipher.connection import connect
from ashore.store.failures import kept
from ashore.store.homes import Home
from ashore.store.journals import keep_journal
from tests.store.conftest import NOW, SENTENCE

_PAGE = 4096


def _pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("busy_timeout", 10_000),
        ("temp_store", 2),
        ("cipher_use_hmac", "1"),
    ],
)
def test_every_connection_has_its_switches(home: Home, pragma: str, value: object) -> None:
    assert _pragma(pragma) == value
    seen: list[object] = []

    def other_thread() -> None:
        seen.append(_pragma(pragma))
        connection.close()

    thread = threading.Thread(target=other_thread, daemon=True)
    thread.start()
    thread.join(timeout=30)
    assert seen == [value]


def test_an_older_library_than_django_reckons_with_is_refused() -> None:
    require_driver((3, 53, 4), (3, 53, 4))
    require_driver()
    with pytest.raises(DatabaseDriverError) as caught:
        require_driver((3, 39, 0), (3, 40, 1))
    assert caught.value.values == {"given": "3.39.0", "least": "3.40.1"}


def test_a_key_has_32_bytes(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(b"short", database=str(tmp_path / "x"))
    assert not (tmp_path / "x").exists()


def test_django_s_own_functions_work_on_it(home: Home) -> None:
    for n in range(3):
        drafts.keep_draft(home.case, f"d{n}", {"n": n, "s": "100%"}, now=NOW)
    rows = models.Draft.objects
    assert rows.filter(name__regex=r"^d[12]$").count() == 2
    assert rows.filter(value__n=1).get().name == "d1"
    assert rows.filter(value__s="100%", name__contains="d").count() == 3
    by_day = rows.annotate(day=TruncDate("updated_at")).values("day").annotate(n=Count("pk"))
    assert list(by_day) == [{"day": NOW.date(), "n": 3}]
    with connection.cursor() as cursor:
        cursor.execute("SELECT %(a)s, '%%'", {"a": "x"})
        assert cursor.fetchone() == ("x", "%")
        cursor.execute("SELECT name FROM store_draft ORDER BY name")
        assert [row[0] for row in cursor] == ["d0", "d1", "d2"]


def test_errors_are_django_s_and_a_savepoint_goes_back(home: Home) -> None:
    with transaction.atomic():
        drafts.keep_draft(home.case, "a", {}, now=NOW)
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Draft.objects.create(case_id=home.case, name="a", value={}, updated_at=NOW)
    assert [one.name for one in drafts.drafts_of(home.case)] == ["a"]


def test_what_cannot_be_read_is_told_in_our_words(home: Home) -> None:
    with pytest.raises(HomeDamagedError), kept("case.db"), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM store_nothing")


def test_without_a_home_nothing_is_connected(home: Home) -> None:
    home.lock()
    with pytest.raises(HomeLockedError):
        connection.ensure_connection()


def test_writers_wait_for_each_other(home: Home) -> None:
    def write(thread: int) -> None:
        for n in range(25):
            drafts.keep_draft(home.case, f"{thread}-{n}", {}, now=NOW)
        connection.close()

    threads = [threading.Thread(target=write, args=(n,), daemon=True) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(drafts.drafts_of(home.case)) == 100


def test_deleted_words_are_on_no_page_and_in_no_log(home: Home, folder: Path) -> None:
    written = json.dumps(SENTENCE)[1:-1].encode()
    keep_journal(home.case, Journal(hard_hour={"call": SENTENCE * 200}))
    assert written in _decrypted(home)
    keep_journal(home.case, Journal())
    assert (folder / "case.db-wal").stat().st_size == 0
    assert written not in _decrypted(home)


def _decrypted(home: Home) -> bytes:
    """Return every page of the file as it is inside, the freed ones too."""
    data, reserved = home.database.read_bytes(), 16 + 64
    pages = []
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        sealed, vector = page[:-reserved], page[-reserved:-64]
        skipped = 16 if start == 0 else 0  # the first page begins with the file's salt
        reader = Cipher(AES(home.key()), CBC(vector)).decryptor()
        pages.append(reader.update(sealed[skipped:]))
    return b"".join(pages)


_FULL = """
import json, resource, signal, sys
from ashore.store import setup
setup()
from pathlib import Path
from tests.store.conftest import NOW, QUICK, SECRET, OPENS, begun, note
from ashore.errors.store import HomeWriteError
from ashore.store.homes import create, open_home
folder = Path(sys.argv[1]) / "home"
home, _ = create(folder, SECRET, begun(), now=NOW, stretching=QUICK)
from ashore.store import backups, drafts, ledgers, uploads
kept = ledgers.append(home.case, [note(1)], ledgers.load(home.case).head)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
biggest = max(one.stat().st_size for one in folder.iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (biggest + 4096, resource.RLIM_INFINITY))
told = []
def attempt(work):
    try:
        work()
        told.append("written")
    except HomeWriteError as error:
        told.append(error.code)
attempt(lambda: uploads.add_upload(home.case, "a", bytes(3_000_000), now=NOW))
attempt(lambda: ledgers.append(home.case, [note(n, "长" * 3000) for n in range(2, 600)], kept.head))
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
attempt(lambda: backups.back_up(home, Path(sys.argv[1]) / "b", now=NOW))
attempt(lambda: ledgers.load(home.case).head == kept.head or 1 / 0)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
longer = ledgers.append(home.case, [note(2)], kept.head)
home.lock()
again = open_home(folder, OPENS, now=NOW)
whole = ledgers.load(again.case) == longer and uploads.uploads_of(again.case) == ()
again.lock()
names = sorted(one.name for one in Path(sys.argv[1]).rglob("*") if one.is_file())
print(json.dumps([told, whole, names]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to files")
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _FULL, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert ran.stderr == ""
    told, whole, names = json.loads(ran.stdout)
    assert told == ["store.write", "store.write", "store.write", "written"]
    assert whole
    assert names == [".open.lock", "case.db", "keys.json"]
