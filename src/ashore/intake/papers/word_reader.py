"""Word files: contracts, agreements and bills, read as the text that they hold."""

from __future__ import annotations

from ashore.case.entry import Source
from ashore.intake.given_file import GivenFile
from ashore.intake.papers.docx import is_docx, lines_of_docx
from ashore.intake.papers.text_reader import read_lines
from ashore.intake.reading import Asked, Reading
from ashore.text import Text

_SURE = 85


class WordPaperReader:
    """Reads contracts, agreements and bills from Word files."""

    name = "paper"
    title = Text("Word 文件里的合同、协议或账单", "A contract, agreement or bill in a Word file")

    def recognises(self, file: GivenFile) -> int:
        """Return 85 for a Word file, even one that holds no paper that is read."""
        return _SURE if is_docx(file) else 0

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return what a paper says.

        Raises:
            DocxDamagedError: If it is broken, or unpacks to more than is read.
            PaperUnknownError: If it is no paper that is read.
        """
        source = Source(how="file", file_hash=file.digest, file_name=file.name)
        return read_lines(lines_of_docx(file), file, asked, source, reader=self.name)


READERS = (WordPaperReader(),)
