"""Noting the steps of a talk: a request, the answer to it, an offer, a promise."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.case.entries_dealings import Channel, Offer, Promise, Request
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.fields import OTHER, Chosen, Sum
from ashore.web.frame.page_form import ask
from ashore.web.settle.dealing_forms import ME, OfferForm, PromiseForm, ReplyForm, RequestForm
from ashore.web.settle.talks import creditor_of, file_of

_TEMPLATE = "settle/add.html.j2"
_ROUGH = "金额是大概的数，以书面为准"
"""Kept with an offer whose sums were guessed; the papers are in Chinese."""
_NOTED_REQUEST = Text("要求记下了。", "Your request is noted.")
_NOTED_REPLY = Text("答复记下了。", "The answer is noted.")
_NOTED_OFFER = Text("方案记下了，可以放在一起比。", "The offer is noted and can be compared.")
_NOTED_PROMISE = Text(
    "承诺记下了。只在口头说过的，请对方书面确认。",
    "The promise is noted. What was only said, ask to have in writing.",
)


@require_http_methods(["GET", "POST"])
def add_request(request: HttpRequest, loan: str) -> HttpResponse:
    """Return the form for a request, or the way back to the talk."""
    desk = desk_of(request)
    file = file_of(desk, loan)

    def done(form: RequestForm) -> str:
        given = form.given
        how: Chosen = given["channel"]
        said = _said(ticket_no=given["ticket_no"], answer_due_on=given["answer_due_on"])
        beside = f"（{how.words}）" if how.words else ""
        entry = Request.model_validate(
            desk.stamp("request", loan=loan, to=creditor_of(desk, file), made_on=given["made_on"])
            | {"channel": channel_of(how), "what": f"{given['what']}{beside}"}
            | said
        )
        desk.add(entry, says=_NOTED_REQUEST)
        return reverse("settle:debt", args=[loan])

    return ask(
        request, RequestForm, _TEMPLATE, done, name=f"request-{loan}", begins=_today(desk),
        values=_about(desk, loan, Text("记一个要求", "Note a request"), f"request-{loan}"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add_reply(request: HttpRequest, loan: str, name: str) -> HttpResponse:
    """Return the form for the answer to a request; the request is corrected to carry it."""
    desk = desk_of(request)
    asked = next((one for one in file_of(desk, loan).requests if one.id == name), None)
    if asked is None:
        raise Http404

    def done(form: ReplyForm) -> str:
        given = form.given
        values = asked.model_dump(exclude_unset=True, by_alias=True, exclude={"prev"})
        values |= {"id": desk.next_id("request"), "recorded_at": desk.moment}
        values |= {"answered_on": given["answered_on"], "answer": given["answer"]}
        desk.correct(
            asked.id, Request.model_validate(values), reason="对方答复了", says=_NOTED_REPLY
        )
        return reverse("settle:debt", args=[loan])

    begins = _today(desk, "answered_on")
    if asked.answered_on:
        begins = {"answered_on": asked.answered_on.isoformat(), "answer": asked.answer or ""}
    title = Text("记对方的答复", "Note their answer")
    return ask(
        request, ReplyForm, _TEMPLATE, done, name=f"reply-{name}", begins=begins,
        values=_about(desk, loan, title, f"reply-{name}") | {"asked": asked},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add_offer(request: HttpRequest, loan: str) -> HttpResponse:
    """Return the form for an offer of either side."""
    desk = desk_of(request)
    file = file_of(desk, loan)

    def done(form: OfferForm) -> str:
        given = form.given
        sums: dict[str, Sum] = {n: given[n] for n in ("one_off", "monthly", "waived")}
        conditions = [one.strip() for one in given["conditions"].splitlines() if one.strip()]
        if any(one.about and one.fen is not None for one in sums.values()):
            conditions.append(_ROUGH)
        entry = Offer.model_validate(
            desk.stamp("offer", loan=loan, made_on=given["made_on"])
            | {"by": "person" if given["by"].value == ME else creditor_of(desk, file)}
            | _said(**{name: one.fen for name, one in sums.items()})
            | _said(
                periods=given["periods"], first_due_on=given["first_due_on"],
                deadline=given["deadline"], pay_to=given["pay_to"], conditions=conditions,
            )
        )  # fmt: skip
        desk.add(entry, says=_NOTED_OFFER)
        return reverse("settle:debt", args=[loan])

    title = Text("记一个方案", "Note an offer")
    return ask(
        request, OfferForm, _TEMPLATE, done, name=f"offer-{loan}",
        begins=_today(desk) | {"by": "they"}, values=_about(desk, loan, title, f"offer-{loan}"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add_promise(request: HttpRequest, loan: str) -> HttpResponse:
    """Return the form for a promise of either side."""
    desk = desk_of(request)
    file = file_of(desk, loan)

    def done(form: PromiseForm) -> str:
        given, amount = form.given, form.given["amount"]
        rough = "（大概）" if amount.about and amount.fen is not None else ""
        entry = Promise.model_validate(
            desk.stamp("promise", loan=loan, made_on=given["made_on"])
            | {"by": "person" if given["by"].value == ME else creditor_of(desk, file)}
            | {"what": f"{given['what']}{rough}"}
            | _said(until=given["until"], amount=amount.fen)
        )
        desk.add(entry, says=_NOTED_PROMISE)
        return reverse("settle:debt", args=[loan])

    title = Text("记一句口头的承诺", "Note a spoken promise")
    return ask(
        request, PromiseForm, _TEMPLATE, done, name=f"promise-{loan}",
        begins=_today(desk) | {"by": "they"}, values=_about(desk, loan, title, f"promise-{loan}"),
    )  # fmt: skip


def channel_of(how: Chosen) -> Channel:
    """Return the channel that was picked; another where none or none of the list was."""
    return Channel.OTHER if how.value in {"", OTHER} else Channel(how.value)


def _today(desk: Desk, name: str = "made_on") -> dict[str, str]:
    return {name: desk.today.isoformat()}


def _about(desk: Desk, loan: str, title: Text, draft: str) -> dict[str, object]:
    file = file_of(desk, loan)
    return {"file": file, "creditor": creditor_of(desk, file), "title": title, "draft": draft}


def _said(**values: object) -> dict[str, object]:
    """Return what was given: what was not is not written."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
