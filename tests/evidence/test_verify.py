"""The verifier is one file that runs anywhere, and its ZIP layout is what every program reads."""

from __future__ import annotations

import ast
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from ashore.evidence import verify
from ashore.evidence.disk import NewFile
from ashore.evidence.verify import central_header, end_of_directory, local_header
from ashore.evidence.zipping import ZipWriter
from tests.evidence.test_bundle import MADE

SOURCE = Path(verify.__file__)
LARGE = 5_000_000_000


def test_it_needs_the_standard_library_alone_and_reads_in_python_3_8() -> None:
    tree = ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 8))
    imported = {
        (node.module or "").split(".")[0] if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= sys.stdlib_module_names
    assert not imported & {"socket", "urllib", "http", "ssl", "subprocess"}


def test_the_layout_is_a_zip_file(tmp_path: Path) -> None:
    with NewFile(tmp_path / ".new") as into:
        writer = ZipWriter(into, MADE)
        writer.add_bytes("a.txt", b"a" * 1000)
        writer.add_bytes("目录/b.txt", b"")
        writer.finish()
        into.place_at(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        assert file.testzip() is None
        [one, other] = file.infolist()
    assert (one.filename, one.file_size, one.CRC) == ("a.txt", 1000, zlib.crc32(b"a" * 1000))
    assert (other.filename, other.header_offset) == ("目录/b.txt", 1035)
    assert (one.external_attr >> 16, one.create_system) == (0o100644, 3)


@pytest.mark.parametrize(("size", "at"), [(LARGE, 0), (3, LARGE), (LARGE, LARGE)])
def test_what_is_large_stands_in_zip64_fields(tmp_path: Path, size: int, at: int) -> None:
    crc = zlib.crc32(bytes(3)) if size == 3 else 7
    header = local_header(b"a.mp4", size, crc, (0, 33))
    directory = central_header(b"a.mp4", size, crc, (0, 33), at)
    start = at + len(header) + size
    with (tmp_path / "a.zip").open("wb") as sparse:
        for place, data in ((at, header), (start, directory)):
            sparse.seek(place)
            sparse.write(data)
        sparse.write(end_of_directory(1, len(directory), start))
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        [info] = file.infolist()
        assert (info.filename, info.file_size, info.CRC) == ("a.mp4", size, crc)
        assert info.header_offset == at
        if size == 3:
            assert file.read(info) == bytes(3)
    if size == LARGE:
        assert struct.unpack("<2H2Q", header[-20:]) == (1, 16, LARGE, LARGE)


def test_many_files_stand_in_zip64_fields(tmp_path: Path) -> None:
    with NewFile(tmp_path / ".new") as into:
        writer = ZipWriter(into, MADE)
        for n in range(3):
            writer.add_bytes(f"{n}", b"")
        directory = b"".join(writer._directory)
        into.write(directory)
        into.write(end_of_directory(70_000, len(directory), writer._at))
        into.place_at(tmp_path / "a.zip")
    with (tmp_path / "a.zip").open("rb") as file:
        assert zipfile._EndRecData(file)[3] == 70_000  # type: ignore[attr-defined]


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), bytes(1000)])
def test_what_is_no_bundle_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    problems = verify.Check(tmp_path / "a.zip").problems
    assert problems
    assert verify.Check(tmp_path).problems == [
        ("这里没有 SHA256SUMS，不是证据包", "There is no SHA256SUMS: no bundle")
    ]
    assert verify.Check(tmp_path / "none.zip").problems[0][1].startswith("It cannot be read: ")


def test_a_fingerprint_is_taken_as_it_was_typed() -> None:
    assert verify._digits("ASHORE HEAD 3 9F86D081 884C") == "9f86d081884c"
    assert verify._digits(" 9f86 d081 ") == "9f86d081"
