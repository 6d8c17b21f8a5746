"""A case file is made once, opened whole, and added to without loss, whatever happens."""

from __future__ import annotations

import datetime as dt
import errno
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from ashore.case import atomic
from ashore.case.canonical import LEDGER_LIMIT, SIZE_LIMIT
from ashore.case.casefile import append, create, open_case
from ashore.case.entry import Note
from ashore.case.exchange import case_from_json
from ashore.case.fields import SHANGHAI
from ashore.case.ledger import Ledger
from ashore.case.ledgerfile import ledger_bytes
from ashore.errors.case import (
    CaseExistsError,
    CaseLockedError,
    CaseMissingError,
    CaseReadError,
    CaseReadOnlyError,
    CaseTooLargeError,
    CaseTruncatedError,
    CaseUnconfirmedError,
    CaseWriteError,
    ChangedElsewhereError,
    DuplicateIdError,
)

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=SHANGHAI)


class Crash(BaseException):
    """The program stops here, with nothing cleaned up."""


def note(name: str) -> Note:
    return Note(id=name, recorded_at=NOW, text="记一笔")


@pytest.fixture
def path(tmp_path: Path, small: Ledger) -> Path:
    """Return the small case on the disk."""
    return create(tmp_path / "a.ashore", small)


def visible(folder: Path) -> list[str]:
    return sorted(item.name for item in folder.iterdir() if not item.name.endswith(".lock"))


def test_a_new_file_opens_as_the_ledger_and_only_its_owner_may_read_it(
    path: Path, small: Ledger
) -> None:
    assert open_case(path) == small
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert visible(path.parent) == ["a.ashore"]


def test_a_folder_holds_its_ledger(tmp_path: Path, small: Ledger) -> None:
    assert create(tmp_path, small) == tmp_path.resolve() / "ledger.ashore"
    longer = append(tmp_path, [note("n")], small.head)
    assert open_case(tmp_path) == open_case(tmp_path / "ledger.ashore") == longer


def test_a_json_case_opens_but_is_not_added_to(tmp_path: Path, small: Ledger) -> None:
    path = create(tmp_path / "a.json", small)
    assert case_from_json(path.read_bytes()) == open_case(path) == small
    with pytest.raises(CaseReadOnlyError):
        append(path, [note("n")], small.head)


def test_a_file_that_is_there_is_not_overwritten(path: Path, small: Ledger) -> None:
    with pytest.raises(CaseExistsError):
        create(path, Ledger.begin("other"))
    assert open_case(path) == small


def test_a_case_that_is_not_there_is_named(tmp_path: Path, small: Ledger) -> None:
    for ask in (open_case, lambda path: append(path, [note("n")], small.head)):
        with pytest.raises(CaseMissingError) as caught:
            ask(tmp_path / "b.ashore")
        assert caught.value.where == "b.ashore"
    assert visible(tmp_path) == []


def test_what_is_added_is_on_the_disk(path: Path, small: Ledger) -> None:
    longer = append(path, [note("n"), note("m")], small.head)
    assert longer == small.append(note("n"), note("m"))
    assert open_case(path) == longer
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_linked_file_is_added_to_and_stays_linked(path: Path, small: Ledger) -> None:
    link = path.with_name("link.ashore")
    link.symlink_to(path)
    longer = append(link, [note("n")], small.head)
    assert link.is_symlink()
    assert open_case(path) == longer


def test_a_case_changed_elsewhere_is_not_added_to(path: Path, small: Ledger) -> None:
    longer = append(path, [note("n")], small.head)
    with pytest.raises(ChangedElsewhereError) as caught:
        append(path, [note("m")], small.head)
    assert f"it is at {longer.head[:8]}, you saw {small.head[:8]}" in str(caught.value)
    assert open_case(path) == longer


def test_entries_that_do_not_add_up_are_refused_all_together(path: Path, small: Ledger) -> None:
    with pytest.raises(DuplicateIdError):
        append(path, [note("n"), note("n")], small.head)
    assert open_case(path) == small


def test_a_new_case_must_add_up(tmp_path: Path) -> None:
    with pytest.raises(DuplicateIdError):
        create(tmp_path / "b.ashore", Ledger.begin("c").append(note("n"), note("n")))
    assert visible(tmp_path) == []


def test_another_writer_is_waited_for_and_then_named(path: Path, small: Ledger) -> None:
    other = FileLock(path.with_name(".a.ashore.lock"))
    with other, pytest.raises(CaseLockedError) as caught:
        append(path, [note("n")], small.head, seconds=0.05)
    assert "waited for 0.05 seconds" in str(caught.value)
    assert append(path, [note("n")], small.head).lines[:-1] == small.lines


def test_a_torn_file_is_refused_and_left_as_it_is(path: Path, small: Ledger) -> None:
    torn = path.read_bytes()[:-40]
    path.write_bytes(torn)
    for ask in (open_case, lambda path: append(path, [note("n")], small.head)):
        with pytest.raises(CaseTruncatedError) as caught:
            ask(path)
        assert caught.value.where == "a.ashore:6"
    assert path.read_bytes() == torn


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    for name, size in (("big.ashore", LEDGER_LIMIT + 1), ("big.json", SIZE_LIMIT + 1)):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(size)
        with pytest.raises(CaseTooLargeError):
            open_case(path)


def test_a_ledger_that_could_not_be_opened_again_is_not_written(
    path: Path, small: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ashore.case.canonical.LEDGER_LIMIT", len(ledger_bytes(small)))
    with pytest.raises(CaseTooLargeError):
        append(path, [note("n")], small.head)
    assert open_case(path) == small


def test_a_file_that_may_not_be_read_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CaseReadError):
        open_case(path)


def crash_after(at: int) -> Callable[[int, Any], int]:
    """Return an ``os.write`` that stops the program after some bytes in all."""
    left = at
    write = os.write

    def cut(descriptor: int, data: Any) -> int:
        nonlocal left
        part = write(descriptor, bytes(data[: min(left, 97)]))
        left -= part
        if not left:
            raise Crash
        return part

    return cut


def test_a_crash_at_any_byte_leaves_the_old_ledger(
    path: Path, small: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    longer = small.append(note("n"))
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the disk itself is not under test
    for at in range(1, len(ledger_bytes(longer)) + 1):
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", crash_after(at))
            with pytest.raises(Crash):
                append(path, [note("n")], small.head)
        assert open_case(path) == small
    assert visible(path.parent) == [".a.ashore.new", "a.ashore"]
    assert append(path, [note("n")], small.head) == longer
    assert open_case(path) == longer
    assert visible(path.parent) == ["a.ashore"]


def watch(
    monkeypatch: pytest.MonkeyPatch, stop_at: int | None = None, error: BaseException | None = None
) -> list[str]:
    """Note each step that a write takes, and stop before or after one of them."""
    steps: list[str] = []

    def step(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*values: Any, **named: Any) -> Any:
            steps.append(name)
            if error and len(steps) - 1 == stop_at:
                raise error
            return real(*values, **named)

        return taken

    for name in ("open", "write", "fsync", "close", "replace"):
        monkeypatch.setattr(os, name, step(name, getattr(os, name)))
    return steps


def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_answer(
    path: Path, small: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        steps = watch(patch)
        atomic.replace_file(path, ledger_bytes(small))
    assert steps == ["open", "write", "fsync", "close", "replace", "open", "fsync", "close"]


@pytest.mark.parametrize("stop_at", range(8))
def test_a_crash_at_any_step_leaves_one_whole_ledger(
    path: Path, small: Ledger, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    longer = small.append(note("n"))
    with monkeypatch.context() as patch:
        watch(patch, stop_at, Crash())
        with pytest.raises(Crash):
            atomic.replace_file(path, ledger_bytes(longer))
    assert open_case(path) == (small if stop_at <= 4 else longer)
    append(path, [note("m")], open_case(path).head)
    assert visible(path.parent) == ["a.ashore"]


@pytest.mark.parametrize("stop_at", range(8))
@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "writing is not permitted"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_a_failing_disk_is_told_and_nothing_is_lost(
    path: Path,
    small: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    stop_at: int,
    number: int,
    reason: str,
) -> None:
    longer = small.append(note("n"))
    with monkeypatch.context() as patch:
        watch(patch, stop_at, OSError(number, os.strerror(number)))
        with pytest.raises(CaseWriteError) as caught:
            atomic.replace_file(path, ledger_bytes(longer))
    unconfirmed = stop_at > 4
    assert isinstance(caught.value, CaseUnconfirmedError) is unconfirmed
    assert f"a.ashore cannot be written: {reason}." in str(caught.value)
    assert ("Nothing was changed." in str(caught.value)) is not unconfirmed
    assert open_case(path) == (longer if unconfirmed else small)
    assert visible(path.parent) == ["a.ashore"]


def test_a_folder_that_cannot_be_written_to_is_told(
    path: Path, small: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    with pytest.raises(CaseWriteError) as caught:
        append(path, [note("n")], small.head)
    assert "writing is not permitted" in str(caught.value)
    assert open_case(path) == small


def test_writers_at_the_same_time_never_lose_an_entry(path: Path, small: Ledger) -> None:
    def write(writer: int) -> None:
        for n in range(5):
            while True:
                try:
                    append(path, [note(f"{writer}-{n}")], open_case(path).head)
                    break
                except ChangedElsewhereError:
                    continue

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(4)))
    written = [entry.id for entry in open_case(path).entries[len(small.entries) :]]
    assert sorted(written) == [f"{writer}-{n}" for writer in range(4) for n in range(5)]
    for writer in range(4):
        own = [name for name in written if name.startswith(f"{writer}-")]
        assert own == [f"{writer}-{n}" for n in range(5)]
