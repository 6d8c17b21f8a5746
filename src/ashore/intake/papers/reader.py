"""PDF files: which paper each is, and what it says as entries to be looked over."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.case.entries import AnyEntry
from ashore.case.entry import Source
from ashore.errors.base import DataError
from ashore.errors.intake import PaperUnknownError, PdfLockedError
from ashore.intake.given_file import GivenFile
from ashore.intake.locked_pdf import is_pdf
from ashore.intake.pages.words import Line, Word, lines_of
from ashore.intake.papers.agreement_paper import looks_like_agreement
from ashore.intake.papers.contract_paper import looks_like_contract
from ashore.intake.papers.credit_report import looks_like_credit_report, read_credit_report
from ashore.intake.papers.pdf import PdfPage, pages_of
from ashore.intake.papers.scans import scanned_words
from ashore.intake.papers.sentence_papers import CHOOSE, read_sentences
from ashore.intake.papers.sentences import (
    Sentence,
    sentences_of_lines,
)
from ashore.intake.papers.spelt_pages import kind_of_page, read_page
from ashore.intake.reading import Asked, LeftOut, Proposal, Reading, SeenField
from ashore.intake.screens.court_page import (
    fields_with_receipt,
    kind_of_paper,
    paper_entry,
    read_paper,
)
from ashore.text import Text

_TITLES = {
    "credit": Text("个人信用报告", "A personal credit report"),
    "paper": Text("法院文书或信函", "A paper from a court or a creditor"),
}
_LOOK = Text(
    "有几处没有读准或互相对不上，请先核对。",
    "Some of it is not sure or does not fit; check it first.",
)
_QUERY = Text(
    "{on} {who} 查询：{why}。只列出来，不作为一笔账。",
    "{on}: {who} looked it up ({why}). It is listed and becomes no entry.",
)
_UNREAD = Text("没有读懂，请自己核对：{text}", "It could not be read; look at it yourself: {text}")
_NO_ACCOUNT = Text(
    "报告里没有读到任何账户。如果里面有，请手工记下。",
    "No account was read in the report. Where it has some, record them by hand.",
)
_LONGEST_SHOWN = 80
_LOOKED_AT = 3
_SURE, _PAGE, _MAYBE, _LOCKED = 85, 40, 15, 30


class PaperReader:
    """Reads contracts, credit reports, court papers and bills from PDF files."""

    name = "paper"
    title = Text("合同、信用报告或文书", "A contract, credit report or court paper")

    def recognises(self, file: GivenFile) -> int:
        """Return 85 for a paper that is known by its words, and less for any other PDF.

        Pages of an app or a bank are less sure than the tables of a statement that is known.
        """
        if not is_pdf(file.head):
            return 0
        try:
            lines = _lines_of_pages(pages_of(file, most=_LOOKED_AT))
        except PdfLockedError:
            return _LOCKED
        except DataError:
            return _MAYBE
        if _kind(lines, sentences_of_lines(lines)):
            return _SURE
        return _PAGE if kind_of_page(_words(lines)) else _MAYBE

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return what a paper says.

        Raises:
            PdfLockedError: If it is locked and ``asked.password`` does not open it.
            PaperUnknownError: If it is no paper that is read.
            OcrMissingError: If it is a scan and no recogniser is installed.
        """
        source = Source(how="file", file_hash=file.digest, file_name=file.name)
        pages = pages_of(file, password=asked.password)
        lines = _lines_of_pages(pages)
        if not lines:
            source = source.model_copy(update={"how": "photo"})
            lines = lines_of(scanned_words(file, password=asked.password))
        sentences = sentences_of_lines(lines)
        kind = _kind(lines, sentences)
        if kind == "credit":
            return _credit(file, pages, lines, asked, source)
        if kind == "paper":
            return _paper(file, lines, asked, source)
        page = None if kind or source.how == "photo" else kind_of_page(_words(lines))
        if page:
            return read_page(_words(lines), page, file, asked, source=source, reader=self.name)
        return _of_sentences(file, sentences, asked, source)


def _lines_of_pages(pages: Sequence[PdfPage]) -> tuple[Line, ...]:
    return tuple(line for page in pages for line in lines_of(page.words))


def _words(lines: Sequence[Line]) -> tuple[Word, ...]:
    return tuple(word for line in lines for word in line.words)


def _kind(lines: Sequence[Line], sentences: Sequence[Sentence]) -> str | None:
    if looks_like_credit_report(lines):
        return "credit"
    if looks_like_agreement(sentences) or looks_like_contract(sentences):
        return "contract"
    return "paper" if kind_of_paper(lines) is not None else None


def _of_sentences(
    file: GivenFile, sentences: Sequence[Sentence], asked: Asked, source: Source
) -> Reading:
    found = read_sentences(file, sentences, asked, source, reader=PaperReader.name)
    if found is None:
        raise PaperUnknownError(where=file.name)
    return found


def _credit(
    file: GivenFile, pages: Sequence[PdfPage], lines: Sequence[Line], asked: Asked, source: Source
) -> Reading:
    report = read_credit_report(pages, lines)
    records = report.records(
        on=asked.recorded_at.date(), recorded_at=asked.recorded_at, source=source
    )
    sure = not any(field.asks for field in report.fields)
    unsure = (Proposal("paper.credit-record", records, _LOOK),) if records and not sure else ()
    queries = tuple(
        LeftOut("paper.credit-query", _QUERY.fill(on=on.isoformat(), who=who, why=why))
        for on, who, why in report.queries
    )
    unread = tuple(
        LeftOut("paper.credit-unread", _UNREAD.fill(text=text[:_LONGEST_SHOWN]))
        for text in report.unread
    )
    found = bool(records or unread)
    missing = () if found else (LeftOut("paper.credit-empty", _NO_ACCOUNT),)
    left_out = (*unread, *queries, *missing)
    return _reading(
        file,
        "credit",
        rows=len(report.accounts) + len(left_out),
        fields=report.fields,
        entries=records if sure else (),
        proposals=unsure,
        left_out=left_out,
    )


def _paper(file: GivenFile, lines: Sequence[Line], asked: Asked, source: Source) -> Reading:
    on = asked.recorded_at.date()
    found = read_paper(lines, again=_same, on=on)
    if found is None:
        raise PaperUnknownError(where=file.name)
    entry = paper_entry(found, recorded_at=asked.recorded_at, received_on=on, source=source)
    proposal = Proposal("paper.court", (entry,), CHOOSE)
    fields = fields_with_receipt(found, entry)
    return _reading(file, "paper", fields=fields, proposals=(proposal,))


def _same(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words themselves: what a file spells out needs no second look."""
    return tuple(word.text for word in words)


def _reading(
    file: GivenFile,
    kind: str,
    *,
    rows: int = 1,
    fields: tuple[SeenField, ...] = (),
    entries: tuple[AnyEntry, ...] = (),
    proposals: tuple[Proposal, ...] = (),
    left_out: tuple[LeftOut, ...] = (),
) -> Reading:
    return Reading(
        reader=PaperReader.name,
        title=_TITLES[kind],
        file=file,
        rows=rows,
        entries=entries,
        proposals=proposals,
        left_out=left_out,
        fields=fields,
    )


READERS = (PaperReader(),)
