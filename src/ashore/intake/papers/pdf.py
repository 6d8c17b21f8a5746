"""The pages of a PDF, opened with care: its password, its size, its words and its tables."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psparser import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import StreamObject

from ashore.errors.intake import PdfDamagedError, PdfTooLargeError
from ashore.intake.given_file import GivenFile
from ashore.intake.locked_pdf import unlocked
from ashore.intake.pages.words import Word
from ashore.intake.reading import Box

MOST_BYTES = 64 * 1024**2
MOST_PAGES = 200
MOST_UNPACKED = 128 * 1024**2
MOST_LETTERS = 40_000
"""How many characters one page may hold; a printed page holds two thousand."""
_BROKEN = (PyPdfError, PDFException, PSException, PdfminerException, MalformedPDFException,
           ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
           struct.error, zlib.error, AssertionError, OverflowError, NotImplementedError,
           ZeroDivisionError, EOFError)  # fmt: skip

for _name in ("pypdf", "pdfminer"):  # what they note of a broken file is no message to a person
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False

Table = tuple[tuple[str, ...], ...]
"""The cells of a ruled table, row by row; an empty cell is an empty text."""


class PdfPage(NamedTuple):
    """One page: its words with their places in points, its ruled tables, and its size."""

    number: int
    words: tuple[Word, ...]
    tables: tuple[Table, ...]
    height: int


def pages_of(
    file: GivenFile, *, password: str | None = None, most: int = MOST_PAGES
) -> tuple[PdfPage, ...]:
    """Return the pages of a PDF; one that was only scanned has pages without words.

    Args:
        file: The file.
        password: What opens it, where it is locked.
        most: How many pages are read from the beginning.

    Raises:
        PdfLockedError: If it is locked and the password does not open it.
        PdfTooLargeError: If it holds more pages, or more on a page, than are read.
        PdfDamagedError: If it is cut off or broken.
    """
    if file.size > MOST_BYTES:
        raise PdfTooLargeError(where=file.name, size=file.size, most=MOST_BYTES)
    data = unlocked(file, password).content(most=MOST_BYTES)
    with named_errors(file.name):
        _require_small(data, file.name)
        with pdfplumber.open(io.BytesIO(data)) as opened:
            return tuple(_pages(opened, file.name, most))


def _pages(opened: Any, name: str, most: int) -> Iterator[PdfPage]:
    shift = 0
    for number, page in enumerate(opened.pages[:most], start=1):
        if len(page.chars) > MOST_LETTERS:
            raise PdfTooLargeError(where=name, size=len(page.chars), most=MOST_LETTERS)
        words = tuple(
            Word(
                str(word["text"]), 100,
                Box(number, round(word["x0"]), round(word["top"]), round(word["x1"]),
                    round(word["bottom"])),
                shift,
            )
            for word in page.extract_words(x_tolerance=2, y_tolerance=2)
        )  # fmt: skip
        tables = tuple(
            tuple(tuple(" ".join((cell or "").split()) for cell in row) for row in table)
            for table in page.extract_tables()
        )
        shift += round(page.height)
        yield PdfPage(number, words, tables, round(page.height))
        page.close()


@contextmanager
def named_errors(name: str) -> Iterator[None]:
    """Turn whatever stops a PDF from being read into an error of ours.

    Raises:
        PdfTooLargeError: If a part of it unpacks to more than is read.
        PdfDamagedError: If it is cut off or broken.
    """
    try:
        yield
    except LimitReachedError:
        raise PdfTooLargeError(where=name, size="∞", most=MOST_UNPACKED) from None
    except _BROKEN as error:
        raise PdfDamagedError(where=name) from error


def _require_small(data: bytes, name: str) -> None:
    """Unpack each stream of a PDF within a limit, before it is read in full."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    if len(reader.pages) > MOST_PAGES:
        raise PdfTooLargeError(where=name, size=len(reader.pages), most=MOST_PAGES)
    unpacked = 0
    for number in [*reader.xref.get(0, {}), *reader.xref_objStm]:
        found = reader.get_object(number)
        if isinstance(found, StreamObject) and found.get("/Subtype") != "/Image":
            unpacked += len(found.get_data())
            if unpacked > MOST_UNPACKED:
                raise PdfTooLargeError(where=name, size=unpacked, most=MOST_UNPACKED)
