"""The first page, and the doors that are always there: lock, leave, show amounts at night."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from ashore.store.places import known_homes
from ashore.store.sample import open_sample
from ashore.web.frame import locking
from ashore.web.frame.clock import now
from ashore.web.frame.desk import needs_no_case
from ashore.web.frame.show import show
from ashore.web.frame.visit import Visit
from ashore.web.home.opened import close, visit_of

SHOWN_FOR = dt.timedelta(hours=1)


@needs_no_case
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return today's page where a case is open, else the ways to one."""
    if getattr(request, "desk", None) is not None:
        return HttpResponseRedirect(next_of(request, "/today/"))
    visit: Visit | None = getattr(request, "visit", None)
    values = {
        "homes": known_homes(),
        "next": next_of(request, ""),
        "held": visit is not None and visit.held is not None,
    }
    return show(request, "home/index.html.j2", values)


@needs_no_case
@require_POST
def sample(request: HttpRequest) -> HttpResponse:
    """Open the sample case, which is gone once it is closed."""
    close(request)
    open_sample(now())
    locking.allow(locking.USUAL_MINUTES)
    return redirect("today:index")


@needs_no_case
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Close the case; what was being filled in is kept."""
    close(request)
    return redirect("home:index")


@needs_no_case
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the case and show an empty page that says nothing of what was here."""
    close(request)
    visit: Visit | None = getattr(request, "visit", None)
    if visit is not None:
        visit.forget()
    response = show(request, "home/left.html.j2")
    # The cookie stays: without it the way back in would be the terminal's address alone.
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_POST
def amounts(request: HttpRequest) -> HttpResponse:
    """Show amounts in quiet hours for an hour, or put them away again."""
    visit = visit_of(request)
    moment = now()
    shown = visit.amounts_until is not None and moment < visit.amounts_until
    visit.amounts_until = None if shown else moment + SHOWN_FOR
    return HttpResponseRedirect(next_of(request, "/today/"))


def next_of(request: HttpRequest, otherwise: str) -> str:
    """Return the page of ours to which a request wants to go on; never one elsewhere."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    fit = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if fit else otherwise
