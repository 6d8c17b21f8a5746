"""The text of an agreement in whatever file it came: plain text, Word, PDF, scan or picture."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.errors.intake import PaperUnknownError, PaperWithoutTextError
from ashore.intake.given_file import GivenFile
from ashore.intake.locked_pdf import is_pdf
from ashore.intake.pages import ocr
from ashore.intake.pages.pictures import is_picture, opened
from ashore.intake.pages.text_page import text_of
from ashore.intake.pages.words import Line, lines_of
from ashore.intake.papers import sentences as on_pages
from ashore.intake.papers.docx import is_docx, lines_of_docx
from ashore.intake.papers.pdf import pages_of
from ashore.intake.papers.scans import scanned_words
from ashore.settle.agreement.sentences import Sentence, sentences_of_text


def agreement_sentences(file: GivenFile, *, password: str | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of an agreement, each with its page and line.

    Args:
        file: The file.
        password: What opens it, where it is a locked PDF.

    Raises:
        PaperWithoutTextError: If it holds no text.
        OcrMissingError: If it is a picture or a scan and no recogniser is installed.
        PdfLockedError: If the password does not open it.
        DataError: If it is broken or too large.
    """
    if is_docx(file):
        found = sentences_of_text("\n".join(lines_of_docx(file)))
    elif is_pdf(file.head):
        pages = pages_of(file, password=password)
        lines = [line for page in pages for line in lines_of(page.words)]
        found = _of_lines(lines or lines_of(scanned_words(file, password=password)))
    elif is_picture(file.head):
        found = _of_lines(lines_of(ocr.page_of(opened(file), name=file.name).words))
    else:
        found = _of_text(file)
    if not found:
        raise PaperWithoutTextError(where=file.name)
    return found


def _of_text(file: GivenFile) -> tuple[Sentence, ...]:
    """Return the sentences of a file in plain text, none where its bytes are no text."""
    try:
        return sentences_of_text(text_of(file))
    except PaperUnknownError:
        return ()


def needs_recognising(file: GivenFile) -> bool:
    """Return whether the words of a file are in pictures: a photograph, or a scan without text.

    Raises:
        DataError: If it is broken, locked or too large.
    """
    if is_picture(file.head):
        opened(file)
        return True
    return is_pdf(file.head) and not any(page.words for page in pages_of(file, password=None))


def _of_lines(lines: Sequence[Line]) -> tuple[Sentence, ...]:
    """Return the sentences of lines on pages; each begins on the line that its box begins on."""
    tops: dict[int, list[int]] = {}
    for line in lines:
        tops.setdefault(line.box.page, []).append(line.box.top)
    found = []
    for one in on_pages.sentences_of_lines(lines):
        page = one.box.page if one.box else 1
        above = sum(one.box is not None and top <= one.box.top for top in tops.get(page, ()))
        found.append(Sentence(one.text, max(above, 1), page, one.percent))
    return tuple(found)
