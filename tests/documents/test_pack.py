"""A pack is replaced whole, and the person's own files stay."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ashore.documents.pack import LIST, write_pack
from ashore.errors.documents import PackChangedError, PackPlaceError, PackWriteError

FILES = {"report.html": b"one", "sample.ashore": b"two"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_pack_is_for_its_owner_only(tmp_path: Path) -> None:
    place = write_pack(tmp_path / "deep" / "pack", FILES)
    assert set(held(place)) == {*FILES, LIST}
    assert {path.name for path in place.parent.iterdir()} == {"pack"}
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()} == {0o600}


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"")
    assert write_pack(tmp_path, FILES) == tmp_path
    assert held(tmp_path)["report.html"] == b"one"


def test_a_pack_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    place = write_pack(tmp_path / "pack", FILES)
    write_pack(place, {"report.html": b"three"})
    assert {name: data for name, data in held(place).items() if name != LIST} == {
        "report.html": b"three"
    }
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_a_deleted_file_is_no_hindrance(tmp_path: Path) -> None:
    place = write_pack(tmp_path / "pack", FILES)
    (place / "report.html").unlink()
    write_pack(place, FILES)
    assert held(place)["report.html"] == b"one"


@pytest.mark.parametrize("name", ["photo.jpg", "report.html", "pack.json"])
def test_a_folder_that_is_not_ours(name: str, tmp_path: Path) -> None:
    place = tmp_path / "pack"
    place.mkdir()
    (place / name).write_bytes(b"mine")
    with pytest.raises(PackPlaceError) as raised:
        write_pack(place, FILES)
    assert raised.value.values["found"] == name
    assert held(place) == {name: b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_a_file_beside_ours_is_kept(tmp_path: Path) -> None:
    place = write_pack(tmp_path / "pack", FILES)
    (place / "notes.txt").write_bytes(b"mine")
    before = held(place)
    with pytest.raises(PackPlaceError, match=r"notes\.txt"):
        write_pack(place, FILES)
    assert held(place) == before


def test_a_folder_under_the_name_of_ours_is_kept(tmp_path: Path) -> None:
    place = write_pack(tmp_path / "pack", FILES)
    (place / "report.html").unlink()
    (place / "report.html").mkdir()
    with pytest.raises(PackPlaceError, match=r"report\.html"):
        write_pack(place, FILES)


def test_a_changed_file_is_the_persons_now(tmp_path: Path) -> None:
    place = write_pack(tmp_path / "pack", FILES)
    (place / "sample.ashore").write_bytes(b"two and a note")
    before = held(place)
    with pytest.raises(PackChangedError, match=r"sample\.ashore") as raised:
        write_pack(place, FILES)
    assert held(place) == before
    assert raised.value.exit_code == 2


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "pack").write_bytes(b"mine")
    with pytest.raises(PackPlaceError):
        write_pack(tmp_path / "pack", FILES)
    assert (tmp_path / "pack").read_bytes() == b"mine"


def test_a_full_disk_leaves_the_earlier_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = write_pack(tmp_path / "pack", FILES)
    before = held(place)

    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ashore.case.atomic.os.write", full)
    with pytest.raises(PackWriteError, match="disk is full"):
        write_pack(place, {"report.html": b"three"})
    assert held(place) == before
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_a_swap_that_fails_half_way_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = write_pack(tmp_path / "pack", FILES)
    before, rename = held(place), Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == place and not self.name.endswith(".old"):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PackWriteError):
        write_pack(place, {"report.html": b"three"})
    assert held(place) == before
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_a_link_keeps_being_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    link = tmp_path / "link"
    link.symlink_to(real)
    write_pack(link, FILES)
    assert link.is_symlink()
    assert held(real)["report.html"] == b"one"


def test_a_file_too_large_for_memory_is_written_by_its_own_writer(tmp_path: Path) -> None:
    place = write_pack(tmp_path / "pack", FILES | {"big.zip": lambda to: to.write_bytes(b"large")})
    assert held(place)["big.zip"] == b"large"
    write_pack(place, FILES)
    assert set(held(place)) == {*FILES, LIST}


def test_a_large_file_that_was_changed_is_the_persons(tmp_path: Path) -> None:
    place = write_pack(tmp_path / "pack", {"big.zip": lambda to: to.write_bytes(b"large")})
    (place / "big.zip").write_bytes(b"mine")
    with pytest.raises(PackChangedError):
        write_pack(place, FILES)


def test_a_writer_that_runs_out_of_space_leaves_the_earlier_pack(tmp_path: Path) -> None:
    def full(_to: Path) -> None:
        raise OSError(28, "No space left on device")

    place = write_pack(tmp_path / "pack", FILES)
    before = held(place)
    with pytest.raises(PackWriteError):
        write_pack(place, {"big.zip": full})
    assert held(place) == before
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]
