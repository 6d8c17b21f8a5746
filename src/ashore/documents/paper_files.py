"""Papers as the files of a folder: in the forms asked for, with the list of what they lack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from ashore.case.replay import Case
from ashore.documents.draft import Draft
from ashore.documents.fetch_list import fetch_list, to_fetch
from ashore.documents.leave import leave
from ashore.documents.paper import Paper
from ashore.documents.paper_pdf import not_drawn, paper_pdf
from ashore.documents.paper_text import paper_text
from ashore.law.book import LawBook
from ashore.text import Language, Text

_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_HASH = re.compile(r"[0-9a-f]{16}")
"""What importing a file names an entry by."""
_LONGEST = 80
_NUMBERED = Text(
    "PDF 的字体里没有“{characters}”，印成了编号；请寄 DOCX 打印的版本。",
    "The PDF's fonts lack “{characters}” and print their numbers; send the DOCX printed instead.",
)


class Form(StrEnum):
    """A form of a paper; its value is the ending of the file."""

    DOCX = "docx"
    PDF = "pdf"
    TEXT = "txt"


LETTERS = (Form.DOCX, Form.PDF)
"""The forms that are written where none is asked for."""


class PaperFiles:
    """Some papers that leave together, set in some forms.

    Args:
        drafts: The papers.
        case: The case that they are drafted from.
        book: The law book.
        head: The SHA-256 of the case's last record.
        among: Every paper of the case, whose lists of evidence number the exhibits.
        language: Of the list of what they lack; papers themselves are in Chinese.

    Raises:
        DataError: If they may not leave; see :func:`~ashore.documents.leave.leave`.
    """

    def __init__(
        self,
        drafts: Sequence[Draft],
        case: Case,
        book: LawBook,
        *,
        head: str,
        language: Language,
        among: Sequence[Draft] = (),
    ) -> None:
        self.drafts = tuple(drafts)
        self.papers = leave(drafts, case, book, head=head, lists=among)
        listed = fetch_list(drafts, drafts[0].on, language) if drafts else None
        self._list = leave([listed], case, book, head=head) if listed else ()

    def files(self, forms: Sequence[Form]) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the bytes of each file, paper by paper, one after the other.

        Raises:
            PrintError: If a paper cannot be set as a PDF.
        """
        taken: set[str] = set()
        for draft, paper in zip(self.drafts, self.papers, strict=True):
            name = _file_name(_called(draft), taken)
            for form in forms:
                yield f"{name}.{form.value}", _in_form(paper, form)
        for paper in self._list:
            name = _file_name(paper.id, taken)
            for form in (Form.PDF, Form.TEXT):
                yield f"{name}.{form.value}", _in_form(paper, form)

    @property
    def gaps(self) -> int:
        """Return how many different things are still to be filled in."""
        return len(to_fetch(self.drafts))

    @property
    def remark(self) -> Text | None:
        """Return what to know about characters that the PDFs could not draw."""
        found = dict.fromkeys(char for paper in self.papers for char in not_drawn(paper))
        return _NUMBERED.fill(characters="".join(found)) if found else None


def _in_form(paper: Paper, form: Form) -> bytes:
    if form is Form.DOCX:
        from ashore.documents.paper_docx import paper_docx  # noqa: PLC0415 - heavy, not always used

        return paper_docx(paper)
    return paper_pdf(paper) if form is Form.PDF else paper_text(paper).encode()


def _called(draft: Draft) -> str:
    """Return a paper's id; its kind and addressee where the id holds a hash that says nothing."""
    if not _HASH.search(draft.id):
        return draft.id
    return f"{draft.kind}-{draft.addressee()}"


def _file_name(called: str, taken: set[str]) -> str:
    """Return a name that every system takes, and that no other paper of the folder has."""
    plain = _NOT_IN_A_NAME.sub("_", called).strip("._")[:_LONGEST] or "paper"
    plain = f"paper-{plain}" if _RESERVED.fullmatch(plain) else plain
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain}-{number}"
    taken.add(name.casefold())
    return name
