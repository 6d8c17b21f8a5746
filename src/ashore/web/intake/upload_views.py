"""One file that was given: what was read in it, what is still open, and noting it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ashore.case.entries_papers import Capture
from ashore.errors.base import AshoreError
from ashore.errors.store import RowMissingError
from ashore.intake.importing import preview
from ashore.store import uploads
from ashore.store.uploads import UploadRow, UploadState
from ashore.text import Text
from ashore.web.evidence.keeping import keep_files
from ashore.web.frame import revision
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show
from ashore.web.frame.visit import Visit
from ashore.web.intake.accept_form import AcceptForm, accept_form, begins_of
from ashore.web.intake.accepting import Accepted, accept, files_of, take_back
from ashore.web.intake.answer_form import answer_form, answers_with
from ashore.web.intake.names import name_of
from ashore.web.intake.picture import pictures_of
from ashore.web.intake.preview import Part, found_in, loans_of, parts_of, questions_of
from ashore.web.intake.reading_job import job_of, read_upload
from ashore.web.jobs.shown import Shown

_NOTED = Text("记下了 {new} 条。", "{new} entries were noted.")
_KNOWN = Text("其中 {known} 条原来就有，没有重复记。", "{known} were there already and stay once.")
_NOTHING = Text("没有新的内容，记录没有变。", "Nothing is new; the records are as they were.")
_SEALED = Text("原文件也封存了。", "The original file was sealed too.")
_NOT_SEALED = Text(
    "记录已经保存；但原文件没能封存：{why}",
    "The entries are saved, but the original file could not be sealed: {why}",
)
_BACK = Text(
    "撤回了 {n} 条；文件还在，可以重新看。", "{n} entries were taken back; the file stays."
)
_GONE = Text("文件从这里拿掉了；记下的内容不变。", "The file was removed; what was noted stays.")
_HOW = {"picture": Capture.SCREENSHOT}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, upload: uuid.UUID) -> HttpResponse:
    """Return what was read in a file, and note it once the person agrees."""
    fresh(request)
    desk, row = desk_of(request), _row(request, upload)
    if row.state is UploadState.ACCEPTED:
        if request.method == "POST":  # it was sent twice
            return redirect("intake:upload", row.id)
        return show(request, "intake/accepted.html.j2", {"row": row, "found": found_in(row)})
    if row.state is not UploadState.READ:
        return _waiting(request, desk, row)
    parts, found = parts_of(row), found_in(row)
    questions = questions_of(parts)
    if questions and not found.get("left_open"):
        return _ask(request, row, parts)

    def done(form: AcceptForm) -> str:
        accepted = accept(desk, row, form)
        _tell(request, row, accepted)
        if form.given.get("keep"):
            _seal(request, desk, row, parts)
        return reverse("intake:upload", args=[row.id])

    values = {
        "row": row,
        "parts": parts,
        "pictures": {part.n: pictures_of(desk.case_row, row, part) for part in parts},
        "open": questions,
        "unknown": found.get("unknown") or (),
        "remembered": found.get("remembered"),
        "again": _read_before(desk, row),
        "known": _known(desk, parts),
        "names": name_of,
        "loans": loans_of(desk.case, parts),
    }
    return ask(
        request, accept_form(parts, desk.case), "intake/preview.html.j2", done,
        name=f"intake-{row.id}", begins=begins_of(parts, desk.case), values=values,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, upload: uuid.UUID) -> HttpResponse:
    """Ask what the file leaves open; with the answers it is read again."""
    fresh(request)
    row = _row(request, upload)
    if row.state is not UploadState.READ:
        return redirect("intake:upload", row.id)
    return _ask(request, row, parts_of(row))


def _ask(request: HttpRequest, row: UploadRow, parts: Sequence[Part]) -> HttpResponse:
    desk, questions = desk_of(request), questions_of(parts)
    if not questions:
        return redirect("intake:upload", row.id)
    form = answer_form(questions)

    def done(filled: object) -> str:
        given = getattr(filled, "given", {})
        kept = found_in(row)
        answers = answers_with(kept.get("answers") or {}, questions, given)
        # Answered or not, what was read is shown next; the questions can be come back to.
        kept |= {"answers": answers, "left_open": True}
        uploads.change_upload(desk.case_row, row.id, row.state, found=kept)
        desk.drafts.forget(f"intake-{row.id}")  # its values are those of the reading before
        if answers != (found_in(row).get("answers") or {}):
            read_upload(desk.case_row, uploads.find_upload(desk.case_row, row.id))
        return reverse("intake:upload", args=[row.id])

    request_post = request.method == "POST" and request.path.endswith("/answers")
    if request.method == "POST" and not request_post:
        return redirect("intake:upload", row.id)
    values = {"row": row, "parts": parts, "questions": questions}
    return ask(
        request, form, "intake/answers.html.j2", done, name=f"intake-answers-{row.id}",
        values=values,
    )  # fmt: skip


@require_POST
def password(request: HttpRequest, upload: uuid.UUID) -> HttpResponse:
    """Read a locked file with its password, which is kept nowhere."""
    row = _row(request, upload)
    given = request.POST.get("password", "")
    read_upload(desk_of(request).case_row, row, password=given)
    return redirect("intake:upload", row.id)


@require_POST
def again(request: HttpRequest, upload: uuid.UUID) -> HttpResponse:
    """Read a file once more."""
    row = _row(request, upload)
    if row.state is not UploadState.ACCEPTED:
        desk_of(request).drafts.forget(f"intake-{row.id}")
        read_upload(desk_of(request).case_row, row)
    return redirect("intake:upload", row.id)


@require_POST
def forget(request: HttpRequest, upload: uuid.UUID) -> HttpResponse:
    """Take a file out of the list; what was noted of it stays."""
    desk, row = desk_of(request), _row(request, upload)
    for one in (row.id, *map(uuid.UUID, found_in(row).get("others") or ())):
        uploads.drop_upload(desk.case_row, one)
    desk.drafts.forget(f"intake-{row.id}")
    revision.changed()
    _say(request, _GONE)
    return redirect("intake:index")


@require_POST
def undo(request: HttpRequest, upload: uuid.UUID) -> HttpResponse:
    """Take back all that was noted of a file, as one step."""
    row = _row(request, upload)
    if row.state is UploadState.ACCEPTED and found_in(row).get("added"):
        _say(request, _BACK.fill(n=take_back(desk_of(request), row)))
    return redirect("intake:upload", row.id)


def _waiting(request: HttpRequest, desk: Desk, row: UploadRow) -> HttpResponse:
    job = job_of(desk.case_row, row.id)
    off = found_in(row).get("off")
    values = {
        "row": row,
        "job": Shown(job) if job is not None and row.state is UploadState.GIVEN else None,
        "off": Text(*off["says"]) if off else None,
        "needs_password": bool(off and off["password"]),
    }
    return show(request, "intake/waiting.html.j2", values)


def _known(desk: Desk, parts: Sequence[Part]) -> int:
    """Return how many of the entries that were read, or are offered, the case has already."""
    readings = [part.reading for part in parts]
    return preview(desk.ledger, readings, [p for one in readings for p in one.proposals]).known


def _read_before(desk: Desk, row: UploadRow) -> int:
    """Return how many entries of the case were read in this very file before."""
    return sum(one.source.file_hash == row.sha256 for one in desk.case.entries)


def _tell(request: HttpRequest, row: UploadRow, accepted: Accepted) -> None:
    if not accepted.new:
        _say(request, _NOTHING)
        return
    said = _NOTED.fill(new=accepted.new)
    if accepted.known:
        known = _KNOWN.fill(known=accepted.known)
        said = Text(f"{said.zh}{known.zh}", f"{said.en} {known.en}")
    _say(request, said, undo=reverse("intake:undo", args=[row.id]))


def _seal(request: HttpRequest, desk: Desk, row: UploadRow, parts: Sequence[Part]) -> None:
    how = _HOW.get(parts[0].reading.reader, Capture.RECEIVED) if parts else None
    try:
        keep_files(desk, files_of(desk.case_row, row), captured_how=how)
    except AshoreError as error:
        why = Text("".join(error.parts("zh")), " ".join(error.parts("en")))
        _say(request, _NOT_SEALED.fill(why=why))
    else:
        _say(request, _SEALED)


def _row(request: HttpRequest, upload: uuid.UUID) -> UploadRow:
    try:
        return uploads.find_upload(desk_of(request).case_row, upload)
    except RowMissingError:
        raise Http404 from None


def _say(request: HttpRequest, says: Text, *, undo: str = "") -> None:
    visit: Visit | None = getattr(request, "visit", None)
    if visit is not None:
        visit.say(says, undo=undo)
