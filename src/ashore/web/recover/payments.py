"""Payments one by one: what nothing sorts yet, what was taught, and changing either by one tap."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ashore.case.entries_people import Transaction
from ashore.documents.recover_words import SORTED_BY
from ashore.plan.categories import Category
from ashore.recover.spending.sorting import plain_name, taught_by
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.show import show
from ashore.web.recover.spending import UNSORTED, named
from ashore.web.recover.worked import spent_of

_GROUPS, _PAYMENTS = 6, 30
_SORTED = Text("记下了：{category}。", "Noted: {category}.")
_TEACHES = Text(
    "记下了：{category}。付给「{name}」的都按它分。",
    "Noted: {category}. Payments to “{name}” follow it.",
)
_COME_FROM = {
    "unsorted": "recover:unsorted",
    "taught": "recover:taught",
    "payments": "recover:payments",
}
_NONE = "none"


@require_safe
def unsorted(request: HttpRequest) -> HttpResponse:
    """Return the payments that nothing sorts, alike ones together."""
    groups = spent_of(desk_of(request)).unsorted
    number, pages = _page(request, len(groups), _GROUPS)
    shown = groups[(number - 1) * _GROUPS : number * _GROUPS]
    values = {
        "groups": shown,
        "of": len(groups),
        "categories": tuple(Category),
        "number": number,
        "pages": pages,
    }
    return show(request, "recover/unsorted.html.j2", values)


@require_safe
def taught(request: HttpRequest) -> HttpResponse:
    """Return what the person taught, each rule to be changed."""
    rules = tuple(taught_by(desk_of(request).case.of(Transaction)).values())
    values = {"rules": rules, "categories": tuple(Category)}
    return show(request, "recover/taught.html.j2", values)


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """Return every counted payment, the newest first, or those of one category."""
    wanted = request.GET.get("category", "")
    chosen = wanted if wanted in {*Category, _NONE} else ""
    found = [
        one
        for one in spent_of(desk_of(request)).found.payments
        if not chosen or (one.category or _NONE) == chosen
    ]
    found.sort(key=lambda one: (one.payment.on, one.payment.at or ""), reverse=True)
    number, pages = _page(request, len(found), _PAYMENTS)
    choices = [(str(one), one.words) for one in Category]
    values = {
        "payments": found[(number - 1) * _PAYMENTS : number * _PAYMENTS],
        "of": len(found),
        "chosen": chosen,
        "choices": [*choices, (_NONE, UNSORTED)],
        "categories": tuple(Category),
        "named": named,
        "by": SORTED_BY,
        "number": number,
        "pages": pages,
    }
    return show(request, "recover/payments.html.j2", values)


@require_POST
def sort(request: HttpRequest, name: str) -> HttpResponse:
    """Say what a payment was for; others to the same name follow it."""
    desk = desk_of(request)
    back = reverse(_COME_FROM.get(request.POST.get("from", ""), "recover:spending"))
    found = _payment(desk, name)
    wanted = request.POST.get("category", "")
    if wanted not in set(Category):
        raise Http404
    if found is None:
        # The button was tapped twice, or another tab was quicker: it is sorted already.
        return HttpResponseRedirect(back)
    category = Category(wanted)
    chosen = found.model_copy(
        update={
            "id": desk.next_id("transaction"),
            "recorded_at": desk.moment,
            "category": category.value,
            "sorted_by": "person",
            "prev": None,
        }
    )
    plain = plain_name(found.counterpart)
    says = (_TEACHES if plain else _SORTED).fill(category=category.words, name=found.counterpart)
    desk.correct(found.id, chosen, says=says)
    return HttpResponseRedirect(back)


def _payment(desk: Desk, name: str) -> Transaction | None:
    """Return a payment that still stands, None where it was sorted meanwhile.

    Raises:
        Http404: If there never was one of that name.
    """
    for one in desk.case.of(Transaction):
        if one.id == name:
            return one
    if any(one.id == name and one.kind == "transaction" for one in desk.ledger.entries):
        return None
    raise Http404


def _page(request: HttpRequest, many: int, a_page: int) -> tuple[int, int]:
    """Return which page is asked for, within what there is, and how many there are."""
    pages = max(-(-many // a_page), 1)
    said = request.GET.get("page", "1")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1
    return min(max(number, 1), pages), pages
