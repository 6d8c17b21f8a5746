"""Reading files: where they are given, and what was given so far."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ashore.errors.base import AshoreError
from ashore.store import uploads
from ashore.store.uploads import UploadRow, UploadState
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.frame.visit import Visit
from ashore.web.intake.taking import take_files

STATES = {
    UploadState.GIVEN: Text("还在读", "being read"),
    UploadState.READ: Text("读好了，等您看", "read; have a look"),
    UploadState.ACCEPTED: Text("已经记下", "noted"),
    UploadState.UNREADABLE: Text("没读成", "not read"),
}
_NOTHING = Text("还没有选文件，也没有粘贴文字。", "No file was chosen and no words were pasted.")
_MOST_SHOWN = 30


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Return where files are given; those that are given are taken in and read."""
    desk = desk_of(request)
    if request.method != "POST":
        return _page(request)
    try:
        taken = take_files(request, desk.case_row)
    except AshoreError as error:
        zh, en = error.parts("zh"), error.parts("en")
        return _page(request, Text("".join(zh), " ".join(en)))
    if not taken.rows:
        return _page(request, *(taken.says or [_NOTHING]))
    visit: Visit | None = getattr(request, "visit", None)
    for says in taken.says:
        if visit is not None:
            visit.say(says, tone="note")
    if len(taken.rows) == 1:
        return redirect("intake:upload", taken.rows[0].id)
    return redirect("intake:index")


def _page(request: HttpRequest, *off: Text) -> HttpResponse:
    fresh(request)
    rows = [row for row in uploads.uploads_of(desk_of(request).case_row) if not _is_part(row)]
    values = {
        "waiting": [row for row in rows if row.state is not UploadState.ACCEPTED],
        "accepted": [row for row in reversed(rows) if row.state is UploadState.ACCEPTED][
            :_MOST_SHOWN
        ],
        "states": STATES,
        "off": off,
        "text": request.POST.get("text", ""),
    }
    return show(request, "intake/index.html.j2", values, status=422 if off else 200)


def _is_part(row: UploadRow) -> bool:
    return isinstance(row.found, Mapping) and "part_of" in row.found
