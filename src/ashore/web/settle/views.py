"""Where every talk stands, and one talk step by step."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ashore.case.entries_dealings import Approach
from ashore.settle.first_call import first_call
from ashore.settle.round_events import Phase
from ashore.web.frame.desk import desk_of
from ashore.web.frame.page_cache import fresh
from ashore.web.frame.show import show
from ashore.web.settle.talks import creditor_of, file_of, letters_on, round_about, rounds_on, way_on

_OUT_OF_SIGHT = 3
"""Deadlines shown with a creditor on the first page; its own page has them all."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return each creditor's talk: where it is, what is next and by when, and whom to see first."""
    desk = desk_of(request)
    if desk.answers.plan_soon() is None:
        fresh(request)
        agenda = None
    else:
        agenda = desk.answers.agenda
    rounds = rounds_on(desk)
    first = first_call(rounds, agenda, desk.today)
    order = sorted(rounds, key=lambda one: (not one.open, first is None or one.loan != first.loan))
    offered = {one.loan for one in rounds if one.phase in (Phase.OFFER, Phase.COUNTER)}
    values = {
        "first": first,
        "first_round": next((one for one in rounds if first and one.loan == first.loan), None),
        "talks": [(one, way_on(desk, one), one.deadlines[:_OUT_OF_SIGHT]) for one in order],
        "offered": offered,
        "quiet_loans": [f for f in desk.case.loans if f.loan.id not in {r.loan for r in rounds}],
        "agreements": sum(len(file.agreements) for file in desk.case.loans),
        "approaches": len(desk.case.of(Approach)),
    }
    return show(request, "settle/index.html.j2", values)


@require_safe
def debt(request: HttpRequest, loan: str) -> HttpResponse:
    """Return one talk: its next step, its deadlines, what is open, and all its steps in order."""
    desk = desk_of(request)
    file, one = file_of(desk, loan), round_about(desk, loan)
    waiting = [request_ for request_ in file.requests if request_.answered_on is None]
    values = {
        "file": file,
        "creditor": creditor_of(desk, file),
        "talk": one,
        "way": way_on(desk, one) if one else None,
        "letter": letters_on(desk).get(loan),
        "waiting": waiting,
        "own": [p for p in file.promises if p.by == "person"],
    }
    return show(request, "settle/debt.html.j2", values)
