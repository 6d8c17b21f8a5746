"""The rows of a spreadsheet, XLSX or XLS, with every number as it is written and none computed."""

from __future__ import annotations

import functools
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ashore.errors.intake import SheetDamagedError, SheetProtectedError, SheetTooLargeError
from ashore.intake.archives import ZIP_DAMAGE
from ashore.intake.given_file import GivenFile
from ashore.intake.money.sheets_apart import LOCKED, TOO_LARGE

MOST_BYTES = 32 * 1024 * 1024
"""The most that a spreadsheet may hold, as it lies on disk."""
MOST_UNPACKED = 128 * 1024 * 1024
"""The most that the tables inside an XLSX may hold once they are unpacked."""
MOST_SECONDS = 120

_APART = Path(__file__).with_name("sheets_apart.py")
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
# A cell far out makes a reader lay out everything before it: columns end at AZ, rows below 300,000.
_FAR = re.compile(
    rb"""\sr\s*=\s*["'](?:[B-Zb-z][A-Za-z]\d|[A-Za-z]{3,}\d|[A-Za-z]*(?:[3-9]\d{5}|\d{7,})["'])"""
)
_PARTS = re.compile(r"(xl/|_rels/).*\.(xml|rels)$|\[Content_Types\]\.xml$")


def tables_of_workbook(file: GivenFile) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Yield the name of each sheet with its rows, every cell as text.

    A formula gives what the spreadsheet last showed for it; one that never ran gives nothing.

    Raises:
        SheetProtectedError: If it is locked with a password.
        SheetTooLargeError: If it is larger than any that is read.
        SheetDamagedError: If it cannot be read.
    """
    lines = iter(_lines(file).splitlines())
    name = next(lines, None)
    while name is not None:
        rows = _Rows(lines)
        yield json.loads(name), rows
        name = rows.name_of_next()


class _Rows(Iterator[list[str]]):
    """The rows of one sheet, up to the name of the next."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._next: bytes | None = None

    def __next__(self) -> list[str]:
        line = None if self._next else next(self._lines, None)
        if line is None:
            raise StopIteration
        if not line.startswith(b"["):
            self._next = line
            raise StopIteration
        row: list[str] = json.loads(line)
        return row

    def name_of_next(self) -> bytes | None:
        """Return the name of the next sheet, as it is written; rows that are left are passed."""
        for _ in self:
            pass
        return self._next


@functools.lru_cache(maxsize=1)
def _lines(file: GivenFile) -> bytes:
    """Return the sheets and rows of a file, read apart; the last file is read once only."""
    if file.size > MOST_BYTES:
        raise SheetTooLargeError(where=file.name)
    data = file.content(most=MOST_BYTES)
    if file.head.startswith(b"PK"):
        data = _repacked(file, data)
    elif _PROTECTED in data:
        raise SheetProtectedError(where=file.name)
    try:
        ended = subprocess.run(  # noqa: S603 - a file of this package, and nothing given to it
            [sys.executable, "-P", str(_APART)],
            input=data,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SheetTooLargeError(where=file.name) from None
    if ended.returncode:
        wrong = {LOCKED: SheetProtectedError, TOO_LARGE: SheetTooLargeError}
        raise wrong.get(ended.returncode, SheetDamagedError)(where=file.name)
    return ended.stdout


def _repacked(file: GivenFile, data: bytes) -> bytes:
    """Return an XLSX of plain parts, each no larger than it says: what is read next is bounded."""
    plain = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(plain, "w") as unpacked:
            parts = [part for part in packed.infolist() if _PARTS.match(part.filename)]
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise SheetTooLargeError(where=file.name)
            for part in parts:
                content = packed.read(part)
                if b"\0" in content:  # text of two bytes a letter would hide what is looked for
                    raise SheetDamagedError(where=file.name)
                if _FAR.search(content):
                    raise SheetTooLargeError(where=file.name)
                unpacked.writestr(zipfile.ZipInfo(part.filename), content)
    except ZIP_DAMAGE:
        raise SheetDamagedError(where=file.name) from None
    except RuntimeError:  # a part is locked
        raise SheetProtectedError(where=file.name) from None
    return plain.getvalue()
