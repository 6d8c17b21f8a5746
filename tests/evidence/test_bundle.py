"""A bundle holds what was kept, and a stranger sees every change to it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore.case.fields import SHANGHAI
from ashore.case.ledgerfile import ledger_from_bytes
from ashore.errors.vault import (
    BundleEmptyError,
    BundlePlaceError,
    ItemDamagedError,
    ItemUnknownError,
    VaultWriteError,
)
from ashore.evidence.bundle import Exported, export
from ashore.evidence.stamps import ask, keep_reply
from ashore.evidence.verify import Check
from tests.evidence.conftest import Box
from tests.evidence.tsa import OPENSSL, Authority, openssl_verifies

MADE = dt.datetime(2026, 11, 25, 9, 30, 20, tzinfo=SHANGHAI)
PRIVATE = "我和家人的私事"


@pytest.fixture
def full(box: Box) -> Box:
    """Return a vault with three files, one a redacted copy, and private notes between them."""
    box.note(PRIVATE)
    original = box.add("../短信\u202e.txt", "王某某的短信".encode())
    box.note(PRIVATE)
    box.add("遮盖.txt", "王＊＊的短信".encode(), redacts=original.id)
    box.add("call.amr", b"#!AMR\n" + b"\x00" * 500, description="<b>三次</b>来电")
    box.note(PRIVATE)
    return box


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.new(tmp_path_factory.mktemp("tsa") / "one")


def bundle(box: Box, name: str = "out.zip", **asked: object) -> Exported:
    out = box.folder / name
    return export(box.case, box.vault, box.identity, out, made_at=MADE, **asked)  # type: ignore[arg-type]


def unpacked(made: Exported) -> Path:
    folder = made.path.with_suffix("")
    with zipfile.ZipFile(made.path) as file:
        file.extractall(folder)
    return folder


def problems(place: Path, **asked: str) -> list[str]:
    return [en for _, en in Check(place, **asked).problems]


def test_what_is_in_it(full: Box) -> None:
    made = bundle(full)
    with zipfile.ZipFile(made.path) as file:
        assert file.testzip() is None
        assert file.namelist() == [
            "README.txt", "index.html", "manifest.json", "chain.jsonl", "verify.py",
            "files/001-短信.txt", "files/002-遮盖.txt", "files/003-call.amr", "SHA256SUMS",
        ]  # fmt: skip
        assert file.read("files/001-短信.txt").decode() == "王某某的短信"
        assert {info.date_time for info in file.infolist()} == {(2026, 11, 25, 9, 30, 20)}
        assert hashlib.sha256(file.read("SHA256SUMS")).hexdigest() == made.fingerprint
        everything = b"".join(map(file.read, file.namelist()))
        page = file.read("index.html").decode()
    assert PRIVATE.encode() not in everything
    assert "&lt;b&gt;三次&lt;/b&gt;来电" in page
    assert made.size == made.path.stat().st_size
    assert problems(made.path) == problems(unpacked(made)) == []


def test_the_manifest(full: Box) -> None:
    made = bundle(full, only=["evidence-3"])
    manifest = json.loads(zipfile.ZipFile(made.path).read("manifest.json"))
    data = b"#!AMR\n" + b"\x00" * 500
    assert manifest["items"] == [
        {
            "number": 1,
            "entry": "evidence-3",
            "line": 5,
            "file": "files/001-call.amr",
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": 506,
        }
    ]
    assert (manifest["schema"], manifest["made_at"]) == ("ashore-bundle/1", MADE.isoformat())
    assert manifest["chain"]["shown"] == [5]
    assert (manifest["chain"]["count"], manifest["chain"]["head"]) == (6, full.ledger.head)


def test_entries_about_other_things_are_held_back(full: Box) -> None:
    lines = (unpacked(bundle(full, only=["evidence-3"])) / "chain.jsonl").read_bytes().split(b"\n")
    kept = full.case.read_bytes().split(b"\n")
    assert [line.startswith(b'{"withheld":"') for line in lines] == [True] * 5 + [
        False, True, False, False,
    ]  # fmt: skip
    assert (lines[5], lines[7]) == (kept[5], kept[7])
    assert lines[2] == b'{"withheld":"%b"}' % hashlib.sha256(kept[2]).hexdigest().encode()


def test_the_whole_chain_is_the_case_file(full: Box) -> None:
    chain = (unpacked(bundle(full, whole_chain=True)) / "chain.jsonl").read_bytes()
    assert chain == full.case.read_bytes()
    assert ledger_from_bytes(chain) == full.ledger


def test_a_redacted_copy_goes_without_its_original(full: Box) -> None:
    made = bundle(full, redacted=True)
    assert [row.item.id for row in made.rows] == ["evidence-2", "evidence-3"]
    everything = made.path.read_bytes()
    assert "王某某".encode() not in everything
    original = hashlib.sha256("王某某的短信".encode()).hexdigest()
    assert original.encode() in everything
    assert problems(made.path) == []


def test_more_pages_may_go_along(full: Box) -> None:
    made = bundle(full, more=lambda _rows, _ledger: {"index.pdf": b"%PDF-1.7"})
    assert zipfile.ZipFile(made.path).read("index.pdf") == b"%PDF-1.7"
    assert problems(made.path) == []


def test_sha256sum_agrees(full: Box) -> None:
    folder = unpacked(bundle(full))
    command = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0
    (folder / "files/001-短信.txt").write_bytes(b"x")
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 1


@pytest.mark.skipif(OPENSSL is None, reason="there is no openssl program")
def test_a_timestamp_goes_along_and_openssl_agrees(full: Box, authority: Authority) -> None:
    stamp, request = ask(full.vault, full.ledger)
    keep_reply(full.vault, stamp, authority.answer(request), authority.root)
    ask(full.vault, full.ledger)  # one that was never answered stays behind
    full.note("之后")
    made = bundle(full, only=["evidence-2"])
    folder = unpacked(made)
    assert problems(made.path) == problems(folder) == []
    assert sorted(path.name for path in (folder / "stamps").iterdir()) == [
        "0001.json", "0001.pem", "0001.tsq", "0001.tsr",
    ]  # fmt: skip
    line = "openssl ts -verify -data stamps/0001.json -in stamps/0001.tsr -CAfile stamps/0001.pem"
    assert line in (folder / "README.txt").read_text("utf-8")
    assert Check(made.path).stamps[0]["reply"] == "stamps/0001.tsr"
    done = subprocess.run(line.split(), cwd=folder, check=False, capture_output=True)
    assert done.returncode == 0
    place, root = folder / "stamps", authority.folder / "ca.pem"
    (place / "0001.json").write_bytes((place / "0001.json").read_bytes() + b" ")
    assert not openssl_verifies(place / "0001.json", place / "0001.tsr", root)
    assert problems(folder) == [
        "stamps/0001.json was changed",
        "stamps/0001.json does not fit the chain",
        "stamps/0001.tsq is not for stamps/0001.json",
        "stamps/0001.tsr is not for stamps/0001.json",
    ]


@pytest.mark.skipif(OPENSSL is None, reason="there is no openssl program")
@pytest.mark.parametrize("count", ["-1", "true", "99", "[]", '"1"'])
def test_a_statement_of_no_part_of_the_chain_is_seen(
    full: Box, authority: Authority, count: str
) -> None:
    stamp, request = ask(full.vault, full.ledger)
    keep_reply(full.vault, stamp, authority.answer(request))
    folder = unpacked(bundle(full))
    (folder / "stamps/0001.json").write_text(f'{{"count":{count}}}\n')
    assert "stamps/0001.json does not fit the chain" in problems(folder)
    (folder / "chain.jsonl").write_bytes(b"")
    assert "stamps/0001.json does not fit the chain" in problems(folder)


def flips(path: Path, bits: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return which flipped bits of a bundle go unseen."""
    unseen = []
    with path.open("r+b") as file:
        for at, bit in bits:
            file.seek(at)
            before = file.read(1)
            for value in (bytes([before[0] ^ (1 << bit)]), before):
                file.seek(at)
                file.write(value)
                file.flush()
                if value != before and not Check(path).problems:
                    unseen.append((at, bit))
    return unseen


def places(path: Path, *, step: int) -> Iterator[tuple[int, int]]:
    """Yield a bit of every byte, in the long pages of every so many bytes only."""
    long = {"README.txt", "index.html", "verify.py"}
    with zipfile.ZipFile(path) as file:
        skipped = [
            range(info.header_offset + 64, info.header_offset + info.file_size)
            for info in file.infolist()
            if info.filename in long
        ]
    for at in range(path.stat().st_size):
        if at % step == 0 or not any(at in one for one in skipped):
            yield at, at % 8


def test_a_flipped_bit_anywhere_is_seen(box: Box) -> None:
    box.note("别的事")
    box.add("a.txt", b"abc")
    made = bundle(box)
    assert flips(made.path, places(made.path, step=211)) == []


@pytest.mark.slow
def test_every_flipped_bit_of_a_whole_bundle_is_seen(box: Box, authority: Authority) -> None:
    box.note("别的事")
    box.add("a.txt", b"abc")
    stamp, request = ask(box.vault, box.ledger)
    keep_reply(box.vault, stamp, authority.answer(request), authority.root)
    made = bundle(box)
    every = ((at, bit) for at in range(made.size) for bit in range(8))
    assert flips(made.path, every) == []


@pytest.mark.parametrize("cut", [1, 22, 100, -1, -100])
def test_a_bundle_that_was_cut_or_grew_is_seen(full: Box, cut: int) -> None:
    made = bundle(full)
    data = made.path.read_bytes()
    made.path.write_bytes(data[:-cut] if cut > 0 else data + b"\x00" * -cut)
    assert problems(made.path) == ["The ZIP file itself was changed or is not whole"]


def test_a_bundle_packed_again_is_told_apart_and_its_folder_is_not(full: Box) -> None:
    folder = unpacked(bundle(full))
    again = folder.with_name("again.zip")
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.rglob("*")):
            file.write(path, path.relative_to(folder))
    assert problems(again) == ["The ZIP file itself was changed or is not whole"]
    assert problems(folder) == []


def test_what_was_done_to_a_folder_is_named(full: Box) -> None:
    folder = unpacked(bundle(full))
    chain = (folder / "chain.jsonl").read_bytes()
    (folder / "files/001-短信.txt").rename(folder / "files/009.txt")
    (folder / "files/003-call.amr").write_bytes(b"other")
    (folder / "chain.jsonl").write_bytes(chain.replace(b'"count":6', b'"count":7'))
    (folder / "link").symlink_to(folder / "README.txt")
    (folder / ".DS_Store").write_bytes(b"of the system")
    assert sorted(problems(folder)) == [
        "The end of the chain is not as it was sealed",
        "The manifest does not name the files that are here",
        "chain.jsonl was changed",
        "files/001-短信.txt does not fit entry 2",
        "files/001-短信.txt is missing",
        "files/003-call.amr does not fit entry 5",
        "files/003-call.amr was changed",
        "files/009.txt does not belong to the bundle",
        "link does not belong to the bundle",
        "link is not a plain file",
    ]  # fmt: skip


def test_sums_that_were_made_to_fit_do_not_make_the_chain_fit(full: Box) -> None:
    folder = unpacked(bundle(full))
    (folder / "files/003-call.amr").write_bytes(b"other")
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "SHA256SUMS"
    ]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    assert problems(folder) == ["files/003-call.amr does not fit entry 5"]


def test_a_head_and_a_fingerprint_from_elsewhere_are_compared(full: Box) -> None:
    made = bundle(full)
    assert problems(made.path, head=full.ledger.head[:16], sums=made.fingerprint[:16]) == []
    assert problems(made.path, head="0" * 16, sums="0" * 16) == [
        "The bundle's fingerprint is not the one given",
        f"No entry is {'0' * 16}",
    ]


def test_the_verifier_inside_runs_alone_and_says_what_it_found(full: Box) -> None:
    made = bundle(full)
    folder = unpacked(made)
    for place, code in ((".", 0), (made.path, 0), (folder / "files", 1)):
        done = subprocess.run(
            [sys.executable, "-I", "-S", "verify.py", place],
            cwd=folder,
            capture_output=True,
            env={"PATH": os.defpath, "PYTHONIOENCODING": "ascii"},
            check=False,
        )
        assert (done.returncode, done.stderr) == (code, b"")
        assert (b"Passed" if code == 0 else b"Something is off") in done.stdout
    assert not (folder / "__pycache__").exists()


def test_nothing_is_written_over(full: Box) -> None:
    made = bundle(full)
    before = made.path.read_bytes()
    with pytest.raises(BundlePlaceError):
        bundle(full)
    assert made.path.read_bytes() == before


def test_a_damaged_item_stops_it_and_leaves_nothing(full: Box) -> None:
    place = full.vault.blob(str(full.ledger.entries[4].blob))  # type: ignore[union-attr]
    place.write_bytes(place.read_bytes()[:-1])
    with pytest.raises(ItemDamagedError) as caught:
        bundle(full)
    assert caught.value.where == "evidence-3"
    assert [path.name for path in full.folder.iterdir() if path.suffix == ".zip"] == []
    assert bundle(full, only=["evidence-2"]).rows[0].item.id == "evidence-2"


def test_what_is_not_there_is_told(full: Box, tmp_path: Path) -> None:
    with pytest.raises(ItemUnknownError):
        bundle(full, only=["evidence-9"])
    with pytest.raises(VaultWriteError):
        bundle(full, name="none/out.zip")


def test_an_empty_vault_makes_no_bundle(box: Box) -> None:
    with pytest.raises(BundleEmptyError):
        bundle(box)
