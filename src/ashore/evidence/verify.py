"""验证一个证据包有没有被改过。Check whether an evidence bundle was changed.

它核对文件、清单、记录链和压缩包本身，只要 Python 3.8 以上，不联网；一致以 0 结束，否则以 1 结束。

It looks at the files, the manifest, the chain and the ZIP file itself. It needs Python 3.8 or newer
and no network, and ends with 0 when all of it is as it was made, else with 1.

    python3 verify.py                    in the folder where the bundle was unpacked
    python3 verify.py BUNDLE.zip         without unpacking it
    python3 verify.py BUNDLE.zip --head 9f86d081884c    against a fingerprint on paper
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import re
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

SCHEMA, STAMP_SCHEMA = "ashore-bundle/1", "ashore-stamp/1"
SUMS, MANIFEST, CHAIN, FILES = "SHA256SUMS", "manifest.json", "chain.jsonl", "files/"
LARGE, MANY = 0xFFFFFFFF, 0xFFFF  # from here on a number stands in a ZIP64 field

_CHUNK, _MOST = 1024 * 1024, 64 * 1024 * 1024  # bytes read at once; of a file read as a whole
_SUM = re.compile(r"([0-9a-f]{64})  ([^\\\r\n]+)\n")
_WITHHELD = re.compile(rb'\{"withheld":"([0-9a-f]{64})"\}')
_SEAL = re.compile(rb'\{"count":(0|[1-9][0-9]{0,8}),"head":"([0-9a-f]{64})"\}')
_OF_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}
_END, _END64, _LOCATOR, _CENTRAL = 22, 56, 20, 46


class DamagedError(Exception):
    """Something stops the reading; its arguments say what, in Chinese and in English."""


# Every byte of the ZIP file follows from names, sizes, sums and one moment.
def local_header(name: bytes, size: int, crc: int, when: tuple[int, int]) -> bytes:
    """Return the bytes before a file's content; ``when`` is its time and date as ZIP has them."""
    extra = struct.pack("<HHQQ", 1, 16, size, size) if size >= LARGE else b""
    needs, shown = 45 if extra else 20, min(size, LARGE)
    numbers = (needs, 0x800, 0, *when, crc, shown, shown, len(name), len(extra))
    return struct.pack("<4s5H3I2H", b"PK\x03\x04", *numbers) + name + extra


def central_header(name: bytes, size: int, crc: int, when: tuple[int, int], at: int) -> bytes:
    """Return the bytes that name a file, which lies at some place, in the directory at the end."""
    large = ([size, size] if size >= LARGE else []) + ([at] if at >= LARGE else [])
    extra = struct.pack(f"<HH{len(large)}Q", 1, 8 * len(large), *large) if large else b""
    needs, shown, rights = 45 if extra else 20, min(size, LARGE), 0o100644 << 16
    numbers = (3 << 8 | 45, needs, 0x800, 0, *when, crc, shown, shown, len(name), len(extra))
    rest = (0, 0, 0, rights, min(at, LARGE))
    return struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *numbers, *rest) + name + extra


def end_of_directory(count: int, size: int, at: int) -> bytes:
    """Return the bytes after a directory of some files and bytes that lies at some place."""
    files, shown = min(count, MANY), (min(size, LARGE), min(at, LARGE))
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, files, files, *shown, 0)
    if count < MANY and size < LARGE and at < LARGE:
        return end
    numbers = (_END64 - 12, 3 << 8 | 45, 45, 0, 0, count, count, size, at)
    record = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", *numbers)
    return record + struct.pack("<4sIQI", b"PK\x06\x07", 0, at + size, 1) + end


class ZippedBundle:
    """A bundle that was not unpacked; its container is compared byte by byte."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = self._file.seek(0, os.SEEK_END)
        try:
            self._members = self._read()
        except (struct.error, ValueError, OverflowError, MemoryError):
            zh, en = "压缩包本身被改过或不完整", "The ZIP file itself was changed or is not whole"
            raise DamagedError(zh, en) from None

    def names(self) -> list[str]:
        """Return the names of the files in their order."""
        return [name.decode() for name in self._members]

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the content of a file, and compare it with the sum that the container gives."""
        size, crc, start = self._members[name.encode()]
        found, at = 0, start
        while at < start + size:
            piece = self._at(at, min(_CHUNK, start + size - at))
            found, at = zlib.crc32(piece, found), at + len(piece)
            yield piece
        if found != crc:
            raise DamagedError(f"{name} 和压缩包的校验和不同", f"{name} differs from its ZIP sum")

    def _at(self, place: int, size: int) -> bytes:
        self._file.seek(max(place, 0))
        found = self._file.read(size)
        if place < 0 or len(found) != size:
            raise ValueError
        return found

    def _read(self) -> dict[bytes, tuple[int, int, int]]:
        """Return the size, the sum and the place of each file, in their order."""
        count, size, at = self._end()
        directory = self._at(at, size)
        if self._at(at + size, self._size - at - size) != end_of_directory(count, size, at):
            raise ValueError
        when = struct.unpack("<2H", directory[12:16])
        members: dict[bytes, tuple[int, int, int]] = {}
        place, again = 0, b""
        for name, length, crc in _entries(directory):
            header = local_header(name, length, crc, when)
            if name in members or self._at(place, len(header)) != header:
                raise ValueError
            again += central_header(name, length, crc, when, place)
            members[name] = (length, crc, place + len(header))
            place += len(header) + length
        if place != at or again != directory or len(members) != count:
            raise ValueError
        return members

    def _end(self) -> tuple[int, int, int]:
        """Return how many files there are, and the size and the place of the directory."""
        end = struct.unpack("<4s4H2IH", self._at(self._size - _END, _END))
        if end[3] != MANY and LARGE not in end[5:7]:
            return end[3], end[5], end[6]
        record = self._at(self._size - _END - _LOCATOR - _END64, _END64)
        count, size, at = struct.unpack("<32x3Q", record)
        return count, size, at


def _entries(directory: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name, the size and the sum of each file that a directory names."""
    at = 0
    while at < len(directory):
        crc, _, size, name, extra = struct.unpack("<16x3I2H", directory[at : at + 32])
        start = at + _CENTRAL
        if size == LARGE:
            (size,) = struct.unpack("<Q", directory[start + name + 4 : start + name + 12])
        directory[start : start + name].decode()
        yield directory[start : start + name], size, crc
        at = start + name + extra


class UnpackedBundle:
    """A bundle that was unpacked into a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        if not (path / SUMS).is_file():
            raise DamagedError(f"这里没有 {SUMS}，不是证据包", f"There is no {SUMS}: no bundle")

    def names(self) -> list[str]:
        """Return the names of the files, with `/` between their parts."""
        found = []
        for folder, folders, files in os.walk(self._path):
            here = Path(folder)
            linked = [name for name in folders if (here / name).is_symlink()]
            folders[:] = [name for name in folders if name not in linked and name != "__pycache__"]
            found += [here / name for name in (*files, *linked) if name not in _OF_SYSTEMS]
        return sorted(path.relative_to(self._path).as_posix() for path in found)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the content of a file."""
        path = self._path / name
        if path.is_symlink() or not path.is_file():
            raise DamagedError(f"{name} 不是普通文件", f"{name} is not a plain file")
        with path.open("rb") as file:
            piece = file.read(_CHUNK)
            while piece:
                yield piece
                piece = file.read(_CHUNK)


class Check:
    """One look at a bundle: ``problems`` says what is off, ``facts`` what there is to know."""

    def __init__(self, place: Path, *, head: str | None = None, sums: str | None = None) -> None:
        self.problems: list[tuple[str, ...]] = []
        self.facts: list[tuple[str, str, str]] = []
        self.stamps: list[dict[str, str]] = []
        self._given, self._given_sums = head, sums
        self._hashes: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._lines: list[str] = []
        self._shown: dict[int, dict[str, object]] = {}
        try:
            if place.is_dir():
                self._look(UnpackedBundle(place))
            else:
                with place.open("rb") as file:
                    self._look(ZippedBundle(file))
        except DamagedError as found:
            self.problems.append(found.args)
        except OSError as error:
            self._off(f"读不出来：{error}", f"It cannot be read: {error}")

    def _off(self, zh: str, en: str) -> None:
        self.problems.append((zh, en))

    def _look(self, bundle: ZippedBundle | UnpackedBundle) -> None:
        self._bundle = bundle
        for name in self._bundle.names():
            self._measure(name)
        for look in (self._look_at_sums, self._look_at_chain, self._look_at_manifest):
            try:
                look()
            except DamagedError as found:
                self.problems.append(found.args)

    def _measure(self, name: str) -> None:
        hashed, size = hashlib.sha256(), 0
        try:
            for piece in self._bundle.pieces(name):
                hashed.update(piece)
                size += len(piece)
        except DamagedError as found:
            self.problems.append(found.args)
        self._hashes[name], self._sizes[name] = hashed.hexdigest(), size

    def _whole(self, name: str) -> bytes:
        if name not in self._hashes:
            raise DamagedError(f"缺少 {name}", f"{name} is missing")
        if self._sizes[name] > _MOST:
            raise DamagedError(f"{name} 太大", f"{name} is too large")
        return b"".join(self._bundle.pieces(name))

    def _look_at_sums(self) -> None:
        text = self._whole(SUMS).decode("utf-8", "replace")
        listed = _SUM.findall(text)
        names = [name for _, name in listed]
        if "".join(f"{digest}  {name}\n" for digest, name in listed) != text:
            self._off(f"{SUMS} 被改过", f"{SUMS} was changed")
        there = [name for name in self._hashes if name != SUMS]
        for name in sorted(set(names).difference(there)):
            self._off(f"缺少 {name}", f"{name} is missing")
        for name in sorted(set(there).difference(names)):
            self._off(f"{name} 不属于这个包", f"{name} does not belong to the bundle")
        for digest, name in listed:
            if self._hashes.get(name, digest) != digest:
                self._off(f"{name} 被改过", f"{name} was changed")
        in_order = names if isinstance(self._bundle, ZippedBundle) else sorted(names)
        if sorted(names) == sorted(there) and in_order != there:
            self._off("文件的先后被调换", "The order of the files was changed")
        own = self._hashes[SUMS]
        self.facts.append(("整包指纹", f"fingerprint of the bundle (SHA-256 of {SUMS})", own))
        if self._given_sums and not own.startswith(self._given_sums):
            self._off("整包指纹不是您给的那个", "The bundle's fingerprint is not the one given")

    def _look_at_chain(self) -> None:
        lines = self._whole(CHAIN).split(b"\n")
        seal = _SEAL.fullmatch(lines[-2]) if len(lines) > 2 else None
        if seal is None or lines[-1]:
            raise DamagedError(f"{CHAIN} 不完整", f"{CHAIN} is not whole")
        for number, line in enumerate(lines[:-2]):
            self._line(number, line)
        count, head = int(seal.group(1)), seal.group(2).decode()
        if self._lines[-1] != head or len(self._lines) != count + 1:
            self._off("记录链的末尾不对", "The end of the chain is not as it was sealed")
        self.facts.append((f"账本指纹（{count} 条）", f"head of the chain, {count} entries", head))
        if self._given and not any(line.startswith(self._given) for line in self._lines):
            self._off(f"没有指纹是 {self._given} 的记录", f"No entry is {self._given}")

    def _line(self, number: int, line: bytes) -> None:
        withheld = _WITHHELD.fullmatch(line)
        if withheld:
            self._lines.append(withheld.group(1).decode())
            return
        entry = _object(line, f"{CHAIN}:{number + 1}")
        if number and entry.get("prev") != self._lines[-1]:
            self._off(f"记录链在第 {number} 条断开", f"The chain breaks at entry {number}")
        self._shown[number] = entry
        self._lines.append(hashlib.sha256(line).hexdigest())

    def _look_at_manifest(self) -> None:
        manifest = _object(self._whole(MANIFEST), MANIFEST)
        if manifest.get("schema") != SCHEMA:
            raise DamagedError(f"清单的格式不是 {SCHEMA}", f"The manifest is not of {SCHEMA}")
        if manifest.get("chain") != chain_of(self._lines, sorted(self._shown)):
            self._off("清单和记录链对不上", "The manifest does not fit the chain")
        try:
            files = [self._item(item) for item in manifest["items"]]
            for stamp in manifest["stamps"]:
                self._stamp(stamp)
        except (KeyError, TypeError, AttributeError):
            raise DamagedError("清单读不懂", "The manifest cannot be read") from None
        if sorted(files) != sorted(name for name in self._hashes if name.startswith(FILES)):
            self._off(
                "清单和包里的文件对不上", "The manifest does not name the files that are here"
            )
        self.facts.append(("证据文件", "files of evidence", str(len(files))))

    def _item(self, item: dict[str, object]) -> str:
        name, line = str(item["file"]), item["line"]
        entry = self._shown.get(line, {}) if isinstance(line, int) else {}
        own = ("evidence", item["entry"], item["sha256"], item["size"])
        said = tuple(entry.get(field) for field in ("kind", "id", "blob", "size"))
        if own != said or own[2:] != (self._hashes.get(name), self._sizes.get(name)):
            self._off(f"{name} 和第 {line} 条记录对不上", f"{name} does not fit entry {line}")
        return name

    def _stamp(self, stamp: dict[str, str]) -> None:
        name = stamp["statement"]
        said = self._whole(name)
        count = _object(said, name).get("count", -1)
        if count not in range(len(self._lines)) or said != statement(self._lines[: count + 1]):
            self._off(f"{name} 和记录链对不上", f"{name} does not fit the chain")
        imprint = b"\x04\x20" + hashlib.sha256(said).digest()
        for other in (stamp["request"], stamp["reply"]):
            if imprint not in self._whole(other):
                self._off(f"{other} 盖的不是 {name}", f"{other} is not for {name}")
        self.stamps.append(stamp)


def chain_of(lines: list[str], shown: list[int]) -> dict[str, object]:
    """Return what a manifest says of a chain, from the hashes of its lines."""
    head = lines[-1] if lines else ""
    sums = {"count": len(lines) - 1, "head": head, "lines": over_all(lines)}
    return {"file": CHAIN, "shown": shown, **sums}


def statement(lines: list[str]) -> bytes:
    """Return the bytes that a timestamp of a chain is taken of, from the hashes of its lines."""
    # The head proves a line only with all lines after it; the hash over all proves each by itself.
    ends = {"count": len(lines) - 1, "head": lines[-1]}
    values = {"schema": STAMP_SCHEMA, "lines": over_all(lines), **ends}
    return json.dumps(values, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def over_all(lines: list[str]) -> str:
    """Return one hash over the hashes of all lines, each written with a line feed."""
    return hashlib.sha256("".join(f"{one}\n" for one in lines).encode()).hexdigest()


def openssl_line(stamp: dict[str, str]) -> str:
    """Return the line that checks a timestamp in the folder of an unpacked bundle."""
    said, reply, roots = stamp["statement"], stamp["reply"], stamp.get("certificates", "ROOT.pem")
    return f"openssl ts -verify -data {said} -in {reply} -CAfile {roots}"


def _object(data: bytes, name: str) -> dict:  # type: ignore[type-arg] # a plain one runs in 3.8
    try:
        found = json.loads(data.decode())
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return found
    raise DamagedError(f"{name} 读不懂", f"{name} cannot be read")


def report(check: Check) -> list[str]:
    """Return what is said of a bundle, line by line."""
    lines = [f"{zh}  {en}: {what}" for zh, en, what in check.facts]
    if check.problems:
        lines += ["", "有问题  Something is off:"]
        return lines + [f"- {zh}。{en}." for zh, en in check.problems]
    lines += [
        "",
        "通过：所有文件、清单和记录链都和生成时一样。",
        "Passed: every file, the manifest and the chain are as they were made.",
        "这说明文件从记下时起没有变；不说明内容真实，也不说明是谁做的。",
        "It shows that nothing changed since it was recorded, not that it is true or who made it.",
    ]
    for stamp in check.stamps:
        lines += [
            "",
            "时间戳请用 openssl 核对 Check the timestamp with openssl:",
            openssl_line(stamp),
        ]
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Say what was found and return 0 when all is as it was made, else 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    here = Path(__file__).resolve().parent
    parser.add_argument("bundle", nargs="?", type=Path, default=here, help="ZIP / 文件夹 folder")
    parser.add_argument("--head", type=_digits, help="账本指纹 the head of the chain")
    parser.add_argument("--sums", type=_digits, help="整包指纹 the fingerprint of the bundle")
    asked = parser.parse_args(arguments)
    check = Check(asked.bundle, head=asked.head, sums=asked.sums)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.stdout.write("\n".join(report(check)) + "\n")
    return 1 if check.problems else 0


def _digits(written: str) -> str:
    """Return a fingerprint as it was typed or scanned, without spaces and in small letters."""
    return re.sub(r"^ashore[ :]head[ :]\d+[ :]|\s", "", written.lower().strip())


if __name__ == "__main__":
    sys.exit(main())
