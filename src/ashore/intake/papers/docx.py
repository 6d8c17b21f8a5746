"""The lines of a Word document, opened with care: all that whoever signs it would agree to."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from docx import Document
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree

from ashore.errors.intake import DocxDamagedError
from ashore.intake.given_file import GivenFile
from ashore.intake.papers.docx_words import lines_within

MOST_BYTES = 64 * 1024**2
MOST_UNPACKED = 128 * 1024**2
MOST_PARTS = 2_000
_BROKEN = (OpcError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError,
           TypeError, AttributeError, IndexError, OSError, EOFError, NotImplementedError,
           RuntimeError, AssertionError)  # fmt: skip
_MARGINS = ("header", "footer")
_NOTES = ("footnotes", "endnotes", "comments", "diagramData")


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

    Tracked insertions, hidden text, text boxes and content controls stand in their place; headers,
    footers, notes and comments come after the body. What was deleted under tracking is left out.

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
    document = Document(source)
    yield from lines_within(document.element.body)
    # The first page, even pages and each section may repeat one header.
    margins: dict[str, None] = {}
    notes: list[str] = []
    for kind, part in _beside(document.part):
        found = list(lines_within(parse_xml(part.blob)))
        if kind in _MARGINS:
            margins |= dict.fromkeys(found)
        else:
            notes += found
    yield from (*notes, *margins)


def _beside(main: Part) -> Iterator[tuple[str, Part]]:
    """Yield the parts beside the body that hold words, each once, with their kind."""
    seen = set()
    for link in main.rels.values():
        kind = link.reltype.rsplit("/", 1)[-1]
        if kind in (*_MARGINS, *_NOTES) and not link.is_external:
            part = link.target_part
            if part.partname not in seen:
                seen.add(part.partname)
                yield kind, part
