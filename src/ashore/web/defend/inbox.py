"""Messages as plain facts, their words put away; and a pasted message read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ashore.case.entries_dealings import Channel, Contact
from ashore.defend.reading.contact_words import asked_of
from ashore.defend.shielded import Shielded, messages_of, says, shielded
from ashore.documents.contact_names import CHANNELS
from ashore.text import Text
from ashore.web.defend import seen
from ashore.web.defend.adding import added
from ashore.web.defend.contact_form import ContactForm, contact_form
from ashore.web.defend.contact_log import contact_at
from ashore.web.defend.words_read import read_words
from ashore.web.frame.desk import Desk, desk_of
from ashore.web.frame.fields import PickField, WordsField, choices_of
from ashore.web.frame.form import Form
from ashore.web.frame.page_form import ask
from ashore.web.frame.show import show

ON_A_PAGE = 20
_DRAFT = "message-read"
_WAYS = (
    Channel.SMS,
    Channel.CHAT,
    Channel.APP,
    Channel.EMAIL,
    Channel.LETTER,
    Channel.CALL,
)
_HOW = choices_of({one: CHANNELS[one] for one in _WAYS})


class PasteForm(Form):
    """A message as it came."""

    text = WordsField(
        Text("贴上消息原文", "Paste the message"), long=True, required=True, most=20_000
    )
    channel = PickField(Text("怎么收到的", "How it came"), _HOW, required=True)


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Return a page of messages as facts, those not seen yet or all."""
    desk = desk_of(request)
    every = messages_of(desk.case)
    new = seen.unseen(desk, every)
    all_of_them = request.GET.get("all") == "1"
    chosen = every if all_of_them else new
    pages = max(-(-len(chosen) // ON_A_PAGE), 1)
    given = request.GET.get("page", "")
    asked = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 1
    number = min(max(asked, 1), pages)
    some = chosen[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    values = {
        "messages": [(one, says(one, desk.book, desk.today)) for one in shielded(desk.case, some)],
        "total": len(every),
        "new": len(new),
        "all": all_of_them,
        "number": number,
        "of": pages,
        "channels": CHANNELS,
        "unseen_ids": {one.id for one in new},
    }
    return show(request, "defend/inbox.html.j2", values)


@require_safe
def message(request: HttpRequest, name: str) -> HttpResponse:
    """Return one message as facts; its words and what they may be are one tap away."""
    desk = desk_of(request)
    entry = contact_at(desk, name)
    if not entry.text.strip() or entry.direction != "in":
        raise Http404
    facts, read = _facts(desk, entry), read_words(desk, asked_of(entry))
    values = {
        "entry": entry,
        "facts": facts,
        "says": says(facts, desk.book, desk.today),
        "read": read,
        "unseen": bool(seen.unseen(desk, [entry])),
        "channels": CHANNELS,
    }
    return show(request, "defend/message.html.j2", values)


@require_POST
def mark_seen(request: HttpRequest, name: str) -> HttpResponse:
    """Return the way back to the inbox once a message is marked as seen."""
    desk = desk_of(request)
    seen.mark(desk, contact_at(desk, name).id)
    return HttpResponseRedirect(reverse("defend:inbox"))


@require_POST
def mark_all_seen(request: HttpRequest) -> HttpResponse:
    """Return the way back to the inbox once everything is marked as seen."""
    seen.mark_all(desk_of(request))
    return HttpResponseRedirect(reverse("defend:inbox"))


@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Return the form for a message to be read."""
    desk = desk_of(request)

    def done(form: PasteForm) -> str:
        given = form.given
        desk.drafts.save(_DRAFT, {"text": [given["text"]], "channel": [given["channel"].value]})
        desk.drafts.forget("message-keep")
        return reverse("defend:read")

    values = {"draft": "message-paste"}
    template = "defend/paste.html.j2"
    return ask(
        request, PasteForm, template, done, name="message-paste", begins={"channel": "sms"},
        values=values,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """Return what a pasted message may be, with the form to keep it as a contact."""
    desk = desk_of(request)
    draft = desk.drafts.load(_DRAFT)
    if draft is None:
        raise Http404
    text, channel = "".join(draft.get("text", [])), "".join(draft.get("channel", [])) or "sms"
    probe = Contact(
        id="pasted", recorded_at=desk.moment, at=desk.moment, channel=Channel(channel), text=text
    )

    def done(form: ContactForm) -> str:
        entry = added(form, desk)
        desk.drafts.forget(_DRAFT)
        return reverse("defend:contact", args=[entry.id])

    begins = {
        "on": desk.today.isoformat(), "direction": "in", "whom": "me", "text": text,
        "channel": channel,
    }  # fmt: skip
    facts = _facts(desk, probe)
    values = {
        "facts": facts,
        "says": says(facts, desk.book, desk.today),
        "read": read_words(desk, asked_of(probe)),
        "entry": probe,
        "draft": "message-keep",
        "channels": CHANNELS,
    }
    return ask(
        request, contact_form(desk), "defend/read.html.j2", done, name="message-keep",
        begins=begins, values=values,
    )  # fmt: skip


def _facts(desk: Desk, entry: Contact) -> Shielded:
    return shielded(desk.case, [entry])[0]
