"""The records behind every figure: one entry as it was recorded, and how it is taken back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.show import show

_WITHDRAWN = Text(
    "撤销了，原来的记录还留着，只是不再算数。", "Undone; the record is kept and no longer counts."
)


@require_safe
def entry(request: HttpRequest, name: str) -> HttpResponse:
    """Return one entry with what it says and where it came from."""
    found = next((one for one in desk_of(request).ledger.entries if one.id == name), None)
    if found is None:
        raise Http404
    return show(request, "owed/entry.html.j2", {"entry": found})


@require_POST
def withdraw(request: HttpRequest, names: str) -> HttpResponse:
    """Withdraw entries that were just added; nothing is erased."""
    desk_of(request).withdraw(names.split(","), reason="撤销", says=_WITHDRAWN)
    return redirect(request.META.get("HTTP_REFERER") or "today:index")
