"""The offers on one debt side by side, with the way that is no offer among them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.settle.offers_compared import STANDS, chance_words
from ashore.settle.round_events import sums_of
from ashore.web.frame.desk import desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.settle.talks import compared_on, creditor_of, file_of


@require_safe
def offers(request: HttpRequest, loan: str) -> HttpResponse:
    """Return the offers that stand for one loan, what they cost, and which can be kept."""
    desk = desk_of(request)
    file = file_of(desk, loan)
    plan = desk.answers.plan_soon()
    if plan is None:
        fresh(request)
    found = compared_on(desk, plan).get(loan) if plan else None
    theirs = [one for one in file.offers if one.by != "person"]
    lapsed = [one for one in theirs if one.deadline and one.deadline < desk.today]
    values = {
        "file": file,
        "creditor": creditor_of(desk, file),
        "found": found,
        "working": plan is None,
        "best": next((w for w in found.ways if w.offer == found.recommended), None)
        if found else None,
        "stands": STANDS,
        "chance": chance_words,
        "sums": sums_of,
        "entries": {one.id: one for one in file.offers},
        "lapsed": lapsed,
    }  # fmt: skip
    return show(request, "settle/offers.html.j2", values)
