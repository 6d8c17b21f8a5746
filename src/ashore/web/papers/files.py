"""Papers as files: one at once, several as a ZIP that is made apart."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from ashore.documents.paper_files import Form, PaperFiles
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.downloads import download
from ashore.web.frame.show import language_of
from ashore.web.frame.visit import Visit
from ashore.web.jobs.starting import start
from ashore.web.papers.drafts import as_written, paper_of

_CHOOSE = Text("请先勾选要的材料。", "Tick the papers that you want first.")


@require_safe
def one_file(request: HttpRequest, paper: str, form: str) -> HttpResponse:
    """Return a paper as DOCX, PDF or text."""
    desk = desk_of(request)
    draft = as_written(desk, paper_of(desk, paper))
    if form not in {one.value for one in Form}:
        raise Http404
    made = PaperFiles(
        [draft], desk.case, desk.book,
        head=desk.ledger.head, language=language_of(request), among=desk.answers.papers,
    )  # fmt: skip
    name, data = next(iter(made.files([Form(form)])))
    return download(data, f"{draft.title}-{name}")


@require_POST
def chosen_files(request: HttpRequest) -> HttpResponse:
    """Begin to make the files of the papers that were ticked."""
    desk = desk_of(request)
    named = set(request.POST.getlist("paper"))
    only = [one.id for one in desk.answers.papers if one.id in named]
    if not only:
        visit: Visit | None = getattr(request, "visit", None)
        if visit is not None:
            visit.say(_CHOOSE, tone="note")
        return redirect("papers:index")
    arguments = {
        "only": only,
        "language": language_of(request),
        "on": desk.today.isoformat(),
        "head": desk.ledger.head,
    }
    return redirect("jobs:job", start(desk.case_row, "paper-files", arguments).id)
