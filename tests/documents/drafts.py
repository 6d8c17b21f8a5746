"""Small drafts to hold the guard and the renderers against, and a case with two exhibits."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

import docx
import pypdfium2  # type: ignore[import-untyped]

from ashore.case.replay import Case
from ashore.documents.draft import Block, Claim, Draft, Ground, Paragraph, Piece, Sentence
from ashore.documents.leave import leave
from ashore.documents.paper import Paper
from ashore.findings import Citation
from tests.documents.page import BOOK, TODAY, case_of, loan

HEAD = "0123456789abcdef" * 4
_FOOT_HEIGHT = 76
"""Points of a page, from below, that its foot takes."""

SHOWN: tuple[dict[str, Any], ...] = (
    loan(),
    {"kind": "evidence", "id": "e1", "name": "借款合同.pdf", "about": ["l"]},
    {"kind": "evidence", "id": "e2", "name": "还款流水.xlsx"},
)


def shown_case() -> Case:
    """Return a case whose loan is shown by one exhibit, with another one beside it."""
    return case_of(*SHOWN)


def says(
    *pieces: Piece,
    ground: Ground = Ground.FACT,
    exhibits: tuple[str, ...] = (),
    recalled: bool = False,
    citations: tuple[Citation, ...] = (),
    claims: tuple[Claim, ...] = (),
) -> Sentence:
    return Sentence(
        pieces=pieces,
        ground=ground,
        exhibits=exhibits,
        recalled=recalled,
        citations=citations,
        claims=claims,
    )


def asks(*pieces: Piece) -> Sentence:
    return says(*pieces, ground=Ground.ASK)


def draft(*blocks: Block | Sentence, on: dt.date = TODAY, **changes: Any) -> Draft:
    """Return a draft of some blocks; a bare sentence is a paragraph of its own."""
    said: dict[str, Any] = {
        "id": "p",
        "kind": "letter",
        "title": "申请书",
        "to": ("甲银行",),
        "on": on,
    }
    made = tuple(Paragraph((one,)) if isinstance(one, Sentence) else one for one in blocks)
    return Draft(**(said | {"blocks": made} | changes))


def printed(*drafts: Draft, case: Case | None = None) -> tuple[Paper, ...]:
    return leave(drafts, case or shown_case(), BOOK, head=HEAD)


def lines(paper: Paper) -> list[str]:
    """Return the words of every part of a paper, a table's rows one by one."""
    found: list[str] = []
    for part in paper.parts:
        if hasattr(part, "words"):
            found.append(part.words)
        else:
            found.append("|".join(part.columns))
            found += ["|".join("".join(run.words for run in cell) for cell in row)
                      for row in part.rows]  # fmt: skip
    return found


def squeezed(words: str) -> str:
    """Return words without any white space."""
    return re.sub(r"\s+", "", words)


def docx_words(data: bytes) -> str:
    """Return the words of a DOCX in their order, without its foot."""
    body = docx.Document(io.BytesIO(data)).element.body
    return squeezed("".join(t.text or "" for t in body.iter(f"{{{body.nsmap['w']}}}t")))


def pdf_pages(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the words of each page of a PDF: above the foot, and in it."""
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            text = page.get_textpage()
            above = text.get_text_bounded(left=0, bottom=_FOOT_HEIGHT, right=width, top=height)
            foot = text.get_text_bounded(left=0, bottom=0, right=width, top=_FOOT_HEIGHT)
            # PDFium gives a hyphen that ends a line as a mark of its own.
            yield squeezed(above).replace("\x02", "-"), squeezed(foot)


def pdf_words(data: bytes) -> str:
    return "".join(above for above, _ in pdf_pages(data))
