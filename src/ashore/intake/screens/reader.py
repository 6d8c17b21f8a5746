"""Pictures: which kind of page each shows, and what it says as entries to be looked over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from ashore.case.entries import AnyEntry
from ashore.case.entry import Source
from ashore.errors.intake import PictureUnknownError
from ashore.findings import Finding
from ashore.intake.given_file import GivenFile
from ashore.intake.pages import ocr, pictures
from ashore.intake.pages.joining import joined
from ashore.intake.pages.words import Word, lines_of
from ashore.intake.reading import Asked, LeftOut, Proposal, Reading, SeenField
from ashore.intake.screens.bill_page import bill_entry, looks_like_bill, read_bill_page
from ashore.intake.screens.conversation import (
    contact_entries,
    looks_like_messages,
    read_conversation,
)
from ashore.intake.screens.court_page import (
    fields_with_receipt,
    kind_of_paper,
    paper_entry,
    read_paper,
)
from ashore.intake.screens.plan_gaps import why_no_table
from ashore.intake.screens.plan_table import looks_like_plan, read_plan, schedule_entry
from ashore.text import Text

_TITLES = {
    "bill": Text("账单页面", "A bill in an app"),
    "plan": Text("还款计划页面", "A repayment plan in an app"),
    "messages": Text("短信或聊天页面", "Messages on a phone"),
    "paper": Text("法院文书或信函", "A paper from a court or a creditor"),
}
_CHOOSE = Text(
    "请先核对读到的数，再选它属于哪一笔借款。",
    "Check what was read, then choose the loan that it belongs to.",
)
_LOOK = Text("有几处没有读准，请先核对。", "Some of it is not sure; check it first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One page, of one picture or of several, with what is needed to read it."""

    words: tuple[Word, ...]
    seen: tuple[ocr.SeenPage, ...]
    taken_at: dt.datetime
    taken_known: bool
    source: Source
    recorded_at: dt.datetime

    @property
    def on(self) -> dt.date:
        return self.taken_at.date()

    @property
    def image(self) -> Image.Image:
        return self.seen[0].image

    def again(self, words: Sequence[Word]) -> tuple[str, ...]:
        """Return a second look at words, each on its own picture."""
        texts: dict[Word, str] = {}
        for number, page in enumerate(self.seen, start=1):
            here = [word for word in words if word.box.page == number]
            texts |= dict(zip(here, ocr.read_again(page, here), strict=True))
        return tuple(texts[word] for word in words)

    def colour(self, word: Word) -> tuple[int, int, int]:
        """Return the colour behind a word."""
        return pictures.colour_behind(self.seen[word.box.page - 1].image, word.box)


class ScreenReader:
    """Reads screenshots and photos of bills, plans, messages and court papers."""

    name = "picture"
    title = Text("截屏或照片", "A screenshot or photo")

    def recognises(self, file: GivenFile) -> int:
        """Return 90 for a picture, even of a kind that can only be named."""
        return 90 if pictures.is_picture(file.head) else 0

    def read(self, file: GivenFile, asked: Asked) -> Reading:
        """Return what one picture says; see ``read_pictures``."""
        return read_pictures([file], asked)


def read_pictures(files: Sequence[GivenFile], asked: Asked) -> Reading:
    """Return what the pictures of one page say, in the order in which they were taken.

    A bill, a plan or a paper is only ever proposed, because a loan must be chosen; messages are
    entries where all of them are sure, and proposed otherwise.

    Raises:
        PictureUnknownError: If no kind of page that is read stands on them.
        OcrMissingError: If the parts that recognise text are not installed.
    """
    seen = tuple(
        ocr.page_of(pictures.opened(file), name=file.name, page=number)
        for number, file in enumerate(files, start=1)
    )
    taken = pictures.taken_at(files[0])
    first = files[0]
    page = _Page(
        words=joined([one.words for one in seen]),
        seen=seen,
        taken_at=taken or asked.recorded_at,
        taken_known=taken is not None,
        source=Source(how="photo", file_hash=first.digest, file_name=first.name),
        recorded_at=asked.recorded_at,
    )
    return _reading(page, first)


def _reading(page: _Page, file: GivenFile) -> Reading:
    width, height = page.image.size
    if kind_of_paper(lines_of(page.words)) is not None:
        return _paper(page, file)
    if looks_like_plan(page.words):
        return _plan(page, file)
    if looks_like_messages(page.words, width=width, height=height):
        return _messages(page, file)
    if looks_like_bill(page.words):
        return _bill(page, file)
    raise PictureUnknownError(where=file.name)


def _bill(page: _Page, file: GivenFile) -> Reading:
    found = read_bill_page(page.words, again=page.again, on=page.on, name=file.name)
    entry = bill_entry(
        found, captured_at=page.taken_at, recorded_at=page.recorded_at, source=page.source
    )
    fields = (*found.fields, _taken(page))
    return _proposed(file, "bill", entry, fields, findings=found.findings)


def _plan(page: _Page, file: GivenFile) -> Reading:
    found = read_plan(page.words, again=page.again)
    entry = schedule_entry(
        found, recorded_at=page.recorded_at, valid_from=page.on, source=page.source
    )
    return _proposed(
        file, "plan", entry, (*found.fields, _taken(page)),
        left_out=why_no_table(found, is_table=entry is not None),
        rows=len(found.rows),
    )  # fmt: skip


def _paper(page: _Page, file: GivenFile) -> Reading:
    found = read_paper(lines_of(page.words), again=page.again, on=page.on)
    if found is None:
        raise PictureUnknownError(where=file.name)
    entry = paper_entry(
        found, recorded_at=page.recorded_at, received_on=page.on, source=page.source
    )
    return _proposed(file, "paper", entry, fields_with_receipt(found, entry))


def _messages(page: _Page, file: GivenFile) -> Reading:
    width, height = page.image.size
    found = read_conversation(
        page.words, again=page.again, width=width, height=height, colour=page.colour,
        seen_at=page.taken_at,
        seen_at_known=page.taken_known,
    )  # fmt: skip
    entries = contact_entries(found, recorded_at=page.recorded_at, source=page.source)
    sure = not any(field.asks for field in found.fields)
    proposal = Proposal("screen.messages", entries, _LOOK)
    return Reading(
        reader=ScreenReader.name,
        title=_TITLES["messages"],
        file=file,
        rows=len(found.messages) + len(found.left_out),
        entries=entries if sure else (),
        proposals=() if sure or not entries else (proposal,),
        left_out=found.left_out,
        fields=found.fields,
    )


def _proposed(
    file: GivenFile,
    kind: str,
    entry: AnyEntry | None,
    fields: Sequence[SeenField],
    *,
    findings: tuple[Finding, ...] = (),
    left_out: tuple[LeftOut, ...] = (),
    rows: int = 1,
) -> Reading:
    proposal = (Proposal(f"screen.{kind}", (entry,), _CHOOSE),) if entry else ()
    return Reading(
        reader=ScreenReader.name,
        title=_TITLES[kind],
        file=file,
        rows=rows,
        proposals=proposal,
        left_out=left_out,
        fields=tuple(fields),
        findings=findings,
    )


def _taken(page: _Page) -> SeenField:
    """Return when the page was as it is shown; where the phone does not say, it is asked."""
    known = page.taken_known
    return SeenField(
        "captured_at", page.taken_at.isoformat(), "", 95 if known else 0, None, not known
    )


READERS = (ScreenReader(),)
