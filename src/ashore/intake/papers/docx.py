"""The lines of a Word document, its tables too, opened with care."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from ashore.errors.intake import DocxDamagedError
from ashore.intake.given_file import GivenFile

MOST_BYTES = 64 * 1024**2
MOST_UNPACKED = 128 * 1024**2
MOST_PARTS = 2_000
_BROKEN = (OpcError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError,
           TypeError, AttributeError, IndexError, OSError, EOFError, NotImplementedError,
           RuntimeError, AssertionError)  # fmt: skip


def is_docx(file: GivenFile) -> bool:
    """Return whether a file is a zip that holds a Word document."""
    if not file.head.startswith(b"PK\x03\x04"):
        return False
    try:
        with file.opened() as source, zipfile.ZipFile(source) as packed:
            return "word/document.xml" in packed.namelist()
    except _BROKEN:
        return b"word/" in file.head


def lines_of_docx(file: GivenFile) -> tuple[str, ...]:
    """Return its paragraphs and the rows of its tables in order, cells parted by a bar.

    Raises:
        DocxDamagedError: If it is broken, or unpacks to more than is read.
        FileTooLargeError: If the file itself is too large.
    """
    data = file.content(most=MOST_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_UNPACKED:
                raise DocxDamagedError(where=file.name)
        return tuple(_lines(io.BytesIO(data)))
    except _BROKEN as error:
        raise DocxDamagedError(where=file.name) from error


def _lines(source: io.BytesIO) -> Iterator[str]:
    for block in Document(source).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                yield " | ".join(cell for cell in cells if cell)
        else:
            yield from block.text.splitlines()
