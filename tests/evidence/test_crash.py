"""Stopped at any step, nothing acknowledged is lost and nothing half-written is shown."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ashore.case.casefile import open_case
from ashore.case.replay import replay
from ashore.errors.base import AshoreError
from ashore.evidence.adding import Given, add
from ashore.evidence.blobs import is_as_sealed
from ashore.evidence.checking import check
from ashore.evidence.items import sealed_items
from ashore.evidence.keys import unlock
from ashore.evidence.vault import open_vault
from ashore.evidence.verify import Check
from tests.evidence import crashing
from tests.evidence.conftest import NOW, Box, box_in

ROOT = Path(__file__).parents[2]


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """Return the folder of a case that keeps one file; two more lie beside it."""
    box = box_in(tmp_path / "prepared")
    box.add("kept.txt", b"kept" * 100)
    for name in ("a.txt", "b.txt"):
        (tmp_path / "prepared" / name).write_bytes(name.encode() * 100)
    return tmp_path / "prepared"


def ends(work: str, prepared: Path) -> list[Path]:
    """Return the folder as each end of the process left it, and last as the whole work does."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.evidence.crashing", work, str(prepared)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found = list(prepared.parent.glob("at-*"))
    return [prepared.with_name(f"at-{n}") for n in range(len(found))]


def require_nothing_lost(folder: Path) -> int:
    """Return how many items count, once each is whole and nothing worse than litter lies about."""
    case, vault = folder / "mine.ashore", open_vault(folder / "mine.vault")
    items = sealed_items(replay(open_case(case)))
    for item in items:
        assert item.sealed is not None
        assert is_as_sealed(vault.blob(str(item.blob)), item.sealed)
    assert items[0].name == "kept.txt"
    codes = {found.code for found in check(case, vault.folder).findings}
    assert codes <= {
        "vault.leftover",
        "vault.orphan",
        "vault.stamp-unanswered",
        "vault.stamp-unread",
    }, folder.name
    return len(items)


def require_goes_on(folder: Path) -> None:
    """Return once the same files were added after all, and nothing is left over."""
    case, vault = folder / "mine.ashore", open_vault(folder / "mine.vault")
    given = [Given(path=folder / name) for name in ("a.txt", "b.txt")]
    add(case, vault, given, now=NOW)
    checked = check(case, vault.folder, identity=unlock(vault.folder, None))
    assert (checked.opened, [found.code for found in checked.findings]) == (3, [])


def test_adding_ended_at_every_step(prepared: Path) -> None:
    found = [require_nothing_lost(folder) for folder in ends("adding", prepared)]
    assert len(found) > 40
    assert found == sorted(found)
    assert (set(found), found[-1]) == ({1, 3}, 3)
    for folder in prepared.parent.glob("at-*"):
        require_goes_on(folder)


def test_making_a_vault_ended_at_every_step(prepared: Path) -> None:
    shutil.rmtree(prepared / "mine.vault")
    folders = ends("making", prepared)
    assert len(folders) > 30
    for folder in folders:
        if (folder / "mine.vault").exists():
            unlock(open_vault(folder / "mine.vault").folder, None)
        else:
            crashing.making(folder)
            unlock(open_vault(folder / "mine.vault").folder, None)
    assert not [path.name for path in folders[-1].iterdir() if path.name.endswith(".new")]


def test_exporting_ended_at_every_step(prepared: Path) -> None:
    folders = ends("exporting", prepared)
    assert len(folders) > 20
    there = [(folder / "out.zip").exists() for folder in folders]
    assert there == sorted(there)
    assert there[-1]
    for folder in folders:
        assert require_nothing_lost(folder) == 1
        if (folder / "out.zip").exists():
            assert Check(folder / "out.zip").problems == []


def test_stamping_ended_at_every_step(prepared: Path) -> None:
    folders = ends("stamping", prepared)
    assert len(folders) > 30
    assert [require_nothing_lost(folder) for folder in folders] == [1] * len(folders)
    kept = folders[-1] / "mine.vault" / "stamps" / "0001.tsr"
    assert kept.read_bytes() == b"no reply"


def test_changing_the_passphrase_ended_at_every_step(prepared: Path) -> None:
    for folder in ends("rekeying", prepared):
        unlock(folder / "mine.vault", None)
        assert require_nothing_lost(folder) == 1


def watched(
    monkeypatch: pytest.MonkeyPatch, stop_at: int | None = None, error: OSError | None = None
) -> list[str]:
    """Note each step that is taken and whereto, and fail at one of them."""
    steps: list[str] = []
    names: dict[int, str] = {}

    def step(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*values: Any, **named: Any) -> Any:
            first = values[0]
            where = names.get(first, "") if isinstance(first, int) else Path(first).name
            steps.append(f"{name} {where}")
            if error and len(steps) - 1 == stop_at:
                raise error
            result = real(*values, **named)
            if name == "open":
                names[result] = where
            return result

        return taken

    for name in crashing.STEPS:
        monkeypatch.setattr(os, name, step(name, getattr(os, name)))
    return steps


def test_the_file_is_on_the_disk_before_its_entry_and_the_entry_before_the_answer(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = box.file("a.txt", b"a")
    with monkeypatch.context() as patch:
        steps = watched(patch)
        add(box.case, box.vault, [Given(path=path)], now=NOW)
    content = "fsync .new", "close .new", "replace .new", "open sealed", "fsync sealed"
    entry = "fsync .mine.ashore.new", "close .mine.ashore.new", "replace .mine.ashore.new"
    head = "fsync .head.json.new", "close .head.json.new", "replace .head.json.new"
    order = [steps.index(one) for one in (*content, *entry, *head)]
    assert order == sorted(order)
    assert steps.count("fsync .new") == 1


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_at_any_step_loses_nothing(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    whole = shutil.copytree(prepared, prepared.with_name("whole"))
    with monkeypatch.context() as patch:
        steps = watched(patch)
        assert _adding(whole) == 0
    assert len(steps) > 40
    codes = set()
    for stop_at in range(len(steps)):
        folder = shutil.copytree(prepared, prepared.with_name(f"failed-{stop_at}"))
        with monkeypatch.context() as patch:
            watched(patch, stop_at, OSError(number, os.strerror(number)))
            code = _adding(folder)
        # What is said to be kept is there; what is said to have failed may be, and is whole then.
        assert require_nothing_lost(folder) == 3 or code
        codes.add(code)
        shutil.rmtree(folder)
    assert codes == {0, 3, 5}


def _adding(folder: Path) -> int:
    """Return the exit code of adding to a folder; 0 where it came to its end."""
    try:
        crashing.adding(folder)
    except AshoreError as told:
        return told.exit_code
    return 0
