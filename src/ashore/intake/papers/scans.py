"""The words on a PDF whose pages are pictures: rendered and recognised on this machine."""

from __future__ import annotations

import importlib.util

from ashore.errors.intake import OcrMissingError, PdfTooLargeError
from ashore.intake.given_file import GivenFile
from ashore.intake.locked_pdf import unlocked
from ashore.intake.pages import ocr
from ashore.intake.pages.words import Word
from ashore.intake.papers.pdf import MOST_BYTES, named_errors

MOST_SCANNED = 30
_MOST_SIDE = 2_000
_LEAST_SURE = 85
"""A figure that only the recogniser vouches for is never surer than this: it is asked about."""


def scanned_words(file: GivenFile, *, password: str | None = None) -> tuple[Word, ...]:
    """Return the words on every page of a scan, the pages one below the other.

    Raises:
        OcrMissingError: If the parts that recognise text are not installed.
        PdfTooLargeError: If it has more pages than are recognised.
        PdfDamagedError: If a page cannot be rendered.
    """
    if not (ocr.is_there() and importlib.util.find_spec("pypdfium2")):
        raise OcrMissingError(where=file.name)
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  # an extra

    data = unlocked(file, password).content(most=MOST_BYTES)
    words: list[Word] = []
    shift = 0
    with named_errors(file.name):
        pages = pypdfium2.PdfDocument(data)
        if len(pages) > MOST_SCANNED:
            raise PdfTooLargeError(where=file.name, size=len(pages), most=MOST_SCANNED)
        for number, page in enumerate(pages, start=1):
            scale = min(2.0, _MOST_SIDE / max(page.get_width(), page.get_height(), 1))
            image = page.render(scale=scale).to_pil().convert("RGB")
            seen = ocr.page_of(image, name=file.name, page=number)
            words += [
                word._replace(percent=min(word.percent, _LEAST_SURE), shift=shift)
                for word in seen.words
            ]
            shift += image.height
            page.close()
        pages.close()
    return tuple(words)
