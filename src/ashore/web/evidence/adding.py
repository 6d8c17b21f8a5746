"""Sealing more files: what a person has that shows something."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ashore.case.entries_papers import Capture, Evidence
from ashore.case.fields import SHANGHAI
from ashore.errors.store import RowMissingError
from ashore.evidence.adding import Kept
from ashore.evidence.index import CAPTURES
from ashore.evidence.items import sealed_items
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
_REDACTS = Text("它是哪个文件的遮盖件？", "Of which file is it a redacted copy?")
_REDACTS_WHY = Text(
    "把别人的号码涂掉以后再给一次；不是就不选。",
    "Give it again with other people's numbers blacked out; pick none where it is not.",
)
_DESCRIBED = Text("记下了。", "Noted.")
_DESCRIBED_WHY = "补充说明"
_ORIGINALS = Text(
    "原手机、原账号和原始文件请继续保留。", "Keep the phone, the account and the originals too."
)


class SaidForm(Form):
    """What a person says of a file that is sealed."""

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

    def said(self) -> dict[str, Any]:
        """Return what was said as the fields of an entry; what was left open is not among it."""
        given, on = self.given, self.given["on"]
        clock = given["at"] or dt.time()
        said = {
            "description": given["description"],
            "captured_how": Capture(given["how"].value) if given["how"].value else None,
            "captured_at": dt.datetime.combine(on, clock, SHANGHAI) if on else None,
            "device": given["device"] or None,
        }
        return {name: value for name, value in said.items() if value}


class AddForm(SaidForm):
    """The same of files that come with it; one may be a redacted copy of another."""

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
    sealed = [(one.id, Text(one.name, one.name)) for one in sealed_items(desk.case)]
    more: dict[str, Any] = {"request": request}
    if sealed:
        more["redacts"] = PickField(_REDACTS, sealed, unknown=True, hint=_REDACTS_WHY)
    form = cast("type[AddForm]", type("AddForm", (AddForm,), more))

    def done(filled: AddForm) -> str:
        redacts = filled.given.get("redacts")
        kept = keep_files(
            desk,
            [(one.name or "file", one.read()) for one in request.FILES.getlist("files")],
            redacts=redacts.value if redacts and redacts.value else None,
            **filled.said(),
        )
        _tell(request, kept)
        if len(kept) == 1:
            return reverse("evidence:item", args=[kept[0].item.id])
        return reverse("evidence:index")

    return ask(request, form, "evidence/add.html.j2", done, name="evidence-add")


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, item: str) -> HttpResponse:
    """Ask what a file shows and how it came about, and note it; the file itself stays as it is."""
    desk = desk_of(request)
    found = next((one for one in desk.case.of(Evidence) if one.id == item), None)
    if found is None:
        raise Http404

    def done(filled: SaidForm) -> str:
        said = dict.fromkeys(("captured_how", "captured_at", "device")) | {"description": ""}
        stamp = desk.stamp("evidence", prev=None)
        better = found.model_copy(update=stamp | said | filled.said())
        desk.correct(found.id, better, reason=_DESCRIBED_WHY, says=_DESCRIBED)
        return reverse("evidence:item", args=[better.id])

    at = found.captured_at.astimezone(SHANGHAI) if found.captured_at else None
    begins = {
        "description": found.description,
        "how": found.captured_how.value if found.captured_how else "",
        "on": f"{at:%Y-%m-%d}" if at else "",
        "at": f"{at:%H:%M}" if at else "",
        "device": found.device or "",
    }
    return ask(
        request,
        SaidForm,
        "evidence/describe.html.j2",
        done,
        name=f"evidence-{item}",
        begins=begins,
        values={"item": found},
    )


@require_POST
def keep(request: HttpRequest, upload: uuid.UUID) -> HttpResponse:
    """Seal a file that was given to be read and could not be."""
    desk = desk_of(request)
    try:
        row = uploads.find_upload(desk.case_row, upload)
    except RowMissingError:
        raise Http404 from None
    content = uploads.content_of(desk.case_row, row.id)
    kept = keep_files(desk, [(row.file_name, content)], captured_how=Capture.RECEIVED)
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
