"""Papers and pages that somebody copied out as plain text: contracts, agreements, bills."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.case.entry import Source
from ashore.errors.intake import PaperUnknownError
from ashore.intake.given_file import GivenFile
from ashore.intake.pages.text_page import decoded, text_of, words_of_text
from ashore.intake.papers.agreement_paper import looks_like_agreement
from ashore.intake.papers.contract_paper import looks_like_contract
from ashore.intake.papers.sentence_papers import read_sentences
from ashore.intake.papers.sentences import sentences_of_texts
from ashore.intake.papers.spelt_pages import kind_of_page, read_page
from ashore.intake.reading import Asked, Reading
from ashore.text import Text

_SURE = 18
"""Less than any table whose columns are known: a table may speak of loans too."""
_MOST_BYTES = 256 * 1024
"""No contract is longer; what is may be a table, and its many rows are not looked through."""
_OTHER_FORMS = (b"<", b"{", b"[", b"BEGIN:", b"%PDF-")


class TextPaperReader:
    """Reads contracts, agreements, bills, plans and card statements from plain text."""

    name = "paper-text"
    title = Text("抄下来的合同、协议或账单", "A contract, agreement or bill copied out as text")

    def recognises(self, file: GivenFile) -> int:
        """Return 18 for a text that is one of these papers by its words."""
        head = file.head.lstrip(b"\xef\xbb\xbf \r\n")
        if file.size > _MOST_BYTES or head.startswith(_OTHER_FORMS):
            return 0
        text = decoded(file.head) if file.size == len(file.head) else _whole(file)
        if not text:
            return 0
        lines = text.splitlines()
        if kind_of_page(words_of_text(lines)):
            return _SURE
        sentences = sentences_of_texts(lines)
        known = looks_like_agreement(sentences) or looks_like_contract(sentences)
        return _SURE if known else 0

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return what a paper says.

        Raises:
            PaperUnknownError: If it is no text, or no paper that is read.
        """
        source = Source(how="file", file_hash=file.digest, file_name=file.name, locator=file.inside)
        return read_lines(text_of(file).splitlines(), file, asked, source, reader=self.name)


def read_lines(
    lines: Sequence[str], file: GivenFile, asked: Asked, source: Source, *, reader: str
) -> Reading:
    """Return what the lines of a file say, as a page of an app or as a paper.

    Args:
        lines: Its lines; the cells of a table are parted by tabs, bars or wide gaps.
        file: The file.
        asked: What the person said beforehand.
        source: Where it was read.
        reader: The name of the reader.

    Raises:
        PaperUnknownError: If they are no paper that is read.
    """
    words = words_of_text(lines)
    kind = kind_of_page(words)
    if kind:
        return read_page(words, kind, file, asked, source=source, reader=reader)
    found = read_sentences(file, sentences_of_texts(lines), asked, source, reader=reader)
    if found is None:
        raise PaperUnknownError(where=file.name)
    return found


def _whole(file: GivenFile) -> str | None:
    return decoded(file.content(most=_MOST_BYTES))


READERS = (TextPaperReader(),)
