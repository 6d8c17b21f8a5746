"""The rows of a spreadsheet, XLSX or XLS, with every number as it is written and none computed."""

from __future__ import annotations

import datetime as dt
import functools
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import TypeVar

import python_calamine as calamine

from ashore.errors.intake import SheetDamagedError, SheetProtectedError, SheetTooLargeError
from ashore.intake.given_file import GivenFile

MOST_BYTES = 32 * 1024 * 1024
"""The most that a spreadsheet may hold, as it lies on disk."""
MOST_UNPACKED = 128 * 1024 * 1024
"""The most that the tables inside an XLSX may hold once they are unpacked."""
T = TypeVar("T")

_PROTECTED = "EncryptedPackage".encode("utf-16-le")
# A cell far out makes a reader lay out everything before it: columns end at AZ, rows below 300,000.
_FAR = re.compile(
    rb"""\sr\s*=\s*["'](?:[B-Zb-z][A-Za-z]\d|[A-Za-z]{3,}\d|[A-Za-z]*(?:[3-9]\d{5}|\d{7,})["'])"""
)
_PARTS = re.compile(r"(xl/|_rels/).*\.(xml|rels)$|\[Content_Types\]\.xml$")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    KeyError,
    OverflowError,
)
_WHOLE = 2**53


def tables_of_workbook(file: GivenFile) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Yield the name of each sheet with its rows, every cell as text.

    A formula gives what the spreadsheet last showed for it; one that never ran gives nothing.

    Raises:
        SheetProtectedError: If it is locked with a password.
        SheetTooLargeError: If it is larger than any that is read.
        SheetDamagedError: If it cannot be read.
    """
    book = _opened(file)
    for about in book.sheets_metadata:
        if about.typ == calamine.SheetTypeEnum.WorkSheet:
            sheet = _guarded(file, functools.partial(book.get_sheet_by_name, about.name))
            yield about.name, _rows(sheet)


def _rows(sheet: calamine.CalamineSheet) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        yield [_written(cell) for cell in row]


def _opened(file: GivenFile) -> calamine.CalamineWorkbook:
    if file.size > MOST_BYTES:
        raise SheetTooLargeError(where=file.name)
    content = io.BytesIO(file.content(most=MOST_BYTES))
    if file.head.startswith(b"PK"):
        content = _repacked(file, content)
    elif _PROTECTED in content.getvalue():
        raise SheetProtectedError(where=file.name)
    return _guarded(file, functools.partial(calamine.CalamineWorkbook.from_filelike, content))


def _repacked(file: GivenFile, data: io.BytesIO) -> io.BytesIO:
    """Return an XLSX of plain parts, each no larger than it says: what is read next is bounded."""
    plain = io.BytesIO()
    try:
        with zipfile.ZipFile(data) as packed, zipfile.ZipFile(plain, "w") as unpacked:
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
    except _DAMAGE:
        raise SheetDamagedError(where=file.name) from None
    except RuntimeError:  # a part is locked
        raise SheetProtectedError(where=file.name) from None
    plain.seek(0)
    return plain


def _guarded(file: GivenFile, call: Callable[[], T]) -> T:
    """Return what a call of the library gives; whatever it stops with is an error of ours."""
    try:
        return call()
    except calamine.PasswordError:
        raise SheetProtectedError(where=file.name) from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - its panics are no Exception
        raise SheetDamagedError(where=file.name) from None


def _written(cell: object) -> str:
    """Return a cell as it would be written; the shortest decimal that is this very number.

    Examples:
        >>> [_written(cell) for cell in (28.16, 6688.0, "a", True)]
        ['28.16', '6688', 'a', 'TRUE']
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _WHOLE else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    return str(cell)
