"""Sealing more files: what a person has that shows something."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ashore.case.entries_papers import Capture
from ashore.case.fields import SHANGHAI
from ashore.errors.store import RowMissingError
from ashore.evidence.adding import Kept
from ashore.evidence.index import CAPTURES
from ashore.store import uploads
from ashore.text import Text
from ashore.web.evidence.keeping import keep_files
from ashore.web.frame.desk import desk_of
from ashore.web.frame.fields import DayField, PickField, TimeField, WordsField, choices_of
from ashore.web.frame.form import Form
from ashore.web.frame.given_files import MOST_BYTES, too_large
from ashore.web.frame.page_form import ask
from ashore.web.frame.visit import Visit

_SEALED = Text("封存了 {n} 个文件。", "{n} files were sealed.")
_ALREADY = Text("“{name}”早已封存，没有再存一份。", "“{name}” was sealed before and stays once.")
_CHOOSE = Text("请选一个文件。", "Choose a file.")
_LARGE = Text(
    "“{name}”超过 {most} MB。大的录像请用命令行 ashore vault add 封存。",
    "“{name}” is larger than {most} MB. Seal large recordings with ashore vault add.",
)
_ORIGINALS = Text(
    "原手机、原账号和原始文件请继续保留。", "Keep the phone, the account and the originals too."
)


class AddForm(Form):
    """What a person says of files that are sealed."""

    description = WordsField(
        Text("它说明什么？", "What does it show?"),
        hint=Text(
            "用您自己的话，一句就好，例如“10 月 3 日催收打给我姐姐”。",
            "In your own words; one sentence, such as “the call to my sister on 3 October”.",
        ),
        most=500,
    )
    how = PickField(
        Text("怎么得来的？", "How did it come about?"), choices_of(CAPTURES), unknown=True
    )
    on = DayField(Text("哪一天得来的？", "On which day?"), unknown=True)
    at = TimeField(Text("几点？记得就写", "At what time, if you remember?"))
    device = WordsField(Text("用哪部手机或电脑？", "With which phone or computer?"), most=100)

    request: HttpRequest

    def check(self) -> None:
        """See that there is a file, and that none is too large."""
        for name in too_large(self.request):
            self.mind(None, _LARGE.fill(name=name, most=MOST_BYTES >> 20))
        if not self.request.FILES.getlist("files") and not too_large(self.request):
            self.mind(None, _CHOOSE)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Return the form by which files are sealed, and seal them."""
    desk = desk_of(request)
    form = type("AddForm", (AddForm,), {"request": request})

    def done(filled: AddForm) -> str:
        given, on = filled.given, filled.given["on"]
        clock = given["at"] or dt.time()
        kept = keep_files(
            desk,
            [(one.name or "file", one.read()) for one in request.FILES.getlist("files")],
            how=Capture(given["how"].value) if given["how"].value else None,
            description=given["description"],
            captured_at=dt.datetime.combine(on, clock, SHANGHAI) if on else None,
            device=given["device"] or None,
        )
        _tell(request, kept)
        if len(kept) == 1:
            return reverse("evidence:item", args=[kept[0].item.id])
        return reverse("evidence:index")

    return ask(request, form, "evidence/add.html.j2", done, name="evidence-add")


@require_POST
def keep(request: HttpRequest, upload: uuid.UUID) -> HttpResponse:
    """Seal a file that was given to be read and could not be."""
    desk = desk_of(request)
    try:
        row = uploads.find_upload(desk.case_row, upload)
    except RowMissingError:
        raise Http404 from None
    content = uploads.content_of(desk.case_row, row.id)
    kept = keep_files(desk, [(row.file_name, content)], how=Capture.RECEIVED)
    _tell(request, kept)
    return redirect("evidence:item", kept[0].item.id)


def _tell(request: HttpRequest, kept: Sequence[Kept]) -> None:
    visit: Visit | None = getattr(request, "visit", None)
    if visit is None:
        return
    new = [one for one in kept if not one.already]
    if new:
        sealed = _SEALED.fill(n=len(new))
        said = Text(f"{sealed.zh}{_ORIGINALS.zh}", f"{sealed.en} {_ORIGINALS.en}")
        visit.say(said)
    for one in kept:
        if one.already:
            visit.say(_ALREADY.fill(name=one.item.name), tone="note")
