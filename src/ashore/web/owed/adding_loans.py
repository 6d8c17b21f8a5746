"""A debt is added a page at a time; nothing is in the records before the last page says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ashore.case.entries_loans import Disbursement, Loan
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.form import Form, begins_from, kept_of
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show
from ashore.web.owed.loan_entries import loan_values, payout_values
from ashore.web.owed.loan_forms import PART_NAMES, PARTS
from ashore.web.owed.number_fields import LinesField

NEW = "new-debt"
_ADDED = Text("记下了这笔借款。", "The debt is noted.")
_ORDER = tuple(PARTS)


class CheckForm(Form):
    """The last page asks nothing: it shows what was answered."""


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, part: str = "who") -> HttpResponse:
    """Return one page of questions about a new debt; each answer is kept as it is given."""
    if part not in PARTS:
        raise Http404
    desk, form, name = desk_of(request), PARTS[part], f"{NEW}-{part}"
    if wants_more(request):
        return more_lines(request, form, "owed/add.html.j2", _values(part), name)

    def done(filled: Form) -> str:
        kept = (desk.drafts.load(NEW) or {}) | kept_of(filled.data)
        desk.drafts.save(NEW, {k: v for k, v in kept.items() if k != "more"})
        after = _ORDER[_ORDER.index(part) + 1 :]
        if "checked" in request.GET or not after:
            return reverse("owed:add_check")
        return reverse("owed:add_part", args=[after[0]])

    before = desk.drafts.load(NEW)
    begins = begins_from(before or {})
    template, values = "owed/add.html.j2", _values(part) | {"begun": before is not None}
    return ask(request, form, template, done, name=name, begins=begins, values=values)


@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Forget what was answered about a new debt; the records are not touched."""
    drafts = desk_of(request).drafts
    for name in (NEW, *(f"{NEW}-{part}" for part in PARTS)):
        drafts.forget(name)
    return redirect("owed:add")


@require_http_methods(["GET", "POST"])
def add_check(request: HttpRequest) -> HttpResponse:
    """Return everything that was answered, to be looked at again and noted."""
    desk = desk_of(request)
    kept = desk.drafts.load(NEW)
    if kept is None and request.method == "GET":
        return redirect("owed:add")
    filled = {part: form(begins_from(kept or {})) for part, form in PARTS.items()}
    off = next((part for part, form in filled.items() if not form.is_valid()), None)
    if off is not None and kept is not None:
        return redirect("owed:add_part", off)

    def done(_: Form) -> str:
        given = {k: v for form in filled.values() for k, v in form.given.items()}
        loan = add_loan(desk, given)
        desk.drafts.forget(NEW)
        return reverse("owed:debt", args=[loan])

    values = {"parts": [(part, PART_NAMES[part], form) for part, form in filled.items()]}
    template = "owed/add_check.html.j2"
    return ask(request, CheckForm, template, done, name=f"{NEW}-check", values=values, kept=False)


def add_loan(desk: Desk, given: Mapping[str, Any]) -> str:
    """Append a loan and its payout, from the answers of all pages; return the loan's id."""
    stamp = desk.stamp("loan")
    loan = Loan.model_validate(stamp | loan_values(given))
    payout = payout_values(given, loan.id, loan.terms.principal)
    more = [Disbursement.model_validate(desk.stamp("disbursement") | payout)] if payout else []
    desk.add(loan, *more, says=_ADDED)
    return loan.id


def wants_more(request: HttpRequest) -> bool:
    """Return whether a form was sent only to get more lines."""
    return request.method == "POST" and "more" in request.POST


def more_lines(
    request: HttpRequest, form: type[Form], template: str, values: Mapping[str, object], name: str
) -> HttpResponse:
    """Return a form as it was sent with more empty lines; nothing is noted yet."""
    desk_of(request).drafts.save(name, kept_of(request.POST))
    begins = request.POST.copy()
    for field in form.base_fields:
        if isinstance(form.base_fields[field], LinesField):
            begins.appendlist(f"{field}-name", "")
            begins.appendlist(f"{field}-sum", "")
    shown = {"form": form(begins=begins), "kept": None, "begun": False, **values}
    return show(request, template, shown)


def _values(part: str) -> dict[str, object]:
    n = _ORDER.index(part)
    return {
        "part": part,
        "title": PART_NAMES[part],
        "number": n + 1,
        "of": len(_ORDER),
        "back_to": reverse("owed:add_part", args=[_ORDER[n - 1]]) if n else reverse("owed:index"),
        "draft": f"{NEW}-{part}",
    }
