"""Papers: which there are, one as text or file, and that one was sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status
from pydantic import Field

from ashore.case.entries_dealings import Channel
from ashore.documents.draft import Draft
from ashore.documents.leave import leave
from ashore.documents.paper_files import Form, PaperFiles
from ashore.documents.paper_text import paper_text
from ashore.documents.papers import chosen, papers_for
from ashore.documents.papers_exchange import papers_as_json
from ashore.documents.sent import sent_paper
from ashore.evidence.names import safe_name
from ashore.text import Text
from ashore.web.api.frame import desk_for
from ashore.web.api.shapes import Asked, Day, Given, Json, Open, Problem, problems
from ashore.web.frame.desk import Desk
from ashore.web.frame.show import language_of

router = Router(tags=["papers"])
_SENT = Text("记下寄出了。", "Recorded as sent.")
_KINDS = {
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
    Form.TEXT: "text/plain; charset=utf-8",
}
_FILES = {
    "responses": {
        200: {
            "description": "The file.",
            "content": {
                kind.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}}
                for kind in _KINDS.values()
            },
        }
    }
}


class PapersOut(Open):
    """The papers that make sense on a day, and the answers that are waited for."""

    on: str
    papers: list[Json]
    waiting: list[Json]


class PaperOut(Open):
    """One paper with its words; ``gaps`` are yours to fill."""

    id: str
    kind: str
    title: str
    gaps: list[Json]
    text: str


class SentGiven(Given):
    """That a paper went out."""

    on: Day
    by: Channel
    receipt: str | None = Field(default=None, max_length=200)
    to: str | None = Field(default=None, max_length=200)


class SentOut(Open):
    """The entry that was recorded, and by when an answer is due, where a rule says."""

    entry: str
    kind: str
    sent_on: str
    answer_due_on: str | None
    uncertain: str | None
    deadline: str | None


@router.get("/papers", response={200: PapersOut, problems(): Problem})
def list_papers(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return the papers there are and their clocks; as ``ashore paper list --json``."""
    desk = desk_for(request)
    return _listed(desk, desk.answers.papers, request)


@router.get("/papers/{name}", response={200: PaperOut, problems(404): Problem})
def show_paper(request: HttpRequest, name: str, asked: Query[Asked]) -> Json:
    """Return one paper with its text, as it would leave."""
    desk = desk_for(request)
    draft = _one(desk, name)
    (paper,) = leave(
        [draft], desk.case, desk.book, head=desk.ledger.head, lists=desk.answers.papers
    )
    (listed,) = _listed(desk, [draft], request)["papers"]
    return {**listed, "text": paper_text(paper)}


@router.get(
    "/papers/{name}/file/{form}", response={200: None, problems(404): Problem}, openapi_extra=_FILES
)
def paper_file(
    request: HttpRequest, name: str, form: Literal["docx", "pdf", "txt"], asked: Query[Asked]
) -> HttpResponse:
    """Return one paper as DOCX, PDF or text."""
    desk = desk_for(request)
    draft, kind = _one(desk, name), Form(form)
    made = PaperFiles(
        [draft], desk.case, desk.book,
        head=desk.ledger.head, language=language_of(request), among=desk.answers.papers,
    )  # fmt: skip
    _, data = next(iter(made.files([kind])))
    response = HttpResponse(data, content_type=_KINDS[kind])
    plain = safe_name(f"{draft.id}.{form}").encode("ascii", "replace").decode().replace("?", "_")
    response["Content-Disposition"] = f'attachment; filename="{plain}"'
    return response


@router.post("/papers/{name}/sent", response={201: SentOut, problems(404, 409): Problem})
def paper_sent(
    request: HttpRequest, name: str, asked: Query[Asked], given: SentGiven
) -> Status[Json]:
    """Record that a paper was sent; its clock starts. As ``ashore paper sent``."""
    desk = desk_for(request)
    drafts = desk.answers.papers
    if given.on != desk.today:
        drafts = papers_for(desk.case, desk.book, given.on)
    (draft,) = chosen(drafts, [name])[:1]
    with desk.writing():
        made = sent_paper(
            desk.ledger, desk.book, draft,
            on=given.on, channel=given.by, recorded_at=desk.moment,
            receipt=given.receipt, to=given.to,
        )  # fmt: skip
        desk.add(made.entry, says=_SENT)
    due = made.due
    uncertain = due.uncertain if due else None
    return Status(
        201,
        {
            "entry": made.entry.id,
            "kind": made.entry.kind,
            "sent_on": str(given.on),
            "answer_due_on": str(due.on) if due else None,
            "uncertain": uncertain.in_language(language_of(request)) if uncertain else None,
            "deadline": due.id if due else None,
        },
    )


def _one(desk: Desk, name: str) -> Draft:
    return chosen(desk.answers.papers, [name])[0]


def _listed(desk: Desk, drafts: Sequence[Draft], request: HttpRequest) -> Json:
    return papers_as_json(desk.ledger, drafts, desk.book, desk.today, language_of(request))
