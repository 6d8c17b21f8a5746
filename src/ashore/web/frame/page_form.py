"""How a form is asked and taken: kept while it is unfinished, counted once, told what is off."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.errors.base import AshoreError
from ashore.text import Text
from ashore.web.frame.desk import Desk
from ashore.web.frame.form import Form, begins_from
from ashore.web.frame.show import show
from ashore.web.frame.visit import Held, Visit

_F = TypeVar("_F", bound=Form)
_KEPT = Text("您上次没填完的内容还在。", "What you had begun here was kept.")


def ask(
    request: HttpRequest,
    form: type[_F],
    template: str,
    done: Callable[[_F], str],
    *,
    name: str,
    begins: Mapping[str, Any] | None = None,
    values: Mapping[str, object] | None = None,
    kept: bool = True,
) -> HttpResponse:
    """Return the page of a form, or a redirect to where a taken one leads.

    A sent form is kept as a draft before it is looked at, so nothing that was typed is lost to a
    mistake, a lock or a fault; it counts once however often it is sent.

    Args:
        request: What was asked.
        form: The form's class.
        template: Shows it as ``form``.
        done: Takes a valid form, e.g. appends its entries; gives the address that it leads to.
            An ``AshoreError`` of it is shown at the top of the form.
        name: Of the draft; the id of what is changed belongs in it.
        begins: What stands in the form before, by field.
        values: What the template shows beside it.
        kept: Keep a draft; not for secrets.
    """
    desk: Desk | None = getattr(request, "desk", None)
    drafts = desk.drafts if desk and kept else None
    if request.method != "POST":
        held = _held(request)
        draft = drafts.load(name) if drafts and held is None else held
        begun = form(begins=begins_from(draft) if draft else begins)
        shown = {"form": begun, "kept": _KEPT if draft else None, **(values or {})}
        return show(request, template, shown)
    visit: Visit | None = getattr(request, "visit", None)
    once = request.POST.get("once", "")
    before = visit.done(once) if visit and once else None
    if before is not None:
        return _leading(request, before)
    filled = form(request.POST)
    if drafts:
        drafts.save(name, filled.draft())
    if filled.is_valid():
        try:
            # Two tabs that send at once get ids of their own, one after the other.
            with desk.writing() if desk else contextlib.nullcontext():
                leads_to = done(filled)
        except AshoreError as error:
            zh, en = error.parts("zh"), error.parts("en")
            filled.mind(None, Text("".join(zh), " ".join(en)))
        else:
            # In this order: an answer that is still on its way looks whether the form was taken.
            if visit and once:
                visit.remember(once, leads_to)
            if drafts:
                drafts.forget(name)
            return _leading(request, leads_to)
    return show(request, template, {"form": filled, "kept": None, **(values or {})}, status=422)


def _held(request: HttpRequest) -> dict[str, list[str]] | None:
    """Return what was sent to this page while the case was locked, once."""
    visit: Visit | None = getattr(request, "visit", None)
    held: Held | None = visit.held if visit else None
    if visit is None or held is None or held.path != request.path:
        return None
    visit.held = None
    return held.fields


def _leading(request: HttpRequest, address: str) -> HttpResponse:
    """Return a redirect; to htmx as a whole new page."""
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
