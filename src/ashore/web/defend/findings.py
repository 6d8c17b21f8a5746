"""What the log may not accord with, finding by finding."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.web.defend.contact_log import log_on, places_of
from ashore.web.defend.waiting import when_ready
from ashore.web.frame.desk import desk_of
from ashore.web.frame.show import show

ON_A_PAGE = 20
SHOWN_ROWS = 12


@require_safe
@when_ready
def findings(request: HttpRequest) -> HttpResponse:
    """Return a page of findings: what each says, rests on, does not show, and where to take it."""
    desk = desk_of(request)
    log = log_on(desk)
    given = request.GET.get("page", "")
    pages = max(-(-len(log.findings) // ON_A_PAGE), 1)
    asked = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 1
    number = min(max(asked, 1), pages)
    begin = (number - 1) * ON_A_PAGE
    shown = [
        (begin + n, one, [log.ids[row] for row in one.rows[:SHOWN_ROWS] if row in log.ids],
         places_of(desk, one))
        for n, one in enumerate(log.findings[begin : begin + ON_A_PAGE])
    ]  # fmt: skip
    values = {
        "log": log,
        "shown": shown,
        "number": number,
        "of": pages,
        "most": SHOWN_ROWS,
        "problems": desk.answers.conduct.log.problems,
    }
    return show(request, "defend/findings.html.j2", values)
