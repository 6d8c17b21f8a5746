"""An intermediary looked at: what is wrong with its words, the way out, honest help instead."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ashore.case.entries_dealings import Approach
from ashore.case.entry import Transfer
from ashore.defend.reading.offers import OfferReading, read_offer
from ashore.settle.handed_over import Handed, what_was_done
from ashore.settle.honest_help import honest_help
from ashore.settle.vetting import Flag, Vetting, text_of, told_of_intermediaries, vet
from ashore.text import Text
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show
from ashore.web.settle.dealings import channel_of
from ashore.web.settle.vet_forms import ApproachForm, WordsForm

_WORDS = "vetted"
_KEPT = Text("记下了，按下面的顺序退出来就好。", "Noted; the way out is below, step by step.")
_GAVE = "已经把{what}交给了对方"
"""An act as the ledger keeps it and ``handed_over`` reads it; the papers are in Chinese."""


@require_http_methods(["GET", "POST"])
def intermediaries(request: HttpRequest) -> HttpResponse:
    """Return where words are looked at, what is recorded already, and honest help."""
    desk = desk_of(request)

    def done(form: WordsForm) -> str:
        desk.drafts.save(_WORDS, {"text": [form.given["text"]]})
        return reverse("settle:vetted")

    values = {
        "approaches": desk.case.of(Approach),
        "help": honest_help(desk.book, desk.today),
        "draft": "vet",
    }
    template = "settle/intermediaries.html.j2"
    return ask(request, WordsForm, template, done, name="vet", values=values)


@require_http_methods(["GET", "POST"])
def vetted(request: HttpRequest) -> HttpResponse:
    """Return what the words show, with a form to remember who it was."""
    desk = desk_of(request)
    text = "".join((desk.drafts.load(_WORDS) or {}).get("text", []))
    if not text:
        raise Http404
    reading, found = _of_text(desk, text)

    def done(form: ApproachForm) -> str:
        entry = approach_from(form, desk, text)
        desk.add(entry, says=_KEPT)
        desk.drafts.forget(_WORDS)
        return reverse("settle:intermediary", args=[entry.id])

    values = {"text": text, "found": found, "reading": reading, "draft": "vetted-keep"}
    return ask(
        request, ApproachForm, "settle/vetted.html.j2", done, name="vetted-keep", values=values
    )


@require_http_methods(["GET"])
def intermediary(request: HttpRequest, name: str) -> HttpResponse:
    """Return a recorded intermediary: what is wrong, what it holds, and the way out in order."""
    desk = desk_of(request)
    entry = next((one for one in desk.case.of(Approach) if one.id == name), None)
    if entry is None:
        raise Http404
    reading, found = _of_approach(desk, entry)
    values = {"entry": entry, "found": found, "reading": reading}
    return show(request, "settle/intermediary.html.j2", values)


def approach_from(form: ApproachForm, desk: Desk, text: str) -> Approach:
    """Return what was given as an entry."""
    given = form.given
    acts = tuple(_GAVE.format(what=Handed(one).words.zh) for one in given["handed"])
    promised = tuple(one.strip() for one in given["promised"].splitlines() if one.strip())
    paid = given["paid"].fen
    values = desk.stamp("approach", name=given["name"], channel=channel_of(given["channel"]))
    values |= {"text": text, "acts": acts, "promised": promised}
    values |= {"at": given["at"]} if given["at"] else {}
    values |= {"signed_on": given["signed_on"]} if given["signed_on"] else {}
    values |= {"fees": (Transfer(amount=paid, to=given["name"]),)} if paid else {}
    return Approach.model_validate(values)


def _of_text(desk: Desk, text: str) -> tuple[OfferReading, Vetting]:
    answers = desk.answers
    reading = read_offer(text, answers.book, answers.on)
    told = tuple((sentence, "") for sentence in what_was_done(text))
    asked = None if reading.fee is None else reading.fee.fee
    found = vet(
        reading.labels, _flags(reading), answers.book, answers.on, told=told, asked=asked,
        owed=answers.owed,
    )  # fmt: skip
    return reading, found


def _of_approach(desk: Desk, entry: Approach) -> tuple[OfferReading | None, Vetting]:
    answers, text = desk.answers, text_of(entry)
    reading = read_offer(text, answers.book, answers.on) if text else None
    found = vet(
        reading.labels if reading else (),
        _flags(reading) if reading else (),
        answers.book,
        answers.on,
        approach=entry,
        told=told_of_intermediaries(answers.case),
        asked=reading.fee.fee if reading and reading.fee else None,
        owed=answers.owed,
    )
    return reading, found


def _flags(reading: OfferReading) -> list[Flag]:
    return [Flag(*reason) for reason in reading.reasons]
