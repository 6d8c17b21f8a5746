"""An agreement before it counts: its text is read, checked field by field, edited, accepted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.case.entries_dealings import Agreement
from ashore.case.entry import Source
from ashore.case.replay import LoanFile
from ashore.errors.intake import PaperUnknownError
from ashore.intake.given_file import GivenFile
from ashore.intake.papers.agreement_paper import AgreementPaper, read_agreement
from ashore.intake.papers.sentences import Sentence
from ashore.settle.agreement.check import AgreementCheck, check_agreement
from ashore.settle.agreement.field_words import STATES, field_words
from ashore.settle.agreement.sentences import sentences_of_text
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_form import ask
from ashore.web.settle.agreement_forms import (
    BesideFileForm,
    OtherForm,
    TermsForm,
    TextForm,
    begins_from_entry,
)
from ashore.web.settle.talks import creditor_of, file_of

_COMPARE = Text("和另一个版本对照", "Compare with another version")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ACCEPTED = Text(
    "协议记下了。以后的账单、付款和来电都会拿它对照。",
    "The agreement is noted. Later bills, payments and calls are held against it.",
)


@dataclass(frozen=True, slots=True)
class Given:
    """The text of an agreement that is being looked at, and the file that it came in."""

    text: str
    name: str = ""
    digest: str = ""

    @property
    def source(self) -> Source:
        """Return where the entry was read."""
        if not self.digest:
            return Source(how="typed")
        return Source(how="file", file_name=self.name, file_hash=self.digest)


@require_http_methods(["GET", "POST"])
def add_agreement(request: HttpRequest, loan: str) -> HttpResponse:
    """Return the form for an agreement's text or file; it leads to what was read."""
    desk = desk_of(request)
    file = file_of(desk, loan)
    upload = request.FILES.get("file")

    def done(form: TextForm) -> str:
        given = Given(form.given["text"]) if upload is None else _of_upload(upload)
        _keep(desk, loan, given)
        desk.drafts.forget(_terms_draft(loan))
        desk.drafts.forget(_other_draft(loan))
        return reverse("settle:read_agreement", args=[loan])

    values = {"file": file, "creditor": creditor_of(desk, file), "draft": f"agreement-{loan}"}
    form = TextForm if upload is None else BesideFileForm
    return ask(
        request, form, "settle/add_agreement.html.j2", done, name=f"agreement-{loan}",
        values=values,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def read_agreement_page(request: HttpRequest, loan: str) -> HttpResponse:
    """Return what an agreement says, hides and lacks, with its terms to edit and accept."""
    desk = desk_of(request)
    file, given = file_of(desk, loan), _kept(desk, loan)
    found = checked(desk, file, given.text, other=_other(desk, loan)) if given.text else None
    paper = _paper(desk, given) if given.text else None

    def done(form: TermsForm) -> str:
        read = paper.entry if paper else None
        beside: dict[str, object] = {"clause": given.text} if given.text else {}
        if read is not None:
            beside |= {"payments": read.payments} if read.payments else {}
            beside |= {"waived_items": read.waived_items} if read.waived_items else {}
        entry = Agreement.model_validate(
            desk.stamp("agreement", loan=loan) | {"source": given.source} | form.values() | beside
        )
        desk.add(entry, says=_ACCEPTED)
        desk.drafts.forget(_text_draft(loan))
        desk.drafts.forget(_other_draft(loan))
        return reverse("settle:agreement", args=[entry.id])

    begins = begins_from_entry(paper.entry) if paper else {"signed_on": desk.today.isoformat()}
    values = {
        "file": file,
        "creditor": creditor_of(desk, file),
        "found": found,
        "paper": paper,
        "quotes": {one.name: one.text for one in paper.fields if one.text} if paper else {},
        "draft": _terms_draft(loan),
        **check_words(),
    }
    return ask(
        request, TermsForm, "settle/read_agreement.html.j2", done, name=_terms_draft(loan),
        begins=begins, values=values,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def other_version(request: HttpRequest, loan: str) -> HttpResponse:
    """Return the form for another version; it leads back to what was read, with both compared."""
    desk = desk_of(request)
    file = file_of(desk, loan)

    def done(form: OtherForm) -> str:
        desk.drafts.save(_other_draft(loan), {"text": [form.given["text"]]})
        return reverse("settle:read_agreement", args=[loan])

    values = {
        "file": file,
        "creditor": creditor_of(desk, file),
        "title": _COMPARE,
        "draft": f"agreement-compare-{loan}",
    }
    return ask(
        request, OtherForm, "settle/add.html.j2", done, name=f"agreement-compare-{loan}",
        values=values,
    )  # fmt: skip


def checked(desk: Desk, file: LoanFile, text: str, *, other: str = "") -> AgreementCheck:
    """Return what an agreement's text shows, held against its loan and against another version."""
    answers = desk.answers
    name = hashlib.sha256(f"{text}\f{other}".encode()).hexdigest()
    versions = sentences_of_text(other) if other else None
    return answers.once(
        f"settle.check {file.loan.id} {name}",
        lambda: check_agreement(
            sentences_of_text(text),
            answers.book,
            answers.on,
            case=answers.case,
            loan=file,
            other=versions,
        ),
    )


def check_words() -> Mapping[str, object]:
    """Return what the twelve fields and their states are called."""
    return {"field_words": field_words(), "states": STATES}


def _of_upload(upload: UploadedFile[bytes]) -> Given:
    name = upload.name or "file"
    given = GivenFile.of(upload.read(), name)
    # Word and PDF readers are slow to load, and most agreements are pasted.
    from ashore.intake.papers.agreement_text import agreement_sentences  # noqa: PLC0415

    sentences = agreement_sentences(given)
    if any(_NO_TEXT.search(one.text) for one in sentences):
        raise PaperUnknownError(where=name)
    return Given("\n".join(one.text for one in sentences), name, given.digest)


def _paper(desk: Desk, given: Given) -> AgreementPaper:
    sentences = [Sentence(one.text) for one in sentences_of_text(given.text)]
    return read_agreement(
        sentences, on=desk.today, recorded_at=desk.moment, source=Source(how="typed")
    )


def _text_draft(loan: str) -> str:
    return f"agreement-text-{loan}"


def _terms_draft(loan: str) -> str:
    return f"agreement-terms-{loan}"


def _other_draft(loan: str) -> str:
    return f"agreement-other-{loan}"


def _other(desk: Desk, loan: str) -> str:
    return "".join((desk.drafts.load(_other_draft(loan)) or {}).get("text", []))


def _keep(desk: Desk, loan: str, given: Given) -> None:
    said = {"text": [given.text], "name": [given.name], "digest": [given.digest]}
    desk.drafts.save(_text_draft(loan), said)


def _kept(desk: Desk, loan: str) -> Given:
    draft: Mapping[str, Any] = desk.drafts.load(_text_draft(loan)) or {}
    return Given(*(next(iter(draft.get(name, ())), "") for name in ("text", "name", "digest")))
