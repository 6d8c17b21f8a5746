"""The sheet for a relative, colleague or neighbour who is called about somebody else's debt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.defend.third_person import sheet_for
from ashore.defend.third_person_kinds import Reader
from ashore.law.book import LawBook
from ashore.text import Text
from ashore.web.frame.clock import now
from ashore.web.frame.desk import Desk, needs_no_case
from ashore.web.frame.show import show

READERS = {
    Reader.RELATIVE: Text("家人、亲属", "a relative"),
    Reader.EMPLOYER: Text("同事、单位", "a colleague, an employer"),
    Reader.CONTACT: Text("被填作联系人的朋友", "a friend named as contact"),
    Reader.NEIGHBOUR: Text("邻居", "a neighbour"),
    Reader.GUARANTOR: Text("担保人、共同借款人", "a guarantor or co-borrower"),
}
_NOTED_AS = {
    Reader.RELATIVE: "亲属",
    Reader.EMPLOYER: "同事",
    Reader.CONTACT: "紧急联系人",
    Reader.NEIGHBOUR: "邻居",
    Reader.GUARANTOR: "担保人",
}


@require_safe
@needs_no_case
def third_person(request: HttpRequest) -> HttpResponse:
    """Return the sheet to print or show; it needs no case, for the reader may have none."""
    given = request.GET.get("for", "")
    reader = Reader(given) if given in set(Reader) else Reader.RELATIVE
    desk: Desk | None = getattr(request, "desk", None)
    on = desk.today if desk else now().date()
    values = {
        "sheet": sheet_for(reader, LawBook.standard(), on),
        "readers": READERS,
        "reader": reader,
        "noted_as": _NOTED_AS[reader],
    }
    return show(request, "defend/third_person.html.j2", values)
