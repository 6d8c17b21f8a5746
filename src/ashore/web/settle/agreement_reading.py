"""An agreement before it counts: its text is read, checked field by field, edited, accepted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.case.entries_dealings import Agreement
from ashore.case.entry import Source
from ashore.case.replay import LoanFile
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
from ashore.web.settle.agreement_given import (
    Given,
    given_of,
    keep_given,
    other_draft,
    terms_draft,
    text_draft,
)
from ashore.web.settle.agreement_job import begin_reading
from ashore.web.settle.talks import creditor_of, file_of

_COMPARE = Text("和另一个版本对照", "Compare with another version")
_ACCEPTED = Text(
    "协议记下了。以后的账单、付款和来电都会拿它对照。",
    "The agreement is noted. Later bills, payments and calls are held against it.",
)


@require_http_methods(["GET", "POST"])
def add_agreement(request: HttpRequest, loan: str) -> HttpResponse:
    """Return the form for an agreement's text or file; it leads to what was read."""
    desk = desk_of(request)
    file = file_of(desk, loan)
    upload = request.FILES.get("file")

    def done(form: TextForm) -> str:
        if upload is not None:
            return _read_upload(desk, loan, upload)
        keep_given(desk.drafts, loan, Given(form.given["text"]))
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
    file, given = file_of(desk, loan), given_of(desk.drafts, loan)
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
        desk.drafts.forget(text_draft(loan))
        desk.drafts.forget(other_draft(loan))
        return reverse("settle:agreement", args=[entry.id])

    begins = begins_from_entry(paper.entry) if paper else {"signed_on": desk.today.isoformat()}
    values = {
        "file": file,
        "creditor": creditor_of(desk, file),
        "found": found,
        "paper": paper,
        "quotes": {one.name: one.text for one in paper.fields if one.text} if paper else {},
        "draft": terms_draft(loan),
        **check_words(),
    }
    return ask(
        request, TermsForm, "settle/read_agreement.html.j2", done, name=terms_draft(loan),
        begins=begins, values=values,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def other_version(request: HttpRequest, loan: str) -> HttpResponse:
    """Return the form for another version; it leads back to what was read, with both compared."""
    desk = desk_of(request)
    file = file_of(desk, loan)

    def done(form: OtherForm) -> str:
        desk.drafts.save(other_draft(loan), {"text": [form.given["text"]]})
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


def _read_upload(desk: Desk, loan: str, upload: UploadedFile[bytes]) -> str:
    """Return where the text of a file is shown, or where it is being recognised."""
    name, content = upload.name or "file", upload.read()
    file = GivenFile.of(content, name)
    # Word and PDF readers are slow to load, and most agreements are pasted.
    from ashore.intake.papers.agreement_text import needs_recognising  # noqa: PLC0415
    from ashore.web.settle.agreement_work import words_in  # noqa: PLC0415

    if needs_recognising(file):
        job = begin_reading(desk.case_row, loan, name, content)
        return reverse("jobs:job", args=[job.id])
    keep_given(desk.drafts, loan, Given(words_in(file), name, file.digest))
    return reverse("settle:read_agreement", args=[loan])


def _paper(desk: Desk, given: Given) -> AgreementPaper:
    sentences = [Sentence(one.text) for one in sentences_of_text(given.text)]
    return read_agreement(
        sentences, on=desk.today, recorded_at=desk.moment, source=Source(how="typed")
    )


def _other(desk: Desk, loan: str) -> str:
    return "".join((desk.drafts.load(other_draft(loan)) or {}).get("text", []))
