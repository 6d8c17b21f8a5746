"""The vault beside the bare cipher, and how long it takes to check ten thousand records."""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
from benchmarks.figures import Figure, seconds

from ashore.case.casefile import create, open_case
from ashore.case.ledger import Ledger
from ashore.evidence import verify
from ashore.evidence.adding import Given, add
from ashore.evidence.bundle import export
from ashore.evidence.checking import check
from ashore.evidence.keys import unlock
from ashore.evidence.vault import Vault, make_vault, vault_folder

LARGE, RECORDS, HANDED_OVER = 1_000_000_000, 10_000, 1_000
NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
_CHUNK = 8 * 1024 * 1024


def figures() -> list[Figure]:
    """Return the speed of sealing against the cipher alone, its memory, and times of checking."""
    with tempfile.TemporaryDirectory() as folder:
        sealing = _sealing(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        return sealing + _checking(Path(folder))


def _sealing(folder: Path) -> list[Figure]:
    case, vault = _new(folder)
    source, bare = folder / "video.mp4", folder / "bare.age"
    _fill(source)
    before = _peak()
    recipient = pyrage.x25519.Recipient.from_str(vault.recipient)

    def ours() -> None:
        add(case, vault, [Given(path=source)], now=NOW)
        for place in vault.sealed.iterdir():
            place.unlink()  # so that the next round has to store it again

    def cipher() -> None:
        with source.open("rb") as file, bare.open("wb") as into:
            pyrage.encrypt_io(file, into, [recipient])
            into.flush()
            os.fsync(into.fileno())

    taken = _in_turn({"cipher": cipher, "ours": ours}, runs=3)
    return [
        Figure(what="1 GB added", value=taken["ours"], unit="s of processor"),
        Figure(what="the bare cipher on the same bytes", value=taken["cipher"],
               unit="s of processor"),
        Figure(what="speed of adding beside it", value=taken["cipher"] / taken["ours"],
               unit="of its speed", above=0.5),
        Figure(what="peak memory", value=_peak() / 1024, unit="MB", below=100),
        Figure(what="of it before the first byte", value=before / 1024, unit="MB"),
    ]  # fmt: skip


def _checking(folder: Path) -> list[Figure]:
    case, vault = _new(folder)
    given = [Given(path=_small(folder, n), description="短信截图") for n in range(RECORDS)]
    adding = seconds(lambda: add(case, vault, given, now=NOW), runs=1)
    identity = unlock(vault.folder, None)
    sealed = seconds(lambda: _sound(case, vault), runs=3)
    opened = seconds(lambda: check(case, vault.folder, identity=identity), runs=1)
    only = [f"evidence-{n}" for n in range(1, HANDED_OVER + 1)]
    out = folder / "out.zip"
    exporting = seconds(lambda: export(case, vault, identity, out, made_at=NOW, only=only), runs=1)
    command = [sys.executable, "-I", "-S", verify.__file__, str(out)]
    stranger = seconds(lambda: subprocess.run(command, check=True, capture_output=True), runs=3)
    return [
        Figure(what="10,000 small files added at once", value=adding, unit="s"),
        Figure(what="10,000 records verified", value=sealed, unit="s", below=20),
        Figure(what="the same with every file opened", value=opened, unit="s", below=20),
        Figure(what="1,000 of them written into a bundle", value=exporting, unit="s"),
        Figure(what="a stranger's check of that bundle", value=stranger, unit="s", below=10),
    ]


def _new(folder: Path) -> tuple[Path, Vault]:
    case = create(folder / "mine.ashore", Ledger.begin("case-1"))
    return case, make_vault(vault_folder(case), open_case(case), passphrase=None)


def _fill(path: Path) -> None:
    block = os.urandom(_CHUNK)
    with path.open("wb") as file:
        for left in range(LARGE, 0, -_CHUNK):
            file.write(block[: min(left, _CHUNK)])


def _small(folder: Path, number: int) -> Path:
    path = folder / f"{number}.txt"
    path.write_bytes(f"第 {number} 条短信".encode() * 20)
    return path


def _sound(case: Path, vault: Vault) -> None:
    if found := check(case, vault.folder).findings:
        raise RuntimeError(found)


def _in_turn(calls: dict[str, Callable[[], object]], *, runs: int) -> dict[str, float]:
    """Return the least processor time of each call, run one after the other in each round."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(runs):
        for name, call in calls.items():
            taken[name].append(seconds(call, runs=1, clock=time.process_time))
    return {name: min(times) for name, times in taken.items()}


def _peak() -> int:
    """Return the most memory that this process has held, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
